"""What pages about rosters tell: the queue of whoever decides, and why one was sent back."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Prefetch, Q, QuerySet
from django.utils.timezone import localdate

from district.calendar import closures, school_days_since
from district.models import School
from kit.text import folded
from people.models import Person, Qualification
from teams import checks
from teams.checks import Check, Elsewhere
from teams.models import Membership, Remark, Roster, RosterEntry, RosterLine, Team

State = Roster.State
FACILITATOR = Membership.Function.FACILITATOR
A_PAGE = 25
FIRST_FEW = 10

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
        return next((line for line in lines if line.function == FACILITATOR), None)

    @property
    def trained(self) -> Qualification | None:
        return self.elsewhere.trained.get(self.facilitator.person_id) if self.facilitator else None

    @property
    def endorsements(self) -> list[RosterEntry]:
        return [entry for entry in self.roster.record.all() if entry.verb == "endorse"]

    @property
    def seats(self) -> list[tuple[RosterLine, list[Team]]]:
        """Each person with their other teams."""
        team, lines = self.roster.team, self.roster.lines.all()
        return [(line, self.elsewhere.other_teams(line, team)) for line in lines]


@dataclass(frozen=True)
class SentBack:
    """Who sent a version back, and why, item by item."""

    entry: RosterEntry
    remarks: list[Remark]

    @classmethod
    def of(cls, roster: Roster | None) -> "SentBack | None":
        """The last time this version was sent back; None when nobody did."""
        sent = RosterEntry.objects.filter(roster=roster, verb="return")
        entry = sent.select_related("by", "on_behalf_of", "roster").last() if roster else None
        if entry is None:
            return None
        return cls(entry, list(entry.remarks.select_related("person", "replied_by")))

    @property
    def items(self) -> dict[str, list[Remark]]:
        """The reasons at what they are about: `items.size`, `items.goal` and so on."""
        return {item: [r for r in self.remarks if r.item == item] for item in Remark.Item.values}

    def about(self, place: Any) -> list[Remark]:
        return [remark for remark in self.remarks if remark.person_id == place.person_id]

    def besides(self, places: list[Any]) -> list[Remark]:
        """About members who are not on the team any more."""
        here = {place.person_id for place in places}
        return [r for r in self.items[Remark.Item.MEMBER] if r.person_id not in here]


@dataclass(frozen=True)
class Since:
    """What a version has to say about the one that was decided on before it."""

    number: int
    changes: list[str]
    sent_back: SentBack | None

    @classmethod
    def of(cls, roster: Roster) -> "Since | None":
        """Before it is submitted, a version that was sent back is compared with how it was seen."""
        before = roster.number + 1 if roster.is_with_team else roster.number
        decided = roster.team.rosters.filter(decided_at__isnull=False, number__lt=before)
        last = decided.order_by("number").prefetch_related("lines__person").last()
        if last is None:
            return None
        return cls(last.number, difference(_decided_on(last), facts_of(roster)), SentBack.of(last))


def facts_of(roster: Roster) -> dict[str, Any]:
    """All that is decided on, as plain words: it travels with a page to whoever reads it."""
    team = roster.team
    return {
        "people": {str(p.person_id): [p.person.name, p.function] for p in roster.places},
        "name": team.name,
        "focus": team.focus,
        "goals": sorted(str(goal) for goal in team.org_goals.all()),
        "reason": roster.exception.reason if hasattr(roster, "exception") else "",
    }


def difference(before: dict[str, Any], now: dict[str, Any]) -> list[str]:
    """One sentence for each thing that is not as it was; what was not recorded is left out."""
    return [
        *_people_changed(before["people"], now["people"]),
        *(
            f"The {word} was “{before[word]}”." if before[word] else f"The {word} is new."
            for word in ("name", "focus")
            if before.get(word) not in (None, now[word])
        ),
        *_goals_changed(before.get("goals"), now["goals"]),
        *(
            ["What it says about an exception is not as it was."]
            if before.get("reason") not in (None, now["reason"])
            else []
        ),
    ]


def _people_changed(before: dict[str, Any], now: dict[str, Any]) -> list[str]:
    new = [f"{now[key][0]} is new." for key in now if key not in before]
    gone = [f"{before[key][0]} is not on it any more." for key in before if key not in now]
    other = [
        f"{now[key][0]}, before: {_FUNCTION[before[key][1]]}; now: {_FUNCTION[now[key][1]]}."
        for key in now
        if key in before and before[key][1] != now[key][1]
    ]
    return new + gone + other


def _goals_changed(before: list[str] | None, now: list[str]) -> list[str]:
    if before is None:
        return []
    added = [f"It now serves: {goal}." for goal in now if goal not in before]
    return added + [f"It does not serve any more: {goal}." for goal in before if goal not in now]


def _decided_on(roster: Any) -> dict[str, Any]:
    """A version as it was decided on: its frozen lines, and the team's words of that moment."""
    lines = roster.lines.all()
    told = {"people": {str(line.person_id): [line.person.name, line.function] for line in lines}}
    decided = roster.history.filter(decided_at__isnull=False).order_by("pgh_id")
    until = decided.values("pgh_created_at")[:1]
    words = roster.team.history.filter(pgh_created_at__lte=until).order_by("pgh_id")
    return told | (words.values("name", "focus").last() or {})


