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
from billboard.search import LITTLE_SAID
from district.models import Grade, School, SchoolYear, Subject
from district.vocabulary import READING, grade
from kit.forms import OneOfMany
from kit.layout import button, narrowing, wide
from kit.narrowing import Narrowed, Option, Search
from kit.paging import Pages
from kit.prepared import prepared
from kit.searching import WEIGHTS, Ask, Mark, Terms, asks, either, fewest_slips
from people.models import Person
from teams.models import Membership, Team
from teams.search import nearest

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
                label=one.label, choices=pairs, required=False, widget=OneOfMany
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
        years, subjects = _years(), _subjects()
        current = next((str(year.pk) for year in years if year.is_current), "")
        self.years = _choice("year", "Year", _pairs(years), asked.get("year", ""), current)
        self.year = next((y for y in years if self.years.chosen and _is(y, self.years)), None)
        schools = _pairs(_schools(year=self.year and self.year.pk))
        self.homes = {int(key): name for key, name in schools}
        self.choices = [
            self._of("school", "School", "All schools", schools),
            self._of("subject", "Subject", "All subjects", _pairs(subjects)),
            self._of("grade", "Grade", "All grades", [(str(g), Grade.said([g])) for g in Grade]),
            self.years,
        ]
        narrowing = (one.chosen for one in self.choices if not one.stands_at(current))
        self.applied = self.chips(filter(None, narrowing), self.words)
        self.asks = asks(READING, self.words)
        self.tells_nothing = bool(self.words) and not self.asks
        self.taught = {subject.pk: _terms_of(subject) for subject in subjects}
        self.subjects, self.exactly = [subject.name for subject in subjects], True

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
        everybody = Person.objects.all()
        called = everybody.nearly_named if ask.is_repaired else everybody.named
        people = Membership.objects.current().filter(person__in=called(ask.text))
        said = Q(search=Terms(ask.anyhow)) | Q(pk__in=people.values("team"))
        grades = {term for each in READING.said(ask.text) for term in each.whole}
        for each in Grade:
            said |= _in_grade(each) if grade(each) in grades else Q()
        for subject, terms in self.taught.items():
            said |= _on_subject(subject) if ask.terms & terms else Q()
        return said | Q(school__in=[key for key, name in self.homes.items() if _names(ask, name)])

    @property
    def form(self) -> FindTeams:
        return FindTeams(self.words, self.choices)

    def page(self) -> Page:
        """Where nothing matches, what no team has is taken for the nearest that some team has."""
        page = self._page()
        if self.asks and not page.paginator.count:
            self.asks = [self._as_meant(ask) for ask in self.asks]
            self.exactly = not any(ask.is_repaired for ask in self.asks)
            page = page if self.exactly else self._page()
        return page

    def all(self) -> Teams:
        """Everything that stands on its pages."""
        self.page()
        return self.teams()

    def _page(self) -> Page:
        return Pages(self.teams(), PAGE).get_page(self.asked.get("page", "1"))

    def _as_meant(self, ask: Ask) -> Ask:
        teams = Team.objects.visible_to(self.reader).filter(year=self.year)
        if not ask.near or teams.filter(self._said_of_it(ask)).exists():
            return ask
        said = (said for word in self._subjects_like(ask.near) for said in READING.asked(word))
        terms = frozenset(term for each in said for term in each.whole)
        near = either([*nearest(ask.near, teams), *terms] or [ask.near])
        return ask._replace(query=near, terms=terms, spelled="", is_repaired=True)

    def _subjects_like(self, typed: str) -> list[str]:
        return fewest_slips(typed, [w for name in self.subjects for w in READING.words(name)])

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


@prepared
def _subjects() -> QuerySet[Subject]:
    return Subject.objects.all()


@prepared
def _years() -> QuerySet[SchoolYear]:
    """This year, and every other one that has teams."""
    return SchoolYear.objects.filter(
        Q(is_current=True) | Exists(Team.objects.filter(year=OuterRef("pk")))
    )


@prepared
def _schools(*, year: Any) -> QuerySet[School]:
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


def _names(ask: Ask, school: str) -> bool:
    """Whether a school is called so; that it is a school tells nothing."""
    if not ask.marks or ask.terms <= LITTLE_SAID:
        return False
    marks = [*ask.marks, *([Mark(begins=ask.spelled)] if ask.begins else [])]
    return any(mark.fits(said) for mark in marks for said in READING.said(school))


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
