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
PACKED = ("font/", "image/png", "image/jpeg")  # what no compression makes smaller


class Look(NamedTuple):
    """What one look at a page took."""

    requests: int
    kilobytes: float
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
        told = self.line.send("Performance.getMetrics")["metrics"]
        metrics = {metric["name"]: metric["value"] * 1000 for metric in told}
        return Look(
            requests=len(fetched),
            kilobytes=sum(map(weight_of, fetched)),
            nodes=self.page.evaluate(COUNT_NODES),
            script=metrics["ScriptDuration"],
            work=metrics["TaskDuration"],
        )


@contextmanager
def visitor(browser: Browser, site: str, session: str) -> Iterator[BrowserContext]:
    """Somebody signed in who has never been here."""
    context = browser.new_context()
    context.add_cookies([{"name": "sessionid", "value": session, "url": site}])
    yield context
    context.close()


def first_visit(browser: Browser, site: str, session: str, path: str) -> Look:
    with visitor(browser, site, session) as context:
        return Watch(context.new_page()).look(site + path)


def next_page(browser: Browser, site: str, session: str, path: str) -> Look:
    """The same page for somebody who has just read the billboard."""
    with visitor(browser, site, session) as context:
        Watch(context.new_page()).look(f"{site}/billboard/")
        return Watch(context.new_page()).look(site + path)


def figures(browser: Browser, portal: Any, floor: Any) -> Iterator[Figure]:
    for name, path in portal["pages"].items():
        firsts, works = [], []
        for _ in range(TIMES):
            bare = first_visit(browser, floor["site"], floor["session"], "/")
            look = first_visit(browser, portal["site"], portal["session"], path)
            firsts.append(look)
            works.append(look.work / bare.work)
        first, script = firsts[-1], median(look.script for look in firsts)
        after = next_page(browser, portal["site"], portal["session"], path)
        yield Figure("B1", f"{name}: first visit", first.kilobytes, FIRST_KB, " KB")
        yield Figure("B1", f"{name}: first visit, requests", first.requests, FIRST_REQUESTS)
        yield Figure("B2", f"{name}: next page", after.kilobytes, NEXT_KB, " KB")
        yield Figure("B2", f"{name}: next page, requests", after.requests, 1)
        yield Figure("B3", f"{name}: nodes", first.nodes, NODES)
        yield Figure("B3", f"{name}: script", script, SCRIPT_MS, " ms")
        yield Figure("B3", f"{name}: main thread", median(works), MAIN_THREAD, " x floor's")


if __name__ == "__main__":
    portal, floor = (json.loads(Path(name).read_text()) for name in sys.argv[1:3])
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=os.environ["CHROMIUM"])
        found = list(figures(browser, portal, floor))
        browser.close()
    Path(sys.argv[3]).write_text(json.dumps([asdict(figure) for figure in found]))
