"""What pages about rosters tell: the queue of whoever decides, row by row."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, NamedTuple

from django.core.paginator import Page
from django.db.models import Count, Prefetch, Q, QuerySet, Value
from django.utils.functional import cached_property
from django.utils.timezone import localdate

from district.calendar import school_days_since
from district.models import CalendarEvent
from kit import clock
from kit.prepared import each_of, prepared
from people.models import Person
from powers.models import Powers, as_reader, powers_of
from teams import checks
from teams.elsewhere import Elsewhere, Office
from teams.models import Consultation, Membership, Roster, RosterLine, TeamRequest
from teams.models.columns import Endorsements, Goals, People
from teams.rows import Row

State = Roster.State

TABS = {
    "waiting": "Waiting for you",
    "others": "With others",
    "returned": "Sent back",
    "approved": "Approved",
}


@dataclass(frozen=True)
class Tab:
    key: str
    label: str
    count: int
    is_current: bool


class Waiting(NamedTuple):
    """A roster that waits, as it stands on the list."""

    passes: bool
    since: datetime
    pk: int


class Queue:
    """Rosters as one person sees them: a principal her school's, the district all of them."""

    def __init__(self, person: Person, tab: str = "waiting") -> None:
        self.person = person
        self.tab = tab if tab in TABS else "waiting"
        self.by_principal = not powers_of(person).is_assistant_superintendent
        self.verb = "endorse" if self.by_principal else "approve"

    @cached_property
    def tabs(self) -> list[Tab]:
        """The states of one list, with how many stand in each."""
        counts = Counter[str](dict(_states(powers_of(self.person), person=self.person.pk)))
        counts["waiting"] = len(self.waiting)
        counts["others"] = counts[State.SUBMITTED] - len(self.waiting)
        return [
            Tab(key, self._label(key, label), counts[key], key == self.tab)
            for key, label in TABS.items()
        ]

    @cached_property
    def waiting(self) -> list[Waiting]:
        """What waits for this person in the order of the list: first what there is to look at, then
        what passes, and of both the longest first. Asked once a page."""
        rows = _awaiting(self.by_principal, person=self.person.pk)
        return sorted(Waiting(*row) for row in rows)

    @property
    def passing(self) -> set[int]:
        """Which of them pass every check."""
        return {one.pk for one in self.waiting if one.passes}

    @cached_property
    def closed(self) -> set[date]:
        """The days on which nobody waits."""
        return {event.date for event in self._days if event.kind == "closure"}

    @property
    def due(self) -> CalendarEvent | None:
        """When rosters are due, as long as that is to come."""
        due = [event for event in self._days if event.kind == "rosters_due"]
        return next((event for event in due if event.date >= clock.today()), None)

    @cached_property
    def _days(self) -> list[CalendarEvent]:
        return _dates()

    def found(self, q: str = "", school: int | None = None) -> list[int]:
        """The keys in this tab, narrowed by words and school. What waits for this person keeps the
        order of the list; the rest goes by the day of submission."""
        if self.tab == "waiting" and not (q.strip() or school):
            return self.keys
        rosters: QuerySet[Roster] = Roster.objects.filter(pk__in=self.keys)
        if self.tab == "others":
            rosters = self._theirs.filter(state=State.SUBMITTED).exclude(pk__in=self.keys)
        elif self.tab != "waiting":
            rosters = self._theirs.filter(state=self.tab)
        if q := q.strip():
            people = RosterLine.objects.filter(_named(q)).values("roster")
            rosters = rosters.filter(Q(team__name__icontains=q) | Q(pk__in=people))
        if school:
            there = RosterLine.objects.filter(school=school).values("roster")
            rosters = rosters.filter(pk__in=there)
        found = list(rosters.values_list("pk", flat=True))
        return [pk for pk in self.keys if pk in found] if self.tab == "waiting" else found

    def fill(self, *pages: Page) -> None:
        """Replace the keys on these pages by rows, for all pages in one question."""
        keys = [pk for page in pages for pk in page.object_list]
        found = {row.roster.pk: row for row in self.listed(keys)}
        for page in pages:
            page.object_list = [found[pk] for pk in page.object_list]

    def listed(self, keys: list[int]) -> list[Row]:
        """Each with what a list tells of it."""
        office = Office()
        return [
            Row.listed(roster, office, self._waited(roster), by_principal=self.by_principal)
            for roster in _in_a_list(keys=keys)
        ]

    def in_full(self, *rosters: Roster) -> list[Row]:
        """Rosters that were fetched through `with_rows`."""
        elsewhere = Elsewhere.of([line for roster in rosters for line in roster.lines.all()])
        return [
            Row.in_full(roster, elsewhere, self._waited(roster), by_principal=self.by_principal)
            for roster in rosters
        ]

    def _waited(self, roster: Roster) -> int:
        sent = roster.submitted_at
        return school_days_since(localdate(sent), self.closed) if sent else 0

    def next_after(self, roster: Roster) -> int | None:
        """The next one on the list; none after the last."""
        keys = self.keys
        below = keys[keys.index(roster.pk) + 1 :] if roster.pk in keys else []
        return next(iter(below), None)

    @property
    def keys(self) -> list[int]:
        """What waits, in the order of the list."""
        return [one.pk for one in self.waiting]

    @property
    def _theirs(self) -> QuerySet[Roster]:
        return _of(self.person)

    def _label(self, key: str, label: str) -> str:
        if key != "others":
            return label
        return "With the assistant superintendent" if self.by_principal else "With principals"


