"""Processes are remembered by name, number and start time, so that no stranger is ever stopped."""
# ruff: noqa: S603 - every command here is our own

import os
import shutil
import signal
import subprocess
import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

PATIENCE = 8.0  # seconds between asking a process to stop and making it stop
LAST_TO_STOP = ("valkey", "postgres")  # the others still need them while they finish
COMMAND = "command"  # the one that is not ours: what `run` was asked to run
FOLDER_PREFIX = "plt-"


class Process(NamedTuple):
    name: str
    pid: int
    started: str


def start_time(pid: int) -> str | None:
    """When a living process began, in the system's words; nothing for the dead and undead."""
    state, started = _from_proc(pid) if Path("/proc/self/stat").exists() else _from_ps(pid)
    return None if state.startswith("Z") else started


def _from_proc(pid: int) -> tuple[str, str | None]:
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return "", None
    return fields[0], fields[19]


def _from_ps(pid: int) -> tuple[str, str | None]:
    command = ["ps", "-o", "state=,lstart=", "-p", str(pid)]
    words = subprocess.run(command, capture_output=True, text=True, check=False).stdout.split()
    return (words[0], " ".join(words[1:])) if words else ("", None)


def remember(name: str, pid: int) -> Process:
    return Process(name, pid, start_time(pid) or "gone")


def is_alive(process: Process) -> bool:
    return start_time(process.pid) == process.started


def wait_until(happened: Callable[[], bool], seconds: float) -> bool:
    """Look every few hundredths of a second; false when the time is over."""
    end = time.monotonic() + seconds
    while not happened():
        if time.monotonic() > end:
            return False
        time.sleep(0.03)
    return True


def ask_to_stop(process: Process) -> None:
    """A leader is asked alone: it knows best in which order its own children should end."""
    with suppress(ProcessLookupError):
        if process.name == COMMAND:  # a shell dies at once and would leave its child running
            os.killpg(process.pid, signal.SIGTERM)
        else:
            # SIGINT is PostgreSQL's fast shutdown; SIGTERM would wait for every client to leave.
            wish = signal.SIGINT if process.name == "postgres" else signal.SIGTERM
            os.kill(process.pid, wish)


def make_stop(process: Process) -> None:
    """The leader if it did not listen, and whoever it has left behind in its group."""
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, signal.SIGKILL)
    if is_alive(process):
        with suppress(ProcessLookupError):
            os.kill(process.pid, signal.SIGKILL)


def stop_all(processes: Iterable[Process], patience: float = PATIENCE) -> None:
    """Whatever still runs of these: first the clients, then Valkey, then PostgreSQL."""
    running = list(processes)
    clients = [process for process in running if process.name not in LAST_TO_STOP]
    for wave in (clients, *([p for p in running if p.name == name] for name in LAST_TO_STOP)):
        _stop_wave([process for process in wave if is_alive(process)], patience)


def _stop_wave(wave: list[Process], patience: float) -> None:
    for process in wave:
        ask_to_stop(process)
    wait_until(lambda: not any(map(is_alive, wave)), patience)
    for process in wave:
        make_stop(process)
    wait_until(lambda: not any(map(is_alive, wave)), 2)


# --- The record: what was started, one line each, read again by whoever has to clean up -----------


def line_of(name: str, pid: int) -> str:
    return "process {} {} {}\n".format(*remember(name, pid))


def folder_line(folder: Path) -> str:
    return f"folder {folder}\n"


def recorded_processes(record: Iterable[str]) -> list[Process]:
    words = [line.rstrip("\n").split(" ", 3) for line in record if line.startswith("process ")]
    return [Process(name, int(pid), started) for _, name, pid, started in words]


def clean_up(record: Iterable[str]) -> None:
    """Stop the recorded processes, then remove the recorded temporary folders."""
    lines = list(record)
    stop_all(recorded_processes(lines))
    for line in lines:
        kind, _, rest = line.rstrip("\n").partition(" ")
        if kind == "folder" and Path(rest).name.startswith(FOLDER_PREFIX):
            shutil.rmtree(rest, ignore_errors=True)
