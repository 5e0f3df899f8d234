"""Starts processes, watches them, and stops every one of them, whatever happens to itself."""
# ruff: noqa: S603 - every command here is our own

import fcntl
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from types import FrameType
from typing import Any

from embedded import servers
from embedded.processes import clean_up, folder_line, line_of
from embedded.wheels import CannotStart

ROOT = Path(__file__).resolve().parents[1]
SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
POSTGRES_TRIES = 10


class Stopped(Exception):
    """Somebody asked us to stop."""


class Ended(CannotStart):
    """A process that should run has ended by itself."""

    def __init__(self, name: str, log: Path) -> None:
        super().__init__(f"{name} ended by itself: {last_words(log)}")
        self.name = name


class Supervisor:
    """What it starts is written down twice: in the record, and at the watchdog."""

    def __init__(self, state: Path) -> None:
        self.state = state
        self.logs = state / "log"
        self.record = state / "running"
        self.running: dict[str, subprocess.Popen[bytes]] = {}
        self.signal: int | None = None

    # --- beginning and end ---

    @contextmanager
    def on_duty(self) -> Iterator["Supervisor"]:
        """Within this block we own the folder, hear signals, and leave nothing behind."""
        # Signals are ours to the very end: a second Ctrl-C must not cut the stopping short.
        with self.hearing_signals(), self.in_charge():
            yield self

    @contextmanager
    def in_charge(self) -> Iterator["Supervisor"]:
        """The same for a guest in somebody else's process, who leaves the signals to the host."""
        self.logs.mkdir(parents=True, exist_ok=True)
        with sole_owner(self.state / "lock"):
            clean_up(self._last_record())
            self.record.write_text("")
            self.watchdog = start_watchdog()
            try:
                yield self
            finally:
                self.stop()

    @contextmanager
    def hearing_signals(self) -> Iterator[None]:
        before = {number: signal.signal(number, self._heard) for number in SIGNALS}
        try:
            yield
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)

    def _heard(self, number: int, _frame: FrameType | None) -> None:
        self.signal = self.signal or number

    def _last_record(self) -> list[str]:
        return self.record.read_text().splitlines() if self.record.exists() else []

    def stop(self) -> None:
        """Everything ends, the servers last of all; then nothing is left to remember."""
        record = self._last_record()
        clean_up(record)
        for process in self.running.values():
            process.wait()
        self.record.unlink(missing_ok=True)
        with suppress(BrokenPipeError):
            self.watchdog.communicate(b"done\n")

    # --- processes ---

    def start(self, name: str, command: list[str], **options: Any) -> subprocess.Popen[bytes]:
        """A child in its own session: Ctrl-C reaches us alone, and we keep the order."""
        with (self.logs / f"{name}.log").open("wb") as log:
            defaults: dict[str, Any] = {
                "stdin": subprocess.DEVNULL,
                "stdout": log,
                "stderr": log,
                "cwd": ROOT,
                "start_new_session": True,
                # It makes itself known before it is let go: we might be killed in between.
                "preexec_fn": lambda: self._tell_watchdog(line_of(name, os.getpid())),
            }
            try:
                process = subprocess.Popen(command, **defaults | options)
            except OSError as error:
                raise CannotStart(f"{command[0]} could not be started: {error.strerror}")
        self.running[name] = process
        self.note(line_of(name, process.pid))
        return process

    def note(self, line: str) -> None:
        with self.record.open("a") as record:
            record.write(line)
        self._tell_watchdog(line)

    def _tell_watchdog(self, line: str) -> None:
        with suppress(BrokenPipeError):
            if self.watchdog.stdin is not None:
                os.write(self.watchdog.stdin.fileno(), line.encode())

    def look(self) -> None:
        """Raise what has happened since the last look: a wish to stop, or a death."""
        if self.signal:
            raise Stopped
        for name, process in self.running.items():
            if process.poll() is not None:
                self._bury(name, process)

    def _bury(self, name: str, process: subprocess.Popen[bytes]) -> None:
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)  # what a killed leader has left behind
        raise Ended(name, self.logs / f"{name}.log")

    def wait_for(self, happened: Callable[[], bool], what: str, seconds: float = 60) -> None:
        end = time.monotonic() + seconds
        while not happened():
            self.look()
            if time.monotonic() > end:
                raise CannotStart(f"{what} did not answer within {seconds:.0f} seconds.")
            time.sleep(0.05)

    def run(self, name: str, command: list[str], **options: Any) -> int:
        """Start what is meant to end, and give back its exit code; a signal ends it early."""
        self.start(name, command, **options)
        return self.end_of(name)

    def end_of(self, name: str) -> int:
        process = self.running.pop(name)  # its end is no misfortune; the record still knows it
        while process.poll() is None:
            self.look()
            time.sleep(0.03)
        return process.returncode

    # --- the two servers ---

    def start_servers(self, hurry: bool = False) -> servers.Place:
        """PostgreSQL and Valkey, side by side; both answer when this returns."""
        place = servers.find_place(self.state)
        self.note(folder_line(place.sockets))
        self.start("valkey", servers.valkey_command(place))
        servers.make_database(place)
        servers.drop_stale_lock(place)
        self._start_postgres(place, hurry)
        self.wait_for(lambda: servers.valkey_answers(place), "Valkey")
        return place

    def _start_postgres(self, place: servers.Place, hurry: bool) -> None:
        """Backends of a killed server hold its memory a moment longer: we knock a few times."""
        command = servers.postgres_command(place, hurry)
        for attempt in range(POSTGRES_TRIES):
            try:
                options = place.account.options | {"env": servers.clean_environment(), "cwd": "/"}
                self.start("postgres", command, **options)
                self.wait_for(lambda: servers.postgres_answers(place), "PostgreSQL")
                return
            except Ended as end:
                if end.name != "postgres" or attempt == POSTGRES_TRIES - 1:
                    raise
                del self.running["postgres"]
                time.sleep(0.5)


def last_line(log: Path) -> str:
    lines = log.read_text(errors="replace").strip().splitlines()
    return lines[-1] if lines else "no message"


def last_words(log: Path) -> str:
    return f"{last_line(log)} ({log})"


@contextmanager
def sole_owner(path: Path) -> Iterator[None]:
    """The kernel frees this lock on any death, so it never lies."""
    with path.open("a+") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            file.seek(0)
            raise CannotStart(f"Already running in {path.parent} (process {file.read().strip()}).")
        file.truncate(0)
        file.write(str(os.getpid()))
        file.flush()
        yield


def start_watchdog() -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-S", "-E", "-m", "embedded.watchdog"],
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
        cwd=ROOT,
    )


def forget(*homes: Path) -> None:
    """Start over: everything in these folders goes, but for what we hold in our hands."""
    for path in {path for home in homes for path in home.iterdir()}:
        if path.name not in {"lock", "running", "log"}:
            shutil.rmtree(path) if path.is_dir() else path.unlink()


def environment(mode: str, state: Path, place: servers.Place, **more: str) -> Mapping[str, str]:
    """What every process of the portal is told; it overrides what the caller had set."""
    told = {"PLT_MODE": mode, "PLT_CLOCK": str(state / "clock"), "PLT_VAR": str(state / "files")}
    (state / "files").mkdir(exist_ok=True)
    return {**os.environ, **told, **servers.addresses(place), **more}
