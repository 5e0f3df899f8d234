"""What somebody looks for in the directory of teams, as it stands in the address."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib.postgres.search import SearchRank
from django.core.paginator import Page
from django.db.models import Exists, F, Max, OuterRef, Q, QuerySet, Window
from django.db.models.functions import Coalesce
from django.http import QueryDict
from django.urls import reverse

from billboard.models import Posting
from district.models import Grade, School, SchoolYear, Subject
from district.vocabulary import READING, grade
from kit.layout import button, narrowing, wide
from kit.narrowing import Narrowed, Option, Search
from kit.paging import Pages
from kit.searching import WEIGHTS, Ask, Terms, asks
from people.models import Person
from teams.models import Membership, Team

PAGE = 50

type Teams = QuerySet[Team, Any]


@dataclass(frozen=True)
class Choice:
    """One list to choose from; the first of its options leaves everything in."""

    name: str
    label: str
    options: list[Option]

    @property
    def chosen(self) -> Option | None:
        return next((one for one in self.options if one.value and one.is_chosen), None)

    @property
    def value(self) -> str:
        return self.chosen.value if self.chosen else ""

    def stands_at(self, current: str) -> bool:
        """Whether this is the choice of the current year, which every address begins with."""
        return self.name == "year" and self.chosen is not None and self.chosen.value == current


class FindTeams(Search):
    """What was typed and chosen, as it stands above the directory."""

    def __init__(self, words: str, choices: list[Choice]) -> None:
        super().__init__(initial={"q": words} | {one.name: one.value for one in choices})
        self.fields["q"].label = "Team, person or focus"
        for one in choices:
            pairs = [(option.value, option.label) for option in one.options]
            self.fields[one.name] = forms.ChoiceField(
                label=one.label, choices=pairs, required=False
            )

    @property
    def helper(self) -> Any:
        _, *choices = self.fields
        pieces = [wide("q"), *choices, button("Show", "secondary")]
        door = reverse("teams:teams")
        return narrowing(*pieces, door=door, label="Find a team", typed="q")


class TeamFilter(Narrowed):
    """Words, school, subject, grade and year; what makes no sense is left aside."""

    def __init__(self, asked: QueryDict, *, reader: Person) -> None:
        super().__init__(asked)
        self.reader = reader
        years, subjects = list(_years()), list(Subject.objects.all())
        current = next((str(year.pk) for year in years if year.is_current), "")
        self.years = _choice("year", "Year", _pairs(years), asked.get("year", ""), current)
        self.year = next((y for y in years if self.years.chosen and _is(y, self.years)), None)
        self.choices = [
            self._of("school", "School", "All schools", _pairs(_schools(self.year))),
            self._of("subject", "Subject", "All subjects", _pairs(subjects)),
            self._of("grade", "Grade", "All grades", [(str(g), Grade.said([g])) for g in Grade]),
            self.years,
        ]
        narrowing = (one.chosen for one in self.choices if not one.stands_at(current))
        self.applied = self.chips(filter(None, narrowing), self.words)
        self.asks = asks(READING, self.words)
        self.tells_nothing = bool(self.words) and not self.asks
        self.taught = {subject.pk: _terms_of(subject) for subject in subjects}

    def teams(self) -> Teams:
        """What matches, school by school, as far as this reader may see it. With words, the school
        of the best match comes first, and in each the best match."""
        teams = Team.objects.visible_to(self.reader).filter(year=self.year)
        for ask in self.asks:
            teams = teams.filter(self._said_of_it(ask))
        for choice in self.choices:
            if choice.chosen and choice.name in NARROW:
                teams = teams.filter(NARROW[choice.name](int(choice.chosen.value)))
        if self.tells_nothing:
            return teams.for_list().none()
        return _best_first(teams.for_list(), self.asks) if self.asks else teams.for_list()

    def _said_of_it(self, ask: Ask) -> Q:
        """By its name or focus, by the name of somebody on it, or by its grades and subjects."""
        people = Membership.objects.current().filter(person__in=Person.objects.named(ask.text))
        said = Q(search=Terms(ask.anyhow)) | Q(pk__in=people.values("team"))
        for each in Grade:
            said |= _in_grade(each) if grade(each) in ask.terms else Q()
        for subject, terms in self.taught.items():
            said |= _on_subject(subject) if ask.terms & terms else Q()
        return said

    @property
    def form(self) -> FindTeams:
        return FindTeams(self.words, self.choices)

    def page(self) -> Page:
        return Pages(self.teams(), PAGE).get_page(self.asked.get("page", "1"))

    def _of(self, name: str, label: str, all_of_them: str, pairs: Any) -> Choice:
        return _choice(name, label, [("", all_of_them), *pairs], self.asked.get(name, ""), "")


def _choice(name: str, label: str, pairs: Iterable[Any], asked: str, otherwise: str) -> Choice:
    pairs = list(pairs)
    value = asked if asked in {key for key, _ in pairs} else otherwise
    return Choice(name, label, [Option(name, key, words, "", key == value) for key, words in pairs])


def _pairs(things: Iterable[Any]) -> list[tuple[str, str]]:
    return [(str(thing.pk), str(thing)) for thing in things]


def _is(year: SchoolYear, years: Choice) -> bool:
    return bool(years.chosen and years.chosen.value == str(year.pk))


def _years() -> QuerySet[SchoolYear]:
    """This year, and every other one that has teams."""
    return SchoolYear.objects.filter(
        Q(is_current=True) | Exists(Team.objects.filter(year=OuterRef("pk")))
    )


def _schools(year: SchoolYear | None) -> QuerySet[School]:
    """Open schools, and closed ones that had teams in that year."""
    had = Team.objects.filter(school=OuterRef("pk"), year=year)
    return School.objects.filter(Q(closed_on=None) | Exists(had))


# --- What each of them asks -----------------------------------------------------------------------


def _best_first(teams: Teams, asks: list[Ask]) -> Teams:
    query = Terms(" | ".join(ask.anyhow for ask in asks))
    rank = Coalesce(SearchRank(F("search"), query, weights=WEIGHTS), 0.0)
    best = Window(Max("rank"), partition_by="school")
    ranked = teams.annotate(rank=rank).annotate(best=best)
    return ranked.order_by("-best", "school__name", "-rank", "name", "pk")


def _terms_of(subject: Subject) -> frozenset[str]:
    return frozenset(term for said in READING.said(subject.name) for term in said.whole)


def _of_school(school: int) -> Q:
    return Q(school=school)


def _on_subject(subject: int) -> Q:
    """What its posting is about; without one that says so, what its people teach."""
    tags = Posting.subjects.through.objects
    posted = tags.filter(posting=OuterRef("posting"))
    taught = Person.subjects.through.objects.filter(subject=subject)
    members = _members().filter(person__in=taught.values("person"))
    return Q(Exists(posted.filter(subject=subject))) | (~Q(Exists(posted)) & Q(Exists(members)))


def _in_grade(grade: int) -> Q:
    """The grades of its posting; without one that says so, those of its people."""
    silent = Q(posting=None) | Q(posting__grades=[])
    members = _members().filter(person__grades__contains=[grade])
    return Q(posting__grades__contains=[grade]) | (silent & Q(Exists(members)))


def _members() -> Any:
    return Membership.objects.current().filter(team=OuterRef("pk"))


NARROW: dict[str, Callable[[int], Q]] = {
    "school": _of_school,
    "subject": _on_subject,
    "grade": _in_grade,
}
