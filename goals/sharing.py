"""Showing a goal to those who lead, and telling how far it has come."""

from datetime import date

from django.db import transaction

from goals.lifecycle import LIFE_OF_A_GOAL
from goals.models import DataPoint, Goal, Measure
from goals.writing import may_change, put
from kit import clock
from kit.lifecycle import NotYet
from kit.written import Answers, Window, meet
from people.models import Person


@transaction.atomic
def share(goal: Goal, *, by: Person) -> Goal:
    """From now on principals, directors and the assistant superintendent read goal and plan."""
    goal = LIFE_OF_A_GOAL.move(goal, "share", by=by).thing
    goal.shared_at = clock.now()
    goal.save(update_fields=["shared_at"])
    return goal


@transaction.atomic
def measure(
    measure: Measure,
    *,
    by: Person,
    answers: Answers,
    on: date | None = None,
    window: Window | None = None,
) -> DataPoint:
    """Enter how many were assessed and how many reached it. A second count of a day that a window
    did not show lies beside the first.

    `answers` are the `count`, which holds the numbers `assessed` and `reached`, and a `note`.
    Raises `NotYet` when more would have reached it than were assessed.
    """
    measure = Measure.objects.select_for_update(of=("self",)).get(pk=measure.pk)
    may_change(measure.goal, by)
    on = on or clock.today()
    point = measure.data_points.filter(on=on).first() or DataPoint(measure=measure, on=on)
    mine, remembered = meet(point, answers, by=by, window=window)
    if "count" in mine:
        _look_at(**mine["count"])
        point.entered_by = by
    put(point, mine, remembered)
    return point


def _look_at(*, assessed: int, reached: int) -> None:
    if reached > assessed:
        raise NotYet(f"Of {assessed} assessed, at most {assessed} can reach it.")
