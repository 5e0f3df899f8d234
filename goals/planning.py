"""The work plan, row by row."""

from typing import Any

from django.db import transaction

from goals.models import ActionStep, Goal, first_position, next_position
from goals.timeline import month_of
from goals.writing import may_change
from kit import clock
from people.models import Person


@transaction.atomic
def add_step(goal: Goal, *, by: Person, is_first: bool = False, **facts: Any) -> ActionStep:
    """A new row below the last one, or above all others; the very same row is not added twice."""
    goal = Goal.objects.select_for_update(of=("self",)).get(pk=goal.pk)
    may_change(goal, by)
    same = goal.steps.open().filter(**facts).first()
    if same:
        return same
    position = first_position(goal) if is_first else next_position(goal)
    return goal.steps.create(position=position, due_month=_month(goal, facts), **facts)


@transaction.atomic
def edit_step(step: ActionStep, *, by: Person, **facts: Any) -> ActionStep:
    """What the row says now; the month follows from the timeline's words."""
    step = _held(step, by)
    for name, value in facts.items():
        setattr(step, name, value)
    step.due_month = _month(step.goal, facts) if "timeline" in facts else step.due_month
    step.save()
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


def _held(step: ActionStep, by: Person) -> ActionStep:
    step = ActionStep.objects.select_for_update(of=("self",)).get(pk=step.pk)
    may_change(step.goal, by)
    return step


def _month(goal: Goal, facts: dict[str, Any]) -> Any:
    return month_of(facts.get("timeline", ""), goal.team.year.first_day)
