"""An approved team changes: somebody leaves, acts or stays, and a swap is reopened."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import CharField, Value
from django.db.models.functions import Cast, Concat
from django.utils.timezone import localdate, localtime

from kit import clock
from kit.lifecycle import Deed, NotYet, Taken, pass_on
from letters.outbox import write
from people.models import Person
from powers.rules import principals_of
from teams import emails
from teams.leading import ask_to_lead, lead_no_more
from teams.models import HandOverNote, Membership, Remark, Roster, RosterLine, Team
from teams.record import locked_team, next_version, tell_its_posting
from teams.reminding import MORNING
from teams.rules import (
    concerned,
    enders,
    facilitator,
    invited,
    members,
    successors,
)
from teams.today import attention, departed, moved

Function, State = Membership.Function, Roster.State


@transaction.atomic
def leave(place: Membership, *, by: Person, on: date, reason: str, note: str = "") -> Membership:
    """End a place on an approved team; its approved roster stays as it is.

    `on` is the last day, today or earlier; `note` is what a facilitator who leaves tells the next.
    Raises `NotYet` for the last one of a team.
    """
    team, place = _held(place)
    if not enders(place).contains(by):
        raise PermissionDenied(f"Who leaves {team} is said by themselves or the facilitator.")
    if place.ended_on:
        return place
    _runs(team)
    _may_end(place, on)
    if place.person == by:
        _leave_a_note(team, by, note)
    readers = [*concerned(team), *members(team).exclude(pk=place.person_id)]
    place.ended_on, place.end_reason = on, reason
    place.save(update_fields=["ended_on", "end_reason"])
    tell_its_posting(team)
    lacks = attention(Team.objects.for_page().get(pk=team.pk))
    told = readers if lacks else list(members(team))
    write(emails.somebody_left(place, lacks, dict.fromkeys(told)))
    return place


@transaction.atomic
def hand_over(team: Team, person: Person, *, by: Person, note: str = "") -> Membership:
    """Say who facilitates from now on: whoever the team names is asked and has to accept.

    Until then the facilitator before goes on, so that the team is never without one. Somebody named
    by the office acts at once, until the team has a facilitator. `note` is for the next
    facilitator; only the team reads it.
    """
    team = locked_team(team.pk)
    if not successors(team).contains(by):
        raise PermissionDenied(f"Who facilitates {team} is said by its facilitator.")
    _runs(team)
    seat = team.memberships.current().filter(person=person).first()
    if seat is None:
        raise NotYet(f"{person.name} is not on the team. Ask them to join first.")
    if not facilitator(team).contains(by):
        return _let_act(team, seat, by)
    _leave_a_note(team, by, note)
    return seat if seat.is_facilitator else ask_to_lead(seat, Function.FACILITATOR, by)


# --- Steps of an approved roster that leave it in force -------------------------------------------


def _who_stays(taken: Taken) -> Iterable[dict[str, Any]]:
    """Somebody who moved to another school stays on the team, across schools."""
    person = taken.words["person"]
    words = f"{person} stays on the team after moving to {person.school}."
    return [{"school_id": taken.words["school_id"], "note": words}]


def _stays(taken: Taken) -> None:
    person, words = taken.words["person"], taken.entry.note
    Remark.objects.create(entry=taken.entry, item=Remark.Item.MEMBER, person=person, reason=words)


def _send_back(taken: Taken) -> Taken:
    """The team submits the swap again, for a decision; it holds meanwhile."""
    again = pass_on(_once_more(taken.thing), "come_in", by=taken.thing.submitted_by).thing
    whom = {"by": taken.by, "on_behalf_of_id": taken.on_behalf_of_id}
    return pass_on(again, "come_back", note=taken.note, **whom)


def _as_it_was_submitted(taken: Taken) -> Iterable[dict[str, Any]]:
    return [{"verb": "submit", "at": taken.thing.submitted_at}]


def _why_reopened(taken: Taken) -> None:
    Remark.objects.create(entry=taken.entry, reason=taken.note)


STAY = Deed(
    button="Stays on the team",
    done="They stay on {thing.team}.",
    said="Let somebody stay who changed schools",
    enters=_who_stays,
    then=_stays,
)
REOPEN = Deed(
    button="Reopen the swap",
    said="Reopened the swap",
    again="The swap is reopened already.",
    then=_send_back,
)
COME_IN = Deed(said="Submitted it", enters=_as_it_was_submitted)
COME_BACK = Deed(
    done="{thing.team} reads what should change.",
    said="Sent it back",
    does=lambda taken: {"decided_at": clock.now()},
    enters=lambda taken: [{"verb": "return"}],
    then=_why_reopened,
    tells=lambda taken: emails.roster_returned(taken.entry),
)


def tell_of_changes() -> None:
    """Once to those concerned: somebody left the district, or moved to another school. As often as
    one likes; people are changed in the directory, and what stands below teams tells them nothing.
    """
    if localtime(clock.now()).hour < MORNING:
        return
    left = departed().annotate(key=Cast("pk", CharField()))
    for place in left.exclude(key__in=emails.told(emails.SOMEBODY_DEPARTED)):
        _tell_that_left(place)
    key = Concat(Cast("pk", CharField()), Value("-"), Cast("person__school", CharField()))
    lines = moved().annotate(key=key)
    for line in lines.exclude(key__in=emails.told(emails.SOMEBODY_MOVED)):
        _tell_that_moved(line)


# --- What the verbs share -------------------------------------------------------------------------


@transaction.atomic
def _tell_that_left(place: Membership) -> None:
    """Its people hear, and whoever has had a roster of the team; its posting has a place free."""
    team = locked_team(place.team_id)
    known = team.rosters.exclude(submitted_at=None).exists()
    readers = [*members(team), *(concerned(team) if known else ())]
    lacks = attention(Team.objects.for_page().get(pk=team.pk))
    tell_its_posting(team)
    write(emails.somebody_departed(place, lacks, dict.fromkeys(readers)))


@transaction.atomic
def _tell_that_moved(line: RosterLine) -> None:
    """The principals of both schools, the office and whoever answers for the team."""
    team = line.roster.team
    heads = principals_of(line.school_id).exclude(pk__in=invited(team).values("pk"))
    readers = dict.fromkeys([*concerned(team), *heads, *facilitator(team)])
    write(emails.somebody_moved(line, readers))


def _held(place: Membership) -> tuple[Team, Membership]:
    """The team, locked, and the place on it as it stands now."""
    team = locked_team(place.team_id)
    place = team.memberships.select_related("person__school").get(pk=place.pk)
    place.team = team
    return team, place


def _runs(team: Team) -> None:
    if team.state not in Team.RUNNING:
        raise NotYet(f"{team} is not an approved team. It stands at: {team.state_words}.")


def _may_end(place: Membership, on: date) -> None:
    """Somebody who is in, not the last one, on a day between joining and today."""
    if not place.is_in:
        raise NotYet(f"{place.person.name} has not joined yet. Take the question back instead.")
    if not place.team.memberships.current().exclude(pk=place.pk).exists():
        raise NotYet("Nobody else is on the team. The assistant superintendent can dissolve it.")
    joined = localdate(place.answered_at)
    if not joined <= on <= clock.today():
        raise NotYet(f"Choose a last day between {joined:%B} {joined.day} and today.")


def _leave_a_note(team: Team, by: Person, text: str) -> None:
    """Keep the note of a facilitator for those who stay; the same note sent twice is kept once."""
    if text.strip() and facilitator(team).contains(by):
        HandOverNote.objects.get_or_create(team=team, by=by, text=text.strip())


def _let_act(team: Team, seat: Membership, by: Person) -> Membership:
    """The office names somebody who acts at once, until the team has a facilitator."""
    leading = team.memberships.standing().filter(function=Function.FACILITATOR)
    for before in leading.exclude(pk=seat.pk).select_related("person"):
        lead_no_more(before, by)
    seat.function, seat.answer = Function.CO_FACILITATOR, Membership.Answer.YES
    seat.save(update_fields=["function", "answer"])
    seat.team = team
    write(emails.somebody_acts(seat, by))
    return seat


def _once_more(swap: Roster) -> Roster:
    """The swap as a version of its own; a draft in hand becomes it."""
    team = swap.team
    again = team.rosters.filter(state=State.DRAFT).first() or next_version(team)
    again.lines.all().delete()  # a draft that was submitted before and taken back still has them
    lines = swap.lines.values("person_id", "function", "school_id")
    RosterLine.objects.bulk_create(RosterLine(roster=again, **line) for line in lines)
    again.submitted_at, again.submitted_by = swap.submitted_at, swap.submitted_by
    again.told = swap.told
    again.save(update_fields=["submitted_at", "submitted_by", "told"])
    return again
