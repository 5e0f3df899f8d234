"""What somebody looks for on the billboard, as it stands in the address."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from functools import lru_cache
from itertools import groupby
from typing import Any

from crispy_forms.layout import Div
from django import forms
from django.core.paginator import Page, Paginator
from django.db.models import F, Q, QuerySet
from django.http import QueryDict
from django.urls import reverse
from django.utils.html import format_html

from billboard.models import Posting
from billboard.models.board import Counted, counted
from billboard.search import understood
from district.models import BAND_WORDS, BANDS, grades_in
from kit import clock
from kit.layout import Folded, Piece, bare, button, counted_boxes, label, narrowing, piece_of_a_form
from kit.narrowing import Narrowed, Option, Search
from kit.paging import Pages
from kit.prepared import prepared
from kit.templatetags.kit import icon
from kit.text import numbers, shortened
from people.models import Person
from powers.models import schools_of

LEGENDS = {
    "school": "School",
    "grades": "Grades",
    "subject": "Subject",
    "seats": "Room on the team",
    "new": "Posted",
    "goal": "District goals",
}
SWITCHES = {"seats": "Only with seats left", "new": "New this week"}
NEWEST = ["-posted_at", "-pk"]
NEWEST_FIRST = "Newest first", NEWEST
OTHER_SORTS: dict[str, tuple[str, list[Any]]] = {
    "seats": ("Most seats left", [F("taken") - F("places"), *NEWEST]),
    "school": ("School", ["school__name", *NEWEST]),
}
SORTS = {"": NEWEST_FIRST} | OTHER_SORTS
# With words, the best match comes first unless another order is asked for.
BEST_FIRST = "Best match first", ["-rank", *NEWEST]
WITH_WORDS = {"": BEST_FIRST, "newest": NEWEST_FIRST} | OTHER_SORTS
NEW_FOR = timedelta(days=7)
PAGE = 20
CHIP = 40  # characters of a goal that stands above the list


type Postings = QuerySet[Posting, Any]


# Drawn once for as long as they stand for the same numbers: most readers tick none.
_drawn = lru_cache(maxsize=256)(counted_boxes)


class Filters(Search):
    """What is searched and ticked beside the billboard; the order above the list goes with it."""

    def __init__(self, browse: "BillboardFilter") -> None:
        super().__init__(initial={"q": browse.search.words})
        self.browse = browse

    @property
    def helper(self) -> Any:
        find = button(icon("search"), "secondary", aria_label="Search")
        words = label("q", "Search the billboard", "form-label")
        search = Div(words, Div(bare("q"), find, css_class="plt-search"), css_class="mb-3")
        when = "change target:.form-check-input, change from:body target:#sort"
        look = {"classes": "plt-filters", "label": "Find a team", "typed": "q", "when": when}
        return narrowing(search, self._more(), door=reverse("billboard:billboard"), **look)

    def _more(self) -> Folded:
        boxes = [_drawn(legend, options) for legend, options in self.browse.groups]
        show = button("Show teams", "secondary", classes="w-100")
        return Folded(self._summary(), *boxes, show, classes="plt-filters-more")

    def _summary(self) -> str:
        number = len(self.browse.chosen)
        count = '<span class="plt-count">{}<span class="visually-hidden"> in use</span></span>'
        used = format_html(count, number) if number else ""
        return format_html("{}Filters{}", icon("sliders"), used)


class Sort(forms.Form):
    """In which order the billboard is read."""

    sort = forms.ChoiceField(widget=forms.Select({"id": "sort", "form": "filters"}), required=False)

    def __init__(self, sorts: list[Option], chosen: str) -> None:
        super().__init__(initial={"sort": chosen})
        field: Any = self.fields["sort"]
        field.choices = [(option.value, option.label) for option in sorts]

    @property
    def helper(self) -> Any:
        words = label("sort", "Sort by", "plt-soft text-nowrap")
        press = button("Sort", "secondary", form="filters").html
        without_script = Piece(format_html("<noscript>{}</noscript>", press))
        return piece_of_a_form(words, bare("sort"), without_script)


class BillboardFilter(Narrowed):
    """Words, school, grades, subject, goal, seats, news; what makes no sense is left aside."""

    def __init__(self, asked: QueryDict, *, reader: Person) -> None:
        super().__init__(asked)
        self.reader = reader
        self.search = understood(asked.get("q", ""))
        schools = [*numbers(asked.getlist("school")), *schools_of(reader)]
        goals = numbers(asked.getlist("goal"))
        query = self.search.text
        rows = counted(reader, bands=BANDS, schools=schools, goals=goals, query=query)
        self.numbers = {row.kind: row.number for row in rows if not row.key}
        self.groups = list(self._groups([row for row in rows if row.key]))
        self.chosen = [box for _, boxes in self.groups for box in boxes if box.is_chosen]
        self.orders = WITH_WORDS if self.search.asks else SORTS
        self.sort = asked.get("sort", "") if asked.get("sort") in self.orders else ""
        self.applied = self.chips(map(_in_short, self.chosen), self.search.words)
        self.sorts = [
            Option("sort", key, words, is_chosen=key == self.sort)
            for key, (words, _) in self.orders.items()
        ]

    @property
    def form(self) -> Filters:
        return Filters(self)

    @property
    def order(self) -> Sort:
        return Sort(self.sorts, self.sort)

    def _groups(self, rows: list[Counted]) -> Iterator[tuple[str, tuple[Option, ...]]]:
        """The boxes under their legends; a box that stands for nothing shows while it is ticked."""
        rows += [Counted(kind=name, key="on", label=words) for name, words in SWITCHES.items()]
        rows.sort(key=lambda row: list(LEGENDS).index(row.kind))
        for (kind, owner), some in groupby(rows, key=lambda row: (row.kind, row.owner)):
            chosen = self.asked.getlist(kind)
            boxes = [_box(row, row.key in chosen) for row in some]
            if shown := tuple(box for box in boxes if box.count != "0" or box.is_chosen):
                yield f"Goals of {owner}" if owner else LEGENDS[kind], shown

    def postings(self) -> Postings:
        """What matches, in the order that was asked for."""
        postings = self.search.narrow(Posting.objects.on_the_billboard().for_list(self.reader))
        for name, narrow in NARROW.items():
            if values := [box.value for box in self.chosen if box.name == name]:
                postings = narrow(postings, values)
        return postings.order_by(*self.orders[self.sort][1])

    def page(self) -> Page:
        """The page that was asked for; where nothing is narrowed, its length is known already."""
        number = self.asked.get("page", "1")
        if self.applied:
            return Pages(self.postings(), PAGE).get_page(number)
        page = Paginator(range(self.numbers["listed"]), PAGE).get_page(number)
        rows: Any = page.object_list
        page.object_list = _listed(self.sort, rows.start, rows.stop, reader=self.reader.pk)
        return page


@prepared
def _listed(sort: str, first: int, last: int, *, reader: Any) -> Postings:
    listed = Posting.objects.on_the_billboard().for_list(reader)
    return listed.order_by(*SORTS[sort][1])[first:last]


def _in_short(box: Option) -> Option:
    """The box as it stands above the list: «Seats left», the beginning of a goal."""
    words = box.label.removeprefix("Only with ")
    return replace(box, label=shortened(words[:1].upper() + words[1:], CHIP))


def _box(row: Counted, is_chosen: bool) -> Option:
    label = BAND_WORDS[row.key] if row.kind == "grades" else row.label
    label = f"{row.place}. {label}" if row.kind == "goal" else label
    count = "" if row.kind in SWITCHES else str(row.number)
    return Option(row.kind, row.key, label, count, is_chosen)


# --- What each box does ----------------------------------------------------------------------


def _of_schools(postings: Postings, schools: list[int]) -> Postings:
    return postings.filter(school__in=schools)


def _in_bands(postings: Postings, bands: list[str]) -> Postings:
    """A posting without grades is for all."""
    return postings.filter(Q(grades__overlap=grades_in(bands)) | Q(grades=[]))


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