def asked_about_drafts(person: Person) -> list[Consultation]:
    """Drafts that somebody asks this person about."""
    return _asked_about(powers_of(person), person=person.pk)


def asked_by_teams(person: Person) -> list[TeamRequest]:
    """What teams ask of this person."""
    return _requests(powers_of(person), person=person.pk)


# --- What the page of the queue asks, prepared ---------------------------------------------------


def _of(person: Any) -> QuerySet[Roster]:
    return Roster.objects.this_year().visible_to(person)


@prepared
def _states(powers: Powers, *, person: Any) -> Any:
    theirs = _of(as_reader(person, powers))
    return theirs.order_by().values_list("state").annotate(Count("pk"))


@prepared
def _awaiting(by_principal: bool, *, person: Any) -> Any:
    passes = checks.passes(by_principal=by_principal)
    awaiting = Roster.objects.to_decide(person).annotate(passes=passes)
    return awaiting.order_by().values_list("passes", "submitted_at", "pk")


@prepared
def _dates() -> Any:
    return CalendarEvent.objects.this_year().filter(kind__in=["closure", "rosters_due"])


@prepared
def _asked_about(powers: Powers, *, person: Any) -> Any:
    return Consultation.objects.awaiting(as_reader(person, powers)).for_list()


@prepared
def _requests(powers: Powers, *, person: Any) -> Any:
    asked = TeamRequest.objects.awaiting(as_reader(person, powers))
    return asked.select_related("team__school", "asked_by")


@prepared
def _in_a_list(*, keys: Any) -> Any:
    """With all that a list names, as columns: who is on it, who endorsed it, what it serves."""
    return (
        checks.with_silence(Roster.objects.filter(pk__in=each_of(keys)))
        .select_related("team__school", "exception")
        .annotate(
            people=People("pk", Value(clock.today())),
            endorsed_by=Endorsements("pk"),
            serves=Goals("team"),
        )
    )


def with_rows(rosters: Any) -> QuerySet[Roster]:
    """With all that a row or a review names, in the same few queries for any number."""
    seats = Membership.objects.order_by("pk")
    return (
        checks.with_silence(rosters)
        .for_page()
        .prefetch_related(Prefetch("team__memberships", seats))
    )


def _named(q: str) -> Q:
    return Q(person__in=Person.objects.named(q)) | Q(school__name__icontains=q)
