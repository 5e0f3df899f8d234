"""Leave to be smaller or larger than four to seven: asked for with a reason."""

from django.core.exceptions import PermissionDenied
from django.db import transaction

from district.size import SAID
from kit.lifecycle import NotYet
from people.models import Person
from teams import checks
from teams.models import Roster, RosterException
from teams.record import locked
from teams.rules import the_facilitator


@transaction.atomic
def ask_exception(roster: Roster, *, by: Person, reason: str) -> RosterException:
    """Ask leave to be smaller or larger than four to seven."""
    roster = locked(roster)
    if not the_facilitator(roster).contains(by):
        raise PermissionDenied("Only the facilitator asks for an exception.")
    if not roster.is_with_team:
        raise NotYet("The roster is submitted. Take it back to change it.")
    if not reason.strip():
        raise NotYet("Say why the team is smaller or larger.")
    if checks.size(list(roster.places)).passed:
        raise NotYet(f"The team has {SAID} members. It needs no exception.")
    facts = {"reason": reason.strip(), "granted_by": None, "granted_at": None}
    return RosterException.objects.update_or_create(roster=roster, defaults=facts)[0]
