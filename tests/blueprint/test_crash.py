"""What the page called saved is there, whatever dies: a database killed with -9 while somebody
writes, again and again."""

import os
import signal
import sys
import tempfile
import time
from pathlib import Path
from random import Random

import psycopg
import pytest

from embedded.supervisor import Supervisor, environment

WRITER = """
import time, django; django.setup()
from django.db import Error, connection
from blueprint.prompts import Place
from blueprint.writing import save
from tests import builders as b
team, number = b.a_team(), 0
by = b.facilitator_of(team)
while True:
    number += 1
    try:
        save(team, Place("ideal"), by=by, answers={"text": f"Thought {number}."})
    except Error:
        connection.close()
        time.sleep(0.05)
        continue
    print("Saved:", number, flush=True)
"""


@pytest.mark.parametrize("kills", [4, pytest.param(50, marks=pytest.mark.long)])
@pytest.mark.waiting
@pytest.mark.timeout(900)
def test_a_text_that_was_called_saved_outlives_a_killed_database(kills, furnish):
    """Proves that a save is answered after its commit, and that a commit is on the disk. It fails
    with `synchronous_commit = off`, as the servers of the other tests have it."""
    with tempfile.TemporaryDirectory(prefix="crash-") as folder:
        state = Path(folder)
        state.chmod(0o755)
        with Supervisor(state).in_charge() as supervisor:
            called_saved, kept = _written_through(supervisor, state, kills, furnish)

    assert len(called_saved) > kills
    assert called_saved - kept == set()


def _written_through(supervisor, state, kills, furnish):
    place = supervisor.start_servers()
    settings = {"DJANGO_SETTINGS_MODULE": "plt_portal.settings"}
    env = dict(environment("test", state, place, **settings))
    furnish(place)
    supervisor.start("writer", [sys.executable, "-c", WRITER], env=env)
    log, random = supervisor.logs / "writer.log", Random(kills)
    for _ in range(kills):
        before = len(_called_saved(log))
        supervisor.wait_for(lambda known=before: len(_called_saved(log)) > known, "A save", 60)
        time.sleep(random.uniform(0, 0.3))
        _kill(supervisor, "postgres")
        supervisor._start_postgres(place, hurry=False)
    _kill(supervisor, "writer")
    with psycopg.connect(host=str(place.sockets), user="plt", dbname="plt") as connection:
        texts = connection.execute("SELECT text FROM blueprint_answerversion").fetchall()
    return _called_saved(log), {int(text.split()[1].rstrip(".")) for (text,) in texts}


def _called_saved(log):
    lines = log.read_text(errors="replace").splitlines()
    return {int(line.split()[1]) for line in lines if line.startswith("Saved: ")}


def _kill(supervisor, name):
    process = supervisor.running.pop(name)
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()
