"""Who writes, and about what."""

import pytest
from django.db import connection

from plt_portal.models import SignOfLife
from tests import builders as b


@pytest.fixture
def posting(year):
    return b.a_posting(lead=b.a_teacher("Marcus Bell"))


@pytest.fixture
def renee(year):
    return b.a_teacher("Renee Okafor")


@pytest.fixture
def at_work(db, time_machine, settings, tmp_path):
    """Worker and beat are at work, and the clock of the tests is that of the database."""
    settings.FILES = tmp_path
    time_machine.move_to(the_databases_time(), tick=True)
    SignOfLife.objects.leave("worker")
    SignOfLife.objects.leave("beat")


def the_databases_time():
    with connection.cursor() as cursor:
        cursor.execute("SELECT clock_timestamp()")
        return cursor.fetchone()[0]
