"""Writing down what a team will change for its students."""

from typing import Any

from django.db import transaction

from goals import rules
from goals.models import Goal, Measure
from kit.lifecycle import NotYet
from kit.pages import require
from kit.written import Answers, Window, Written, meet
from people.models import Person
from teams.models import Team

ONLY_THE_TEAM = "Only the team writes its goal and its plan."


@transaction.atomic
def write(
    team: Team, *, by: Person, goal: Answers, measure: Answers, window: Window | None = None
) -> Goal:
    """Save what one window changed; blanks may stay, and a kind keeps what the other kind had.

    What somebody else changed meanwhile stays, and this window's answer lies beside it.
    """
    team = Team.objects.select_for_update().get(pk=team.pk)
    written = team.goals.first() or Goal(team=team)
    may_change(written, by)
    fill(written, goal, by, window)
    counted = written.measures.first() or Measure(goal=written)
    if counted.pk or any(value not in ("", None) for value in measure.values()):
        fill(counted, measure, by, window)
    return written


def may_change(goal: Goal, by: Person) -> None:
    """The team changes its goal and plan while the year lasts."""
    require(by, rules.writers(goal), ONLY_THE_TEAM)
    if not goal.is_open:
        raise NotYet("This goal is closed. It can be read with its plan, not changed.")


def fill(row: Written, answers: Answers, by: Person, window: Window | None, **more: Any) -> None:
    """Write what this window changed into a row that is held, and what follows from it."""
    mine, remembered = meet(row, answers, by=by, window=window)
    for name, value in (mine | remembered | (more if mine else {})).items():
        setattr(row, name, value)
    row.save()
