"""A team and its roster under lock, and what is entered in the record: who, for whom, with which
words."""

from collections.abc import Callable

from django.core.exceptions import PermissionDenied
from django.db.models import F, Q, QuerySet

from billboard.posting import taken_by_its_team
from kit.lifecycle import NotYet
from people.models import Person
from powers.models import Appointment
from teams.models import Roster, RosterEntry, Team
from teams.rules import People, members, powers_of_office, powers_over


def locked_team(pk: int) -> Team:
    """The team as it stands now; whoever else changes it waits. Raises for an earlier year's."""
    team = Team.objects.select_for_update(of=("self",)).select_related("year").get(pk=pk)
    of_this_year(team)
    return team


def in_hand(team: Team, by: Person, rule: Callable[[Team], People]) -> Team:
    """The team, locked, for somebody who may, while its people may change."""
    team = locked_team(team.pk)
    if not rule(team).contains(by):
        raise PermissionDenied(f"Who is on {team} is decided by its facilitator.")
    if not _is_with_team(team):
        raise NotYet(_with_whom(team))
    return team


def _is_with_team(team: Team) -> bool:
    """A draft or a returned roster is being written; a team before its first one, too."""
    roster = team.rosters.in_hand().first()
    return roster.is_with_team if roster else team.state == Team.State.FORMING


def _with_whom(team: Team) -> str:
    if team.rosters.in_hand().exists():
        return "The roster is submitted. Take it back to change the team."
    return "The roster is approved. Begin a new version to change the team."


def tell_its_posting(team: Team) -> None:
    """Who is on the team has changed: its posting shows how many places are taken."""
    if team.posting:
        gone = team.state == Team.State.DISSOLVED
        taken_by_its_team(team.posting, None if gone else list(members(team)))


def of_this_year(team: Team) -> None:
    """A year that is over stays readable, and as it was."""
    if not team.year.is_current:
        raise PermissionDenied(f"{team} was a team of {team.year}. What it left stays as it is.")


def locked(roster: Roster) -> Roster:
    """The team first, then its roster: whoever changes either waits for the other."""
    team = locked_team(roster.team_id)
    roster = Roster.objects.select_for_update(of=("self",)).get(pk=roster.pk)
    roster.team = team
    return roster


def enter(
    roster: Roster, verb: str, by: Person, note: str = "", school_id: int | None = None
) -> RosterEntry:
    """Write what was done into the record, as the roster stands now."""
    return roster.record.create(
        verb=verb,
        moved_to=roster.state,
        by=by,
        on_behalf_of=in_the_place_of(roster, verb, by, school_id),
        note=note.strip(),
        school_id=school_id,
    )


def in_the_place_of(roster: Roster, verb: str, by: Person, school_id: int | None) -> Person | None:
    """For whom a delegate decides; nobody, where somebody has the power themselves."""
    schools = [school_id] if school_id else roster.lines.values("school")
    power = Q()
    if verb in ("approve", "grant", "return"):
        power |= Q(kind=Appointment.Kind.ASSISTANT_SUPERINTENDENT)
    if verb in ("endorse", "return"):
        power |= Q(kind=Appointment.Kind.PRINCIPAL, school__in=schools)
    return _for_whom(powers_over(roster).filter(power, person=by)) if power else None


def stood_in_for(team: Team, by: Person) -> Person | None:
    """For whom a delegate of the office decides what becomes of a team."""
    return _for_whom(powers_of_office(team).filter(person=by))


def _for_whom(held: QuerySet[Appointment]) -> Person | None:
    """Nobody, where somebody has the power themselves."""
    own_first = held.order_by(F("acting_for").asc(nulls_first=True))
    power = own_first.select_related("acting_for__person").first()
    return power.acting_for.person if power and power.acting_for else None


def next_version(team: Team) -> Roster:
    """A draft of the team's list, numbered after all that there were."""
    newest = team.rosters.order_by("-number").first()
    return team.rosters.create(number=newest.number + 1 if newest else 1)


def latest(roster: Roster) -> RosterEntry:
    """What was entered last."""
    return roster.record.latest("pk")
