"""A teacher's own year, as tasks: first a team, then its documents, and the course that helps."""

from collections.abc import Iterator
from typing import Any

from django.db.models import QuerySet

from billboard import home as billboard
from blueprint import home as blueprint
from district import home as district
from district.calendar import next_of
from district.models import CalendarEvent
from goals import home as goals
from kit.prepared import prepared
from kit.task import Task
from people.models import Person, Qualification
from reports import home as reports
from reports.models import Report
from teams import home as teams
from teams.models import Team
from training import home as training

type Numbers = dict[str, int]
type Events = list[CalendarEvent]


def teams_of(person: Person) -> list[Any]:
    """One's teams of this year, with all that their lines say."""
    found = _own_teams(person=person.pk)
    goals.fetch_goals([team for team in found if team.state == Team.State.ACTIVE])
    return found


@prepared
def _own_teams(*, person: Any) -> Any:
    return blueprint.with_parts(teams.own_teams(person), person).select_related("report")


def leads_one(person: Person, own: list[Any]) -> bool:
    return any(_leads(team, person) for team in own)


def counts(person: Any, *, leads: bool) -> dict[str, QuerySet]:
    """What is counted for whoever leads a team: whether they have been trained to."""
    trained = Qualification.objects.filter(person=person, kind="facilitator")
    return {"trained": trained} if leads else {}


def lines(person: Person, own: list[Any], numbers: Numbers, events: Events) -> Iterator[Task]:
    """A teacher's own path: first a team, then the work of each team."""
    if not any(team.state in Team.RUNNING for team in own):
        yield from _find_a_team(person, own, numbers, events)
    for team in own:
        if team.state in Team.RUNNING:
            yield from teams.running(team, person)
        if team.state == Team.State.ACTIVE:
            yield from _work_of(team, events)
    needs = leads_one(person, own) and not numbers["trained"]
    yield from training.of_the_course(person, needs=needs, seeks=not own)


def _leads(team: Any, person: Person) -> bool:
    return bool(team.lead) and team.lead["pk"] == person.pk and team.state != Team.State.DISSOLVED


def _find_a_team(
    person: Person, own: list[Team], numbers: Numbers, events: Events
) -> Iterator[Task]:
    session, due = next_of("plt_session", events), next_of("rosters_due", events)
    teams.fetch_waiting(own)
    yield reports.to_read()
    yield district.goals_of_the_year()
    yield billboard.to_find([team.name for team in own], numbers.get("interests", 0))
    for team in own:
        yield teams.roster_of(team, person, due)
    if session and not own:
        yield teams.to_finalize(session.date)


def _work_of(team: Any, events: Events) -> Iterator[Task]:
    """The documents of an approved team, each from when it can be written."""
    report, due = getattr(team, "report", None), next_of("reports_due", events)
    is_out = report is not None and report.state == Report.State.PUBLISHED
    yield blueprint.task_of(team, optional=is_out)
    yield from goals.tasks_of(team)
    yield from reports.tasks_of(team, due)
