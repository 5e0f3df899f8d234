"""The figures of the pages: the application, the database, and what grows with the district."""

import re
from collections.abc import Iterator

from bench.figures import Figure
from bench.pages import (
    BARE,
    COUNT_LIMIT,
    MORE_ROWS,
    PAGES,
    SEARCH_LIMIT,
    WITH_COUNT,
    WRITE_LIMIT,
    WRITE_QUERIES,
    WRITES,
)
from bench.rounds import AT_ONCE, Key, Measured
from bench.visits import Sample

APP_GROWTH, DATABASE_GROWTH, LAST_PAGE = 1.15, 1.3, 1.5
LARGE, SMALL = "large", "small"


def _app(sample: Sample) -> float:
    return sample.each


def _database(sample: Sample) -> float:
    return sample.database_each


def _wait(sample: Sample) -> float:
    """Milliseconds until the answer is there: time beside time, on a busy machine, too."""
    return sum(sample.waits) * 1000 / sample.requests


def _slow(sample: Sample) -> float:
    return sample.slow


def _short(statement: str) -> str:
    """The table that a statement is about."""
    about = re.search(r'(?:FROM|INTO|UPDATE) "?(\w+)', statement)
    return about[1] if about else statement[:40]


def figures(measured: Measured) -> Iterator[Figure]:
    yield from _all_beside_the_floor(measured)
    yield _count_in_the_navigation(measured)
    yield from _growth(measured)
    yield from _databases(measured)
    yield from _counts(measured)


def _floor(at_once: int) -> Key:
    return "floor", "floor", at_once


def _worse(measured: Measured, house: str, name: str) -> tuple[float, str]:
    """Beside the floor, one at a time and eight at once: the worse of both, and both."""
    one, many = (
        measured.ratio((house, name, at_once), _floor(at_once), _app, _app) for at_once in AT_ONCE
    )
    return max(one, many), f"alone {one:.2f}, 8 at once {many:.2f}"


def _all_beside_the_floor(measured: Measured) -> Iterator[Figure]:
    goals = [(page.goal, page.name, page.limit) for page in PAGES]
    for goal, name, limit in [*goals, *(("W11", name, WRITE_LIMIT) for name in WRITES)]:
        yield from beside_the_floor(measured, LARGE, goal, name, limit)


def _count_in_the_navigation(measured: Measured) -> Figure:
    """What the bare page costs more for whoever decides."""
    bare, counted = (
        measured.ratio((LARGE, name, 1), _floor(1), _app, _app) for name in (BARE, WITH_COUNT)
    )
    return Figure("", "count in the navigation: app", counted - bare, COUNT_LIMIT, " F")


def beside_the_floor(
    measured: Measured, house: str, goal: str, name: str, limit: float | None
) -> Iterator[Figure]:
    """The application's time for a page or a write, and how long the slow ones waited."""
    ratio, note = _worse(measured, house, name)
    yield Figure(goal, f"{name}: app", ratio, limit, " F", note=note)
    waits = measured.ratio((house, name, 8), _floor(8), _slow, _slow)
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
        ratio = measured.ratio((LARGE, name, 1), _floor(1), _database, _wait)
        yield Figure(
            "W4" if limit else "", f"{name}: database", ratio, limit, " of the floor's time"
        )


def _counts(measured: Measured) -> Iterator[Figure]:
    for page in PAGES:
        yield from statements_of(measured, LARGE, page.name, "W5", page.queries)
        rows = measured.counts((LARGE, page.name, 1))[1]
        yield Figure("W6", f"{page.name}: rows read", rows, page.shown + MORE_ROWS)
    for name in WRITES:
        yield from statements_of(measured, LARGE, name, "W11", WRITE_QUERIES)


def statements_of(
    measured: Measured, house: str, name: str, goal: str, limit: int
) -> Iterator[Figure]:
    calls, _, most, which = measured.counts((house, name, 1))
    yield Figure(goal, f"{name}: statements", calls, limit)
    note = _short(which) if most > 1 else ""
    yield Figure("W5", f"{name}: its most repeated statement", most, 1, note=note)
