"""What of teams leaves the portal as a sheet: names and words, and never an address."""

from collections.abc import Iterator
from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery
from django.utils.timezone import localdate

from kit.sheets import Row
from people.models import Person
from teams.models import Roster, Team

MOST = 5000  # rows of one sheet: more than a district has teams in ten years
AT_ONCE = 200
OF_A_TEAM: Row = [
    "Team", "School", "Facilitator", "Members", "State", "Approved on", "Focus", "Goals", "Year"
]  # fmt: skip
OF_A_PERSON: Row = ["Name", "Role", "School", "Asked by teams, not answered", "Letter written on"]


def team_rows(teams: QuerySet[Team, Any]) -> Iterator[Row]:
    """A heading, and one row a team as it stands in the list."""
    yield OF_A_TEAM
    approved = Roster.objects.filter(team=OuterRef("pk"), state=Roster.State.APPROVED)
    found = teams.annotate(approved_at=Subquery(approved.values("decided_at")))
    found = found.select_related("year").prefetch_related("org_goals__school")[:MOST]
    for team in found.iterator(chunk_size=AT_ONCE):
        yield _of(team)


def person_rows(people: QuerySet[Person, Any]) -> Iterator[Row]:
    """People without a team, how many teams wait for their answer, and their letter."""
    yield OF_A_PERSON
    for person in people[:MOST].iterator(chunk_size=AT_ONCE):
        told_on = person.told_at and localdate(person.told_at)
        yield [person.name, person.role, person.school.name, person.asked, told_on]


def _of(team: Any) -> Row:
    return [
        team.name,
        team.school.name,
        team.led_by or "",
        ", ".join(team.names),
        team.get_state_display(),
        team.approved_at and localdate(team.approved_at),
        team.focus,
        "; ".join(str(goal) for goal in team.org_goals.all()),
        team.year.label,
    ]
