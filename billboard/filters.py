"""What somebody looks for on the billboard, as it stands in the address."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.db.models import Count, F, Q

from billboard.models import Posting
from billboard.search import found
from district.models import Grade, School, Subject

BANDS = {
    "PK-K": [Grade.PK, Grade.K],
    "1-2": [Grade.G1, Grade.G2],
    "3-5": [Grade.G3, Grade.G4, Grade.G5],
    "6-8": [Grade.G6, Grade.G7, Grade.G8],
    "9-12": [Grade.G9, Grade.G10, Grade.G11, Grade.G12],
}
BAND_WORDS = {band: Grade.said(grades) for band, grades in BANDS.items()}
SORTS: dict[str, tuple[str, list[Any]]] = {
    "": ("Newest first", ["-posted_at", "-pk"]),
    "seats": ("Most seats left", [F("taken") - F("places"), "-posted_at", "-pk"]),
    "school": ("School", ["school__name", "-posted_at", "-pk"]),
}


@dataclass(frozen=True)
class Option:
    """One box to tick: how many postings of the whole billboard it stands for."""

    id: str
    value: str
    label: str
    count: int
    checked: bool


class BillboardFilter(forms.Form):
    """Words, schools, grade bands, subjects and seats; what makes no sense is left aside."""

    q = forms.CharField(required=False)
    school = forms.ModelMultipleChoiceField(School.objects, required=False)
    grades = forms.MultipleChoiceField(choices=list(BAND_WORDS.items()), required=False)
    subject = forms.ModelMultipleChoiceField(Subject.objects, required=False)
    seats = forms.BooleanField(required=False)
    sort = forms.ChoiceField(
        choices=[(key, words) for key, (words, _) in SORTS.items()], required=False
    )

    def __init__(self, data, *, reader):
        super().__init__(data)
        self.reader = reader
        self.is_valid()
        self.wanted = {name: self.cleaned_data.get(name) for name in self.fields}
        self.words = (self.wanted["q"] or "")[:100]
        self.sort_options = [
            Option("", key, words, 0, key == (self.wanted["sort"] or ""))
            for key, (words, _) in SORTS.items()
        ]

    def postings(self):
        """What matches, and whether the words were found as they were written."""
        everything = Posting.objects.on_the_billboard().for_list(self.reader)
        matching, exactly = found(self._narrowed(everything), self.words)
        _, order = SORTS[self.wanted["sort"] or ""]
        return matching.order_by(*order), exactly

    def _narrowed(self, postings):
        wanted = self.wanted
        if wanted["school"]:
            postings = postings.filter(Q(school__in=wanted["school"]))
        if wanted["grades"]:
            grades = [grade for band in wanted["grades"] for grade in BANDS[band]]
            postings = postings.filter(Q(grades__overlap=grades) | Q(grades=[]))
        if wanted["subject"]:
            tagged = Posting.subjects.through.objects.filter(subject__in=wanted["subject"])
            postings = postings.filter(pk__in=tagged.values("posting"))
        if wanted["seats"]:
            postings = postings.filter(state=Posting.State.OPEN, taken__lt=F("places"))
        return postings

    def applied(self):
        """Each filter in use with the address of the page without it."""
        chosen = [("q", self.words, f"“{self.words}”")] if self.words else []
        chosen += [("school", s.pk, s.name) for s in self.wanted["school"] or []]
        chosen += [("grades", band, BAND_WORDS[band]) for band in self.wanted["grades"] or []]
        chosen += [("subject", s.pk, s.name) for s in self.wanted["subject"] or []]
        chosen += [("seats", "on", "Seats left")] if self.wanted["seats"] else []
        return [{"label": label, "without": self._without(n, v)} for n, v, label in chosen]

    def _without(self, name, value):
        data: Any = self.data
        query = data.copy()
        query.pop("page", None)
        rest = [v for v in query.getlist(name) if v != str(value) and name not in ("q", "seats")]
        query.setlist(name, rest)
        return f"?{query.urlencode()}"

    def facets(self):
        """The boxes of the three groups, in three queries."""
        everything = Posting.objects.on_the_billboard()
        return [
            ("School", "school", self._options("school", everything, "school__name")),
            ("Grades", "grades", self._band_options(everything)),
            ("Subject", "subject", self._options("subject", everything, "subjects__name")),
        ]

    def _options(self, name, postings, label):
        key = label.removesuffix("__name")
        chosen = {thing.pk for thing in self.wanted[name] or []}
        rows = postings.order_by(label).values_list(key, label).annotate(number=Count("pk"))
        return [
            Option(f"{name}-{pk}", str(pk), words, number, pk in chosen)
            for pk, words, number in rows
            if pk
        ]

    def _band_options(self, postings):
        counts = postings.aggregate(
            **{
                band: Count("pk", filter=Q(grades__overlap=grades) | Q(grades=[]))
                for band, grades in BANDS.items()
            }
        )
        chosen = self.wanted["grades"] or []
        return [
            Option(f"grades-{band}", band, words, counts[band], band in chosen)
            for band, words in BAND_WORDS.items()
        ]
