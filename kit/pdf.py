"""Setting a page of HTML as a tagged PDF that anybody can read (PDF/UA-1).

Only the worker loads this room: the engine is heavy, and no page needs it.
"""

import os
from dataclasses import dataclass
from functools import cache, lru_cache
from io import BytesIO
from pathlib import Path
from typing import Any

import pydyf  # type: ignore[import-untyped]
from django.contrib.staticfiles import finders
from fontTools.ttLib import woff2
from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

from kit.glyphs import FOLDER, Font, font_file, needed_by
from kit.on_paper import on_paper

# The only addresses there are while a document is set. No server of this name can exist.
HERE = "https://portal.invalid"
# Fonts are stamped with the time they were cut; without it the same words give the same file.
os.environ.setdefault("SOURCE_DATE_EPOCH", "0")

STYLES = ["tokens", "pdf"]  # every document wears them, without asking
KINDS = {".css": "text/css", ".svg": "image/svg+xml"}
KINDS |= {".woff2": "font/woff2", ".ttc": "font/collection"}

WORD_JOINER = b" <2060>"


class Refused(Exception):
    """The document asked for something that is none of our own files."""


@dataclass(frozen=True)
class Paper:
    content: bytes
    pages: int


def set_in_type(html: str) -> Paper:
    """The document as PDF. Asking for anything but our own static files stops it."""
    files = OwnFiles()
    source = HTML(string=on_paper(html), base_url=f"{HERE}/", url_fetcher=files)
    fonts, styles = _dress(_faces(needed_by(html).fonts))
    try:
        document = source.render(font_config=fonts, stylesheets=styles, pdf_variant="pdf/ua-1")
        content = document.write_pdf(pdf_variant="pdf/ua-1", finisher=_for_every_reader)
    except FatalURLFetchingError as refusal:  # no Exception by birth; nobody else would catch it
        raise Refused(str(refusal)) from refusal
    if files.refused:  # inside drawings the engine swallows what stops it elsewhere
        raise Refused(f"Not our own files: {files.refused}")
    return Paper(content, len(document.pages))


@lru_cache(maxsize=4)
def _dress(faces: str) -> tuple[FontConfiguration, list[CSS]]:
    """The style of everything on paper, and the faces of some documents: read once for all that
    need the same."""
    fonts = _without_the_machine()
    own: dict[str, Any] = {"base_url": f"{HERE}/", "url_fetcher": UnpackedFiles()}
    own["font_config"] = fonts
    sheets = [CSS(url=f"{HERE}/css/{name}.css", **own) for name in STYLES]
    return fonts, [*sheets, CSS(string=faces, **own)]


def _faces(fonts: list[Font]) -> str:
    """What a document asks for beside the faces that every paper wears."""
    faces = [
        f'@font-face {{ font-family: "{font.family}"; src: url("fonts/{font.path.name}"); }}'
        for font in fonts
    ]
    families = ", ".join(f'"{font.family}"' for font in fonts)
    # Letters of many scripts join, and fall apart when they are moved.
    wear = f":root {{ --font-more: {families}; }} h1 {{ letter-spacing: normal; }}"
    return "\n".join([*faces, wear]) if fonts else ""


def _without_the_machine() -> FontConfiguration:
    """No font is found by chance. Others may start from this process, so it is told only here."""
    kept = dict(os.environ)
    os.environ["FONTCONFIG_FILE"] = str(FOLDER / "fonts.conf")
    try:
        return FontConfiguration()
    finally:
        os.environ.pop("FONTCONFIG_FILE")
        os.environ.update(kept)


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
        return URLFetcherResponse(url, self.content(file), {"Content-Type": KINDS[file.suffix]})

    def content(self, file: Path) -> bytes:
        return file.read_bytes()


class UnpackedFiles(OwnFiles):
    """The same files, each font unpacked once for all sets of scripts."""

    def content(self, file: Path) -> bytes:
        return _unpacked(file) if file.suffix == ".woff2" else super().content(file)


@cache
def _unpacked(file: Path) -> bytes:
    font = BytesIO()
    woff2.decompress(BytesIO(file.read_bytes()), font)
    return font.getvalue()


def _for_every_reader(document: Any, pdf: Any) -> None:
    _give_items_bodies(document, pdf)
    _name_all_glyphs(pdf)


def _name_all_glyphs(pdf: Any) -> None:
    """Where several glyphs make one letter, the engine names the first alone; the others join."""
    for each in pdf.objects:
        if isinstance(each, pydyf.Stream) and b"begincmap" in each.stream:
            each.stream = [line.replace(b" <>", WORD_JOINER) for line in each.stream]


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
    """The file behind this address: a static one of the portal, or a font of its paper."""
    name = url.removeprefix(f"{HERE}/")
    if name == url or ".." in name or Path(name).suffix not in KINDS:
        return None
    if name.startswith("fonts/"):
        return font_file(name.removeprefix("fonts/"))
    found: Any = finders.find(name)
    return Path(found) if found and Path(found).is_file() else None
