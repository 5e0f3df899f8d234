"""What is asked of the portal and of the floor, and for how long."""

import threading
import time
from collections.abc import Callable
from http.client import HTTPConnection
from itertools import count
from typing import Any, NamedTuple
from urllib.parse import urlencode

from bench.meters import Database, Statements, family, processor_time

PATIENCE = 30
TOKEN = "benchbenchbenchbenchbenchbench12"  # a CSRF secret is any 32 letters  # noqa: S105


class Request(NamedTuple):
    method: str
    path: str
    session: str
    form: list[tuple[str, Any]] = []
    part: bool = False  # asked for by htmx


class Server(NamedTuple):
    """Something that answers on a port, with a database behind it."""

    name: str
    port: int
    pid: int
    database: Database


class Visit(NamedTuple):
    """One kind of request; the number of each tells it from those before."""

    name: str
    server: Server
    request: Callable[[int], Request]
    answer: int = 200


class Sample(NamedTuple):
    """What one window of visits has cost."""

    requests: int
    processor: float  # seconds
    statements: Statements
    waits: list[float]  # seconds, one a request

    @property
    def each(self) -> float:
        """Milliseconds of the application's processor time for a request."""
        return self.processor * 1000 / self.requests

    @property
    def database_each(self) -> float:
        return self.statements.milliseconds / self.requests

    @property
    def slow(self) -> float:
        """Seconds within which nineteen of twenty requests were answered."""
        return sorted(self.waits)[int(len(self.waits) * 0.95)]


class Refused(Exception):
    """The portal answered otherwise than it should: there is nothing to measure."""


def send(line: HTTPConnection, request: Request) -> tuple[int, bytes]:
    names = {"sessionid": request.session, "csrftoken": TOKEN}
    headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in names.items())}
    body = None
    if request.method == "POST":
        body = urlencode(request.form)
        headers["Content-Type"] = "application/x-www-form-urlencoded"
        headers["X-CSRFToken"] = TOKEN
    if request.part:
        headers["HX-Request"] = "true"
    line.request(request.method, request.path, body, headers)
    answer = line.getresponse()
    return answer.status, answer.read()


class Visitors:
    """So many at once, each asking again as soon as the answer is there."""

    def __init__(self, visit: Visit, at_once: int) -> None:
        self.visit = visit
        self.at_once = at_once
        self.trouble: list[BaseException] = []
        self.waits: list[float] = []

    def come(self, numbers: Any, until: Callable[[], bool]) -> None:
        threads = [
            threading.Thread(target=self._ask, args=(numbers, until), daemon=True)
            for _ in range(self.at_once)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        if self.trouble:
            raise self.trouble[0]

    def _ask(self, numbers, until):
        line = HTTPConnection("127.0.0.1", self.visit.server.port, timeout=PATIENCE)
        try:
            while not until():
                began = time.perf_counter()
                self._one(line, self.visit.request(next(numbers)))
                self.waits.append(time.perf_counter() - began)
        except Exception as trouble:
            self.trouble.append(trouble)
        finally:
            line.close()

    def _one(self, line, request):
        status, page = send(line, request)
        if status != self.visit.answer:
            words = page.decode(errors="replace")[:300]
            raise Refused(f"{request.method} {request.path} answered {status}: {words}")


NUMBERS = count()  # every request of a run has its own: no write is ever the second of its kind


def window(visit: Visit, at_once: int, seconds: float) -> Sample:
    """Everything that was asked within these seconds, and what it has cost."""
    server = visit.server
    visitors, pids = Visitors(visit, at_once), family(server.pid)
    server.database.forget()
    before, end = processor_time(pids), time.monotonic() + seconds
    visitors.come(NUMBERS, lambda: time.monotonic() > end)
    processor = processor_time(pids) - before
    waits = visitors.waits
    return Sample(len(waits), processor, server.database.statements(), waits)


def warm_up(visit: Visit, times: int) -> None:
    left = iter(range(times))
    Visitors(visit, 1).come(NUMBERS, lambda: next(left, None) is None)
