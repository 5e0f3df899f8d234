"""Sheets that leave the portal: names and words, never an address, and never a formula."""

import csv
from collections.abc import Iterable, Iterator
from typing import Any

from django.db.models import QuerySet

from people.models import Person
from teams.models import Team

MOST = 5000  # rows of one sheet: more than a district has teams in ten years
AT_ONCE = 200
BOM = "\ufeff"  # without it, spreadsheets read Łucja as they like
BEGINS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r")
OF_A_TEAM = ["Team", "School", "Facilitator", "Members", "State", "Focus", "Goals", "Year"]

OF_A_PERSON = ["Name", "Role", "School", "Asked by teams, not answered"]

type Row = list[str]


def team_rows(teams: QuerySet[Team, Any]) -> Iterator[Row]:
    """A heading, and one row a team as it stands in the list."""
    yield OF_A_TEAM
    found = teams.prefetch_related("org_goals__school")[:MOST]
    for team in found.iterator(chunk_size=AT_ONCE):
        yield _of(team)


def person_rows(people: QuerySet[Person, Any]) -> Iterator[Row]:
    """People without a team, with how many teams wait for their answer."""
    yield OF_A_PERSON
    for person in people[:MOST].iterator(chunk_size=AT_ONCE):
        school = person.school.name if person.school else ""
        yield [person.name, person.role, school, str(person.asked)]


def written(rows: Iterable[Row]) -> Iterator[str]:
    """The rows as the lines of a CSV file, one at a time."""
    yield BOM
    writer = csv.writer(_Echo())
    for row in rows:
        yield writer.writerow([safe(cell) for cell in row])


def safe(cell: Any) -> str:
    """A cell that no spreadsheet takes for a formula."""
    text = str(cell)
    return f"'{text}" if text.startswith(BEGINS_A_FORMULA) else text


def _of(team: Any) -> Row:
    leading = [
        seat.person.name for seat in team.people if seat.is_facilitator and seat.answer == "yes"
    ]
    return [
        team.name,
        team.school.name,
        ", ".join(leading),
        ", ".join(seat.person.name for seat in team.people),
        team.get_state_display(),
        team.focus,
        "; ".join(str(goal) for goal in team.org_goals.all()),
        team.year.label,
    ]


class _Echo:
    """A file that gives each line back instead of keeping it."""

    def write(self, line: str) -> str:
        return line
