"""How long a page waits for the records: while they are there, and hardly when they are not."""

from contextlib import contextmanager
from threading import Timer
from time import monotonic

import pytest
from django.db import OperationalError, connection

from plt_portal.records.base import DatabaseWrapper
from tests.stack import free_port

pytestmark = pytest.mark.django_db


class Apart(DatabaseWrapper):
    """Connections with a pool of their own."""

    _connection_pools = {}


@contextmanager
def records(**where):
    """A connection to these records, out of a pool that holds one."""
    options = connection.settings_dict["OPTIONS"]
    options = options | {"pool": options["pool"] | {"max_size": 1}}
    own = Apart(connection.settings_dict | {"OPTIONS": options} | where)
    yield own
    own.close()
    own.close_pool()


def test_who_finds_nobody_there_knows_it_after_a_second():
    begins = monotonic()

    with records(HOST="127.0.0.1", PORT=free_port()) as away, pytest.raises(OperationalError):
        away.ensure_connection()

    assert 0.9 < monotonic() - begins < 3


def test_who_finds_them_busy_waits_for_a_turn():
    with records() as first:
        first.ensure_connection()
        first.inc_thread_sharing()  # another thread gives it back
        second = Apart(first.settings_dict)
        Timer(1.5, first.close).start()

        second.ensure_connection()

        assert second.is_usable()
        second.close()
