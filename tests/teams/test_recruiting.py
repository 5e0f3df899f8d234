"""A posting recruits while nobody decides on its team's roster, and again when it comes back."""

import pytest

from billboard.models import Posting
from billboard.posting import close_for_roster
from teams.approval import begin_new_version
from teams.founding import leave
from teams.models import Roster, Team
from tests.builders import (
    a_posting,
    a_team,
    an_assistant_superintendent,
    facilitator_of,
)
from tests.teams.hands import move

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("year")]
State = Posting.State


@pytest.fixture
def roster():
    """Submitted, of a team that was founded from a posting."""
    team = a_team(posting=a_posting())
    return move(Roster.objects.create(team=team), "submit", by=facilitator_of(team))


def standing():
    return Posting.objects.get().state


def test_it_stops_when_the_roster_is_submitted(roster):
    assert standing() == State.FORMED


@pytest.mark.parametrize("verb", ["recall", "withdraw"])
def test_it_goes_on_when_the_roster_is_taken_back_and_stops_again(roster, verb):
    facilitator = facilitator_of(roster.team)

    move(roster, verb, by=facilitator)
    assert standing() == State.OPEN
    move(roster.team.rosters.in_hand().get(), "submit", by=facilitator)
    assert standing() == State.FORMED


def test_it_goes_on_when_the_roster_is_sent_back(roster):
    move(roster, "return", by=an_assistant_superintendent(), note="Find a fourth-grade room.")

    assert standing() == State.OPEN


def test_an_approval_is_for_good(roster):
    ruth = an_assistant_superintendent()
    move(roster, "approve", by=ruth)
    facilitator = facilitator_of(roster.team)

    newer = begin_new_version(roster.team, by=facilitator)
    move(newer, "submit", by=facilitator)
    move(newer, "return", by=ruth, note="Why does Mei leave?")

    assert standing() == State.FORMED


def test_a_team_that_is_given_up_leaves_its_posting_open(roster):
    facilitator = facilitator_of(roster.team)
    move(roster, "recall", by=facilitator)
    close_for_roster(Posting.objects.get())  # as if it had not been told
    for seat in roster.team.memberships.exclude(person=facilitator):
        leave(roster.team, by=seat.person)

    leave(roster.team, by=facilitator)

    assert Team.objects.get().state == Team.State.DISSOLVED
    assert standing() == State.OPEN


def test_what_its_authors_took_down_stays_down(roster):
    for state in (State.OPEN, State.WITHDRAWN):
        Posting.objects.update(state=state)

    move(roster, "recall", by=facilitator_of(roster.team))

    assert standing() == State.WITHDRAWN
