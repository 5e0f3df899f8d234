"""Real supervisors with real servers and one trivial child, started and looked at from outside."""

import os
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path

from psycopg import connect

from embedded.processes import is_alive, recorded_processes, wait_until
from embedded.supervisor import ROOT

HOUSE = """
import sys, time
from pathlib import Path
from embedded.supervisor import Stopped, Supervisor
from embedded.wheels import CannotStart

try:
    with Supervisor(Path(sys.argv[1])).on_duty() as supervisor:
        place = supervisor.start_servers(hurry=True)
        supervisor.start("child", ["sleep", "600"])
        print(place.sockets, flush=True)
        while True:
            supervisor.look()
            time.sleep(0.05)
except CannotStart as reason:
    sys.exit(str(reason))
except Stopped:
    pass
"""


def begin(state, **env):
    return subprocess.Popen(
        [sys.executable, "-c", HOUSE, state],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        env=os.environ | env,
    )


@contextmanager
def a_house(state, **env):
    """A house in which everything answers; whatever a test leaves of it is stopped."""
    house = begin(state, **env)
    house.sockets = Path(house.stdout.readline().strip() or "/not-there")
    if house.poll() is not None:
        raise AssertionError(house.stderr.read())
    try:
        yield house
    finally:
        house.terminate()
        house.communicate(timeout=20)


def inhabitants(state):
    """The processes as the house itself has recorded them."""
    return recorded_processes((state / "running").read_text().splitlines())


def one(state, name):
    return next(each for each in reversed(inhabitants(state)) if each.name == name)


def watchdog_of(house):
    children = Path(f"/proc/{house.pid}/task/{house.pid}/children").read_text().split()
    return next(int(pid) for pid in children if "watchdog" in command_of(pid))


def command_of(pid):
    return Path(f"/proc/{pid}/cmdline").read_text()


def all_gone(processes, seconds=12):
    return wait_until(lambda: not any(map(is_alive, processes)), seconds)


def ask(house, question):
    """What PostgreSQL answers to one SQL statement."""
    with connect(host=str(house.sockets), user="plt", dbname="plt", autocommit=True) as connection:
        answer = connection.execute(question)
        return answer.fetchone() if answer.description else None
