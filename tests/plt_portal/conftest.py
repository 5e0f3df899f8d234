"""Who writes, and about what."""

import pytest

from tests import builders as b


@pytest.fixture
def posting(year):
    return b.a_posting(lead=b.a_teacher("Marcus Bell"))


@pytest.fixture
def renee(year):
    return b.a_teacher("Renee Okafor")
