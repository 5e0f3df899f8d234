"""A team and its roster under lock; and what a team tells its posting."""

from collections.abc import Callable

from django.core.exceptions import PermissionDenied
from django.db.models import prefetch_related_objects

from billboard.posting import taken_by_its_team
from kit.lifecycle import NotYet
from people.models import Person
from teams.models import Roster, Team, TeamRequest
from teams.rules import People, members


def locked_team(pk: int) -> Team:
    """The team as it stands now; whoever else changes it waits. Raises for an earlier year's."""
    team = Team.objects.select_for_update(of=("self",)).select_related("year", "school").get(pk=pk)
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
    """The team first, then its roster: whoever changes either waits for the other. With what it is
    decided on by, unless the team is writing it still."""
    team = locked_team(roster.team_id)
    fresh = Roster.objects.select_for_update(of=("self",)).select_related("exception")
    roster = fresh.get(pk=roster.pk)
    roster.team = team
    if not roster.is_with_team:
        prefetch_related_objects([roster], "lines__person", "team__memberships", "team__org_goals")
    return roster


def locked_team_of(team: Team) -> Team:
    return locked_team(team.pk)


def locked_request(asked: TeamRequest) -> TeamRequest:
    """The team, locked, and its request as it stands now."""
    team = locked_team(asked.team_id)
    asked = team.requests.select_related("asked_by").get(pk=asked.pk)
    asked.team = team
    return asked


def next_version(team: Team) -> Roster:
    """A draft of the team's list, numbered after all that there were."""
    newest = team.rosters.order_by("-number").first()
    return team.rosters.create(number=newest.number + 1 if newest else 1)
