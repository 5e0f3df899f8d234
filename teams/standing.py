"""A team pauses, goes on or ends: its facilitator asks for it, the office decides."""

from datetime import date

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.timezone import localtime

from billboard.posting import look_again
from kit import clock
from kit.lifecycle import NotYet
from letters.outbox import write
from people.models import Person
from teams import emails
from teams.lifecycle import LIFE_OF_A_TEAM
from teams.models import Roster, Team, TeamEntry, TeamRequest
from teams.record import locked_team, stood_in_for, tell_its_posting
from teams.reminding import MORNING
from teams.rules import concerned, facilitator, invited, office

Answer = TeamRequest.Answer
A_FEW = 5  # teams with room that a letter names


@transaction.atomic
def decide(
    team: Team, verb: str, *, by: Person, reason: str = "", until: date | None = None
) -> Team:
    """Pause a team until a day, let it go on, or dissolve it; its people and principals hear.

    What the team asked for is answered by it.
    """
    _name_a_day(verb, until)
    team = locked_team(team.pk)
    if verb == "pause" and (team.paused_until, team.state_reason) == (until, reason.strip()):
        raise NotYet("The team pauses until that day already.")
    readers, forming = _readers(team), team.state == Team.State.FORMING
    team = LIFE_OF_A_TEAM.move(team, verb, by=by, note=reason)
    _stands(team, verb, by, reason.strip(), until if verb == "pause" else None)
    if verb == "dissolve":
        _close(team, by)
        if team.posting and forming:
            look_again(team.posting)
        tell_its_posting(team)
    write(emails.team_moved(team, verb, by, readers, with_room(team) if verb == "dissolve" else []))
    return team


@transaction.atomic
def ask(
    team: Team, verb: str, *, by: Person, reason: str, until: date | None = None
) -> TeamRequest:
    """Ask the office to let the team pause, go on or end. Nothing moves before it decides.

    A team asks for one thing at a time; a second click finds what was asked. Raises `NotYet`.
    """
    team = locked_team(team.pk)
    if not facilitator(team).contains(by):
        raise PermissionDenied(f"What becomes of {team} is asked for by its facilitator.")
    _name_a_day(verb, until)
    if (team.state, verb) not in LIFE_OF_A_TEAM.steps:
        raise NotYet(f"This cannot be asked for now. The team stands at: {team.state_words}.")
    if not reason.strip():
        raise NotYet("Say why. The assistant superintendent reads it and decides.")
    facts = {"verb": verb, "reason": reason.strip(), "until": until if verb == "pause" else None}
    if stands := team.requests.open().first():
        if all(getattr(stands, name) == fact for name, fact in facts.items()):
            return stands
        raise NotYet("The team has asked for something already. Take that back first.")
    asked = team.requests.create(asked_by=by, **facts)
    write(emails.team_asks(asked, office(team)))
    return asked


@transaction.atomic
def take_back(asked: TeamRequest, *, by: Person) -> TeamRequest:
    """The team does not ask for it any more."""
    asked = _held(asked)
    if not facilitator(asked.team).contains(by):
        raise PermissionDenied("Whoever facilitates the team takes its request back.")
    return _answered(asked, Answer.TAKEN_BACK, by) if not asked.answer else asked


@transaction.atomic
def decline(asked: TeamRequest, *, by: Person, words: str) -> TeamRequest:
    """The office says no, and why; the team stands as it did."""
    asked = _held(asked)
    if not office(asked.team).contains(by):
        raise PermissionDenied("The assistant superintendent decides what becomes of a team.")
    if asked.answer:
        raise NotYet(f"It is answered already: {asked.get_answer_display().lower()}.")
    if not words.strip():
        raise NotYet("Say why not, so that the team knows where it stands.")
    asked = _answered(asked, Answer.DECLINED, by, words.strip())
    write(emails.request_declined(asked, {asked.asked_by, *facilitator(asked.team)}))
    return asked


def resume_those_due() -> list[Team]:
    """Let teams go on whose pause ends today; their people read it in the morning. Safe to repeat.
    Returns these teams."""
    if localtime(clock.now()).hour < MORNING:
        return []
    paused = Team.objects.this_year().filter(state=Team.State.PAUSED)
    due = paused.filter(paused_until__lte=clock.today()).order_by("pk")
    return [team for team in due if _went_on(team)]


def with_room(team: Team) -> list[Team]:
    """A few teams that can take somebody in, those of the same school first."""
    others = Team.objects.this_year().with_room().exclude(pk=team.pk).select_related("school")
    near = sorted(others, key=lambda other: (other.school_id != team.school_id, other.name))
    return near[:A_FEW]


# --- What the verbs share -------------------------------------------------------------------------


@transaction.atomic
def _went_on(team: Team) -> bool:
    """Let each go on by itself: a step that nobody takes."""
    team = locked_team(team.pk)
    if team.paused_until is None or team.paused_until > clock.today():
        return False
    team.state = Team.State.ACTIVE
    team.save(update_fields=["state"])
    _stands(team, "resume", None, "", None)
    write(emails.team_moved(team, "resume", None, _readers(team)))
    return True


def _name_a_day(verb: str, until: date | None) -> None:
    if verb == "pause" and (until is None or until <= clock.today()):
        raise NotYet("Name a day after today, until which the team pauses.")


def _held(asked: TeamRequest) -> TeamRequest:
    """The team, locked, and its request as it stands now."""
    team = locked_team(asked.team_id)
    asked = team.requests.select_related("asked_by").get(pk=asked.pk)
    asked.team = team
    return asked


def _readers(team: Team) -> list[Person]:
    """Its people, who was asked in, and whoever has had a roster of it."""
    known = team.rosters.exclude(submitted_at=None).exists()
    return list(dict.fromkeys([*invited(team), *(concerned(team) if known else office(team))]))


def _stands(team: Team, verb: str, by: Person | None, reason: str, until: date | None) -> None:
    """Enter the new state in the team's record, and answer what it had asked for."""
    team.state_reason, team.paused_until = reason, until
    team.save(update_fields=["state_reason", "paused_until"])
    for_whom = stood_in_for(team, by) if by else None
    TeamEntry.objects.create(
        team=team,
        verb=verb,
        moved_to=team.state,
        by=by,
        on_behalf_of=for_whom,
        note=reason,
        until=until,
    )
    for asked in team.requests.filter(answer=""):
        _answered(asked, Answer.GRANTED if asked.verb == verb else Answer.OVERTAKEN, by)


def _answered(asked: TeamRequest, answer: str, by: Person | None, words: str = "") -> TeamRequest:
    asked.answer, asked.words, asked.answered_at = answer, words, clock.now()
    asked.answered_by = by
    asked.on_behalf_of = stood_in_for(asked.team, by) if by else None
    asked.save()
    return asked


def _close(team: Team, by: Person) -> None:
    """End its places and withdraw what is not decided; what was approved stays in the record."""
    reason = "The team was dissolved"
    for place in team.memberships.filter(ended_on=None):
        place.ended_on = clock.today()
        place.end_reason = place.end_reason or reason
        place.save(update_fields=["ended_on", "end_reason"])
    for roster in team.rosters.in_hand():
        roster.state = Roster.State.WITHDRAWN
        roster.save(update_fields=["state"])
        roster.record.create(verb="withdraw", moved_to=roster.state, by=by, note=reason)
