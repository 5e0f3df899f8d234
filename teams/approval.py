"""What the steps of a roster do beside moving it, and how each is said.

`teams.lifecycle` is the table in which each stands; the hand of the table takes them.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import F

from billboard.posting import close_for_roster, look_again
from district.models import OrgGoal
from kit import clock
from kit.lifecycle import Deed, NotYet, Taken, move, pass_on
from people.models import Person
from teams import checks, emails
from teams.models import PlaceAtSchool, Remark, Roster, RosterException, RosterLine, Team
from teams.record import locked_team, next_version
from teams.rules import facilitator, powers_over, whoever_decides
from teams.search import found_by
from teams.swaps import is_swap, replaced_by
from teams.versions import words_of

State = Roster.State


def move_together(
    verb: str, seals: Mapping[int, str], *, by: Person
) -> tuple[list[Roster], dict[Roster, str]]:
    """Take the same step on rosters that pass every check; answers which moved, and which not, each
    with the reason; "" where a check does not pass any more."""
    moved, left = [], {}
    for roster in Roster.objects.visible_to(by).filter(pk__in=seals).select_related("team"):
        reason = _refused(roster, verb, seals[roster.pk], by)
        if reason is None:
            moved.append(roster)
        else:
            left[roster] = reason
    return moved, left


@transaction.atomic
def begin_new_version(team: Team, *, by: Person) -> Roster:
    """Open the next version of an approved team's roster; the approved one holds meanwhile."""
    team = locked_team(team.pk)
    if not facilitator(team).contains(by):
        raise PermissionDenied("Only the facilitator begins a new version.")
    if team.state not in Team.RUNNING and not team.rosters.in_hand().exists():
        raise PermissionDenied(f"{team} is not at work. It stands at: {team.state_words}.")
    return team.rosters.in_hand().first() or next_version(team)


def _refused(roster: Roster, verb: str, seal: str, by: Person) -> str | None:
    """Together only what passes every check goes through, one by one and each for itself."""
    passing = checks.passing(Roster.objects.filter(pk=roster.pk), by_principal=verb == "endorse")
    if not passing.exists():
        return ""
    try:
        move(roster, verb, by=by, seen=seal)
    except NotYet as not_yet:
        return " ".join(not_yet.reasons)
    except PermissionDenied as refused:
        return str(refused)
    return None


# --- Submitting and taking back -------------------------------------------------------------------


def _freeze(taken: Taken) -> dict[str, Any]:
    """The people of the day, with function and school; an exception nobody needs goes."""
    roster = taken.thing
    places = list(roster.places)
    roster.lines.all().delete()
    RosterLine.objects.bulk_create(_lines(roster, places))
    if checks.size(places).passed:
        RosterException.objects.filter(roster=roster).delete()
    if roster.team.posting:
        close_for_roster(roster.team.posting)
    told = words_of(roster.team)
    return {"submitted_at": clock.now(), "submitted_by": taken.by, "told": told}


def _lines(roster: Roster, places: Iterable[Any]) -> Iterator[RosterLine]:
    counting = PlaceAtSchool.objects.today().filter(team=roster.team_id)
    schools = dict(counting.values_list("place", "school"))
    for place in places:
        facts = {"person": place.person, "function": place.acts_as}
        yield RosterLine(roster=roster, school_id=schools.get(place.pk), **facts)


def _swap_if_it_is_one(taken: Taken) -> Taken | None:
    """One for one in an approved team holds at once; anything else goes to those who decide."""
    return pass_on(taken.thing, "swap", by=taken.by) if is_swap(taken.thing) else None


def _submit_the_next(taken: Taken) -> Taken:
    """What was sent back is replaced by the next version; what it asked for is asked again."""
    returned = taken.thing
    roster = next_version(returned.team)
    if hasattr(returned, "exception"):
        RosterException.objects.create(roster=roster, reason=returned.exception.reason)
    return move(roster, "submit", by=taken.by, note=taken.note)


def _with_whom(taken: Taken) -> str:
    """To whom it went."""
    names = checks.who_decides(taken.thing.team)
    now = f"It is with {names}." if names else "Nobody is named yet who decides; ask the district."
    return f"The roster is submitted. {now}"


def _recruit_again(taken: Taken) -> None:
    """While it is not approved and nobody decides on it, a team still looks for people."""
    team = taken.thing.team
    if team.posting and team.state == Team.State.FORMING:
        look_again(team.posting)


def _withdrawn(taken: Taken) -> None:
    """The team goes on with the next version; one that was never submitted leaves the approved one
    as it was."""
    roster, was_submitted = taken.thing, taken.step.standing == State.SUBMITTED
    approved = replaced_by(roster)
    if approved is None or was_submitted:
        next_version(roster.team)
    else:
        _as_approved(roster.team, approved)
    _recruit_again(taken)


