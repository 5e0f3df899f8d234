"""A team pauses, goes on or ends: its facilitator asks for it, the office decides.

Here is what each of these steps does; `teams.lifecycle` is the table in which they stand.
"""

from collections.abc import Iterable
from contextlib import suppress
from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.timezone import localtime

from billboard.posting import look_again
from kit import clock
from kit.lifecycle import Deed, NotYet, Taken, life_of, pass_on
from kit.limits import ASKING
from letters.outbox import write
from people.models import Person
from teams import emails
from teams.models import Team, TeamRequest
from teams.record import locked_team, tell_its_posting
from teams.reminding import MORNING
from teams.rules import concerned, facilitator, invited, office

Answer = TeamRequest.Answer
A_FEW = 5  # teams with room that a letter names


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
    if verb == "pause" and (until is None or until <= clock.today()):
        raise NotYet("Name a day after today, until which the team pauses.")
    if verb not in {step.verb for step in life_of(team).open_from(team)}:
        raise NotYet(f"This cannot be asked for now. The team stands at: {team.state_words}.")
    if not reason.strip():
        raise NotYet("Say why. The assistant superintendent reads it and decides.")
    facts = {"verb": verb, "reason": reason.strip(), "until": until if verb == "pause" else None}
    if stands := team.requests.open().first():
        if all(getattr(stands, name) == fact for name, fact in facts.items()):
            return stands
        raise NotYet("The team has asked for something already. Take that back first.")
    ASKING.hold(by)
    asked = team.requests.create(asked_by=by, **facts)
    write(emails.team_asks(asked, office(team)))
    return asked


def resume_those_due() -> list[Team]:
    """Let teams go on whose pause ends today; their people read it in the morning. Safe to repeat.
    Returns these teams."""
    if localtime(clock.now()).hour < MORNING:
        return []
    paused = Team.objects.this_year().filter(state=Team.State.PAUSED)
    due = paused.filter(paused_until__lte=clock.today()).order_by("pk")
    return [team for team in due if _went_on(team)]


def _went_on(team: Team) -> bool:
    """Each for itself: the office may have decided something else at this moment."""
    with suppress(NotYet), transaction.atomic():
        pass_on(team, "go_on")
        return True
    return False


def with_room(team: Team) -> list[Team]:
    """A few teams that can take somebody in, those of the same school first."""
    others = Team.objects.this_year().with_room().exclude(pk=team.pk).select_related("school")
    near = sorted(others, key=lambda other: (other.school_id != team.school_id, other.name))
    return near[:A_FEW]


# --- What the steps do ----------------------------------------------------------------------------


def _stands(taken: Taken) -> dict[str, Any]:
    """Why it stands so, and until when; whoever is on it now hears of it."""
    taken.words["readers"] = _readers(taken.thing)
    until = taken.words.get("until") if taken.step.verb == "pause" else None
    return {"state_reason": taken.note, "paused_until": until}


def _readers(team: Team) -> list[Person]:
    """Its people, who was asked in, and whoever has had a roster of it."""
    known = team.rosters.exclude(submitted_at=None).exists()
    return list(dict.fromkeys([*invited(team), *(concerned(team) if known else office(team))]))


def _until(taken: Taken) -> Iterable[dict[str, Any]]:
    return [{"until": taken.thing.paused_until}]


def _answer_what_it_asked(taken: Taken) -> None:
    """What it asked for is granted by it, or overtaken by something else."""
    for asked in taken.thing.requests.filter(answer=""):
        granted = asked.verb == _as_asked(taken)
        for_whom = {"by": taken.by, "on_behalf_of_id": taken.on_behalf_of_id}
        pass_on(asked, "grant" if granted else "overtake", **for_whom)


def _as_asked(taken: Taken) -> str:
    """What a team would have asked for: whose day has come goes on, as if it had asked."""
    return "resume" if taken.step.verb == "go_on" else taken.step.verb


def _close(taken: Taken) -> None:
    """End its places and withdraw what is not decided; what was approved stays in the record."""
    _answer_what_it_asked(taken)
    team, reason = taken.thing, "The team was dissolved"
    for place in team.memberships.filter(ended_on=None):
        place.ended_on = clock.today()
        place.end_reason = place.end_reason or reason
        place.save(update_fields=["ended_on", "end_reason"])
    _give_up_what_is_in_hand(taken, reason)
    if team.posting and taken.step.standing == Team.State.FORMING:
        look_again(team.posting)
    tell_its_posting(team)


def _give_up_what_is_in_hand(taken: Taken, note: str = "") -> None:
    """Whoever decided on the team, and for whom, stands in the record of its roster, too."""
    for roster in taken.thing.rosters.in_hand():
        whom = {"by": taken.by, "on_behalf_of_id": taken.on_behalf_of_id}
        pass_on(roster, "give_up", note=note, **whom)


def _completed(taken: Taken) -> None:
    """Its report is in the archive: nothing waits for a decision any more."""
    _answer_what_it_asked(taken)
    _give_up_what_is_in_hand(taken, "The report of the team is published")


def _given_up(taken: Taken) -> None:
    """The last one closes the door: no question stays open, and the roster is withdrawn."""
    team = taken.thing
    for seat in team.memberships.unanswered():
        seat.ended_on, seat.end_reason = clock.today(), "The team was given up"
        seat.save(update_fields=["ended_on", "end_reason"])
    _give_up_what_is_in_hand(taken)
    if team.posting:
        look_again(team.posting)


def _tells_its_people(taken: Taken) -> Any:
    """Those who were on it hear; whoever loses their team reads which teams have room."""
    team, verb = taken.thing, _as_asked(taken)
    room = with_room(team) if verb == "dissolve" else []
    return emails.team_moved(team, verb, taken.by, taken.words["readers"], room)


def _answers(taken: Taken) -> dict[str, Any]:
    """Who answered, for whom, when, and with which words."""
    return {
        "answered_by": taken.by,
        "on_behalf_of_id": taken.on_behalf_of_id,
        "answered_at": clock.now(),
        "words": taken.note,
    }


def _tells_who_asked(taken: Taken) -> Any:
    asked = taken.thing
    return emails.request_declined(asked, {asked.asked_by, *facilitator(asked.team)})


# --- Each deed, with its words --------------------------------------------------------------------

BEGIN = Deed(said="Approved, and at work")
END = Deed(said="Given up by the last one", then=_given_up)
PAUSE = Deed(
    button="Pause the team",
    done="{thing} pauses. Its people and principals hear of it now.",
    said="Paused",
    does=_stands,
    enters=_until,
    then=_answer_what_it_asked,
    tells=_tells_its_people,
)
RESUME = Deed(
    button="Let the team go on",
    done="{thing} goes on. Its people and principals hear of it now.",
    said="Goes on",
    does=_stands,
    then=_answer_what_it_asked,
    tells=_tells_its_people,
)
GO_ON = Deed(
    said="Goes on, as its day has come",
    does=_stands,
    then=_answer_what_it_asked,
    tells=_tells_its_people,
)
DISSOLVE = Deed(
    button="Dissolve the team",
    done="{thing} is dissolved. Its people hear of it now.",
    said="Dissolved",
    does=_stands,
    then=_close,
    tells=_tells_its_people,
)
COMPLETE = Deed(said="Completed, with its report", then=_completed)

TAKE_BACK = Deed(done="The request is taken back. Nothing changes.", does=_answers)
DECLINE = Deed(
    button="Say no to the request",
    done="{thing.team} stands as it did, and reads why.",
    does=_answers,
    tells=_tells_who_asked,
)
ANSWERED = Deed(does=_answers)
