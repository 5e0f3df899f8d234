"""The Blueprint: a save, its page with all parts full, and seven people who write for a minute."""

from collections import Counter
from collections.abc import Iterator
from http.client import HTTPConnection

import brotli

from bench.figures import Figure
from bench.pages import WRITE_LIMIT, WRITE_QUERIES, floor_visit
from bench.rounds import Measured
from bench.stage import House
from bench.together import Together
from bench.visits import Request, Visit, send
from bench.web import beside_the_floor, statements_of

SAVE, PAGE = "save a Blueprint", "a full Blueprint"
KILOBYTES = 40
PLACES = ["ideal", "site", "partners", "toolkit", "cost", "schedule", "first_step"]
WORDS = "Every second Tuesday we put student papers on the table first and the agenda second. " * 20


def asked(floor: House, portal: House) -> list[Visit]:
    """What is asked for in every round."""
    full = portal.facts["full"]
    page = Request("GET", f"/blueprint/{full['team']}/", full["sessions"][0])
    return [
        floor_visit(floor.server, floor.facts),
        Visit(SAVE, portal.server, Saves(portal.facts["blueprints"]).next),
        Visit(PAGE, portal.server, lambda number: page),
    ]


class Saves:
    """The facilitators of many teams, each writing on in one part after the other."""

    def __init__(self, blueprints: list[tuple[int, str]]) -> None:
        self.places = [(team, session, part) for part in PLACES for team, session in blueprints]
        self.saved: Counter[int] = Counter()

    def next(self, number: int) -> Request:
        place = number % len(self.places)
        team, session, part = self.places[place]
        turn, self.saved[place] = self.saved[place], self.saved[place] + 1
        form = [("text", WORDS + " And on." * turn), ("window", "of a facilitator")]
        return Request("POST", f"/blueprint/{team}/{part}/save/", session, form, part=True)


def figures(measured: Measured, portal: House, together: Together) -> Iterator[Figure]:
    yield from beside_the_floor(measured, portal.server.name, "W11", SAVE, WRITE_LIMIT)
    yield from statements_of(measured, portal.server.name, SAVE, "W11", WRITE_QUERIES)
    yield from beside_the_floor(measured, portal.server.name, "", PAGE, None)
    yield Figure("B4", f"{PAGE}: Brotli", packed(portal), KILOBYTES, " KB")
    yield from together.figures()


def packed(portal: House) -> float:
    """Kilobytes of the page as a proxy packs it at once."""
    full = portal.facts["full"]
    line = HTTPConnection("127.0.0.1", portal.server.port, timeout=30)
    page = send(line, Request("GET", f"/blueprint/{full['team']}/", full["sessions"][0]))[1]
    line.close()
    return len(brotli.compress(page, quality=5)) / 1000
