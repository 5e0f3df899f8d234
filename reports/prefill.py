"""A first draft of the year's report, written from what the team has already said below."""

from collections.abc import Iterable, Iterator
from datetime import date

from django.utils.dateformat import format as date_words

from goals.models import ActionStep, Goal, Measure
from reports.models import Report
from teams.models import Team


def draft_for(team: Team) -> Report:
    """An unsaved report: dated lines for the team to keep, change or drop."""
    goals = list(team.goals.for_page())
    measures = [measure for goal in goals for measure in goal.measures.all()]
    return Report(
        team=team,
        title=team.name,
        need=_lines(_need(team, measures)),
        goal=_lines(_goal(goal) for goal in goals),
        tried=_lines(_step(step) for goal in goals for step in goal.steps.all()),
        data=_lines(_measurements(measures)),
        results=_lines(map(_outcome, measures)),
        outcome=next((goal.outcome for goal in goals if goal.outcome), ""),
        **_numbers(measures),
    )


def _lines(lines: Iterable[str]) -> str:
    return "\n\n".join(filter(None, lines))


def _need(team: Team, measures: list[Measure]) -> Iterator[str]:
    if team.posting:
        yield team.posting.need
        kinds = dict(team.posting.Evidence.choices)
        if seen := [kinds[kind].lower() for kind in team.posting.evidence]:
            yield f"Our evidence in September: {', '.join(seen)}."
    for measure in measures:
        if measure.baseline is not None:
            yield f"Where we started: {measure.baseline}% ({measure.source})."


def _goal(goal: Goal) -> str:
    """The goal as the team put it: the sentence of the template, or the question."""
    return str(goal.sentence) if str(goal).strip() else ""


def _step(step: ActionStep) -> str:
    if step.done_on:
        outcome = f" {_ended(step.expected_outcome)}" if step.expected_outcome else ""
        return f"{_month(step.done_on)}: {_ended(step.action)}{outcome}"
    when = step.timeline or (_month(step.due_month) if step.due_month else "no date")
    return f"Planned ({when}), not marked as done: {_ended(step.action)}"


def _measurements(measures: list[Measure]) -> Iterator[str]:
    for measure in measures:
        for point in measure.data_points.all():
            reached = f"{point.reached} of {point.assessed} students, {point.percent}%"
            note = f" {_ended(point.note)}" if point.note else ""
            yield f"{date_words(point.on, 'F j, Y')}: {reached} ({measure.source}).{note}"


def _outcome(measure: Measure) -> str:
    """How the latest measurement compares with the target."""
    latest = measure.latest
    if latest is None:
        return f"{measure.source}: not measured yet."
    goal = "" if measure.target is None else f" The goal was {measure.target}%."
    day = date_words(latest.on, "F j, Y")
    return f"{day}: {latest.percent}% reached it ({measure.source}).{goal}"


def _numbers(measures: list[Measure]) -> dict[str, int | str | None]:
    """Start, goal and result of the first measure that has a goal."""
    measure = next((each for each in measures if each.target is not None), None)
    if measure is None:
        return {}
    latest = measure.latest
    return {
        "baseline": measure.baseline,
        "target": measure.target,
        "result": latest.percent if latest else None,
        "result_line": f"of {measure.goal.group} {measure.goal.doing}".strip()[:300],
    }


def _month(day: date) -> str:
    return date_words(day, "F Y")


def _ended(text: str) -> str:
    """The text with a full stop at its end."""
    return text if text[-1:] in ".?!…" else f"{text}."
