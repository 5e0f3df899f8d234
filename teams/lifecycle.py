"""The life of a roster, from the facilitator's draft to the district's approval, and of a team."""

from collections.abc import Iterator

from kit.lifecycle import Lifecycle, Step
from teams import checks
from teams.models import Roster, Team
from teams.rules import (
    assistant_superintendent,
    office,
    principals_and_superintendent,
    silent_principals,
    the_facilitator,
)


def a_ready_team(roster: Roster, note: str) -> Iterator[str]:
    """Everybody asked has answered, one facilitates, and the size is right or excepted."""
    places = list(roster.places)
    if not (everyone := checks.everyone_confirmed(places)).passed:
        yield f"{everyone.sentence}. Wait for an answer, or take the question back."
    if not checks.size(places).passed and not hasattr(roster, "exception"):
        yield f"{checks.size(places).sentence}. Ask for an exception and say why."
    if not any(place.is_facilitator for place in places):
        yield "Name one member as the facilitator."


def nothing_reopened(roster: Roster, note: str) -> Iterator[str]:
    if checks.is_reopened(roster.team):
        yield "The swap before it was reopened. Submit this version, so that it is decided."


def no_decision_yet(roster: Roster, note: str) -> Iterator[str]:
    if roster.record.filter(verb__in=["endorse", "grant"]).exists():
        yield "Somebody has already decided on this version. Withdraw it and submit a new one."


def a_reason(roster: Roster, note: str) -> Iterator[str]:
    if not note.strip():
        yield "Say what should change, so that the team can act on it."


def a_whole_roster(roster: Roster, note: str) -> Iterator[str]:
    """What the district approves is a team that stands as it was submitted."""
    lines = list(roster.lines.select_related("person"))
    if not checks.size(lines).passed and not checks.is_granted(roster):
        yield f"{checks.size(lines).sentence}. Grant an exception first, or send the roster back."
    if not (everyone := checks.everyone_still_there(roster)).passed:
        yield f"{everyone.sentence}. Send the roster back."


DRAFT, SUBMITTED, RETURNED, APPROVED, SUPERSEDED, WITHDRAWN = Roster.State

# A returned version is replaced: what is submitted in its place is the next version.
# An endorsement is an entry of the record; it leaves the roster where it stands.
LIFE_OF_A_ROSTER = Lifecycle(
    #    standing   verb        moves to    taken by the                   needs
    Step(DRAFT,     "submit",   SUBMITTED,  the_facilitator,               a_ready_team),
    Step(DRAFT,     "withdraw", WITHDRAWN,  the_facilitator,               nothing_reopened),
    Step(SUBMITTED, "recall",   DRAFT,      the_facilitator,               no_decision_yet),
    Step(SUBMITTED, "withdraw", WITHDRAWN,  the_facilitator),
    Step(SUBMITTED, "endorse",  SUBMITTED,  silent_principals),
    Step(SUBMITTED, "return",   RETURNED,   principals_and_superintendent, a_reason),
    Step(SUBMITTED, "approve",  APPROVED,   assistant_superintendent,      a_whole_roster),
    Step(SUBMITTED, "swap",     APPROVED,   the_facilitator),
    Step(RETURNED,  "submit",   SUPERSEDED, the_facilitator,               a_ready_team),
    Step(RETURNED,  "withdraw", WITHDRAWN,  the_facilitator,               nothing_reopened),
)  # fmt: skip


def why(team: Team, note: str) -> Iterator[str]:
    if not note.strip():
        yield "Say why. The team and its principals read it."


FORMING, ACTIVE, PAUSED, DISSOLVED, _ = Team.State

# A forming team becomes active with its roster, and is given up when the last one leaves. A pause
# that is over on its day ends by itself.
LIFE_OF_A_TEAM = Lifecycle(
    #    standing  verb        moves to    taken by the  needs
    Step(FORMING,  "dissolve", DISSOLVED,  office,       why),
    Step(ACTIVE,   "pause",    PAUSED,     office,       why),
    Step(PAUSED,   "pause",    PAUSED,     office,       why),
    Step(PAUSED,   "resume",   ACTIVE,     office),
    Step(ACTIVE,   "dissolve", DISSOLVED,  office,       why),
    Step(PAUSED,   "dissolve", DISSOLVED,  office,       why),
)  # fmt: skip
