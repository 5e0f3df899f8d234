"""Which fonts a text needs on paper, and what it holds that none of them can print.

Pages ask as well as the worker, so nothing here opens a font: `fonts/held.json` says what each one
holds, in the order in which they are asked. `manage.py read_fonts` writes it.
"""

import json
import re
import unicodedata
from bisect import bisect
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import NamedTuple

from kit.names import isolated
from kit.text import listed, shortened

FOLDER = Path(__file__).resolve().parent / "fonts"
TABLE = FOLDER / "held.json"
# Han, Kana and Hangul weigh more than all others together: the font of Debian's package, if it is
# there, and no other file of the machine.
OF_THE_MACHINE = Path("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc")


class Font(NamedTuple):
    """A file, and the runs of characters that it holds."""

    path: Path
    firsts: list[int]
    lasts: list[int]

    @property
    def family(self) -> str:
        """The name under which a document asks for it."""
        if self.path == OF_THE_MACHINE:
            return "Noto Sans CJK SC"  # the file's own: it has several, and this reads all of them
        return re.split("-(?:wght|400)-", self.path.stem)[0]

    def of(self, characters: set[int]) -> set[int]:
        """Those of the characters that it holds."""
        return {each for each in characters if self._has(each)}

    def _has(self, character: int) -> bool:
        at = bisect(self.firsts, character) - 1
        return at >= 0 and character <= self.lasts[at]


class Needed(NamedTuple):
    """What a text asks for, beside the faces that every paper wears."""

    fonts: list[Font]
    without_glyph: set[str]


def needed_by(text: str, *, of_the_machine: bool | None = None) -> Needed:
    """The fonts that a text needs, and the characters that none of them holds.

    Letters choose first: a stop that ten scripts share comes from the font that is there anyway.
    """
    left = {ord(sign) for sign in set(text) if not _UNSEEN.match(sign)}
    left -= _house().of(left)
    letters = {each for each in left if chr(each).isalpha()}
    fonts = []
    for wanted in (letters, left):
        for font in _others() if wanted else ():
            if font.of(wanted) and _is_here(font, of_the_machine):
                fonts.append(font)
                held = font.of(left)
                wanted -= held
                left -= held
    return Needed(sorted(fonts, key=_others().index), set(map(chr, left)))


def gaps_in(texts: Iterable[str], *, of_the_machine: bool | None = None) -> str:
    """The advice on what the paper cannot print; empty when it prints everything."""
    lost = words_without_glyph(texts, of_the_machine=of_the_machine)
    if not lost:
        return ""
    named = [isolated(shortened(word, 40)) for word in lost[:NAMED]]
    if len(lost) > NAMED:
        named.append(f"{len(lost) - NAMED} more")
    return GAPS[len(lost) > 1].format(listed(named))


def words_without_glyph(texts: Iterable[str], *, of_the_machine: bool | None = None) -> list[str]:
    """Each word that would leave a gap on paper, once, in the order of the texts."""
    whole = "\n".join(texts)
    lost = needed_by(whole, of_the_machine=of_the_machine).without_glyph
    words = whole.split() if lost else []
    return list(dict.fromkeys(w.strip(AROUND) or w for w in words if not lost.isdisjoint(w)))


def font_file(name: str) -> Path | None:
    """The file of this name, if it is one of the paper's fonts."""
    return next((font.path for font in _others() if font.path.name == name), None)


def _is_here(font: Font, of_the_machine: bool | None) -> bool:
    if font.path != OF_THE_MACHINE:
        return True
    return OF_THE_MACHINE.exists() if of_the_machine is None else of_the_machine


@cache
def _house() -> Font:
    """The faces of css/pdf.css together."""
    return _font("", json.loads(TABLE.read_text())["house"])


@cache
def _others() -> list[Font]:
    return [_font(*each) for each in json.loads(TABLE.read_text())["others"].items()]


def _font(name: str, holds: str) -> Font:
    """«41-5a 61-7a» are two runs."""
    runs = [each.partition("-") for each in holds.split()]
    firsts, lasts = zip(
        *((int(one, 16), int(other or one, 16)) for one, _, other in runs), strict=True
    )
    return Font(FOLDER / name, list(firsts), list(lasts))


NAMED = 8
AROUND = "".join(sign for sign in map(chr, range(0x3000)) if unicodedata.category(sign)[0] == "P")
GAPS = {
    False: "This word has characters that our paper cannot print: {}. "
    "It stands on the page, and leaves a gap in the PDF.",
    True: "These words have characters that our paper cannot print: {}. "
    "They stand on the page, and leave a gap in the PDF.",
}
# Blanks, line ends, marks of direction, joiners and selectors take no glyph; hyphens of all kinds
# are set as the one that every font has.
_UNSEEN = re.compile(
    "[\\s\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u2011\u2028-\u202e\u2060-\u206f"
    "\u3164\ufe00-\ufe0f\ufeff\uffa0\U000e0000-\U000e0fff]"
)
