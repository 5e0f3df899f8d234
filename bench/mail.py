"""A process in the large district that composes its digest and delivers it, beside a plain way.

The plain way is what one writes on the first day: for each person the letter is rendered, made
into a message, and sent over a connection of its own.
"""

import json
import smtplib
import sys
import time
from collections.abc import Callable, Generator, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import asdict
from datetime import timedelta
from email import policy
from itertools import islice
from pathlib import Path
from statistics import median
from typing import Any, NamedTuple

import psycopg
from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.db import connection, connections
from django.test import override_settings

from bench.counting import asking
from bench.figures import Figure
from bench.meters import Database
from billboard import emails
from billboard.contents import gather
from billboard.digest import send_due
from billboard.models import DigestIssue
from kit import clock
from letters.contents import render, stamped
from letters.models import Letter
from letters.tasks import deliver_due

ROUNDS = 3
PLAIN, OURS = 40, 333  # letters a round
AT_ONCE = 8
LEDGER = 1000


class Cost(NamedTuple):
    """Seconds for one letter: of the clock, and of this process's processor time."""

    clock: float
    processor: float


@contextmanager
def cost_of(letters: int) -> Iterator[list[Cost]]:
    told: list[Cost] = []
    began, worked = time.perf_counter(), time.process_time()
    yield told
    told.append(
        Cost((time.perf_counter() - began) / letters, (time.process_time() - worked) / letters)
    )


# --- The two ways -------------------------------------------------------------------------------


class Plain:
    """The digest, rendered for each person and sent over a connection of its own."""

    def __init__(self) -> None:
        issue: Any = DigestIssue.objects.latest("send_at")
        news = gather(issue)
        self.draft = emails.digest(issue, news, news.readers())
        self.readers = iter(self.draft.to * ROUNDS)

    def __call__(self) -> None:
        for reader in islice(self.readers, PLAIN):
            self._message(reader).send()

    def _message(self, reader: Any) -> EmailMultiAlternatives:
        draft = self.draft
        told = draft.context | draft.tells(draft.audience(reader))
        words = stamped(render(draft.template, told), reader)
        message = EmailMultiAlternatives(words.subject, words.text, to=[reader.email])
        message.attach_alternative(words.html, "text/html")
        return message


def ours(workers: int) -> Callable[[], None]:
    """The ledger's own way, by so many workers at once."""

    def deliver() -> None:
        with ThreadPoolExecutor(workers) as pool:
            for done in [pool.submit(_work) for _ in range(workers)]:
                done.result()
        left = Letter.objects.due().count()
        if left:
            raise RuntimeError(f"{left} letters were left.")

    return deliver


def _work() -> None:
    try:
        deliver_due()
    finally:
        connections.close_all()


def due(number: int) -> None:
    """Let so many letters be due, and no others."""
    chosen = Letter.objects.filter(state=Letter.State.WAITING).values("pk")[:number]
    Letter.objects.filter(pk__in=chosen).update(due_at=clock.now())