_FUNCTION = {value: label.lower() for value, label in Membership.Function.choices}


class Queue:
    """Rosters as one person sees them: a principal her school's, the district all of them."""

    def __init__(self, person: Person, tab: str = "waiting") -> None:
        self.person = person
        self.tab = tab if tab in TABS else "waiting"
        self.by_principal = not person.is_assistant_superintendent
        self.verb = "endorse" if self.by_principal else "approve"

    @property
    def tabs(self) -> list[Tab]:
        """The states of one list, with how many stand in each."""
        return [
            Tab(key, self._label(key, label), self.rosters(key).count(), key == self.tab)
            for key, label in TABS.items()
        ]

    def rosters(self, tab: str) -> QuerySet[Roster]:
        """All of a tab, those that wait longest first."""
        awaiting = Roster.objects.awaiting(self.person).filter(state=State.SUBMITTED)
        if tab == "waiting":
            return awaiting
        theirs = Roster.objects.this_year().visible_to(self.person)
        if tab == "others":
            return theirs.filter(state=State.SUBMITTED).exclude(pk__in=awaiting.values("pk"))
        return theirs.filter(state=tab)

    def found(self, q: str = "", school: School | None = None) -> QuerySet[Roster]:
        """The tab, narrowed by words and school."""
        rosters = self.rosters(self.tab)
        if q := q.strip():
            people = RosterLine.objects.filter(_named(q)).values("roster")
            rosters = rosters.filter(Q(team__name__icontains=q) | Q(pk__in=people))
        if school:
            there = RosterLine.objects.filter(school=school).values("roster")
            rosters = rosters.filter(pk__in=there)
        return rosters

    def split(self, rosters: QuerySet[Roster]) -> tuple[QuerySet[Roster], QuerySet[Roster]]:
        """What has something to look at, and what passes every check."""
        found = checks.to_look_at(by_principal=self.by_principal)
        rosters = checks.looked_at(rosters)
        return rosters.filter(found), rosters.exclude(found)

    def page(self, rosters: QuerySet[Roster], number: Any = 1, size: int = A_PAGE) -> Page:
        """One page of rows, with everything that a row says."""
        page = Paginator(with_rows(rosters), size).get_page(number)
        page.object_list = self.rows(list(page.object_list))  # type: ignore[assignment]
        return page

    def rows(self, rosters: list[Roster]) -> list[Row]:
        elsewhere = Elsewhere.of([line for roster in rosters for line in roster.lines.all()])
        closed = closures()
        return [self._row(roster, elsewhere, closed) for roster in rosters]

    def _row(self, roster: Roster, elsewhere: Elsewhere, closed: set[date]) -> Row:
        found = checks.on_review(roster, elsewhere, by_principal=self.by_principal)
        sent = roster.submitted_at and localdate(roster.submitted_at)
        return Row(roster, found, elsewhere, school_days_since(sent, closed) if sent else 0)

    def next_after(self, roster: Roster) -> Roster | None:
        """The one that has waited longest, after this one; then from the front again."""
        waiting = list(self.rosters("waiting").exclude(pk=roster.pk))
        mark = (roster.submitted_at, roster.pk)
        later = [other for other in waiting if (other.submitted_at, other.pk) > mark]
        return next(iter(later + waiting), None)

    def _label(self, key: str, label: str) -> str:
        if key != "others":
            return label
        return "With the assistant superintendent" if self.by_principal else "With principals"


def with_rows(rosters: Any) -> QuerySet[Roster]:
    """With all that a row or a review names, in the same few queries for any number."""
    seats = Membership.objects.order_by("pk")
    return rosters.for_page().prefetch_related(Prefetch("team__memberships", seats))


def _named(q: str) -> Q:
    return Q(person__sort_name__contains=folded(q)) | Q(school__name__icontains=q)
