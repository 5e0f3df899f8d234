"""PostgreSQL and Valkey, each on a socket in a short private folder and on no TCP port."""
# ruff: noqa: S603 - every command here is our own

import os
import shutil
import socket
import subprocess
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote

from embedded.processes import FOLDER_PREFIX, remember, stop_all
from embedded.wheels import (
    Account,
    CannotStart,
    home_for,
    postgres_account,
    postgres_programs,
    valkey_program,
)

# docker-compose.yml gives the same words to its PostgreSQL; a test compares them.
LOCALE = [
    "--locale-provider=builtin",
    "--builtin-locale=C.UTF-8",
    "--locale=C",
    "--encoding=UTF8",
]
SETTINGS = {
    "timezone": "UTC",
    "jit": "off",
    "max_connections": "100",
    "shared_preload_libraries": "pg_stat_statements",
    "unix_socket_permissions": "0700",
    # A statement that fails carries what somebody wrote; so does the row that was refused.
    "log_min_error_statement": "panic",
    "log_error_verbosity": "terse",
}
HURRY = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}
LONGEST_SOCKET = 103  # macOS; Linux takes 107


class Place(NamedTuple):
    """Who runs PostgreSQL, with which programs, on which data, and where the sockets are."""

    account: Account
    programs: Path
    data: Path
    sockets: Path

    @property
    def valkey_socket(self) -> Path:
        return self.sockets / "valkey"


def find_place(state: Path) -> Place:
    account = postgres_account()
    # The data folder carries the major version: a newer server must not open an older one's files.
    data = home_for(state, account) / "pg18"
    return Place(account, postgres_programs(account), data, short_folder(account))


def short_folder(account: Account) -> Path:
    """A socket's path has hardly more than a hundred bytes, however long our own folder is."""
    for parent in (tempfile.gettempdir(), "/tmp"):  # noqa: S108 - mkdtemp makes it private
        if len(os.fsencode(parent)) + len("/plt-12345678/.s.PGSQL.5432") <= LONGEST_SOCKET:
            return account.owns(Path(tempfile.mkdtemp(prefix=FOLDER_PREFIX, dir=parent)))
    raise CannotStart("There is no short folder for temporary files: set TMPDIR=/tmp.")


def addresses(place: Place) -> dict[str, str]:
    """What the portal has to know in order to talk to the servers."""
    return {
        "DATABASE_URL": f"postgres://plt@{quote(str(place.sockets), safe='')}/plt",
        "BROKER_URL": f"redis+socket://{place.valkey_socket}?virtual_host=0",
        "CACHE_URL": f"unix://{place.valkey_socket}?db=1",
    }


# --- PostgreSQL -----------------------------------------------------------------------------------


def clean_environment() -> dict[str, str]:
    """Nothing of the caller's language or PG* variables: a missing locale would stop initdb."""
    return {"PATH": os.environ.get("PATH", os.defpath), "LC_ALL": "C"}


def make_database(place: Place) -> None:
    """Made beside its place and then renamed, so that a crash leaves nothing half-made."""
    if place.data.exists():
        return
    new = place.data.with_name(f"{place.data.name}.new")
    shutil.rmtree(new, ignore_errors=True)
    place.account.owns(new)
    initdb: list[str | Path] = [
        place.programs / "initdb",
        "-D",
        new,
        "-U",
        "plt",
        "--auth=trust",
        *LOCALE,
    ]
    run_quietly(place, [*initdb, "--no-sync", "--no-instructions"])
    single: list[str | Path] = [place.programs / "postgres", "--single", "-D", new, "postgres"]
    run_quietly(place, single, "CREATE DATABASE plt\n")
    new.rename(place.data)


def run_quietly(place: Place, command: list[str | Path], words: str = "") -> None:
    done = subprocess.run(
        command,
        input=words,
        capture_output=True,
        text=True,
        cwd="/",
        env=clean_environment(),
        **place.account.options,
    )
    if done.returncode:
        last = (done.stderr.strip().splitlines() or ["no message"])[-1]
        raise CannotStart(f"PostgreSQL could not make its database: {last}")


def drop_stale_lock(place: Place) -> None:
    """PostgreSQL believes a leftover lock if any process has its number; we look closer."""
    lock = place.data / "postmaster.pid"
    with suppress(OSError, ValueError, IndexError):
        pid = int(lock.read_text().splitlines()[0])
        if runs_on(place.data, pid):
            stop_all([remember("postgres", pid)])
    lock.unlink(missing_ok=True)


def runs_on(data: Path, pid: int) -> bool:
    """Whether this number is a PostgreSQL whose working folder is our data folder."""
    try:
        name = Path(f"/proc/{pid}/comm").read_text().strip()
        return name == "postgres" and Path(f"/proc/{pid}/cwd").resolve() == data.resolve()
    except OSError:  # gone, somebody else's, or a system without /proc
        command = ["ps", "-o", "command=", "-p", str(pid)]
        with suppress(OSError):
            return str(data) in subprocess.run(command, capture_output=True, text=True).stdout
        return False


def postgres_command(place: Place, hurry: bool) -> list[str]:
    settings = SETTINGS | (HURRY if hurry else {})
    words = [word for name, value in settings.items() for word in ("-c", f"{name}={value}")]
    program = str(place.programs / "postgres")
    return [program, "-D", str(place.data), "-k", str(place.sockets), "-h", "", *words]


def postgres_answers(place: Place) -> bool:
    command: list[str | Path] = [
        place.programs / "pg_isready",
        "-q",
        "-h",
        place.sockets,
        "-U",
        "plt",
    ]
    return subprocess.run(command, env=clean_environment()).returncode == 0


# --- Valkey ---------------------------------------------------------------------------------------


def valkey_command(place: Place) -> list[str]:
    """In memory only: the broker is a doorbell, and what is due stands in the database."""
    return [
        str(valkey_program()),
        *("--port", "0", "--unixsocket", str(place.valkey_socket), "--unixsocketperm", "700"),
        *("--save", "", "--appendonly", "no", "--dir", str(place.sockets)),
        *("--maxmemory-policy", "noeviction", "--daemonize", "no"),
    ]


def valkey_answers(place: Place) -> bool:
    with suppress(OSError), socket.socket(socket.AF_UNIX) as connection:
        connection.settimeout(1)
        connection.connect(str(place.valkey_socket))
        connection.sendall(b"PING\r\n")
        return connection.recv(7) == b"+PONG\r\n"
    return False
