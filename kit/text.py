"""Reading, comparing and writing short pieces of text."""

import re
from collections.abc import Iterable, Sequence
from contextlib import suppress
from difflib import Match, SequenceMatcher
from itertools import accumulate, takewhile
from typing import Literal, NamedTuple


def shortened(text: str, length: int) -> str:
    """At most so many characters of a text, cut between words."""
    if len(text) <= length:
        return text
    return text[: length - 1].rsplit(" ", 1)[0].rstrip(" ,;:.–—") + "…"


def number(word: str | None) -> int | None:
    """The number that a word states, if it can be the key of a row; anything else is none."""
    return int(word) if word and word.isdecimal() and len(word) < 10 else None


def numbers(words: Iterable[str]) -> list[int]:
    """All of them that can be the key of a row."""
    found = (number(word) for word in words)
    return [each for each in found if each is not None]


def plain(text: str) -> str:
    """The text as it is kept: one kind of line end, and no other control character but tabs."""
    return _CONTROLS.sub("", _LINE_ENDS.sub("\n", text))


def holds(text: str, other: str) -> bool:
    """Whether all words of the other stand in the text, in their order."""
    words = iter(text.split())
    return text.startswith(other) or all(word in words for word in other.split())


def only_adds(text: str, earlier: str) -> bool:
    """Whether all of the earlier text still stands, with one piece put in somewhere."""
    start = _alike(text, earlier)
    return start + _alike(reversed(text[start:]), reversed(earlier[start:])) == len(earlier)


def _alike(one: Iterable[str], other: Iterable[str]) -> int:
    """How many characters are the same from the start."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


class Piece(NamedTuple):
    """A run of words: in both texts, only in the `earlier`, or only in the `later` one."""

    stands: Literal["both", "earlier", "later"]
    words: str


class TooMuch(Exception):
    """Comparing two texts would take too long."""


class _Comparison(SequenceMatcher[str]):
    """A comparison that gives up: some texts are built so that comparing them takes forever.

    Looking for the longest run in a piece costs as many looks as its words stand in both texts.
    """

    def __init__(self, old: list[str], new: list[str]) -> None:
        super().__init__(None, old, new)
        places: dict[str, list[int]] = self.b2j  # type: ignore[attr-defined]
        self.looks = [0, *accumulate(1 + len(places.get(word, ())) for word in old)]
        self.left = MOST_LOOKS

    def find_longest_match(
        self, alo: int = 0, ahi: int | None = None, blo: int = 0, bhi: int | None = None
    ) -> Match:
        self.left -= self.looks[-1 if ahi is None else ahi] - self.looks[alo]
        if self.left < 0:
            raise TooMuch
        return super().find_longest_match(alo, ahi, blo, bhi)


def difference(earlier: str, later: str) -> list[Piece]:
    """What became of a text, word by word, in reading order; line by line where the words are
    too many, and as two whole texts where the lines are, too."""
    for units in (_WORDS, _LINES):
        with suppress(TooMuch):
            return _compared(units.findall(earlier), units.findall(later))
    return [Piece("earlier", earlier), Piece("later", later)]


def _compared(old: list[str], new: list[str]) -> list[Piece]:
    pieces: list[Piece] = []
    for kind, i, j, k, m in _Comparison(old, new).get_opcodes():
        if kind == "equal":
            pieces.append(Piece("both", "".join(old[i:j])))
            continue
        if i < j:
            pieces.append(Piece("earlier", "".join(old[i:j])))
        if k < m:
            pieces.append(Piece("later", "".join(new[k:m])))
    return pieces


def listed(words: Sequence[str], last: str = "and") -> str:
    """Words as a sentence lists them: «one», «one and two», «one, two and three»."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {last} {words[-1]}"


MOST_LOOKS = 1_000_000  # a whole part written anew takes a fifth
_WORDS = re.compile(r"\s+|\S+\s*")
_LINES = re.compile(r".*\n|.+")
# Word processors end lines of a paragraph by \v, and pages by \f.
_LINE_ENDS = re.compile(r"\r\n|[\r\v\f\x85\u2028\u2029]")
# Half a pair of surrogates is no character, and a database stores none; a sheet bears no \uffff.
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
