"""What every test of teams may ask for."""

import pytest


@pytest.fixture
def sign_in(client, settings):
    """Answers with the browser of whoever signs in."""

    def as_(person):
        client.force_login(person, backend=settings.AUTHENTICATION_BACKENDS[0])
        return client

    return as_
