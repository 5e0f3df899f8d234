import os
import signal
import socket
import subprocess
import sys
import time

import pytest

from embedded.demo import keep_time, left_as_it_stood, why_not
from embedded.supervisor import ROOT, Stopped, Supervisor, forget

pytestmark = [pytest.mark.waiting, pytest.mark.timeout(60)]


def demo(state, *words):
    command = [sys.executable, "-m", "embedded", "demo", *words]
    env = os.environ | {"PLT_STATE": str(state)}
    return subprocess.run(command, capture_output=True, text=True, cwd=ROOT, env=env, timeout=30)


def test_a_taken_port_is_one_line_with_the_way_out(state):
    with socket.create_server(("127.0.0.1", 0)) as somebody:
        port = somebody.getsockname()[1]

        done = demo(state, "--port", str(port))

    assert done.returncode == 1
    assert done.stderr == (
        f"Port {port} is taken: choose another, as in bin/demo --port {port + 1}\n"
    )


def test_a_day_that_is_none_is_refused_before_anything_starts(state):
    done = demo(state, "--on", "2026-02-30")

    assert done.returncode == 2
    assert "2026-02-30 is not a day like 2026-09-22" in done.stderr
    assert list(state.iterdir()) == []


@pytest.mark.parametrize("word", ["0", "-1", "65536", "http"])
def test_a_port_that_is_none_is_refused_before_anything_starts(state, word):
    done = demo(state, f"--port={word}")

    assert done.returncode == 2
    assert f"{word} is not a port between 1 and 65535" in done.stderr
    assert list(state.iterdir()) == []


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("CommandError: The demo stands on 2026-09-24.\n", "The demo stands on 2026-09-24."),
        ("Traceback ...\nKeyError: 'x'\n", "The district could not be opened: KeyError: 'x' ({})"),
    ],
)
def test_a_refusal_is_one_plain_line_and_anything_else_names_its_log(state, written, told):
    log = state / "play.log"
    log.write_text(written)

    assert why_not(log) == told.format(log)


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("", ""),
        ("Nobody heard the bell.\n", ""),
        (
            "2026-10-08 14:07 write_part of Talking Math: Overtaken: The part is written.\n"
            "Left out of the play, since the district stands otherwise: 1 act.\n",
            "Left out of the play, since the district stands otherwise: 1 act. ({})",
        ),
    ],
)
def test_what_a_visitor_has_overtaken_is_said_in_one_line(state, written, told):
    log = state / "play.log"
    log.write_text(written)

    assert left_as_it_stood(log) == told.format(log)


def test_the_watch_notes_that_the_clock_still_ticks_until_it_is_told_to_stop(state):
    clock = state / "clock"
    supervisor = Supervisor(state)
    supervisor.signal = signal.SIGTERM

    with pytest.raises(Stopped):
        keep_time(supervisor, clock)

    assert abs(float((state / "clock.seen").read_text()) - time.time()) < 60


def test_starting_over_forgets_all_but_what_the_house_holds(state):
    for name in ("pg18", "files", "log"):
        (state / name).mkdir()
    for name in ("clock", "day", "lock", "running"):
        (state / name).write_text("old")

    forget(state, state)

    assert sorted(path.name for path in state.iterdir()) == ["lock", "log", "running"]