def _as_approved(team: Team, approved: Roster) -> None:
    """A new version is given up: name, focus and goals are those of the approved one again.

    Questions to join are taken back. Who said yes meanwhile, or left, did so themselves.
    """
    if approved.told:
        team.name, team.focus = approved.told["name"], approved.told["focus"]
        team.search = found_by(team.name, team.focus)
        team.save(update_fields=["name", "focus", "search"])
        team.org_goals.set(OrgGoal.objects.filter(pk__in=approved.told["goal_ids"]))
    for seat in team.memberships.unanswered().filter(answered_at=None):
        seat.ended_on, seat.end_reason = clock.today(), "The new version was given up"
        seat.save(update_fields=["ended_on", "end_reason"])


def _tells_who_had_it(taken: Taken) -> Any:
    submitted = taken.step.standing == State.SUBMITTED
    had_it = whoever_decides(taken.thing) if submitted else []
    return emails.roster_taken_back(taken.entry, list(had_it))


def _what_holds_now(taken: Taken) -> str:
    if taken.thing.team.rosters.in_hand().exists():
        return "The roster is withdrawn. This is the next version."
    return "The new version is given up. The approved roster holds as before."


# --- Deciding -------------------------------------------------------------------------------------


def _for_each_school(taken: Taken) -> Iterable[dict[str, Any]]:
    """A principal speaks for her own people: one entry a school that nobody has spoken for."""
    silent = powers_over(taken.thing).silent().filter(person=taken.by)
    own_first = silent.order_by("school_id", F("for_whom_id").asc(nulls_first=True))
    return own_first.distinct("school_id").values("school_id", on_behalf_of_id=F("for_whom_id"))


def _at_their_items(taken: Taken) -> None:
    """Each reason stands at its item; a note without one is about something else."""
    about_something_else = [Remark(reason=taken.note)] if taken.note else []
    for remark in [*taken.words.get("remarks", ()), *about_something_else]:
        remark.entry = taken.entry
        remark.save()
    _recruit_again(taken)


def _decided(taken: Taken) -> dict[str, Any]:
    return {"decided_at": clock.now()}


def _grant(taken: Taken) -> None:
    exception = taken.thing.exception
    exception.granted_by, exception.granted_at = taken.by, clock.now()
    exception.save(update_fields=["granted_by", "granted_at"])


def _in_force(taken: Taken) -> dict[str, Any]:
    """The version that was in force before is replaced."""
    if older := replaced_by(taken.thing):
        pass_on(older, "supersede", by=taken.by, on_behalf_of_id=taken.on_behalf_of_id)
    return {"decided_at": clock.now()}


def _swapped(taken: Taken) -> dict[str, Any]:
    return _in_force(taken) | {"light": True}


def _official(taken: Taken) -> None:
    """The team is approved with its first roster."""
    if taken.thing.team.state == Team.State.FORMING:
        whom = {"by": taken.by, "on_behalf_of_id": taken.on_behalf_of_id}
        pass_on(taken.thing.team, "begin", **whom)


def _tells_the_deciders(taken: Taken) -> Any:
    return emails.roster_submitted(taken.entry, whoever_decides(taken.thing))


def _tells_of_the_swap(taken: Taken) -> Any:
    return emails.roster_swapped(taken.entry, whoever_decides(taken.thing))


# --- Each deed, with its words --------------------------------------------------------------------

SUBMIT = Deed(
    button="Submit the roster",
    done=_with_whom,
    said="Submitted it",
    does=_freeze,
    then=_swap_if_it_is_one,
    tells=_tells_the_deciders,
)
RESUBMIT = Deed(
    button="Submit the roster",
    said="Submitted it",
    enters=lambda taken: [{"note": ""}],
    then=_submit_the_next,
)
RECALL = Deed(
    button="Take the roster back",
    done="You have the roster back. Submit it again when it is ready.",
    said="Took it back",
    then=_recruit_again,
    tells=_tells_who_had_it,
)
WITHDRAW = Deed(
    button="Withdraw and begin a new version",
    done=_what_holds_now,
    said="Withdrew it",
    then=_withdrawn,
    tells=_tells_who_had_it,
)
ENDORSE = Deed(
    button="Endorse",
    done="You endorsed {thing.team}.",
    said="Endorsed it",
    again="You have endorsed this roster already.",
    enters=_for_each_school,
)
RETURN = Deed(
    button="Send back to the facilitator",
    done="{thing.team} is sent back. The team reads your note.",
    said="Sent it back",
    does=_decided,
    then=_at_their_items,
    tells=lambda taken: emails.roster_returned(taken.entry),
)
GRANT = Deed(
    button="Grant the exception",
    done="The exception is granted. It holds for this version.",
    said="Granted the exception",
    again="The exception is granted already.",
    then=_grant,
)
APPROVE = Deed(
    button="Approve",
    done="{thing.team} is approved. Its people hear of it now.",
    said="Approved it",
    does=_in_force,
    then=_official,
    tells=lambda taken: emails.roster_approved(taken.entry),
)
SWAP = Deed(
    done="The swap holds from now on. Those who decide read about it.",
    said="One for one, in force at once",
    does=_swapped,
    tells=_tells_of_the_swap,
)
SUPERSEDE = Deed(said="Put the next version in its place")
GIVE_UP = Deed(said="Withdrew it, with the team")
