"""Who reads the billboard and who writes on it, and the browser of the one who reads."""

import pytest

from tests.builders import a_teacher


@pytest.fixture
def reader(client, db):
    reader = a_teacher("Renee Okafor")
    client.force_login(reader)
    return reader


@pytest.fixture
def author(client, year):
    author = a_teacher("Daniel Brandt")
    client.force_login(author)
    return author


@pytest.fixture
def page(window_of, reader):
    return window_of(reader)
