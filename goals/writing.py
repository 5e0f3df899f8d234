"""Writing down what a team will change for its students."""

from typing import Any

from django.db import transaction

from goals import rules
from goals.models import Goal, Measure
from kit.lifecycle import NotYet
from kit.pages import require
from people.models import Person
from teams.models import Team

ONLY_THE_TEAM = "Only the team writes its goal and its plan."


@transaction.atomic
def write(team: Team, *, by: Person, goal: dict[str, Any], measure: dict[str, Any]) -> Goal:
    """Save what was filled in; blanks may stay, and a kind keeps what the other kind had."""
    team = Team.objects.select_for_update().get(pk=team.pk)
    written = team.goals.first() or Goal(team=team)
    may_change(written, by)
    _fill(written, goal)
    counted = written.measures.first() or Measure(goal=written)
    if counted.pk or any(value not in ("", None) for value in measure.values()):
        _fill(counted, measure)
    return written


def may_change(goal: Goal, by: Person) -> None:
    """The team changes its goal and plan while the year lasts."""
    require(by, rules.writers(goal), ONLY_THE_TEAM)
    if not goal.is_open:
        raise NotYet("This goal is closed. It can be read with its plan, not changed.")


def _fill(row: Goal | Measure, facts: dict[str, Any]) -> None:
    for name, value in facts.items():
        setattr(row, name, value)
    row.save()
