"""An approved team changes: somebody leaves, acts or stays, and a swap is reopened."""

from datetime import date

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import CharField, Value
from django.db.models.functions import Cast, Concat
from django.utils.timezone import localdate, localtime

from kit import clock
from kit.lifecycle import NotYet
from letters.outbox import write
from people.models import Person
from powers.rules import principals_of
from teams import emails
from teams.leading import ask_to_lead, lead_no_more
from teams.models import HandOverNote, Membership, Remark, Roster, RosterLine, Team
from teams.record import in_the_place_of, locked_team, next_version, tell_its_posting
from teams.reminding import MORNING
from teams.rules import (
    assistant_superintendent,
    concerned,
    enders,
    facilitator,
    invited,
    members,
    office,
    successors,
)
from teams.swaps import is_reopenable
from teams.today import attention, departed, moved, transferred

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


@transaction.atomic
def stay(place: Membership, *, by: Person) -> Membership:
    """Somebody who moved to another school stays on the team, across schools."""
    team, place = _held(place)
    if not office(team).contains(by):
        raise PermissionDenied("The assistant superintendent decides who stays.")
    line = next((each for each in transferred(team) if each.person == place.person), None)
    if line is None:
        return place
    words = f"{place.person} stays on the team after moving to {place.person.school}."
    entry = line.roster.record.create(
        verb="stay",
        moved_to=line.roster.state,
        by=by,
        on_behalf_of=in_the_place_of(line.roster, "approve", by, None),
        school=place.person.school,
        note=words,
    )
    Remark.objects.create(entry=entry, item=Remark.Item.MEMBER, person=place.person, reason=words)
    return place


@transaction.atomic
def reopen(roster: Roster, *, by: Person, reason: str) -> Roster:
    """Send a swap back within three school days: the team submits it again, for a decision.

    The swap holds meanwhile. Answers with the version that is sent back.
    """
    team = locked_team(roster.team_id)
    roster = team.rosters.get(pk=roster.pk)
    if not assistant_superintendent(roster).contains(by):
        raise PermissionDenied("The assistant superintendent reopens a swap.")
    if not reason.strip():
        raise NotYet("Say what should change, so that the team can act on it.")
    if returned := team.rosters.filter(state=State.RETURNED).first():
        return returned
    if not is_reopenable(roster):
        raise NotYet("A swap can be reopened within three school days.")
    if team.rosters.filter(state=State.SUBMITTED).exists():
        raise NotYet("The team has submitted its next version. Decide on that one.")
    again = _once_more(team, roster)
    place = in_the_place_of(roster, "approve", by, None)
    said = {"by": by, "on_behalf_of": place, "note": reason.strip()}
    roster.record.create(verb="reopen", moved_to=roster.state, **said)
    entry = again.record.create(verb="return", moved_to=again.state, **said)
    Remark.objects.create(entry=entry, reason=reason.strip())
    write(emails.roster_returned(entry))
    return again


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


def _once_more(team: Team, swap: Roster) -> Roster:
    """The swap as a new version, submitted and sent back at once; a draft at hand is reused."""
    again = team.rosters.filter(state=State.DRAFT).first() or next_version(team)
    again.lines.all().delete()  # a draft that was submitted before and taken back still has them
    lines = swap.lines.values("person_id", "function", "school_id")
    RosterLine.objects.bulk_create(RosterLine(roster=again, **line) for line in lines)
    again.submitted_at, again.submitted_by = swap.submitted_at, swap.submitted_by
    again.told = swap.told
    again.decided_at = clock.now()
    for state in (State.SUBMITTED, State.RETURNED):
        again.state = state
        again.save()
    submitted = {"by": swap.submitted_by, "at": swap.submitted_at}
    again.record.create(verb="submit", moved_to=State.SUBMITTED, **submitted)
    return again