def blast(port: int, letter: bytes) -> None:
    """What the sink can take: letters that are ready, over kept connections."""

    def send() -> None:
        with smtplib.SMTP("127.0.0.1", port) as line:
            for _ in range(OURS // AT_ONCE):
                line.sendmail("plt@millbrook.example", ["sink@millbrook.example"], letter)

    with ThreadPoolExecutor(AT_ONCE) as pool:
        for done in [pool.submit(send) for _ in range(AT_ONCE)]:
            done.result()


# --- What it comes to ---------------------------------------------------------------------------


def composing() -> Generator[Figure, None, float]:
    """The digest for everybody: seconds tell how long a worker is busy, statements do not grow."""
    before = Letter.objects.count()  # what the pages' visitors have caused
    with asking() as asked, cost_of(1) as told:
        send_due()
    inserts = [n for sql, n in asked.statements.items() if 'INTO "letters_letter"' in sql]
    letters = Letter.objects.count() - before
    yield Figure("M4", f"digest for {letters}: composed in", told[0].clock, unit=" s")
    written, most = sum(inserts), -(-letters // 1000)
    yield Figure("M4", f"digest for {letters}: inserts of letters", written, most)
    yield Figure("M5", f"digest for {letters}: other statements", asked.number - written)
    yield Figure("M4", "composing again: letters written", _written_again(), 0)
    Letter.objects.update(due_at=clock.now() + timedelta(days=1))
    return told[0].processor / letters


def _written_again() -> int:
    before = Letter.objects.count()
    send_due()
    return Letter.objects.count() - before


def measured(way: Callable[[], None], letters: int) -> Cost:
    with cost_of(letters) as told:
        way()
    return told[0]


def delivering(near: int, far: int, composed: float) -> Iterator[Figure]:
    """Rounds of both ways, near and far."""
    plain, alone, eight = Plain(), ours(1), ours(AT_ONCE)
    audiences = {plain.draft.audience(reader) for reader in plain.draft.to}
    yield Figure("M5", f"digest for {len(plain.draft.to)}: times it is rendered", len(audiences))
    ready = plain._message(plain.draft.to[0]).message(policy=policy.SMTP).as_bytes()
    rounds = []
    for _ in range(ROUNDS):
        told: dict[str, Cost] = {}
        with mail_to(near):
            told["plain"] = measured(plain, PLAIN)
            due(OURS)
            told["alone"] = measured(alone, OURS)
            due(OURS)
            told["eight"] = measured(eight, OURS)
            told["blast"] = measured(lambda: blast(near, ready), OURS // AT_ONCE * AT_ONCE)
        with mail_to(far):
            told["plain, far"] = measured(plain, PLAIN)
            due(OURS)
            told["eight, far"] = measured(eight, OURS)
        rounds.append(told)
    yield from _ratios(rounds, composed)


def _ratios(rounds: list[dict[str, Cost]], composed: float) -> Iterator[Figure]:
    def middle(of: Callable[[dict[str, Cost]], float]) -> float:
        return median(map(of, rounds))

    client = middle(lambda r: (r["alone"].processor + composed) / r["plain"].processor)
    yield Figure(
        "M1", "processor time of a letter, composed and delivered", client, 0.15, " x plain"
    )
    part = middle(lambda r: r["alone"].processor / r["plain"].processor)
    yield Figure("M1", "processor time of a letter, delivered only", part, None, " x plain")
    far = middle(lambda r: r["eight, far"].clock / r["plain, far"].clock)
    yield Figure("M2", "5 ms away, eight workers", far, 1 / 6, " x plain's time")
    near = middle(lambda r: r["blast"].clock / r["eight"].clock)
    yield Figure("M2", "near, eight workers", near, 0.85, " of what the sink takes", at_least=True)


@contextmanager
def mail_to(port: int) -> Iterator[None]:
    there = {
        "default": settings.MAILERS["default"] | {"OPTIONS": {"host": "127.0.0.1", "port": port}}
    }
    with override_settings(MAILERS=there):
        yield


def connections_of(port: int) -> tuple[int, int, int]:
    """How many connections came, how many at once, and how many letters over them."""
    with smtplib.SMTP("127.0.0.1", port) as line:
        came, most, letters = line.docmd("NOOP", "count")[1].split()
    return int(came) - 1, int(most), int(letters)


@contextmanager
def counted_by_the_server() -> Iterator[Database]:
    where = connection.settings_dict
    with psycopg.connect(
        host=where["HOST"], user=where["USER"], dbname="postgres", autocommit=True
    ) as server:
        database = Database(server, where["NAME"])
        database.forget()
        yield database


def ledger(port: int) -> Iterator[Figure]:
    """What the ledger costs the database, and how many connections the letters take."""
    connections_of(port)
    due(LEDGER)
    with mail_to(port), counted_by_the_server() as database:
        ours(1)()
        each = database.statements().milliseconds / LEDGER
    yield Figure("M4", "the ledger's database time for a letter", each, 0.4, " ms")
    came, _, letters = connections_of(port)
    yield Figure("M3", f"connections for {letters} letters, one worker", came, LEDGER // 50)
    due(LEDGER // 2)
    with mail_to(port):
        ours(AT_ONCE)()
    _, most, _ = connections_of(port)
    yield Figure("M3", f"connections at once, {AT_ONCE} workers", most, AT_ONCE)


def everything(near: int, far: int) -> Iterator[Figure]:
    composed = yield from composing()
    yield from delivering(near, far, composed)
    yield from ledger(near)


if __name__ == "__main__":
    near, far = int(sys.argv[1]), int(sys.argv[2])
    figures = list(everything(near, far))
    Path(sys.argv[3]).write_text(json.dumps([asdict(figure) for figure in figures]))
