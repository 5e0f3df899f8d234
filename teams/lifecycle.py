"""The life of a roster, from the facilitator's draft to the district's approval; of a team; and of
what a team asks the office."""

from collections.abc import Iterator

from kit import clock
from kit.lifecycle import Changed, Lifecycle, Step, Taken, nobody, nothing
from letters.outbox import write
from teams import checks
from teams.approval import (
    APPROVE,
    ENDORSE,
    GIVE_UP,
    GRANT,
    RECALL,
    RESUBMIT,
    RETURN,
    SUBMIT,
    SUPERSEDE,
    SWAP,
    WITHDRAW,
)
from teams.changing import COME_BACK, COME_IN, REOPEN, STAY
from teams.models import Roster, Team, TeamRequest
from teams.record import locked, locked_request, locked_team_of
from teams.rules import (
    assistant_superintendent,
    its_office,
    office,
    silent_principals,
    the_facilitator,
    the_office_asked,
    whoever_asks,
    whoever_decides,
)
from teams.standing import (
    ANSWERED,
    BEGIN,
    COMPLETE,
    DECLINE,
    DISSOLVE,
    END,
    GO_ON,
    PAUSE,
    RESUME,
    TAKE_BACK,
)
from teams.swaps import is_reopenable
from teams.today import transferred


def a_ready_team(roster: Roster, taken: Taken) -> Iterator[str]:
    """Everybody asked has answered, one facilitates, and the size is right or excepted."""
    places = list(roster.places)
    if not (everyone := checks.everyone_confirmed(places)).passed:
        yield f"{everyone.sentence}. Wait for an answer, or take the question back."
    if not checks.size(places).passed and not hasattr(roster, "exception"):
        yield f"{checks.size(places).sentence}. Ask for an exception and say why."
    if not any(place.is_facilitator for place in places):
        yield "Name one member as the facilitator."


def nothing_reopened(roster: Roster, taken: Taken) -> Iterator[str]:
    if checks.is_reopened(roster.team):
        yield "The swap before it was reopened. Submit this version, so that it is decided."


def no_decision_yet(roster: Roster, taken: Taken) -> Iterator[str]:
    if roster.record.filter(verb__in=["endorse", "grant"]).exists():
        yield "Somebody has already decided on this version. Withdraw it and submit a new one."


def an_exception(roster: Roster, taken: Taken) -> Iterator[str]:
    if not hasattr(roster, "exception") or checks.is_granted(roster):
        yield "There is no exception to grant."


def a_reason(roster: Roster, taken: Taken) -> Iterator[str]:
    """A note, or a remark at one item at least."""
    if not taken.note and not taken.words.get("remarks"):
        yield "Say what should change, so that the team can act on it."


def a_whole_roster(roster: Roster, taken: Taken) -> Iterator[str]:
    """What the district approves is a team that stands as it was submitted."""
    lines = list(roster.lines.all())
    if not checks.size(lines).passed and not checks.is_granted(roster):
        yield f"{checks.size(lines).sentence}. Grant an exception first, or send the roster back."
    if not (everyone := checks.everyone_still_there(checks.gone(roster))).passed:
        yield f"{everyone.sentence}. Send the roster back."


def a_swap_to_reopen(roster: Roster, taken: Taken) -> Iterator[str]:
    """For three school days, with a reason, while the team has no next version to decide on."""
    if not taken.note:
        yield "Say what should change, so that the team can act on it."
    if roster.team.state not in Team.RUNNING:
        yield f"{roster.team} is not at work any more. It stands at: {roster.team.state_words}."
    if not is_reopenable(roster):
        yield "A swap can be reopened within three school days."
    if checks.is_reopened(roster.team):
        yield "The swap is reopened already. The team submits it again."
    elif roster.team.rosters.filter(state__in=[RETURNED, SUBMITTED]).exists():
        yield "The team has submitted its next version. Decide on that one."


def somebody_moved(roster: Roster, taken: Taken) -> Iterator[str]:
    """To the school that the page named; another one is to be seen first."""
    person = taken.words["person"]
    moved = {line.person_id: line.person.school_id for line in transferred(roster.team)}
    if person.pk not in moved:
        yield f"{person.name} is on the team, as before."
    elif moved[person.pk] != taken.words.get("school_id"):
        raise Changed


DRAFT, SUBMITTED, RETURNED, APPROVED, SUPERSEDED, WITHDRAWN = Roster.State

