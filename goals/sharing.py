"""Showing a goal to those who lead, and telling how far it has come."""

from datetime import date

from django.db import transaction

from goals.lifecycle import LIFE_OF_A_GOAL
from goals.models import DataPoint, Goal, Measure
from goals.writing import may_change
from kit import clock
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
    assessed: int,
    reached: int,
    on: date | None = None,
    note: str = "",
) -> DataPoint:
    """Enter how many were assessed and how many reached it; a second count of a day corrects it."""
    measure = Measure.objects.select_for_update(of=("self",)).get(pk=measure.pk)
    may_change(measure.goal, by)
    facts = {"assessed": assessed, "reached": reached, "note": note, "entered_by": by}
    point, _ = measure.data_points.update_or_create(on=on or clock.today(), defaults=facts)
    return point
