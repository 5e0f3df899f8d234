"""What every test of teams may ask for."""

import pytest

from tests import builders


@pytest.fixture
def sign_in(client):
    """Answers with the browser of whoever signs in."""

    def as_(person):
        client.force_login(person)
        return client

    return as_


@pytest.fixture
def committed(transactional_db):
    """Real transactions: what waits for the commit is checked at the commit."""
    builders.the_year()
