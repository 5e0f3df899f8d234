"""Whoever decides in somebody's place: what follows from it stands in the record for them, too."""

import pytest

from teams.approval import begin_new_version
from tests.builders import (
    a_delegate,
    a_member,
    an_assistant_superintendent,
    facilitator_of,
)
from tests.reports.builders import a_whole_report, published
from tests.teams.builders import a_submitted_roster, an_approved_team
from tests.teams.hands import decide, move

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("year")]


@pytest.fixture
def ruth():
    return an_assistant_superintendent("Ruth Abramson")


@pytest.fixture
def jo(ruth):
    return a_delegate(ruth, name="Jo Park")


def in_the_record(thing, verb):
    """Who did it, and for whom."""
    entry = thing.record.get(verb=verb)
    return entry.by, entry.on_behalf_of


def test_a_team_begins(ruth, jo):
    roster = a_submitted_roster()

    move(roster, "approve", by=jo)

    assert in_the_record(roster.team, "begin") == (jo, ruth)


def test_the_version_before_is_replaced(ruth, jo):
    team = an_approved_team()
    marcus, first = facilitator_of(team), team.rosters.get()
    a_member(team)
    second = move(begin_new_version(team, by=marcus), "submit", by=marcus)

    move(second, "approve", by=jo)

    assert in_the_record(first, "supersede") == (jo, ruth)


def test_what_a_dissolved_team_had_in_hand_is_given_up(ruth, jo):
    roster = a_submitted_roster()

    decide(roster.team, "dissolve", by=jo, reason="The need is met.")

    assert in_the_record(roster, "give_up") == (jo, ruth)


def test_a_team_is_complete_and_what_it_had_in_hand_is_given_up(ruth, jo):
    team = an_approved_team()
    draft = team.rosters.create(number=2)

    published(a_whole_report(team), by=jo)

    assert in_the_record(team, "complete") == (jo, ruth)
    assert in_the_record(draft, "give_up") == (jo, ruth)
