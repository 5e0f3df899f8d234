"""The life of a goal: the team's own until they share it."""

from goals.models import Goal
from goals.rules import writers
from kit.lifecycle import Lifecycle, Step


def something_to_read(goal, note):
    if not str(goal).strip():
        yield "Write the goal first: which students, and what will they be able to do?"
    if any(row.crossings for row in goal.rows):
        yield "Two answers crossed. Look at both and choose first."


DRAFT, SHARED, CLOSED = Goal.State

LIFE_OF_A_GOAL = Lifecycle(
    Goal,
    #    standing  verb     moves to  taken by   needs
    Step(DRAFT,    "share", SHARED,   writers,   something_to_read),
)  # fmt: skip
