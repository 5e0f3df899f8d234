"""October to April: enrollments, Blueprints, goals, plans, and how far they come."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from blueprint.models import Answer
from blueprint.prompts import FIRST_STEP, places
from blueprint.writing import save
from demo.act import Act, Overtaken, act, workday
from demo.course import ENROLLED, WITHDREW
from demo.crews import CREWS
from demo.crews.crew import october
from demo.forming import team
from demo.opening import who
from demo.work import WORK, Row, Work
from goals import planning, sharing
from goals.models import ActionStep, Goal, Measure
from goals.writing import write
from training.enrollment import enroll, withdraw
from training.models import Course, Enrollment
from training.tasks import invite_facilitators

MAY = date(2027, 5, 1)


def acts() -> Iterator[Act]:
    yield from _training()
    for number, crew in enumerate(CREWS):
        if work := WORK.get(crew.name):
            by = crew.people[:3]
            yield from _blueprint(number, work, by)
            yield from _goal(number, work, by)
            yield from _counts(number, work, by)


def _training() -> Iterator[Act]:
    for number, (name, day) in enumerate(ENROLLED.items()):
        yield act(day, 16, number, _enroll, name)
    for name, day in WITHDREW.items():
        yield act(day, 12, 0, _withdraw, name)
    for number in range(12):
        yield act(workday(october(1), number), 6, 0, invite_facilitators)


def _blueprint(number: int, work: Work, by: list[str]) -> Iterator[Act]:
    for turn, (part, text) in enumerate(work.blueprint.items()):
        day = workday(october(6), 2 * turn + number % 4)
        yield act(day, 14, number + turn, _write_part, work, part, text, by[turn % len(by)])


def _goal(number: int, work: Work, by: list[str]) -> Iterator[Act]:
    yield act(workday(work.agreed, -2), 15, number, _write_goal, work, by[0])
    yield act(work.agreed, 15, number, _share, work, by[0])
    for turn, row in enumerate(work.rows):
        author = by[turn % len(by)]
        yield act(workday(work.agreed, -2), 16, turn, _add_step, work, row, author)
        if row.done:
            yield act(row.done, 17, number + turn, _finish, work, row, author)


def _counts(number: int, work: Work, by: list[str]) -> Iterator[Act]:
    for turn, (day, reached) in enumerate(work.counts):
        written = max(day, workday(work.agreed, 1))
        yield act(written, 16, number + turn, _measure, work, day, reached, by[turn % len(by)])


# --- What they do ---------------------------------------------------------------------------------


def _enroll(name: str) -> None:
    enroll(Course.objects.this_year().get(), by=who(name))


def _withdraw(name: str) -> None:
    person = who(name)
    withdraw(Enrollment.objects.get(course__year__is_current=True, person=person), by=person)


def _write_part(work: Work, part: str, text: str, by: str) -> None:
    """Only in an empty part: what somebody else has written there is theirs."""
    if Answer.objects.written().filter(blueprint__team__name=work.team, author=None, part=part):
        raise Overtaken("The part is written.")
    day = {"first_step_on": workday(october(13), 3)} if part == FIRST_STEP else {}
    save(team(work.team), places()[part], by=who(by), answers={"text": text} | day)


def _write_goal(work: Work, by: str) -> None:
    """Only on an empty page: a goal that somebody else has written is theirs."""
    if team(work.team).goals.exists():
        raise Overtaken("The team has a goal.")
    goal = {
        "kind": Goal.Kind.SMART,
        "group": work.group,
        "group_size": work.size,
        "doing": work.doing,
        "due_month": MAY,
    }
    measure = {
        "source": work.source,
        "baseline": work.baseline,
        "target": work.target,
        "measured_in": work.measured_in if work.baseline is not None else "",
        "baseline_plan": "" if work.baseline is not None else "We count once before winter break.",
    }
    write(team(work.team), by=who(by), goal=goal, measure=measure)


def _the_goal(work: Work) -> Goal:
    return Goal.objects.get(team=team(work.team), doing=work.doing)


def _share(work: Work, by: str) -> None:
    sharing.share(_the_goal(work), by=who(by))


def _add_step(work: Work, row: Row, by: str) -> None:
    facts: dict[str, Any] = {
        "action": row.action,
        "timeline": row.timeline,
        "expected_outcome": row.outcome,
        "measure": row.measure,
        "responsible": row.who,
    }
    planning.add_step(_the_goal(work), by=who(by), answers=facts)


def _finish(work: Work, row: Row, by: str) -> None:
    step = ActionStep.objects.get(goal=_the_goal(work), action=row.action)
    planning.finish(step, by=who(by))


def _measure(work: Work, day: date, reached: int, by: str) -> None:
    measure = Measure.objects.get(goal=_the_goal(work))
    if measure.data_points.filter(on=day).exists():
        raise Overtaken("That day has been counted.")
    counted = {"assessed": work.size, "reached": reached}
    sharing.measure(measure, by=who(by), answers={"count": counted}, on=day)
