"""What an issue of the digest tells, gathered once and then sorted for each kind of reader."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, NamedTuple

from django.db.models import Case, CharField, Exists, F, OuterRef, Prefetch, Q, Value, When

from billboard.calendar import Season, season
from billboard.models import DigestIssue, DigestItem, DigestLine, Posting, Question
from district.models import CalendarEvent
from kit import clock
from kit.templatetags.kit import counted
from kit.text import listed
from people.models import Person
from powers.models import schools_of, with_schools

IN_FULL, AS_LINKS = 3, 8
Kind = CalendarEvent.Kind
DAYS_TO_KNOW = [Kind.PLT_SESSION, Kind.ROSTERS_DUE, Kind.REPORTS_DUE, Kind.CONFERENCE]
Why = DigestItem.Why
SAID = {  # after a number of postings
    Why.LATE: "came late and stands first,came late and stand first",
    Why.NEW: "is new,are new",
    Why.CHANGED: "has changed,have changed",
    Why.LAST_SEAT: "has one seat left,have one seat left",
    Why.ANSWERED: "has a new answer,have new answers",
}

PLANNED = {  # after the same number, for whoever plans the digest
    Why.LATE: "posted late,posted late",
    Why.NEW: "new posting,new postings",
    Why.CHANGED: "changed,changed",
    Why.LAST_SEAT: "with one seat left,with one seat left",
    Why.ANSWERED: "with a new answer,with new answers",
}


class Taste(NamedTuple):
    """All that the portal knows of what fits a reader; colleagues often share it."""

    schools: frozenset[int]
    grades: frozenset[int]
    subjects: frozenset[int]
    only_what_fits: bool = False

    def fit(self, posting: Posting) -> int:
        """How many of school, grades and subjects are shared with a posting."""
        same_school = posting.school_id in self.schools
        same_grade = not self.grades.isdisjoint(posting.grades)
        same_subject = any(subject.pk in self.subjects for subject in posting.subjects.all())
        return same_school + same_grade + same_subject


class Choice(NamedTuple):
    """What one letter tells: which postings in full, which as links, how many fit and remain."""

    first: tuple[int, ...]
    rest: tuple[int, ...]
    more: int
    fitting: int
    said: tuple[tuple[str, int], ...]  # how many of each kind of news


@dataclass
class News:
    """What is new, the same for everybody; only its order, and for some its choice, is personal."""

    since: datetime
    postings: list[Any]  # each knows why it is told, and how many seats are taken
    lines: list[DigestLine]
    looking: int
    season: Season
    next_event: CalendarEvent | None
    for_all: bool = False  # whatever people chose
    _choices: dict[Taste, Choice] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.postings or self.lines)

    def readers(self) -> list[Person]:
        """Everybody who works here today, unless they chose none, or nothing fits them."""
        people = with_schools(Person.objects.active()).prefetch_related("subjects")
        if self.for_all:
            return list(people)
        wanting = people.exclude(mail_choice=Person.MailChoice.NONE)
        return [p for p in wanting if self.told_to(p).first or not self.taste_of(p).only_what_fits]

    def taste_of(self, reader: Person) -> Taste:
        mine = reader.mail_choice == Person.MailChoice.MINE and not self.for_all
        subjects = frozenset(subject.pk for subject in reader.subjects.all())
        schools = frozenset(schools_of(reader))
        return Taste(schools, frozenset(reader.grades), subjects, mine)

    def told_to(self, reader: Person) -> Choice:
        """Who is told the same as others gets the same letter."""
        return self.chosen(self.taste_of(reader))

    def chosen(self, taste: Taste) -> Choice:
        """Late postings head the digest, then what fits: new ones first, the best fit first."""
        if taste not in self._choices:
            self._choices[taste] = self._choose(taste)
        return self._choices[taste]

    def _choose(self, taste: Taste) -> Choice:
        fit = {posting: taste.fit(posting) for posting in self.postings}
        chosen = [each for each in self.postings if fit[each] or not taste.only_what_fits]
        chosen.sort(key=lambda each: _place(each.why, fit[each]))
        pks = tuple(posting.pk for posting in chosen)
        said = Counter(posting.why for posting in chosen)
        return Choice(
            first=pks[:IN_FULL],
            rest=pks[IN_FULL : IN_FULL + AS_LINKS],
            more=max(0, len(pks) - IN_FULL - AS_LINKS),
            fitting=sum(fit[posting] > 0 for posting in chosen),
            said=tuple((why, said[why]) for why in Why if said[why]),
        )

    def told(self, choice: Choice) -> dict[str, Any]:
        """What the letter of this choice says beside the rest."""
        postings = {posting.pk: posting for posting in self.postings}
        said = dict(choice.said)
        new = said.get(Why.NEW, 0) + said.get(Why.LATE, 0)
        return {
            "first": [postings[pk] for pk in choice.first],
            "rest": [postings[pk] for pk in choice.rest],
            "more": choice.more,
            "fitting": choice.fitting,
            "count": sum(said.values()),
            "new": new,
            "is_all_new": list(said) == [Why.NEW],
            "they_lead": choice.fitting and Why.LATE not in said,
            "said": _said(choice),
        }

    @property
    def numbers(self) -> list[str]:
        """What is in it, for whoever plans it."""
        said = Counter(posting.why for posting in self.postings)
        told = [counted(said[why], PLANNED[why]) for why in Why if said[why]]
        return told + ([counted(len(self.lines), "other line,other lines")] if self.lines else [])


def _place(why: str, fit: int) -> tuple[bool, bool, int, int]:
    """Where a posting stands in the digest, for somebody whom it fits so well."""
    return why != Why.LATE, not fit, list(Why).index(Why(why)), -fit


def _said(choice: Choice) -> str:
    """«4 teams are new, 1 has changed and 2 have new answers»."""
    parts = [counted(number, SAID[Why(why)]) for why, number in choice.said]
    if parts:
        first = choice.said[0][1]
        parts[0] = parts[0].replace(f"{first:,}", counted(first, "team,teams"), 1)
    return listed(parts)


def gather(issue: DigestIssue) -> News:
    """What this issue tells: its own period once it has left, until then whatever it is now."""
    start = issue.period_start or told_until(issue)
    period = (start, issue.period_end or clock.now())
    added = DigestLine.objects.filter(added_at__gte=period[0], added_at__lt=period[1])
    days = CalendarEvent.objects.coming().filter(kind__in=DAYS_TO_KNOW)
    return News(
        since=max(start, clock.at(issue.year.first_day, 0)),
        postings=list(_news(issue, *period)),
        lines=list(added),
        looking=Posting.objects.looking().count(),
        season=season(),
        next_event=days.first(),
        for_all=issue.is_for_all,
    )


def told_until(issue: DigestIssue) -> datetime:
    """The end of the last issue, of whatever year; before the first, the first day of school."""
    return DigestIssue.objects.told_until() or clock.at(issue.year.first_day, 0)


def _news(issue, start, end):
    """Postings that look for people and have something to tell, each for its best reason.

    What no other issue has told yet is new, whenever it was posted: so nothing is ever lost.
    """
    told = DigestItem.objects.filter(posting=OuterRef("pk")).exclude(issue=issue.pk)
    answers = Question.objects.filter(answered_at__gte=start, answered_at__lt=end)
    why = Case(
        When(
            ~Exists(told), then=Case(When(late=True, then=Value(Why.LATE)), default=Value(Why.NEW))
        ),
        When(changed_at__gte=start, changed_at__lt=end, then=Value(Why.CHANGED)),
        When(
            Q(taken=F("places") - 1) & ~Exists(told.filter(left__lte=1)),
            then=Value(Why.LAST_SEAT),
        ),
        When(Exists(answers.filter(posting=OuterRef("pk"))), then=Value(Why.ANSWERED)),
        output_field=CharField(),
    )
    looking = Posting.objects.looking().filter(posted_at__lt=end).with_seats().annotate(why=why)
    full = looking.exclude(why=None).select_related("lead", "school")
    full = full.prefetch_related("subjects", Prefetch("questions", answers, to_attr="answers"))
    return full.order_by("-posted_at", "-pk")
