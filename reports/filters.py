"""The archive as one reader asks for it: words, narrowed down, one page at a time."""

from collections import Counter
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib.postgres.expressions import ArraySubquery
from django.core.paginator import Paginator
from django.db.models import OuterRef, Q
from django.db.models.fields.json import KeyTextTransform
from django.http import QueryDict
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.html import format_html

from district.models import BAND_WORDS, BANDS, School, SchoolYear, Subject, grades_in
from kit.layout import Folded, bare, button, counted_boxes, hidden, label, looking
from kit.narrowing import Chip, Narrowed, Option, Search
from kit.templatetags.kit import icon
from reports.contents import OUTCOMES
from reports.models import ReportVersion
from reports.search import sentence_of, understood

ON_A_PAGE = 20
MOST_LISTED = 1000  # nobody reads further; the counts end here, too
MOST_COUNTED = 5000
TAGGED: Any = ReportVersion.subjects.through.objects


@dataclass(frozen=True)
class Facet:
    key: str
    title: str
    options: list[Option]


class SearchReports(Search):
    """The words, which keep the boxes that are ticked."""

    def __init__(self, archive: "Archive") -> None:
        super().__init__(initial={"q": archive.words})
        self.archive = archive

    @property
    def helper(self) -> Any:
        kept = [hidden(option.name, option.value) for option in self.archive.chosen_options]
        words = label("q", "Search the reports", "visually-hidden")
        find = button(format_html("{}Search", icon("search")))
        look = {"role": "search", "aria_label": "Search the reports"}
        classes, door = "plt-search plt-search-lg mb-4", reverse("reports:archive")
        return looking(words, bare("q"), *kept, find, door=door, classes=classes, **look)


class NarrowReports(forms.Form):
    """The boxes, which keep the words and are read as soon as one is ticked."""

    def __init__(self, archive: "Archive") -> None:
        super().__init__()
        self.archive = archive

    @property
    def helper(self) -> Any:
        door = reverse("reports:archive")
        facets = [facet for facet in self.archive.facets if facet.options]
        boxes = [counted_boxes(one.title, one.options, "reports") for one in facets]
        show = [button("Show reports", "secondary", classes="w-100")]
        summary = format_html("{}Narrow down", icon("sliders"))
        pieces = [*boxes, *(show if self.archive.page.object_list else [])]
        live = {"hx_get": door, "hx_trigger": "submit, change", "hx_target": "#found"}
        live |= {"hx_swap": "outerMorph", "hx_push_url": "true"}
        said = {"id": "narrow", "aria_label": "Narrow the reports", **live}
        words = hidden("q", self.archive.words)
        folded = Folded(summary, *pieces, classes="")
        return looking(words, folded, door=door, classes="plt-filters", **said)


