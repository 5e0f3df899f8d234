"""Steps that nobody takes twice: taken a few times after all rounds, and counted in statements."""

import re
from collections.abc import Iterator
from http.client import HTTPConnection
from typing import Any
from uuid import UUID

from bench.figures import Figure
from bench.pages import BILLBOARD, QUEUE, written
from bench.stage import House
from bench.visits import PATIENCE, Refused, Request, send

APPROVE, POST = "approve a roster", "post an idea"
LIMITS = {APPROVE: 25, POST: 20}
WARM, COUNTED = 2, 8
HIDDEN = re.compile(rb'<input type="hidden" name="(\w+)" value="([^"]*)"')


def figures(house: House) -> Iterator[Figure]:
    """What each of them asks of the database, and whatever it asks more than once."""
    line = HTTPConnection("127.0.0.1", house.server.port, timeout=PATIENCE)
    for name, steps in ((APPROVE, approvals(line, house.facts)), (POST, ideas(house.facts))):
        calls, most = _counted(line, house, list(steps))
        yield Figure("W11", f"{name}: statements", calls, LIMITS[name])
        yield Figure("W5", f"{name}: its most repeated statement", most, 1)
    line.close()


def _counted(line: HTTPConnection, house: House, steps: list[Request]) -> tuple[float, float]:
    for number, step in enumerate(steps):
        if number == WARM:
            house.server.database.forget()
        status, page = send(line, step)
        if status != 302:
            words = page.decode(errors="replace")[:300]
            raise Refused(f"{step.path} answered {status}: {words}")
    told = house.server.database.statements()
    return told.calls / COUNTED, told.most / COUNTED


def approvals(line: HTTPConnection, facts: dict[str, Any]) -> Iterator[Request]:
    """Each with what its page showed: who decides has read it."""
    for roster in facts["waiting"][: WARM + COUNTED]:
        page = send(line, Request("GET", f"{QUEUE}{roster}/", facts["office"]))[1]
        shown = {name.decode(): value.decode() for name, value in HIDDEN.findall(page)}
        form = [(name, value) for name, value in shown.items() if name != "csrfmiddlewaretoken"]
        yield Request("POST", f"{QUEUE}{roster}/approve/", facts["office"], form)


def ideas(facts: dict[str, Any]) -> Iterator[Request]:
    """Each of another teacher, written and posted in one step."""
    for number in range(WARM + COUNTED):
        session, slip = facts["writers"][-1 - number], ("slip", UUID(int=10_000 + number))
        yield Request("POST", f"{BILLBOARD}post/", session, [slip, *written(facts)])