# A returned version is replaced: what is submitted in its place is the next version. Endorsing,
# granting and letting somebody stay are entries of the record; they leave the roster where it is.
LIFE_OF_A_ROSTER = Lifecycle(
    Roster,
    #    standing   verb         moves to    taken by                  needs             and
    Step(DRAFT,     "submit",    SUBMITTED,  the_facilitator,          a_ready_team,     SUBMIT),
    Step(DRAFT,     "withdraw",  WITHDRAWN,  the_facilitator,          nothing_reopened, WITHDRAW),
    Step(DRAFT,     "come_in",   SUBMITTED,  nobody,                   nothing,          COME_IN),
    Step(DRAFT,     "give_up",   WITHDRAWN,  nobody,                   nothing,          GIVE_UP),
    Step(SUBMITTED, "recall",    DRAFT,      the_facilitator,          no_decision_yet,  RECALL),
    Step(SUBMITTED, "withdraw",  WITHDRAWN,  the_facilitator,          nothing,          WITHDRAW),
    Step(SUBMITTED, "endorse",   SUBMITTED,  silent_principals,        nothing,          ENDORSE),
    Step(SUBMITTED, "return",    RETURNED,   whoever_decides,          a_reason,         RETURN),
    Step(SUBMITTED, "grant",     SUBMITTED,  assistant_superintendent, an_exception,     GRANT),
    Step(SUBMITTED, "approve",   APPROVED,   assistant_superintendent, a_whole_roster,   APPROVE),
    Step(SUBMITTED, "swap",      APPROVED,   nobody,                   nothing,          SWAP),
    Step(SUBMITTED, "come_back", RETURNED,   nobody,                   nothing,          COME_BACK),
    Step(SUBMITTED, "give_up",   WITHDRAWN,  nobody,                   nothing,          GIVE_UP),
    Step(RETURNED,  "submit",    SUPERSEDED, the_facilitator,          a_ready_team,     RESUBMIT),
    Step(RETURNED,  "withdraw",  WITHDRAWN,  the_facilitator,          nothing_reopened, WITHDRAW),
    Step(RETURNED,  "give_up",   WITHDRAWN,  nobody,                   nothing,          GIVE_UP),
    Step(APPROVED,  "reopen",    APPROVED,   assistant_superintendent, a_swap_to_reopen, REOPEN),
    Step(APPROVED,  "stay",      APPROVED,   its_office,               somebody_moved,   STAY),
    Step(APPROVED,  "supersede", SUPERSEDED, nobody,                   nothing,          SUPERSEDE),
    lock=locked,
    tell=write,
)  # fmt: skip


def why(team: Team, taken: Taken) -> Iterator[str]:
    if not taken.note:
        yield "Say why. The team and its principals read it."


def its_day(team: Team, taken: Taken) -> Iterator[str]:
    if team.paused_until is None or team.paused_until > clock.today():
        yield "Its day has not come yet."


def why_and_until_when(team: Team, taken: Taken) -> Iterator[str]:
    until = taken.words.get("until")
    if until is None or until <= clock.today():
        yield "Name a day after today, until which the team pauses."
    elif (team.paused_until, team.state_reason) == (until, taken.note):
        yield "The team pauses until that day already."
    yield from why(team, taken)


FORMING, ACTIVE, PAUSED, DISSOLVED, COMPLETED = Team.State

# A forming team becomes active with its first roster, and is given up when the last one leaves. A
# pause that is over on its day ends by itself. The year of a team is complete with its report.
LIFE_OF_A_TEAM = Lifecycle(
    Team,
    #    standing verb        moves to   taken by needs               and
    Step(FORMING, "begin",    ACTIVE,    nobody, nothing,            BEGIN),
    Step(FORMING, "give_up",  DISSOLVED, nobody, nothing,            END),
    Step(FORMING, "dissolve", DISSOLVED, office, why,                DISSOLVE),
    Step(ACTIVE,  "pause",    PAUSED,    office, why_and_until_when, PAUSE),
    Step(ACTIVE,  "dissolve", DISSOLVED, office, why,                DISSOLVE),
    Step(ACTIVE,  "complete", COMPLETED, nobody, nothing,            COMPLETE),
    Step(PAUSED,  "pause",    PAUSED,    office, why_and_until_when, PAUSE),
    Step(PAUSED,  "resume",   ACTIVE,    office, nothing,            RESUME),
    Step(PAUSED,  "go_on",    ACTIVE,    nobody, its_day,            GO_ON),
    Step(PAUSED,  "dissolve", DISSOLVED, office, why,                DISSOLVE),
    Step(PAUSED,  "complete", COMPLETED, nobody, nothing,            COMPLETE),
    lock=locked_team_of,
    tell=write,
)  # fmt: skip


def why_not(asked: TeamRequest, taken: Taken) -> Iterator[str]:
    if not taken.note:
        yield "Say why not, so that the team knows where it stands."


OPEN, Answer = "", TeamRequest.Answer

# What the office does answers what a team asked for: granted, or overtaken by something else.
LIFE_OF_A_REQUEST = Lifecycle(
    TeamRequest,
    #    standing verb         moves to           taken by          needs    and
    Step(OPEN, "take_back", Answer.TAKEN_BACK, whoever_asks,     nothing, TAKE_BACK),
    Step(OPEN, "decline",   Answer.DECLINED,   the_office_asked, why_not, DECLINE),
    Step(OPEN, "grant",     Answer.GRANTED,    nobody,           nothing, ANSWERED),
    Step(OPEN, "overtake",  Answer.OVERTAKEN,  nobody,           nothing, ANSWERED),
    lock=locked_request,
    tell=write,
    state="answer",
)  # fmt: skip