class Archive(Narrowed):
    """What was asked for; unknown boxes and pages count as not asked."""

    TITLES = {
        "year": "Year",
        "school": "School",
        "subject": "Subject",
        "grades": "Grades",
        "outcome": "Result",
    }

    def __init__(self, asked: QueryDict) -> None:
        super().__init__(asked)
        self.search = understood(self.words)
        newest = asked.get("sort") == "newest" or not self.search.asks
        self.sort = "newest" if newest else "best"
        self.chosen = {
            key: [value for value in asked.getlist(key) if value in self._labels[key]]
            for key in self.TITLES
        }

    @cached_property
    def matching(self) -> Any:
        """What the words find; where some are found nowhere, what is written almost like them."""
        return self.search.narrow(ReportVersion.objects.in_the_archive())

    @cached_property
    def ids(self) -> list[int]:
        """The keys in the order of the page, one more than the most that is listed."""
        versions: Any = self.matching
        for key in self.TITLES:
            versions = versions.filter(self._condition(key))
        newest = versions.order_by("-year__first_day", "-pk").values("pk")[: MOST_LISTED + 1]
        if self.sort == "newest":
            return list(newest.values_list("pk", flat=True))
        ranked: Any = self.search.narrow(ReportVersion.objects.filter(pk__in=newest))
        return list(ranked.order_by("-rank", "-pk").values_list("pk", flat=True))

    @property
    def search_form(self) -> SearchReports:
        return SearchReports(self)

    @property
    def narrow_form(self) -> NarrowReports:
        return NarrowReports(self)

    @property
    def count_words(self) -> str:
        if len(self.ids) > MOST_LISTED:
            return f"More than {MOST_LISTED:,} reports"
        return "1 report" if len(self.ids) == 1 else f"{len(self.ids):,} reports"

    @cached_property
    def page(self) -> Any:
        """One page of results, each with the sentence that matched."""
        page: Any = Paginator(self.ids[:MOST_LISTED], ON_A_PAGE).get_page(self.asked.get("page"))
        rows: Any = ReportVersion.objects.filter(pk__in=list(page.object_list))
        outcome = KeyTextTransform("words", KeyTextTransform("result", "snapshot"))
        rows = rows.select_related("school", "year").annotate(result_words=outcome)
        unread = () if self.search.marks else ("search_text",)
        found = rows.defer("snapshot", "search", *unread).in_bulk()
        page.object_list = [self._shown(found[pk]) for pk in page.object_list]
        return page

    @cached_property
    def facets(self) -> list[Facet]:
        """Each facet counts what its boxes would show together with the choices in the others."""
        facts = [_facts(row) for row in self._rows()]
        return [
            Facet(key, title, self._options(key, self._counted(key, facts)))
            for key, title in self.TITLES.items()
        ]

    @property
    def chosen_options(self) -> list[Option]:
        return [option for facet in self.facets for option in facet.options if option.is_chosen]

    @property
    def applied(self) -> list[Chip]:
        return self.chips(self.chosen_options)

    @cached_property
    def _labels(self) -> dict[str, dict[str, str]]:
        """All boxes there are, by facet."""
        return {
            "year": {str(year.pk): year.label for year in SchoolYear.objects.all()},
            "school": {str(school.pk): school.name for school in School.objects.all()},
            "subject": {str(subject.pk): subject.name for subject in Subject.objects.all()},
            "grades": BAND_WORDS,
            "outcome": {str(outcome): words for outcome, words in OUTCOMES.items()},
        }

    def _shown(self, version: Any) -> ReportVersion:
        version.shown_sentence = sentence_of(version, self.search.marks)
        return version

    def _condition(self, key: str) -> Q:
        values = self.chosen[key]
        if not values:
            return Q()
        if key == "subject":
            return Q(pk__in=TAGGED.filter(subject__in=values).values("reportversion"))
        if key == "grades":
            return Q(grades__overlap=grades_in(values)) | Q(grades=[])
        return Q(**{f"{key}__in": values})

    def _rows(self) -> Any:
        subjects = TAGGED.filter(reportversion=OuterRef("pk")).values("subject")
        rows = self.matching.order_by("-year__first_day", "-pk")
        columns = ["year_id", "school_id", "outcome", "grades"]
        return rows.values(*columns, subject=ArraySubquery(subjects))[:MOST_COUNTED]

    def _counted(self, key: str, facts: list[dict[str, set[str]]]) -> Counter[str]:
        others = {k: set(values) for k, values in self.chosen.items() if values and k != key}
        counts: Counter[str] = Counter()
        for fact in facts:
            if all(fact[k] & values for k, values in others.items()):
                counts.update(fact[key])
        return counts

    def _options(self, key: str, counts: Counter[str]) -> list[Option]:
        return [
            Option(key, value, label, _said(counts[value]), value in self.chosen[key])
            for value, label in self._labels[key].items()
            if counts[value] or value in self.chosen[key]
        ]


def _said(count: int) -> str:
    return f"{MOST_LISTED:,}+" if count > MOST_LISTED else str(count)


def _facts(row: dict[str, Any]) -> dict[str, set[str]]:
    """The boxes of each facet that one report falls into."""
    bands = {band for band, grades in BANDS.items() if set(row["grades"]) & set(grades)}
    return {
        "year": {str(row["year_id"])},
        "school": {str(row["school_id"])},
        "subject": {str(pk) for pk in row["subject"]},
        "grades": bands or set(BANDS),  # no grade named means all of them
        "outcome": {row["outcome"]},
    }
