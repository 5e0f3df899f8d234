"""The servers of a run: one PostgreSQL with a database for each, and a web process before each."""

import json
import socket
import sys
from collections.abc import Mapping
from contextlib import suppress
from typing import Any, NamedTuple
from urllib.parse import quote

import psycopg

from bench.districts.sizes import SIZES
from bench.figures import Figure
from bench.meters import Database
from bench.visits import Server
from embedded.demo import answers, web_command
from embedded.run import NOBODY_LISTENS
from embedded.servers import Place
from embedded.supervisor import Supervisor, environment, last_words
from embedded.wheels import CannotStart

FLOOR = "floor"
BARE = "django.core.wsgi:get_wsgi_application()"
AS_IN_PRODUCTION = {"workers": 2, "threads": 4}  # `Dockerfile`, for the portal and the floor
WITH_DJANGO = [sys.executable, "-m", "bench.with_django"]

Facts = dict[str, Any]


class House(NamedTuple):
    """A web process with what the bench knows of the people behind it."""

    server: Server
    facts: Facts
    env: Mapping[str, str]


class Stage:
    """Builds a house at a time; the supervisor ends them all."""

    def __init__(self, supervisor: Supervisor) -> None:
        self.supervisor = supervisor
        # Nothing waits for the disk: it is the one part of a machine that nobody shares fairly.
        self.place: Place = supervisor.start_servers(hurry=True)
        self.server = self.connect("postgres")
        self.server.execute("CREATE EXTENSION pg_stat_statements")
        self.server.execute("ALTER SYSTEM SET pg_stat_statements.track_planning = on")
        self.server.execute("SELECT pg_reload_conf()")
        self.run("migrate", [sys.executable, "manage.py", "migrate"], self.env("plt"))

    def connect(self, database: str) -> psycopg.Connection[Any]:
        sockets = str(self.place.sockets)
        return psycopg.connect(host=sockets, user="plt", dbname=database, autocommit=True)

    def env(self, database: str) -> Mapping[str, str]:
        """What the demo's processes are told, each with a database of its own."""
        where = f"postgres://plt@{quote(str(self.place.sockets), safe='')}/{database}"
        settings = "bench.floor.settings" if database == FLOOR else "plt_portal.settings"
        more = {"DATABASE_URL": where, "DJANGO_SETTINGS_MODULE": settings}
        more["MAIL_URL"] = NOBODY_LISTENS
        return {**environment("demo", self.supervisor.state, self.place), **more}

    def run(self, name: str, command: list[str], env: Mapping[str, str]) -> None:
        if self.supervisor.run(name, command, env=env):
            raise CannotStart(f"{name} failed: {last_words(self.supervisor.logs / f'{name}.log')}")

    def district(self, name: str) -> House:
        """The portal before one of the two districts."""
        self.server.execute(f"CREATE DATABASE {name} TEMPLATE plt")
        return self._house(name, ["bench.fill", SIZES[name].name])

    def floor(self) -> House:
        self.server.execute(f"CREATE DATABASE {FLOOR}")
        return self._house(FLOOR, ["bench.floor.fill"])

    def _house(self, name: str, fill: list[str]) -> House:
        env, told = self.env(name), self.supervisor.state / f"{name}.json"
        self.run(f"fill-{name}", [*WITH_DJANGO, *fill, str(told)], env)
        with self.connect(name) as database:
            database.execute("VACUUM ANALYZE")
        return House(self._open(name, env), json.loads(told.read_text()), env)

    def sink(self, name: str, milliseconds: int) -> int:
        """A mail server's port."""
        port = free_port()
        command = [sys.executable, "-m", "bench.sink", str(port), str(milliseconds)]
        self.supervisor.start(f"sink-{name}", command)
        self.supervisor.wait_for(lambda: listens(port), f"The sink ({name})")
        return port

    def ask(self, name: str, command: list[str], env: Mapping[str, str]) -> list[Figure]:
        """What a process of its own finds out."""
        told = self.supervisor.state / f"{name}.json"
        self.run(name, [*command, str(told)], env)
        return [Figure(**each) for each in json.loads(told.read_text())]

    def note(self, name: str, told: Facts) -> str:
        """A file for a process of its own."""
        file = self.supervisor.state / f"{name}.json"
        file.write_text(json.dumps(told))
        return str(file)

    def _open(self, name: str, env: Mapping[str, str]) -> Server:
        port = free_port()
        command = web_command(port, **AS_IN_PRODUCTION)
        if name == FLOOR:
            command[command.index("plt_portal.wsgi")] = BARE
        process = self.supervisor.start(name, command, env=env)
        site = f"http://127.0.0.1:{port}/"
        self.supervisor.wait_for(lambda: answers(site), name)
        return Server(name, port, process.pid, Database(self.server, name))


def listens(port: int) -> bool:
    with suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
        return True
    return False


def free_port() -> int:
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        return int(door.getsockname()[1])
