"""The meters of the bench, held against things whose measure is known."""

import os
import subprocess
import sys
import time

import psycopg
import pytest
from django.db import connection

from bench.meters import Database, can_measure, family, memory, processor_time
from bench.visits import Refused, Request, Server, Visit, window
from district.models import Subject

here = pytest.mark.skipif(not can_measure(), reason="only Linux has /proc")


@here
def test_processor_time_grows_with_work_and_not_with_waiting():
    before = processor_time([os.getpid()])
    time.sleep(0.2)
    waited = processor_time([os.getpid()]) - before
    sum(range(5_000_000))
    worked = processor_time([os.getpid()]) - before - waited

    assert worked > waited


@here
def test_a_family_is_a_process_and_whatever_it_started():
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as child:
        assert child.pid in family(os.getpid())
        child.communicate(b"\n")


@here
def test_this_process_has_some_memory():
    assert 10 < memory(os.getpid()) < 2000


@pytest.fixture
def database():
    """The server's own count, read from beside."""
    where = connection.settings_dict
    connection.ensure_connection()
    facts = {"host": where["HOST"], "user": where["USER"], "dbname": "postgres"}
    with psycopg.connect(**facts, autocommit=True) as server:
        server.execute("CREATE EXTENSION IF NOT EXISTS pg_stat_statements")
        yield Database(server, connection.settings_dict["NAME"])


def test_the_server_counts_statements_rows_and_repeats(db, database):
    Subject.objects.bulk_create(Subject(name=name) for name in ("Art", "Music"))
    database.forget()

    for _ in range(3):
        list(Subject.objects.all())
    Subject.objects.count()

    told = database.statements()
    assert (told.calls, told.rows, told.most) == (4, 7, 3)
    assert "district_subject" in told.which
    assert told.milliseconds > 0


@here
@pytest.mark.django_db(transaction=True)
def test_a_window_counts_what_was_asked_of_a_server(live_server, database):
    server = Server("portal", live_server.thread.port, os.getpid(), database)
    request = Request("GET", "/health/live/", "nobody")

    sample = window(Visit("alive", server, lambda number: request), at_once=2, seconds=0.2)

    assert sample.requests == len(sample.waits) > 0
    assert sample.each > 0


@here
@pytest.mark.django_db(transaction=True)
def test_a_server_that_answers_otherwise_ends_the_run(live_server, database):
    server = Server("portal", live_server.thread.port, os.getpid(), database)
    request = Request("GET", "/nowhere/", "nobody")

    with pytest.raises(Refused, match="GET /nowhere/ answered"):
        window(Visit("nowhere", server, lambda number: request), at_once=1, seconds=0.2)
