"""The pages and steps that are measured, with the goals they have to reach."""

from collections.abc import Callable
from typing import Any, NamedTuple
from urllib.parse import urlencode
from uuid import UUID

from bench.districts.sizes import LARGE
from bench.visits import Request, Server, Visit

BILLBOARD, QUEUE, TEAMS = "/billboard/", "/teams/rosters/", "/teams/"
ENTRIES, BOXES = 20, LARGE.schools + 12 + 6  # on a page, and to tick
TEAMS_SHOWN = 50 + LARGE.schools + LARGE.years + 12  # teams, and what to narrow them by
ROSTERS = (10 + 25) * 6  # on a page of the queue, each with its people
COMMON, MISSPELT = "students", "fractoins"


class Page(NamedTuple):
    """A page by its name, its address in a district, and its goal: so many times the floor."""

    name: str
    goal: str
    limit: float
    queries: int
    address: Callable[[dict[str, Any]], str]
    looked_at: bool = False  # by a browser, too
    shown: int = ENTRIES + BOXES  # rows that a reader sees
    reader: str = "reader"  # whose session it is asked with


def _search(words: str) -> str:
    return f"{BILLBOARD}?{urlencode({'q': words})}"


def _narrowed(facts: dict[str, Any]) -> str:
    chosen = {"school": facts["school"], "subject": facts["subject"], "grades": "3-5"}
    return f"{BILLBOARD}?{urlencode(chosen)}"


def _queue_narrowed(facts: dict[str, Any]) -> str:
    chosen = {"q": COMMON[:4], "school": facts["school"], "checks": "look"}
    return f"{QUEUE}?{urlencode(chosen)}"


PAGES = [
    Page("billboard", "W1", 1.0, 5, lambda facts: BILLBOARD, True),
    Page("billboard, last page", "W1", 1.0, 5, lambda facts: f"{BILLBOARD}?page=9999"),
    Page("billboard, filtered", "W1", 1.0, 5, _narrowed),
    Page("search, a common word", "W4", 1.0, 6, lambda facts: _search(COMMON), True),
    Page("search, a misspelt word", "W4", 1.0, 6, lambda facts: _search(MISSPELT)),
    Page("posting", "W2", 0.7, 7, lambda facts: f"{BILLBOARD}{facts['posting']}/", True, 12),
    Page("home", "W3", 1.0, 8, lambda facts: "/", True, 10),
    Page("directory of teams", "W1", 1.5, 6, lambda facts: TEAMS, False, TEAMS_SHOWN),
    Page("own team", "W2", 1.0, 8, lambda facts: f"{TEAMS}{facts['team']}/", False, 10),
    Page("queue of rosters", "W1", 2.0, 8, lambda _: QUEUE, False, ROSTERS + BOXES, "office"),
    Page("queue, filtered", "W1", 2.0, 8, _queue_narrowed, False, ROSTERS + BOXES, "office"),
]
# The same bare page twice: only above the second does the navigation say how much waits.
BARE, WITH_COUNT = "bare page", "bare page, with the count"
COUNT_LIMIT = 0.1  # floors that the count may cost
NEED = "Students read the numbers of a graph and cannot say what they mean. " * 5
DRAFTS = 40  # that are being written
WRITES = ["show interest", "save a draft"]
MORE_ROWS = 20  # than are shown: the reader, the frame, the season
WRITE_LIMIT, WRITE_QUERIES = 1.5, 12
SEARCH_LIMIT = 1.5  # database time of a search, in floors


def visits(server: Server, facts: dict[str, Any]) -> list[Visit]:
    """Every page of one district, as its reader asks for it."""
    return [_visit(server, page.name, page.address(facts), facts[page.reader]) for page in PAGES]


def bare_visits(server: Server, facts: dict[str, Any]) -> list[Visit]:
    readers = [(BARE, "reader"), (WITH_COUNT, "office")]
    return [_visit(server, name, "/help/", facts[reader]) for name, reader in readers]


def floor_visit(server: Server, facts: dict[str, Any]) -> Visit:
    return _visit(server, "floor", "/", facts["session"])


def _visit(server: Server, name: str, path: str, session: str) -> Visit:
    request = Request("GET", path, session)
    return Visit(name, server, lambda number: request)


def writes(server: Server, facts: dict[str, Any]) -> list[Visit]:
    """Each request is another person's first interest in a posting, or a few words more."""
    people, postings = facts["writers"], facts["looking"]

    def interest(number: int) -> Request:
        posting = postings[number // len(people) % len(postings)]
        session = people[number % len(people)]
        return Request("POST", f"{BILLBOARD}{posting}/interest/", session, [("note", "")])

    def draft(number: int) -> Request:
        writer, save = number % DRAFTS, number // DRAFTS
        form = _draft(writer, save, facts)
        return Request("POST", f"{BILLBOARD}post/save/", people[writer], form, part=True)

    return [Visit(WRITES[0], server, interest, answer=302), Visit(WRITES[1], server, draft)]


def _draft(writer: int, save: int, facts: dict[str, Any]) -> list[tuple[str, Any]]:
    """What a window saves by itself: the same draft each time, with another end."""
    slip = ("slip", UUID(int=writer + 1))
    return [slip, *written(facts, f"Read {save} times."), ("draft", "yes")]


def written(facts: dict[str, Any], more: str = "") -> list[tuple[str, Any]]:
    """The fields of a posting that is complete."""
    return [
        ("title", "Reading graphs across subjects"),
        ("need", NEED + more),
        ("evidence", "student_work"),
        ("org_goals", facts["goal"]),
        ("subjects", facts["subject"]),
        ("grades", 4),
        ("places", 6),
    ]
