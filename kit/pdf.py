"""Setting a page of HTML as a tagged PDF that anybody can read (PDF/UA-1).

Only the worker loads this room: the engine is heavy, and no page needs it.
"""

import os
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pydyf  # type: ignore[import-untyped]
from django.contrib.staticfiles import finders
from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

# The only addresses there are while a document is set. No server of this name can exist.
HERE = "https://portal.invalid"
# Fonts are stamped with the time they were cut; without it the same words give the same file.
os.environ.setdefault("SOURCE_DATE_EPOCH", "0")

STYLES = ["tokens", "pdf"]  # every document wears them, without asking
KINDS = {".css": "text/css", ".woff2": "font/woff2", ".svg": "image/svg+xml"}


class Refused(Exception):
    """The document asked for something that is none of our own files."""


@dataclass(frozen=True)
class Paper:
    content: bytes
    pages: int


def set_in_type(html: str) -> Paper:
    """The document as PDF. Asking for anything but our own static files stops it."""
    files = OwnFiles()
    source = HTML(string=html, base_url=f"{HERE}/", url_fetcher=files)
    fonts, styles = _house_style()
    try:
        document = source.render(font_config=fonts, stylesheets=styles, pdf_variant="pdf/ua-1")
        content = document.write_pdf(pdf_variant="pdf/ua-1", finisher=_give_items_bodies)
    except FatalURLFetchingError as refusal:  # no Exception by birth; nobody else would catch it
        raise Refused(str(refusal)) from refusal
    if files.refused:  # inside drawings the engine swallows what stops it elsewhere
        raise Refused(f"Not our own files: {files.refused}")
    return Paper(content, len(document.pages))


@cache
def _house_style() -> tuple[FontConfiguration, list[CSS]]:
    """The style of everything on paper, read once in the life of a worker, fonts included."""
    fonts = FontConfiguration()
    own: dict[str, Any] = {"url_fetcher": OwnFiles(), "font_config": fonts}
    return fonts, [CSS(url=f"{HERE}/css/{name}.css", **own) for name in STYLES]


class OwnFiles(URLFetcher):
    """Style sheets, fonts and drawings of the portal, read from its folders; nothing else."""

    def __init__(self) -> None:
        super().__init__(allowed_protocols=set(), allow_redirects=False, fail_on_errors=True)
        self.refused: list[str] = []

    def fetch(self, url: str, headers: dict[str, str] | None = None) -> URLFetcherResponse:
        file = _own_file(url)
        if file is None:
            self.refused.append(url[:200])
            raise FatalURLFetchingError(f"Not one of our files: {url[:200]}")
        return URLFetcherResponse(url, file.read_bytes(), {"Content-Type": KINDS[file.suffix]})


def _give_items_bodies(document: Any, pdf: Any) -> None:
    """A tagged item holds a label and a body; the engine forgets the body around paragraphs."""
    elements = {each.reference: each for each in pdf.objects if isinstance(each, pydyf.Dictionary)}
    for item in [each for each in elements.values() if each.get("S") == "/LI"]:
        labels, bodies, loose = _sorted(item["K"], elements)
        if loose:
            body = pydyf.Dictionary({"Type": "/StructElem", "S": "/LBody", "P": item.reference})
            body["K"] = pydyf.Array(loose)
            pdf.add_object(body)
            for kid in loose:
                elements[kid]["P"] = body.reference
            item["K"] = pydyf.Array([*labels, *bodies, body.reference])


def _sorted(kids: Any, elements: dict[Any, Any]) -> tuple[list[Any], list[Any], list[Any]]:
    """The children of a list item: labels, bodies, and what stands loose."""
    kinds: dict[str, list[Any]] = {"/Lbl": [], "/LBody": [], "": []}
    for kid in kids:
        kind = elements[kid].get("S")
        kinds[kind if kind in kinds else ""].append(kid)
    return kinds["/Lbl"], kinds["/LBody"], kinds[""]


def _own_file(url: str) -> Path | None:
    """The static file behind this address, from the folder that comes with the portal."""
    name = url.removeprefix(f"{HERE}/")
    if name == url or ".." in name or Path(name).suffix not in KINDS:
        return None
    found: Any = finders.find(name)
    return Path(found) if found and Path(found).is_file() else None
