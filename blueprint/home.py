"""How far a team's Blueprint is, for home and for the page of the team."""

from typing import Any

from django.urls import reverse

from blueprint.models import PartsWritten
from blueprint.prompts import PARTS
from kit.task import Task


def with_parts(teams: Any) -> Any:
    """Teams with the number of parts that have words in them, as `written`."""
    return teams.annotate(written=PartsWritten("pk"))


def task_of(team: Any, *, optional: bool) -> Task:
    """Until the report is out it is the team's to finish."""
    return Task(
        f"Blueprint of {team}",
        reverse("blueprint:blueprint", args=[team.pk]),
        f"{team.written} of {len(PARTS)} parts written.",
        done=team.written == len(PARTS),
        optional=optional,
        kind="blueprint",
        about=team.pk,
    )
