"""What else people on a team do this year: their other teams, training, leaves, and powers."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from django.db.models import Q, QuerySet
from django.db.models.functions import Coalesce

from district.models import SchoolYear
from kit import clock
from kit.text import listed
from people.models import Qualification
from powers.models import Leave
from powers.rules import administrators, assistant_superintendents
from teams.models import Membership, Team


class Office:
    """Who approves rosters today, and who names them: asked once a page, where it has to say so."""

    @cached_property
    def deciding(self) -> set[int]:
        """Who approves rosters today, also in the place of another."""
        return set(assistant_superintendents().values_list("pk", flat=True))

    @cached_property
    def whom_to_ask(self) -> str:
        """Who gives the power to approve."""
        named = listed([person.name for person in administrators()])
        return named or "the district's administrator"


@dataclass
class Elsewhere:
    """The other teams of people this year, who is trained to facilitate, and who is away."""

    teams: dict[int, list[Any]] = field(default_factory=dict)
    trained: dict[int, Any] = field(default_factory=dict)
    away: dict[int, Any] = field(default_factory=dict)
    office: Office = field(default_factory=Office)

    @classmethod
    def of(cls, places: Iterable[Any]) -> "Elsewhere":
        """Three queries for any number of places."""
        people = {place.person_id for place in places}
        found = cls()
        for seat in _seats_of(people).select_related("team"):
            found.teams.setdefault(seat.person_id, []).append(seat.team)
        held = Qualification.objects.filter(
            person__in=people, kind=Qualification.Kind.FACILITATOR
        ).select_related("year")
        for leave in leaves().filter(person__in=people):
            found.away.setdefault(leave.person_id, leave)
        found.trained = {qualification.person_id: qualification for qualification in held}
        return found

    def other_teams(self, place: Any, team: Team) -> list[Any]:
        return [other for other in self.teams.get(place.person_id, []) if other.pk != team.pk]


def leaves() -> QuerySet[Leave]:
    """Leaves of today and of the rest of this school year, the first one first."""
    today = clock.today()
    until = Coalesce(SchoolYear.objects.filter(is_current=True).values("last_day")[:1], today)
    return Leave.objects.filter(Q(ends=None) | Q(ends__gte=today), starts__lte=until)


def on_a_living_team() -> Q:
    return ~Q(team__state__in=[Team.State.DISSOLVED, Team.State.COMPLETED])


def _seats_of(people: set[int]) -> QuerySet[Membership]:
    seats = Membership.objects.current().filter(person__in=people, team__year__is_current=True)
    return seats.filter(on_a_living_team())
