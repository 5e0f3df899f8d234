"""A process that looks at the pages with a real browser: bytes, requests, nodes, and its work."""

import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from statistics import median
from typing import Any, NamedTuple

import brotli
from playwright.sync_api import Browser, BrowserContext, Page, Response, sync_playwright

from bench.figures import Figure

FIRST_KB, FIRST_REQUESTS, NEXT_KB = 135, 8, 12
NODES, SCRIPT_MS, MAIN_THREAD = 2500, 20, 1.5
TIMES = 3
COUNT_NODES = """() => {
    const walker = document.createTreeWalker(document, NodeFilter.SHOW_ALL);
    let nodes = 1;
    while (walker.nextNode()) nodes += 1;
    return nodes;
}"""
# Fonts that only names such as Łucja or Nguyễn need: told apart, since no page can do without them
# and no goal can know them.
OTHER_LETTERS = ("-latin-ext-", "-vietnamese-")
PACKED = ("font/", "image/png", "image/jpeg")  # what no compression makes smaller


class Look(NamedTuple):
    """What one look at a page took."""

    requests: int
    kilobytes: float
    other_letters: float  # kilobytes of fonts beyond Latin
    nodes: int
    script: float  # milliseconds
    work: float  # milliseconds of the browser's main thread, script among them


def weight_of(response: Response) -> float:
    """Kilobytes on the way: pages packed as a proxy does it at once, files as well as can be."""
    body = response.body()
    if response.headers.get("content-type", "").startswith(PACKED):
        return len(body) / 1000
    quality = 11 if "/static/" in response.url else 5
    return len(brotli.compress(body, quality=quality)) / 1000


class Watch:
    """Counts what a page asks of the server, and leaves out what the browser still has."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.line = page.context.new_cdp_session(page)
        self.came: list[Response] = []
        self.kept: set[str] = set()
        self.addresses: dict[str, str] = {}
        page.on("response", self._came)
        self.line.send("Network.enable")
        self.line.send("Performance.enable")
        self.line.on("Network.responseReceived", self._received)
        self.line.on("Network.requestServedFromCache", self._served)
        self.line.on("Network.requestWillBeSent", self._asked)

    def _came(self, response: Response) -> None:
        self.came.append(response)

    def _asked(self, event: Any) -> None:
        self.addresses[event["requestId"]] = event["request"]["url"]

    def _received(self, event: Any) -> None:
        if event["response"].get("fromDiskCache"):
            self.kept.add(event["response"]["url"])

    def _served(self, event: Any) -> None:
        self.kept.add(self.addresses.get(event["requestId"], ""))

    def look(self, address: str) -> Look:
        self.page.goto(address, wait_until="load")
        self.page.evaluate("document.fonts.ready.then(() => 1)")
        fetched = [r for r in self.came if r.url not in self.kept and r.url.startswith("http")]
        other = [r for r in fetched if any(name in r.url for name in OTHER_LETTERS)]
        needed = [r for r in fetched if r not in other]
        told = self.line.send("Performance.getMetrics")["metrics"]
        metrics = {metric["name"]: metric["value"] * 1000 for metric in told}
        return Look(
            requests=len(needed),
            kilobytes=sum(map(weight_of, needed)),
            other_letters=sum(map(weight_of, other)),
            nodes=self.page.evaluate(COUNT_NODES),
            script=metrics["ScriptDuration"],
            work=metrics["TaskDuration"],
        )


class Site(NamedTuple):
    """Where to look, and whose session to have there."""

    site: str
    session: str
    pages: dict[str, str]


@contextmanager
def visitor(browser: Browser, site: Site) -> Iterator[BrowserContext]:
    """Somebody signed in who has never been here."""
    context = browser.new_context()
    context.add_cookies([{"name": "sessionid", "value": site.session, "url": site.site}])
    yield context
    context.close()


def first_visit(browser: Browser, site: Site, path: str) -> Look:
    with visitor(browser, site) as context:
        return Watch(context.new_page()).look(site.site + path)


def next_page(browser: Browser, site: Site, path: str) -> Look:
    """The same page for somebody who has just read the billboard."""
    with visitor(browser, site) as context:
        Watch(context.new_page()).look(f"{site.site}/billboard/")
        return Watch(context.new_page()).look(site.site + path)


def figures(browser: Browser, portal: Site, floor: Site) -> Iterator[Figure]:
    for name, path in portal.pages.items():
        bare = [first_visit(browser, floor, "/") for _ in range(TIMES)]
        looks = [first_visit(browser, portal, path) for _ in range(TIMES)]
        yield from _bytes(name, looks[-1], next_page(browser, portal, path))
        yield from _browsers_work(name, looks, bare)


def _bytes(name: str, first: Look, after: Look) -> Iterator[Figure]:
    yield Figure("B1", f"{name}: first visit", first.kilobytes, FIRST_KB, " KB")
    yield Figure("B1", f"{name}: first visit, requests", first.requests, FIRST_REQUESTS)
    if first.other_letters:
        yield Figure("B1", f"{name}: letters beyond Latin", first.other_letters, None, " KB")
    yield Figure("B2", f"{name}: next page", after.kilobytes, NEXT_KB, " KB")
    yield Figure("B2", f"{name}: next page, requests", after.requests, 1)


def _browsers_work(name: str, looks: list[Look], bare: list[Look]) -> Iterator[Figure]:
    script = median(look.script for look in looks)
    work = median(look.work / floor.work for look, floor in zip(looks, bare, strict=True))
    yield Figure("B3", f"{name}: nodes", looks[-1].nodes, NODES)
    yield Figure("B3", f"{name}: script", script, SCRIPT_MS, " ms")
    yield Figure("B3", f"{name}: main thread", work, MAIN_THREAD, " x floor's")


if __name__ == "__main__":
    portal, floor = (Site(**json.loads(Path(name).read_text())) for name in sys.argv[1:3])
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=os.environ["CHROMIUM"])
        found = list(figures(browser, portal, floor))
        browser.close()
    Path(sys.argv[3]).write_text(json.dumps([asdict(figure) for figure in found]))
