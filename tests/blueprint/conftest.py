"""The team that writes, a colleague on it, and what its facilitator reads."""

import pytest
from django.core.cache import cache
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


# --- In the browser -------------------------------------------------------------------------------


@pytest.fixture
def nobody_is_here():
    """Who writes where is remembered for a while."""
    cache.clear()


@pytest.fixture
def renee(team):
    return facilitator_of(team)


@pytest.fixture
def part(team):
    return f"/blueprint/{team.pk}/partners/"


@pytest.fixture
def at_the_part(window_of, renee, part):
    """The facilitator's window, in which she writes part 3."""
    page = window_of(renee)
    page.goto(part)
    return page
