"""A team whose facilitator is at the keyboard."""

import pytest

from tests.builders import a_team, facilitator_of


@pytest.fixture
def team(client):
    team = a_team()
    client.force_login(facilitator_of(team))
    return team
