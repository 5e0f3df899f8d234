"""The team that writes, a colleague on it, and what its facilitator reads."""

import pytest
from django.urls import reverse

from tests.builders import a_member, a_teacher, a_team, facilitator_of


@pytest.fixture
def team():
    return a_team(name="Talking Math")


@pytest.fixture
def daniel(team):
    return a_member(team, a_teacher("Daniel Brandt")).person


@pytest.fixture
def page(client, team):
    """What the facilitator reads."""
    client.force_login(facilitator_of(team))
    return lambda: " ".join(client.get(reverse("blueprint:blueprint", args=[team.pk])).text.split())
