"""How a team's report stands, for home and for the page of the team; and what its readers find."""

from collections.abc import Iterator

from django.urls import reverse

from district.models import CalendarEvent
from kit import clock
from kit.task import Task
from kit.templatetags.kit import counted, day
from powers.models import Powers
from reports.models import Report
from teams.models import Team

MONTHS = (3, 4, 5, 6)  # in which a report is begun


def to_read() -> Task:
    door, told = (
        reverse("reports:archive"),
        "What teams tried, what came of it, and what they recommend.",
    )
    return Task("Read last year’s reports", door, told, "Any time", optional=True, kind="archive")


def tasks_of(team: Team, due: CalendarEvent | None) -> Iterator[Task]:
    """What stands of it, and from March on that it can be begun."""
    report: Report | None = getattr(team, "report", None)
    if report is not None:
        yield report_of(report)
    elif clock.today().month in MONTHS:
        yield to_begin(
            team, due, "Begin the report", "Your goal and measurements are already in it."
        )


def report_of(report: Report) -> Task:
    """What the team still writes, or what everybody reads by now."""
    if report.state == Report.State.PUBLISHED:
        url, said = reverse("reports:report", args=[report.pk]), "All staff read it in the archive."
        return _of(report, "Your report", url, said, done=True)
    url, said = (
        reverse("reports:write", args=[report.team_id]),
        "Your goal and measurements are in it.",
    )
    return _of(report, "Finish the report", url, said, done=not report.is_being_written)


def _of(report: Report, words: str, url: str, said: str, *, done: bool) -> Task:
    stands, team = report.state_words, report.team_id
    return Task(words, url, said, stands, done=done, kind="report", about=team)


def to_begin(team: Team, due: CalendarEvent | None, words: str, said: str) -> Task:
    when = f"Due {day(due.date)}" if due else ""
    door = reverse("reports:write", args=[team.pk])
    return Task(
        words, door, said, when, kind="report", day=due.date if due else None, about=team.pk
    )


def of_readers(powers: Powers, waiting: int) -> Iterator[Task]:
    """What waits, at any time of the year; and in May and June that nothing does."""
    if waiting or clock.today().month in (5, 6):
        yield Task(
            f"Read {counted(waiting, 'report,reports')} that teams submitted"
            if waiting
            else "Reports of this year",
            reverse("reports:in-hand"),
            done=not waiting,
            optional=not powers.is_assistant_superintendent,
            kind="reports",
        )
