"""What a first visit brings: the page itself, whole without script, and little else."""

import re
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

import brotli
import pytest
from django.contrib.staticfiles import finders

from tests.doors import KINDS
from tests.front.test_every_page import PAGES
from tests.walking import STANDS, reads_the_walk, the_walk

pytestmark = pytest.mark.django_db
BYTES = 135_000
REQUESTS = 8
# Fonts come as they are needed; these two are needed by every page with words of a colleague.
FONTS = [
    "vendor/public-sans/public-sans-latin-wght-normal.woff2",
    "vendor/literata/literata-latin-wght-normal.woff2",
]
ASSET = re.compile(r'<(?:link|script|use)[^>]* (?:href|src)="/static/([^"#]+)')
VOID = {"area", "br", "col", "hr", "img", "input", "link", "meta", "use", "wbr"}
ASKS = {"hx-get", "hx-post"}


@pytest.fixture
def pages():
    """Every page of the table of doors as HTML, for the last who may pass: they see the most."""
    return {
        glance.path: glance.said
        for stands in STANDS
        for glance in the_walk(stands)
        if glance.door in PAGES and glance.is_page
        if glance.who == [kind for kind in KINDS if glance.door.sign(kind) == "Y"][-1]
    }


@reads_the_walk
def test_a_first_visit_weighs_at_most_135_kilobytes_in_few_requests(pages):
    took = {path: (weight_of(html), requests_of(html)) for path, html in pages.items()}

    assert {path: each for path, each in took.items() if each > (BYTES, 0)} == {}
    assert {path: each for path, each in took.items() if each[1] > REQUESTS} == {}


def weight_of(html):
    """The page packed as a proxy does it at once, files as well as can be; fonts are packed."""
    return len(brotli.compress(html.encode(), quality=5)) + sum(map(packed, needed_by(html)))


@cache
def packed(name):
    file = Path(finders.find(name)).read_bytes()
    return len(file if name.endswith(".woff2") else brotli.compress(file, quality=11))


def requests_of(html):
    return 1 + len(needed_by(html))


def needed_by(html):
    return {*ASSET.findall(html), *FONTS}


# --- Without script ------------------------------------------------------------------------------


class Reader(HTMLParser):
    """Finds what only a script could ask for: no form and no link does the same."""

    def __init__(self, html):
        super().__init__()
        self.open, self.lost, self.headings = [], [], 0
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        facts = dict(attrs)
        self.headings += tag == "h1"
        if tag == "a" and facts.get("href"):
            for each in self.open:
                each["leads"] = True
        if tag not in VOID:
            self.open.append({"tag": tag, "facts": facts, "leads": tag == "a"})

    def handle_endtag(self, tag):
        while self.open and tag not in VOID:
            ended = self.open.pop()
            if ASKS & set(ended["facts"]) and not self._is_there_without(ended):
                self.lost.append(self.words_of(ended))
            if ended["tag"] == tag:
                return

    def _is_there_without(self, element):
        """A form sends itself; its button does, within it or named for it; or there is a link.

        What asks again and again for what the page says already comes with the page, too.
        """
        if "data-polls" in element["facts"]:
            return True
        forms = [each for each in [*self.open, element] if each["tag"] == "form"]
        return bool(forms) or element["leads"] or {"form", "formaction"} <= element["facts"].keys()

    @staticmethod
    def words_of(element):
        return f"<{element['tag']} {element['facts']}>"


@reads_the_walk
def test_every_page_is_whole_without_script(pages):
    read = {path: Reader(html) for path, html in pages.items()}

    assert {path: reader.lost for path, reader in read.items() if reader.lost} == {}
    assert {path: reader.headings for path, reader in read.items() if reader.headings != 1} == {}


@pytest.mark.parametrize(
    ("html", "is_whole"),
    [
        ('<form action="/a/" hx-post="/a/"><button>Save</button></form>', True),
        ('<form><div hx-post="/a/"><input></div><button>Save</button></form>', True),
        ('<div hx-get="/a/" hx-trigger="load"><a href="/a/">Read</a></div>', True),
        ('<div hx-get="/a/" hx-trigger="load"></div>', False),
        ('<button form="all" formaction="/a/" hx-post="/a/">Save</button>', True),
        ('<button hx-post="/a/">Save</button>', False),
    ],
)
def test_what_only_a_script_could_ask_for_is_found(html, is_whole):
    assert (Reader(html).lost == []) == is_whole
