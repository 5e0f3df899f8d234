"""How far a team's Blueprint is, for home and for the page of the team."""

from typing import Any

from django.urls import reverse

from blueprint.models import PartsWritten, TextsCross
from blueprint.prompts import PARTS
from kit.crossing import CHOOSE, CROSSED
from kit.task import Task
from people.models import Person


def with_parts(teams: Any, reader: Person) -> Any:
    """Teams with the number of parts that have words in them, as `written`, and whether texts
    wait for a choice of this reader, as `crossed`."""
    return teams.annotate(written=PartsWritten("pk"), crossed=TextsCross("pk", reader.pk))


def task_of(team: Any, *, optional: bool) -> Task:
    """Until the report is out it is the team's to finish."""
    return Task(
        f"Blueprint of {team}",
        reverse("blueprint:blueprint", args=[team.pk]),
        CHOOSE if team.crossed else f"{team.written} of {len(PARTS)} parts written.",
        CROSSED if team.crossed else "",
        done=team.written == len(PARTS) and not team.crossed,
        optional=optional and not team.crossed,
        kind="blueprint",
        about=team.pk,
    )
