"""The work plan, row by row."""

from uuid import UUID, uuid4

from django.db import transaction

from goals.models import ActionStep, Goal, first_position, next_position
from goals.timeline import month_of
from goals.writing import may_change, put
from kit import clock
from kit.written import Answers, Window, meet
from people.models import Person


@transaction.atomic
def add_step(
    goal: Goal,
    *,
    by: Person,
    answers: Answers,
    window: Window | None = None,
    is_first: bool = False,
    slip: UUID | None = None,
) -> ActionStep:
    """A new row below the last one, or above all others. One form, its `slip`, adds one row and
    goes on with it."""
    goal = Goal.objects.select_for_update(of=("self",)).get(pk=goal.pk)
    may_change(goal, by)
    if slip and (begun := goal.steps.filter(slip=slip).first()):
        return _written(begun, answers, by, window)
    if not slip and (same := goal.steps.open().filter(**answers).first()):
        return same
    position = first_position(goal) if is_first else next_position(goal)
    step = ActionStep(goal=goal, position=position, slip=slip or uuid4())
    return _written(step, answers, by, window)


@transaction.atomic
def edit_step(
    step: ActionStep,
    *,
    by: Person,
    answers: Answers,
    window: Window | None = None,
    by_itself: bool = False,
) -> ActionStep:
    """What this window changed in the row; the month follows from the timeline's words. What a
    window saves `by_itself` is part of a plan that only the team reads."""
    return _written(_held(step, by, by_itself=by_itself), answers, by, window)


def _written(step: ActionStep, answers: Answers, by: Person, window: Window | None) -> ActionStep:
    mine, remembered = meet(step, answers, by=by, window=window)
    month = month_of(mine.get("timeline", step.timeline), step.goal.team.year.first_day)
    put(step, mine, remembered, {"due_month": month})
    return step


@transaction.atomic
def finish(step: ActionStep, *, by: Person) -> ActionStep:
    """Done today. Saying it twice keeps the first day."""
    step = _held(step, by)
    step.done_on = step.done_on or clock.today()
    step.save(update_fields=["done_on"])
    return step


@transaction.atomic
def reopen(step: ActionStep, *, by: Person) -> ActionStep:
    """It was not done after all."""
    step = _held(step, by)
    step.done_on = None
    step.save(update_fields=["done_on"])
    return step


def _held(step: ActionStep, by: Person, *, by_itself: bool = False) -> ActionStep:
    step = ActionStep.objects.select_for_update(of=("self",)).get(pk=step.pk)
    may_change(step.goal, by, by_itself=by_itself)
    return step
