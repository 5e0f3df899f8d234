"""What somebody looks for in the directory of teams, as it stands in the address."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import QueryDict

from billboard.models import Posting
from district.models import Grade, School, SchoolYear, Subject
from kit.narrowing import Narrowed, Option
from kit.paging import Pages
from people.models import Person
from teams.models import Membership, Team

MOST_TYPED = 8  # words of a search
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

    def stands_at(self, current: str) -> bool:
        """Whether this is the choice of the current year, which every address begins with."""
        return self.name == "year" and self.chosen is not None and self.chosen.value == current


class TeamFilter(Narrowed):
    """Words, school, subject, grade and year; what makes no sense is left aside."""

    def __init__(self, asked: QueryDict, *, reader: Person) -> None:
        super().__init__(asked)
        self.reader = reader
        years = list(_years())
        current = next((str(year.pk) for year in years if year.is_current), "")
        self.years = _choice("year", "Year", _pairs(years), asked.get("year", ""), current)
        self.year = next((y for y in years if self.years.chosen and _is(y, self.years)), None)
        self.choices = [
            self._of("school", "School", "All schools", _pairs(_schools(self.year))),
            self._of("subject", "Subject", "All subjects", _pairs(Subject.objects.all())),
            self._of("grade", "Grade", "All grades", [(str(g), Grade.said([g])) for g in Grade]),
            self.years,
        ]
        narrowing = (one.chosen for one in self.choices if not one.stands_at(current))
        self.applied = self.chips(filter(None, narrowing), self.words)

    def teams(self) -> Teams:
        """What matches, school by school, as far as this reader may see it."""
        teams = Team.objects.visible_to(self.reader).filter(year=self.year)
        for word in self.words.split()[:MOST_TYPED]:
            teams = teams.filter(_said_of_it(word))
        for choice in self.choices:
            if choice.chosen and choice.name in NARROW:
                teams = teams.filter(NARROW[choice.name](int(choice.chosen.value)))
        return teams.for_list()

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


def _said_of_it(word: str) -> Q:
    """A word of the team's name or focus, or of the name of somebody on it."""
    people = Membership.objects.current().filter(person__in=Person.objects.named(word))
    return Q(name__icontains=word) | Q(focus__icontains=word) | Q(pk__in=people.values("team"))


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
