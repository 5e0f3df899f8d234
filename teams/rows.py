"""A roster as those who decide see it. Lists bring its people along as columns, which costs a
tenth of fetching them; a page of one roster fetches them."""

from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import Any, NamedTuple

from kit.names import isolated
from people.models import Qualification
from teams import checks
from teams.checks import Check
from teams.elsewhere import Elsewhere, Office
from teams.models import Membership, RosterLine, Team

FACILITATOR = Membership.Function.FACILITATOR


class Named(NamedTuple):
    pk: int
    name: str


class Away(NamedTuple):
    starts: date
    ends: date | None


class Line(NamedTuple):
    """Somebody on a roster, as its list tells of them: see `People`."""

    person: Named
    function: str
    has_left: bool
    is_trained: bool
    others: list[Named]
    away: Away | None

    @classmethod
    def of(
        cls, pk: int, name: str, function: str, left: bool, trained: bool, others: Any, away: Any
    ):
        """From what the column says."""
        leave = away and Away(*(day and date.fromisoformat(day) for day in away))
        return cls(
            Named(pk, isolated(name)), function, left, trained, [Named(*o) for o in others], leave
        )

    @property
    def person_id(self) -> int:
        return self.person.pk

    @property
    def is_facilitator(self) -> bool:
        return self.function == FACILITATOR


class Endorsement(NamedTuple):
    signed: str
    at: datetime

    @classmethod
    def of(cls, by: str, absent: str, at: str) -> "Endorsement":
        signed = f"{by} for {absent}" if absent else by
        return cls(signed, datetime.fromisoformat(at))


class Goal(NamedTuple):
    school_id: int | None
    number: int


@dataclass
class Row:
    """A roster with what is to be known before one decides: in full, or as a list tells."""

    roster: Any
    waited: int
    by_principal: bool
    lines: list[Any]
    gone: list[Any]  # lines of people who have left
    endorsements: list[Any]
    goals: list[Any]
    elsewhere: Elsewhere

    @classmethod
    def in_full(
        cls, roster: Any, elsewhere: Elsewhere, waited: int, *, by_principal: bool
    ) -> "Row":
        """Of a roster that was fetched through `with_rows`."""
        return cls(
            roster,
            waited,
            by_principal,
            lines=list(roster.lines.all()),
            gone=checks.gone(roster),
            endorsements=[entry for entry in roster.record.all() if entry.verb == "endorse"],
            goals=list(roster.team.org_goals.all()),
            elsewhere=elsewhere,
        )

    @classmethod
    def listed(cls, roster: Any, office: Office, waited: int, *, by_principal: bool) -> "Row":
        """Of a roster that was fetched through `for_list`."""
        lines = [Line.of(*said) for said in roster.people or ()]
        return cls(
            roster,
            waited,
            by_principal,
            lines=lines,
            gone=[line for line in lines if line.has_left],
            endorsements=[Endorsement.of(*said) for said in roster.endorsed_by or ()],
            goals=[Goal(*said) for said in roster.serves or ()],
            elsewhere=Elsewhere(
                teams={line.person_id: line.others for line in lines},
                trained={line.person_id: True for line in lines if line.is_trained},
                away={line.person_id: line.away for line in lines if line.away},
                office=office,
            ),
        )

    @cached_property
    def checks(self) -> list[Check]:
        return checks.on_review(self)

    @property
    def to_look_at(self) -> list[Check]:
        return [check for check in self.checks if not check.passed]

    @property
    def facilitator(self) -> Any:
        return next((line for line in self.lines if line.is_facilitator), None)

    @property
    def trained(self) -> Qualification | None:
        return self.elsewhere.trained.get(self.facilitator.person_id) if self.facilitator else None

    @property
    def seats(self) -> list[tuple[RosterLine, list[Team]]]:
        """Each person with their other teams, the facilitator first."""
        lines = sorted(self.lines, key=lambda line: line.function != FACILITATOR)
        return [(line, self.elsewhere.other_teams(line, self.roster.team)) for line in lines]
