"""The sentence of a SMART goal, with its blanks; and its gain, read back in points and students."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from math import ceil, floor
from typing import NamedTuple

from django.utils.dateformat import format as date_words
from django.utils.html import format_html, format_html_join
from django.utils.safestring import mark_safe

OPEN = "…"


class Piece(NamedTuple):
    text: str
    is_blank: bool = False

    @property
    def marked(self) -> str:
        if not self.is_blank:
            return self.text
        kind = mark_safe(' class="is-open"' if self.text == OPEN else "")
        return format_html("<b{}>{}</b>", kind, self.text)


@dataclass(frozen=True)
class Sentence:
    """Words and filled blanks in turn: a page marks the blanks, a report reads them as text."""

    pieces: list[Piece]

    def __iter__(self) -> Iterator[Piece]:
        return iter(self.pieces)

    def __str__(self) -> str:
        return "".join(piece.text for piece in self.pieces)

    @property
    def marked(self) -> str:
        """As a page shows it: what somebody filled in stands out, and what is open more so."""
        return format_html_join("", "{}", ((piece.marked,) for piece in self.pieces))

    @property
    def is_whole(self) -> bool:
        return all(piece.text != OPEN for piece in self.pieces)


@dataclass(frozen=True)
class Blanks:
    """What fills the sentence."""

    group: str = ""
    doing: str = ""
    measured_in: str = ""
    baseline: int | None = None
    target: int | None = None
    due: date | None = None

    @property
    def goes_down(self) -> bool:
        """Fewer is the goal, as with absences."""
        if self.baseline is None or self.target is None:
            return False
        return self.target < self.baseline


def smart(blanks: Blanks) -> Sentence:
    """«Because no more than 42% of … could …, at least 70% of them will by May 2027.»"""
    most, least = "no more than ", "at least "
    wanted = most if blanks.goes_down else least
    return Sentence(
        [
            *_now(blanks, least if blanks.goes_down else most),
            Piece(f", {wanted}"),
            _percent(blanks.target),
            Piece(" of them will by "),
            _filled(date_words(blanks.due, "F Y") if blanks.due else ""),
            Piece("."),
        ]
    )


def gain(baseline: int | None, target: int | None, size: int | None) -> str:
    """«28 points: from 41 to 69 of 98 students, 28 more.»"""
    if baseline is None or target is None or baseline == target:
        return ""
    points = _counted(abs(target - baseline), "point")
    if not size:
        return f"{points} to {'gain' if target > baseline else 'lose'}."
    now, then = floor(size * baseline / 100), _heads(size, baseline, target)
    more = "more" if then >= now else "fewer"
    return f"{points}: from {now} to {then} of {size} students, {abs(then - now)} {more}."


def _now(blanks, bound):
    group, doing = _filled(blanks.group), _filled(blanks.doing)
    if blanks.baseline is None:
        yield from (Piece("Because nobody has counted yet how many of "), group)
        yield from (Piece(" can "), doing)
        return
    yield from (Piece(f"Because {bound}"), _percent(blanks.baseline), Piece(" of "), group)
    yield from (Piece(" could "), doing)
    if blanks.measured_in:
        yield from (Piece(" in "), _filled(blanks.measured_in))


def _filled(text):
    return Piece(text.strip().rstrip(".") or OPEN, is_blank=True)


def _percent(number):
    return _filled("" if number is None else f"{number}%")


def _heads(size, baseline, target):
    """«At least 70%» of 98 are 69 people, «no more than 10%» are 9."""
    return ceil(size * target / 100) if target > baseline else floor(size * target / 100)


def _counted(number, noun):
    return f"{number} {noun}{'' if number == 1 else 's'}"
