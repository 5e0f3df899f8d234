"""Seven people write for a minute in one Blueprint, each in a window as the page keeps it: it saves
when the last key is a second and a half ago, and asks every ten seconds what the others do."""

import re
import threading
import time
from collections.abc import Iterator
from html import unescape
from http.client import HTTPConnection
from random import Random
from statistics import median
from typing import Any

import psycopg

from bench.figures import Figure
from bench.visits import PATIENCE, Request, Server, send

A_MINUTE = 60
PAUSES = 1.5, 4.0  # seconds from one save to the next
POLL = 10
WINDOW = re.compile(rb'name="window"[^>]*value="([^"]*)"')
SEEN = re.compile(rb'name="seen"[^>]*value="([^"]*)"')
CROSSED = b"Two texts crossed"
TEXT = re.compile(rb"<textarea[^>]*>\n?(.*?)</textarea>", re.DOTALL)
LIVE = re.compile(rb'id="here" hx-get="([^"]+)"')
TEXTS = """
    SELECT part, text FROM blueprint_answer a JOIN blueprint_blueprint b ON b.id = a.blueprint_id
    WHERE b.team_id = %s AND prompt = '' AND author_id IS NULL
"""


class Window:
    """One person with one part open."""

    def __init__(self, server: Server, session: str, team: int, part: str, chance: Random) -> None:
        self.line = HTTPConnection("127.0.0.1", server.port, timeout=PATIENCE)
        self.session, self.part, self.chance = session, part, chance
        self.team, self.door = f"/blueprint/{team}/", f"/blueprint/{team}/{part}/"
        self.accepted: list[str] = []  # words that the page called saved
        self.saves: list[float] = []  # seconds
        self.polls: list[float] = []
        self.errors: list[str] = []

    def write(self, until: float) -> None:
        try:
            self._open()
            asked = time.monotonic()
            while time.monotonic() < until:
                time.sleep(self.chance.uniform(*PAUSES))
                self._save(f"{self.part}{len(self.saves)}word")
                if time.monotonic() - asked > POLL:
                    asked = time.monotonic()
                    self._ask()
            self._send("POST", f"{self.team}leave/")
        except Exception as trouble:
            self.errors.append(repr(trouble))
        finally:
            self.line.close()

    def _open(self) -> None:
        page = self._send("GET", self.door)[1]
        self.seen, self.live = SEEN.findall(page)[0], LIVE.findall(page)[0]
        self.name = WINDOW.findall(page)[0]
        self.text = unescape(TEXT.findall(page)[0].decode())
        self._send("POST", f"{self.door}claim/")

    def _save(self, word: str) -> None:
        self.text = f"{self.text} {word}"
        began = time.perf_counter()
        form = [("text", self.text), ("first_step_on", "")]
        form += [("window", self.name.decode()), ("seen", self.seen.decode())]
        status, said = self._send("POST", f"{self.door}save/", form)
        self.saves.append(time.perf_counter() - began)
        if CROSSED in said:
            self.errors.append(f"{self.door}: {CROSSED.decode()}")
        elif status == 200:
            self.accepted.append(word)
            self.seen = SEEN.findall(said)[0]

    def _ask(self) -> None:
        began = time.perf_counter()
        status, said = self._send("GET", unescape(self.live.decode()))
        self.polls.append(time.perf_counter() - began)
        if status == 200:
            self.live = LIVE.findall(said)[0]

    def _send(self, method, path, form=()):
        answer = send(self.line, Request(method, path, self.session, list(form), part=True))
        self.line.close()  # the server lets go of an idle line before the next save
        if answer[0] not in (200, 204):
            self.errors.append(f"{method} {path}: {answer[0]}")
        return answer


class Together:
    """What became of it, beside the wait for the floor page alone."""

    def __init__(self, server: Server, team: int, sessions: list[str], parts: list[str]) -> None:
        self.team = team
        self.windows = [
            Window(server, session, team, part, Random(number))  # noqa: S311
            for number, (session, part) in enumerate(zip(sessions, parts, strict=True))
        ]
        self.floor: list[float] = []  # seconds that the floor page took, before and after
        self.lost: set[str] = set()

    def write(self, database: psycopg.Connection[Any], seconds: float = A_MINUTE) -> None:
        until = time.monotonic() + seconds
        threads = [threading.Thread(target=w.write, args=[until]) for w in self.windows]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        stands: dict[str, str] = dict(database.execute(TEXTS, [self.team]).fetchall())
        self.lost = {
            word
            for window in self.windows
            for word in window.accepted
            if word not in stands[window.part].split()
        }

    def figures(self) -> Iterator[Figure]:
        saves = [wait for window in self.windows for wait in window.saves]
        polls = [wait for window in self.windows for wait in window.polls]
        errors = [error for window in self.windows for error in window.errors]
        yield Figure("", f"{len(self.windows)} people, a minute: saves", len(saves))
        note = errors[0] if errors else ""
        yield Figure("T1", "errors and texts that crossed", len(errors), 0, note=note)
        yield Figure("T1", "words that were called saved, and are lost", len(self.lost), 0)
        for what, waits in (("a save", saves), ("asking what the others do", polls)):
            yield Figure(
                "", f"{what}: median", median(waits) / median(self.floor), None, " x floor"
            )
            slow = sorted(waits)[int(len(waits) * 0.95)]
            yield Figure("", f"{what}: p95", slow / median(self.floor), None, " x floor")
