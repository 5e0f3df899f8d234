"""What somebody looks for on the billboard, as it stands in the address."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from itertools import groupby
from typing import Any

from django.core.paginator import Page
from django.db.models import F, Q, QuerySet
from django.http import QueryDict

from billboard.models import Posting
from billboard.models.board import Counted, counted
from billboard.search import understood
from district.models import Grade
from kit import clock
from kit.paging import Pages
from kit.text import shortened
from people.models import Person

BANDS = {
    "PK-K": [Grade.PK, Grade.K],
    "1-2": [Grade.G1, Grade.G2],
    "3-5": [Grade.G3, Grade.G4, Grade.G5],
    "6-8": [Grade.G6, Grade.G7, Grade.G8],
    "9-12": [Grade.G9, Grade.G10, Grade.G11, Grade.G12],
}
BAND_WORDS = {band: Grade.said(grades) for band, grades in BANDS.items()}
LEGENDS = {
    "school": "School",
    "grades": "Grades",
    "subject": "Subject",
    "seats": "Room on the team",
    "new": "Posted",
    "goal": "District goals",
}
SWITCHES = {"seats": "Only with seats left", "new": "New this week"}
SORTS: dict[str, tuple[str, list[Any]]] = {
    "": ("Newest first", ["-posted_at", "-pk"]),
    "seats": ("Most seats left", [F("taken") - F("places"), "-posted_at", "-pk"]),
    "school": ("School", ["school__name", "-posted_at", "-pk"]),
}
NEW_FOR = timedelta(days=7)
PAGE = 20
CHIP = 40  # characters of a goal that stands above the list


type Postings = QuerySet[Posting, Any]


@dataclass(frozen=True)
class Box:
    """One box to tick: how many postings of the whole billboard it stands for."""

    name: str
    value: str
    label: str
    count: str = ""
    checked: bool = False


class BillboardFilter:
    """Words, school, grades, subject, goal, seats, news; what makes no sense is left aside."""

    def __init__(self, asked: QueryDict, *, reader: Person) -> None:
        self.asked, self.reader = asked, reader
        self.search = understood(asked.get("q", ""))
        schools = [*_keys(asked, "school"), *([reader.school_id] if reader.school_id else [])]
        rows = counted(reader, bands=BANDS, schools=schools, goals=_keys(asked, "goal"))
        self.numbers = {row.kind: row.number for row in rows if not row.key}
        self.groups = list(self._groups([row for row in rows if row.key]))
        self.chosen = [box for _, boxes in self.groups for box in boxes if box.checked]
        self.sort = asked.get("sort", "") if asked.get("sort") in SORTS else ""
        self.applied = self._applied()
        self.sorts = [
            Box("sort", key, words, checked=key == self.sort) for key, (words, _) in SORTS.items()
        ]

    def _groups(self, rows: list[Counted]) -> Iterator[tuple[str, tuple[Box, ...]]]:
        """The boxes under their legends; a box that stands for nothing shows while it is ticked."""
        rows += [Counted(kind=name, key="on", label=words) for name, words in SWITCHES.items()]
        rows.sort(key=lambda row: list(LEGENDS).index(row.kind))
        for (kind, owner), some in groupby(rows, key=lambda row: (row.kind, row.owner)):
            chosen = self.asked.getlist(kind)
            boxes = [_box(row, row.key in chosen) for row in some]
            if shown := tuple(box for box in boxes if box.count != "0" or box.checked):
                yield f"Goals of {owner}" if owner else LEGENDS[kind], shown

    def postings(self) -> Postings:
        """What matches, in the order that was asked for."""
        postings = self.search.narrow(Posting.objects.on_the_billboard().for_list(self.reader))
        for name, narrow in NARROW.items():
            if values := [box.value for box in self.chosen if box.name == name]:
                postings = narrow(postings, values)
        return postings.order_by(*SORTS[self.sort][1])

    def page(self) -> Page:
        """The page that was asked for; where nothing is narrowed, its length is known already."""
        pages = Pages(self.postings(), PAGE)
        if not self.applied:
            pages.count = self.numbers["listed"]
        return pages.get_page(self.asked.get("page", "1"))

    def _applied(self) -> list[dict[str, str]]:
        """Each filter in use with the address of the page without it."""
        words = self.search.words
        chips = [{"label": f"“{words}”", "without": self._without("q")}] if words else []
        return chips + [
            {"label": _chip(box), "without": self._without(box.name, box.value)}
            for box in self.chosen
        ]

    def _without(self, name: str, value: str = "") -> str:
        query = self.asked.copy()
        query.pop("page", None)
        query.setlist(name, [v for v in query.getlist(name) if value and v != value])
        return f"?{query.urlencode()}"


def _keys(asked: QueryDict, name: str) -> list[int]:
    """Numbers that can be the key of a row."""
    return [int(text) for text in asked.getlist(name) if text.isdecimal() and len(text) < 19]


def _chip(box: Box) -> str:
    """The label as it stands above the list: «Seats left», the beginning of a goal."""
    words = box.label.removeprefix("Only with ")
    return shortened(words[:1].upper() + words[1:], CHIP)


def _box(row: Counted, checked: bool) -> Box:
    label = BAND_WORDS[row.key] if row.kind == "grades" else row.label
    label = f"{row.place}. {label}" if row.kind == "goal" else label
    count = "" if row.kind in SWITCHES else str(row.number)
    return Box(row.kind, row.key, label, count, checked)


# --- What each box does ----------------------------------------------------------------------


def _of_schools(postings: Postings, schools: list[int]) -> Postings:
    return postings.filter(school__in=schools)


def _in_bands(postings: Postings, bands: list[str]) -> Postings:
    """A posting without grades is for all."""
    grades = [grade for band in bands for grade in BANDS[band]]
    return postings.filter(Q(grades__overlap=grades) | Q(grades=[]))


def _on_subjects(postings: Postings, subjects: list[int]) -> Postings:
    tagged = Posting.subjects.through.objects.filter(subject__in=subjects)
    return postings.filter(pk__in=tagged.values("posting"))


def _for_goals(postings: Postings, goals: list[int]) -> Postings:
    serving = Posting.org_goals.through.objects.filter(orggoal__in=goals)
    return postings.filter(pk__in=serving.values("posting"))


def _with_room(postings: Postings, _: list[str]) -> Postings:
    return postings.filter(Q(taken__lt=F("places")), state=Posting.State.OPEN)


def _new(postings: Postings, _: list[str]) -> Postings:
    return postings.filter(posted_at__gte=clock.now() - NEW_FOR)


NARROW: dict[str, Callable[[Postings, list[Any]], Postings]] = {
    "school": _of_schools,
    "grades": _in_bands,
    "subject": _on_subjects,
    "goal": _for_goals,
    "seats": _with_room,
    "new": _new,
}
