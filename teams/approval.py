"""Moving a roster along its life."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction

from billboard.posting import close_for_roster, look_again
from district.models import OrgGoal
from kit import clock
from kit.lifecycle import NotYet
from letters.outbox import write
from people.models import Person
from powers.models import powers_of
from teams import checks, emails
from teams.lifecycle import LIFE_OF_A_ROSTER
from teams.models import Remark, Roster, RosterException, RosterLine, Team
from teams.record import enter, latest, locked, locked_team, next_version
from teams.rules import facilitator, principals_and_superintendent
from teams.swaps import is_swap, replaced_by
from teams.versions import words_of

State = Roster.State


class Changed(NotYet):
    """What was decided on is not what stands now: look again."""


@transaction.atomic
def move(
    roster: Roster,
    verb: str,
    *,
    by: Person,
    note: str = "",
    seen: str | None = None,
    remarks: Iterable[Remark] = (),
) -> Roster:
    """Take one step, enter it in the record, and write to those whom it concerns.

    `seen` is the seal of what the person had before them; a decision covers that and no more.
    `remarks` say why each item is sent back: item, person and reason, not saved yet.
    """
    roster = locked(roster)
    stands = roster.seal
    said = {"remarks": list(remarks)} if verb == "return" else {}
    moved = _ACTS.get(verb, _step)(roster, verb, by, note, **said)
    if seen not in (None, stands):  # undone with the whole transaction
        raise Changed(f"{moved.team} has changed since you opened it. This is how it stands now.")
    return moved


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
    return team.rosters.in_hand().first() or next_version(team)


# --- The steps that do more than move -------------------------------------------------------------


def _submit(roster: Roster, verb: str, by: Person, note: str) -> Roster:
    """Freeze the lines of the day and hand them to everybody concerned at once."""
    if roster.state == State.RETURNED:
        roster = _replace(_step(roster, verb, by, ""))
    if roster.state == State.DRAFT:
        _freeze(roster)
    roster = _step(roster, verb, by, note)
    roster.submitted_at, roster.submitted_by = clock.now(), by
    roster.told = words_of(roster.team)
    roster.save(update_fields=["submitted_at", "submitted_by", "told"])
    if roster.team.posting:
        close_for_roster(roster.team.posting)
    if is_swap(roster):
        return _swap(roster, "swap", by, "")
    write(emails.roster_submitted(latest(roster), principals_and_superintendent(roster)))
    return roster


def _take_back(roster: Roster, verb: str, by: Person, note: str) -> Roster:
    """Recalled before a decision, or withdrawn after one; those who had it hear of it."""
    submitted = roster.state == State.SUBMITTED
    had_it = list(principals_and_superintendent(roster)) if submitted else []
    roster = _step(roster, verb, by, note)
    if roster.state == State.WITHDRAWN:
        approved = replaced_by(roster)
        if approved is None or submitted:
            next_version(roster.team)
        else:
            _as_approved(roster.team, approved)
    _recruit_again(roster.team)
    write(emails.roster_taken_back(latest(roster), had_it))
    return roster


def _as_approved(team: Team, approved: Roster) -> None:
    """A new version is given up: name, focus and goals are those of the approved one again.

    Questions to join are taken back. Who said yes meanwhile, or left, did so themselves.
    """
    if approved.told:
        team.name, team.focus = approved.told["name"], approved.told["focus"]
        team.save(update_fields=["name", "focus"])
        team.org_goals.set(OrgGoal.objects.filter(pk__in=approved.told["goal_ids"]))
    for seat in team.memberships.unanswered().filter(answered_at=None):
        seat.ended_on, seat.end_reason = clock.today(), "The new version was given up"
        seat.save(update_fields=["ended_on", "end_reason"])


def _endorse(roster: Roster, verb: str, by: Person, note: str) -> Roster:
    """A principal speaks for her own people; the roster stays where it is."""
    schools = list(_schools_to_speak_for(roster, by))
    spoken = roster.record.filter(verb="endorse", by=by).exists()
    if spoken and not schools and roster.state == State.SUBMITTED:
        raise NotYet("You have endorsed this roster already.")
    roster = LIFE_OF_A_ROSTER.move(roster, verb, by=by, note=note)
    for school in schools:
        enter(roster, verb, by, note, school_id=school)
    return roster


def _return(
    roster: Roster, verb: str, by: Person, note: str, remarks: Iterable[Remark] = ()
) -> Roster:
    """Each reason stands at its item; a note without one is about something else."""
    remarks = [*remarks, *([Remark(reason=note.strip())] if note.strip() else [])]
    reasons = "\n".join(remark.reason for remark in remarks)
    roster = _decided(LIFE_OF_A_ROSTER.move(roster, verb, by=by, note=reasons))
    entry = enter(roster, verb, by, note)
    for remark in remarks:
        remark.entry = entry
        remark.save()
    _recruit_again(roster.team)
    write(emails.roster_returned(entry))
    return roster


def _approve(roster: Roster, verb: str, by: Person, note: str) -> Roster:
    """The team is official."""
    roster = _in_force(roster, verb, by, note)
    if roster.team.state == Team.State.FORMING:
        roster.team.state = Team.State.ACTIVE
        roster.team.save(update_fields=["state"])
    write(emails.roster_approved(latest(roster)))
    return roster


def _swap(roster: Roster, verb: str, by: Person, note: str) -> Roster:
    """One for one in an approved team: it holds without a decision, and the district hears."""
    light = is_swap(roster)
    roster = _in_force(roster, verb, by, note)
    if not light:  # undone with the whole transaction
        raise NotYet("This is more than a swap. Those who decide look at it first.")
    roster.light = True
    roster.save(update_fields=["light"])
    write(emails.roster_swapped(latest(roster), principals_and_superintendent(roster)))
    return roster


def _in_force(roster: Roster, verb: str, by: Person, note: str) -> Roster:
    """The version that was in force before is replaced."""
    for older in roster.team.rosters.filter(state=State.APPROVED).exclude(pk=roster.pk):
        older.state = State.SUPERSEDED
        older.save(update_fields=["state"])
        enter(older, "supersede", by)
    return _decided(_step(roster, verb, by, note))


_ACTS: dict[str, Callable[..., Roster]] = {
    "submit": _submit,
    "recall": _take_back,
    "withdraw": _take_back,
    "endorse": _endorse,
    "return": _return,
    "approve": _approve,
    "swap": _swap,
}


# --- What they share ------------------------------------------------------------------------------


def _step(roster: Roster, verb: str, by: Person, note: str) -> Roster:
    roster = LIFE_OF_A_ROSTER.move(roster, verb, by=by, note=note)
    enter(roster, verb, by, note)
    return roster


def _decided(roster: Roster) -> Roster:
    roster.decided_at = clock.now()
    roster.save(update_fields=["decided_at"])
    return roster


def _recruit_again(team: Team) -> None:
    """While it is not approved and nobody decides on it, a team still looks for people."""
    if team.posting and team.state == Team.State.FORMING:
        look_again(team.posting)


def _freeze(roster: Roster) -> None:
    """The people of the day, with function and school; an exception nobody needs goes."""
    places = list(roster.places)
    roster.lines.all().delete()
    RosterLine.objects.bulk_create(_line(roster, place) for place in places)
    if checks.size(places).passed:
        RosterException.objects.filter(roster=roster).delete()


def _line(roster: Roster, place: Any) -> RosterLine:
    person = place.person
    return RosterLine(
        roster=roster, person=person, function=place.acts_as, school_id=person.school_id
    )


def _replace(returned: Roster) -> Roster:
    """The next version of a roster that was sent back; what it asked for is asked again."""
    roster = next_version(returned.team)
    if hasattr(returned, "exception"):
        RosterException.objects.create(roster=roster, reason=returned.exception.reason)
    return roster


def _schools_to_speak_for(roster: Roster, by: Person) -> Iterable[int]:
    """The schools of a principal that are on the roster and have not been spoken for."""
    silent = RosterLine.objects.unendorsed().filter(roster=roster, school__in=powers_of(by).schools)
    return silent.order_by("school").values_list("school", flat=True).distinct()


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
