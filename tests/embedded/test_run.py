import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from embedded.processes import start_time, wait_until
from embedded.supervisor import ROOT
from embedded.wheels import SHARED, home_for, postgres_account

pytestmark = [pytest.mark.waiting, pytest.mark.timeout(60)]

SHOW = "echo $$ $PLT_MODE $(dirname $PLT_CLOCK) $BROKER_URL;"


def begin(script):
    """A shell beside temporary servers; first it says its number, its mode and its places."""
    command = [sys.executable, "-m", "embedded", "run", "--", "sh", "-c", SHOW + script]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT)
    number, mode, folder, broker = line_of(process).split()
    places = [Path(folder), Path(broker.removeprefix("redis+socket://").partition("?")[0]).parent]
    return process, int(number), mode, places


def line_of(process):
    return process.stdout.readline()


def test_the_command_decides_the_exit_code_and_nothing_of_the_servers_is_left():
    process, _, mode, places = begin("exit 7")

    process.communicate(timeout=20)

    assert process.returncode == 7
    assert mode == "test"
    assert [place.exists() for place in places] == [False, False]


def test_a_signal_reaches_the_command_and_all_it_has_started():
    process, shell, _, places = begin("sleep 600 & echo $!; wait")
    sleeper = int(line_of(process))

    process.send_signal(signal.SIGTERM)
    process.communicate(timeout=20)

    assert process.returncode == 128 + signal.SIGTERM
    assert [start_time(shell), start_time(sleeper)] == [None, None]
    assert [place.exists() for place in places] == [False, False]


def test_a_killed_run_takes_its_command_along():
    process, shell, _, places = begin("sleep 600 & echo $!; wait")
    sleeper = int(line_of(process))

    process.kill()
    process.communicate(timeout=20)

    assert wait_until(lambda: start_time(shell) is None and start_time(sleeper) is None, 12)
    assert wait_until(lambda: not any(place.exists() for place in places), 12)


DIES_BEFORE_IT_NOTES = """
import os, signal, sys
from embedded import run, supervisor

class Dying(supervisor.Supervisor):
    def note(self, line):
        if line.startswith("process command"):
            print(line.split()[2], flush=True)
            os.kill(os.getpid(), signal.SIGKILL)
        super().note(line)

run.Supervisor = Dying
run.run(["sleep", "600"])
"""


def test_a_run_killed_before_it_has_noted_its_command_takes_it_along():
    command = [sys.executable, "-c", DIES_BEFORE_IT_NOTES]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, timeout=30)

    sleeper = int(done.stdout)

    assert done.returncode == -signal.SIGKILL
    assert wait_until(lambda: start_time(sleeper) is None, 12)


def test_a_command_that_is_not_there_is_one_line_and_leaves_nothing():
    command = [sys.executable, "-m", "embedded", "run", "--", "no-such-command"]

    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, timeout=30)

    assert done.returncode == 1
    assert done.stderr == "no-such-command could not be started: No such file or directory\n"


@pytest.mark.skipif(os.geteuid() != 0, reason="only root lends PostgreSQL another account")
def test_as_root_the_database_goes_where_its_account_can_go(tmp_path):
    tmp_path.chmod(0o700)
    state = tmp_path / "state"
    state.mkdir()
    account = postgres_account()

    home = home_for(state, account)

    assert account.can("test", "-x", home)
    assert home.parent == SHARED
    home.rmdir()
