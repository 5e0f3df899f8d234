"""Writing down what a team will change for its students."""

from django.db import transaction

from goals import rules
from goals.models import Goal, Measure
from kit.lifecycle import NotYet
from kit.pages import require
from kit.written import Answers, Window, Written, meet
from people.models import Person
from teams.models import Team

ONLY_THE_TEAM = "Only the team writes its goal and its plan."
CLOSED = "This goal is closed. It can be read with its plan, not changed."
SHARED = "Your goal is shared by now: press the button to change what others read."


@transaction.atomic
def write(
    team: Team,
    *,
    by: Person,
    goal: Answers,
    measure: Answers,
    window: Window | None = None,
    by_itself: bool = False,
) -> Goal:
    """Save what one window changed; blanks may stay, and a kind keeps what the other kind had.

    What somebody else changed meanwhile stays, and this window's answer lies beside it. What a
    window saves `by_itself` is a draft's. Raises `NotYet` once others read it.
    """
    team = Team.objects.select_for_update(no_key=True).get(pk=team.pk)  # who writes it first waits
    written = team.goals.select_for_update().first() or Goal(team=team)
    may_change(written, by, by_itself=by_itself)
    put(written, *meet(written, goal, by=by, window=window))
    counted = written.measures.first() or Measure(goal=written)
    if counted.pk or any(value not in ("", None) for value in measure.values()):
        put(counted, *meet(counted, measure, by=by, window=window))
    return written


def may_change(goal: Goal, by: Person, *, by_itself: bool = False) -> None:
    """The team changes its goal and plan while the year lasts. What others read changes when
    somebody says so, never half a sentence at a time."""
    require(by, rules.writers(goal), ONLY_THE_TEAM)
    if not goal.is_open:
        raise NotYet(CLOSED)
    if by_itself and goal.is_shared:
        raise NotYet(SHARED)


def put(row: Written, *facts: Answers) -> None:
    """Write these into a row that is held."""
    for name, value in (pair for each in facts for pair in each.items()):
        setattr(row, name, value)
    row.save()
