"""The figures of the pages: the application, the database, and what grows with the district."""

import re
from collections.abc import Iterator

from bench.figures import Figure
from bench.pages import PAGES, SEARCH_LIMIT, WRITE_LIMIT, WRITE_QUERIES, WRITES
from bench.rounds import AT_ONCE, Key, Measured
from bench.visits import Sample

APP_GROWTH, DATABASE_GROWTH, LAST_PAGE = 1.15, 1.3, 1.5
LARGE, SMALL = "large", "small"


def _app(sample: Sample) -> float:
    return sample.each


def _database(sample: Sample) -> float:
    return sample.database_each


def _slow(sample: Sample) -> float:
    return sample.slow


def _short(statement: str) -> str:
    """The table that a statement is about."""
    about = re.search(r'(?:FROM|INTO|UPDATE) "?(\w+)', statement)
    return about[1] if about else statement[:40]


def figures(measured: Measured) -> Iterator[Figure]:
    yield from _beside_the_floor(measured)
    yield from _growth(measured)
    yield from _databases(measured)
    yield from _counts(measured)


def _floor(at_once: int) -> Key:
    return "floor", "floor", at_once


def _worse(measured: Measured, name: str) -> tuple[float, str]:
    """Beside the floor, one at a time and eight at once: the worse of both, and both."""
    one, many = (
        measured.ratio((LARGE, name, at_once), _floor(at_once), _app, _app) for at_once in AT_ONCE
    )
    return max(one, many), f"alone {one:.2f}, 8 at once {many:.2f}"


def _beside_the_floor(measured: Measured) -> Iterator[Figure]:
    goals = [(page.goal, page.name, page.limit) for page in PAGES]
    for goal, name, limit in [*goals, *(("W11", name, WRITE_LIMIT) for name in WRITES)]:
        ratio, note = _worse(measured, name)
        yield Figure(goal, f"{name}: app", ratio, limit, " F", note=note)
        waits = measured.ratio((LARGE, name, 8), _floor(8), _slow, _slow)
        yield Figure("W7", f"{name}: p95 of 8 at once", waits, None, " x floor's")


def _growth(measured: Measured) -> Iterator[Figure]:
    for page in PAGES:
        large, small = (LARGE, page.name, 1), (SMALL, page.name, 1)
        app = measured.ratio(large, small, _app, _app)
        yield Figure("W8", f"{page.name}: app, large / small", app, APP_GROWTH, " x")
        database = measured.ratio(large, small, _database, _database)
        yield Figure("W8", f"{page.name}: database, large / small", database, DATABASE_GROWTH, " x")
    first, last = ((LARGE, name, 1) for name in ("billboard", "billboard, last page"))
    ratio = measured.ratio(last, first, _database, _database)
    yield Figure("W9", "last page / first page: database", ratio, LAST_PAGE, " x")


def _databases(measured: Measured) -> Iterator[Figure]:
    for name in [*(page.name for page in PAGES), *WRITES]:
        limit = SEARCH_LIMIT if name.startswith("search") else None
        ratio = measured.ratio((LARGE, name, 1), _floor(1), _database, _app)
        yield Figure("W4" if limit else "", f"{name}: database time", ratio, limit, " F")


def _counts(measured: Measured) -> Iterator[Figure]:
    limits = {page.name: page.queries for page in PAGES} | dict.fromkeys(WRITES, WRITE_QUERIES)
    for name, limit in limits.items():
        goal = "W11" if name in WRITES else "W5"
        calls, rows, most, which = measured.counts((LARGE, name, 1))
        yield Figure(goal, f"{name}: statements", calls, limit)
        yield Figure(
            "W5",
            f"{name}: its most repeated statement",
            most,
            1,
            note=_short(which) if most > 1 else "",
        )
        yield Figure("W6", f"{name}: rows read", rows)
