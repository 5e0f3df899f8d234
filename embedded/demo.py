"""`bin/demo`: the whole portal in one command, going on where the last time ended."""

import socket
import sys
import time
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import NoReturn, TextIO
from urllib.error import HTTPError, URLError

from embedded.mailbox import post_office
from embedded.supervisor import (
    Stopped,
    Supervisor,
    environment,
    forget,
    last_line,
    last_words,
)
from embedded.wheels import CannotStart, home_for, postgres_account

FIRST_DAY = "2026-09-22"
LOOKS_A_SECOND = 5
PYTHON = [sys.executable]

Environment = Mapping[str, str]


def demo(state: Path, port: int, day: str | None, fresh: bool) -> int:
    """Runs until somebody stops it."""
    with Supervisor(state).on_duty() as supervisor, post_office() as mail, farewell():
        must_be_free(port)
        if fresh:
            forget(state, home_for(state, postgres_account()))
        say("Starting PostgreSQL and Valkey ...")
        place = supervisor.start_servers()
        site = f"http://127.0.0.1:{port}"
        # What a killed worker leaves half-made goes when the sockets go.
        more = {"MAIL_URL": mail, "SITE_URL": site, "TMPDIR": str(place.sockets)}
        env = environment("demo", state, place, **more)
        play(supervisor, state, day, env)
        serve(supervisor, port, env)
        say(f"PLT Portal is at {site}/", to=sys.stdout)
        clockwork(supervisor, env)
        keep_time(supervisor, Path(env["PLT_CLOCK"]))


@contextmanager
def farewell() -> Iterator[None]:
    """The last tasks may take seconds: whoever asked us to stop should know that we heard."""
    try:
        yield
    except Stopped:
        say("Stopping ...")
        raise


def say(words: str, to: TextIO = sys.stderr) -> None:
    to.write(f"{words}\n")
    to.flush()


def must_be_free(port: int) -> None:
    with socket.socket() as door:
        door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            door.bind(("127.0.0.1", port))
        except PermissionError:
            raise CannotStart(f"Port {port} belongs to the system: choose one from 1024 on.")
        except OSError:
            raise CannotStart(
                f"Port {port} is taken: choose another, as in bin/demo --port {port + 1}"
            )


def play(supervisor: Supervisor, state: Path, day: str | None, env: Environment) -> None:
    """Bring the district to the day; without a day, go on where the last start stood."""
    remembered = state / "day"
    before = remembered.read_text() if remembered.exists() else ""
    day = day or before.strip() or FIRST_DAY
    say("Opening the district ...")
    remembered.write_text(f"{day}\n")  # first of all: a start cut short is taken up again
    if supervisor.run("play", [*PYTHON, "manage.py", "demo", "--on", day], env=env):
        remembered.write_text(before)
        raise CannotStart(why_not(supervisor.logs / "play.log"))
    if left := left_as_it_stood(supervisor.logs / "play.log"):
        say(left)


def why_not(log: Path) -> str:
    """The portal's own refusal is plain enough; for anything else one has to read the log."""
    _, refused, reason = last_line(log).partition("CommandError: ")
    return reason if refused else f"The district could not be opened: {last_words(log)}"


def left_as_it_stood(log: Path) -> str:
    """One line when somebody's changes stood in the play's way; mostly nothing."""
    return last_words(log) if last_line(log).startswith("Left out of the play") else ""


def keep_time(supervisor: Supervisor, clock: Path) -> NoReturn:
    """Watch until the end, and note every second that the clock was still ticking."""
    while True:
        clock.with_suffix(".seen").write_text(f"{time.time()}\n")
        for _ in range(LOOKS_A_SECOND):
            supervisor.look()
            time.sleep(1 / LOOKS_A_SECOND)


def serve(supervisor: Supervisor, port: int, env: Environment) -> None:
    supervisor.start("web", web_command(port), env=env)
    supervisor.wait_for(lambda: answers(f"{env['SITE_URL']}/health/live/"), "The portal")
    answers(f"{env['SITE_URL']}/")  # the first page loads the most; nobody should wait for it


def web_command(port: int, workers: int = 1, threads: int = 8) -> list[str]:
    """Of the kind that production runs (`Dockerfile`); one process is enough for a laptop."""
    return [
        *(*PYTHON, "-m", "gunicorn", "plt_portal.wsgi", "--bind", f"127.0.0.1:{port}"),
        *("--workers", f"{workers}", "--threads", f"{threads}"),
        *("--graceful-timeout", "3", "--timeout", "60", "--log-level", "warning"),
    ]


def clockwork(supervisor: Supervisor, env: Environment) -> None:
    """The background comes after the pages: nobody reads a letter in the first seconds."""
    celery = [*PYTHON, "-m", "celery", "-A", "plt_portal.celery"]
    quiet = ("--loglevel", "warning")
    # One process with threads starts faster than a pool of processes, and works on macOS, too.
    pool = ("--pool", "threads", "--concurrency", "2", "--without-gossip", "--without-mingle")
    supervisor.start("worker", [*celery, "worker", *pool, *quiet], env=env)
    schedule = str(supervisor.state / "beat")
    supervisor.start(
        "beat", [*celery, "beat", "--schedule", schedule, "--pidfile", "", *quiet], env=env
    )


def answers(address: str) -> bool:
    """Whether a page comes; a page that says no is also an answer."""
    try:
        with urllib.request.urlopen(address, timeout=20) as page:  # noqa: S310 - our own address
            return bool(page.status == 200)
    except HTTPError as no:
        return no.code < 500
    except (URLError, OSError):
        return False
