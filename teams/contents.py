"""What pages about rosters tell: the queue of whoever decides, row by row."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.core.paginator import Page
from django.db.models import Count, Prefetch, Q, QuerySet
from django.utils.functional import cached_property
from django.utils.timezone import localdate

from district.calendar import closures, school_days_since
from district.models import School
from kit.text import folded
from people.models import Person, Qualification
from teams import checks
from teams.checks import Check, Elsewhere
from teams.models import Membership, Roster, RosterEntry, RosterLine, Team

State = Roster.State
FACILITATOR = Membership.Function.FACILITATOR

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


@dataclass(frozen=True)
class Row:
    """A roster with what is to be known about it before one decides."""

    roster: Roster
    checks: list[Check]
    elsewhere: Elsewhere
    waited: int

    @property
    def to_look_at(self) -> list[Check]:
        return [check for check in self.checks if not check.passed]

    @property
    def facilitator(self) -> RosterLine | None:
        lines = self.roster.lines.all()
        return next((line for line in lines if line.is_facilitator), None)

    @property
    def trained(self) -> Qualification | None:
        return self.elsewhere.trained.get(self.facilitator.person_id) if self.facilitator else None

    @property
    def endorsements(self) -> list[RosterEntry]:
        return [entry for entry in self.roster.record.all() if entry.verb == "endorse"]

    @property
    def seats(self) -> list[tuple[RosterLine, list[Team]]]:
        """Each person with their other teams, the facilitator first."""
        team = self.roster.team
        lines = sorted(self.roster.lines.all(), key=lambda line: line.function != FACILITATOR)
        return [(line, self.elsewhere.other_teams(line, team)) for line in lines]


class Queue:
    """Rosters as one person sees them: a principal her school's, the district all of them."""

    def __init__(self, person: Person, tab: str = "waiting") -> None:
        self.person = person
        self.tab = tab if tab in TABS else "waiting"
        self.by_principal = not person.is_assistant_superintendent
        self.verb = "endorse" if self.by_principal else "approve"

    @cached_property
    def tabs(self) -> list[Tab]:
        """The states of one list, with how many stand in each."""
        others = Q(state=State.SUBMITTED) & ~Q(pk__in=self._keys)
        counts = self._theirs.aggregate(
            others=Count("pk", filter=others),
            returned=Count("pk", filter=Q(state=State.RETURNED)),
            approved=Count("pk", filter=Q(state=State.APPROVED)),
        )
        counts["waiting"] = len(self.waiting)
        return [
            Tab(key, self._label(key, label), counts[key], key == self.tab)
            for key, label in TABS.items()
        ]

    @cached_property
    def waiting(self) -> list[tuple[datetime, int]]:
        """What waits for this person, longest first: since when, and which. Asked once a page."""
        awaiting = Roster.objects.awaiting(self.person).filter(state=State.SUBMITTED)
        return list(awaiting.values_list("submitted_at", "pk"))

    @cached_property
    def passing(self) -> set[int]:
        """Which of them pass every check."""
        rosters = Roster.objects.filter(pk__in=self._keys)
        passing = checks.passing(rosters, by_principal=self.by_principal)
        return set(passing.values_list("pk", flat=True))

    @cached_property
    def closed(self) -> set[date]:
        """The days on which nobody waits."""
        return closures()

    def found(self, q: str = "", school: School | None = None) -> list[int]:
        """Which stand in the tab, narrowed by words and school, those that wait longest first."""
        rosters: QuerySet[Roster] = Roster.objects.filter(pk__in=self._keys)
        if self.tab == "others":
            rosters = self._theirs.filter(state=State.SUBMITTED).exclude(pk__in=self._keys)
        elif self.tab != "waiting":
            rosters = self._theirs.filter(state=self.tab)
        if q := q.strip():
            people = RosterLine.objects.filter(_named(q)).values("roster")
            rosters = rosters.filter(Q(team__name__icontains=q) | Q(pk__in=people))
        if school:
            there = RosterLine.objects.filter(school=school).values("roster")
            rosters = rosters.filter(pk__in=there)
        return list(rosters.values_list("pk", flat=True))

    def fill(self, *pages: Page) -> None:
        """Rows where the keys stand, for all pages in the same few queries."""
        keys = [pk for page in pages for pk in page.object_list]
        rows = self.rows(list(with_rows(Roster.objects.filter(pk__in=keys))))
        found = {row.roster.pk: row for row in rows}
        for page in pages:
            page.object_list = [found[pk] for pk in page.object_list]

    def rows(self, rosters: list[Roster]) -> list[Row]:
        elsewhere = Elsewhere.of([line for roster in rosters for line in roster.lines.all()])
        return [self._row(roster, elsewhere) for roster in rosters]

    def _row(self, roster: Roster, elsewhere: Elsewhere) -> Row:
        found = checks.on_review(roster, elsewhere, by_principal=self.by_principal)
        sent = roster.submitted_at and localdate(roster.submitted_at)
        return Row(roster, found, elsewhere, school_days_since(sent, self.closed) if sent else 0)

    def next_after(self, roster: Roster) -> int | None:
        """The key of the one that has waited longest after this one; then from the front again."""
        others = [(since, pk) for since, pk in self.waiting if pk != roster.pk]
        sent = roster.submitted_at
        later = [one for one in others if sent and one > (sent, roster.pk)]
        return next((pk for _, pk in later + others), None)

    @property
    def _keys(self) -> list[int]:
        return [pk for _, pk in self.waiting]

    @property
    def _theirs(self) -> QuerySet[Roster]:
        return Roster.objects.this_year().visible_to(self.person)

    def _label(self, key: str, label: str) -> str:
        if key != "others":
            return label
        return "With the assistant superintendent" if self.by_principal else "With principals"


def with_rows(rosters: Any) -> QuerySet[Roster]:
    """With all that a row or a review names, in the same few queries for any number."""
    seats = Membership.objects.order_by("pk")
    rosters = checks.with_silence(rosters).for_page()
    return rosters.prefetch_related(Prefetch("team__memberships", seats))


def _named(q: str) -> Q:
    return Q(person__sort_name__contains=folded(q)) | Q(school__name__icontains=q)
