"""How far a team's goal and work plan are, for home and for the page of the team."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.db.models import Prefetch, prefetch_related_objects
from django.urls import reverse

from goals.models import ActionStep, Goal
from kit import clock
from kit.crossing import CHOOSE, CROSSED
from kit.task import Task
from kit.templatetags.kit import counted, day
from teams.models import Team


def fetch_goals(teams: list[Any]) -> None:
    """Give these teams their goals with all steps; of none, nothing is asked."""
    goals = Prefetch("goals", Goal.objects.with_crossings())
    prefetch_related_objects(teams, goals, "goals__steps")


def tasks_of(team: Team) -> Iterator[Task]:
    """To agree on a goal; then its plan."""
    goals = list(team.goals.all())
    yield _goal(team, goals[0] if goals else None)
    steps = [step for goal in goals for step in goal.steps.all()]
    if goals and (goals[0].is_shared or has_crossed(steps)):
        yield plan_of(team, steps)


def _goal(team: Team, goal: Goal | None) -> Task:
    shared = goal is not None and goal.is_shared
    told = "A SMART goal, or a question to inquire into."
    if goal is not None and goal.is_shared:
        told = f"Shared {day(goal.shared_at)}."
    crossed = goal is not None and (goal.crossings or goal.numbers_cross)  # type: ignore[attr-defined]
    return Task(
        "Agree on your goal",
        reverse("goals:goal", args=[team.pk]),
        CHOOSE if crossed else told,
        CROSSED if crossed else "",
        done=shared and not crossed,
        kind="goal",
        about=team.pk,
    )


def has_crossed(steps: Iterable[ActionStep]) -> bool:
    return any(step.crossings for step in steps)


def plan_of(team: Team, steps: list[ActionStep]) -> Task:
    """How far the work plan is; the first step whose month is over is named."""
    open_steps = [step for step in steps if not step.done_on]
    month = clock.today().replace(day=1)
    late = [step for step in open_steps if step.due_month and step.due_month < month]
    done = f"{len(steps) - len(open_steps)} of {counted(len(steps), 'step,steps')} done."
    why = f" “{late[0].action}” was due in {late[0].due_month:%B}." if late else ""
    if has_crossed(steps):
        door = reverse("goals:plan", args=[team.pk])
        return Task("Work plan", door, CHOOSE, CROSSED, kind="plan", about=team.pk)
    return Task(
        "Work plan",
        reverse("goals:plan", args=[team.pk]),
        f"{done}{why}" if steps else "No step yet.",
        f"{counted(len(late), 'step,steps')} late" if late else "",
        done=bool(steps) and not open_steps,
        late=bool(late),
        kind="plan",
        about=team.pk,
    )
