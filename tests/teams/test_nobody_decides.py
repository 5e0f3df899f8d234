"""A roster with the only assistant superintendent on it: who is to decide must exist, and whom to
ask is said before submitting and in the queue."""

import pytest
from django.urls import reverse

from teams.approval import move_together
from teams.contents import Queue
from teams.lifecycle import LIFE_OF_A_ROSTER
from tests.builders import (
    a_delegate,
    a_member,
    a_principal,
    a_roster,
    a_team,
    an_administrator,
    an_assistant_superintendent,
    facilitator_of,
)
from tests.reading import page_of
from tests.teams.builders import door
from tests.teams.hands import move

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("year")]
SAID = "Nobody can approve this roster"
WHY = (
    "Ruth Abramson decides on rosters and is on the team. "
    "Ask Tom Reyes to name another assistant superintendent."
)


@pytest.fixture
def ruth(year):
    an_administrator("Tom Reyes")
    return an_assistant_superintendent("Ruth Abramson")


def a_roster_with(person, **facts):
    team = a_team(members=4, **facts)
    a_member(team, person)
    return a_roster(team=team)


def submitted(roster):
    return move(roster, "submit", by=facilitator_of(roster.team))


def test_the_team_reads_it_before_it_submits_and_may_all_the_same(sign_in, ruth):
    roster = a_roster_with(ruth)
    page = page_of(sign_in(facilitator_of(roster.team)).get(door("check", roster.team_id)))

    assert SAID in page
    assert WHY in page
    assert submitted(roster).state == "submitted"


def test_the_principal_has_it_among_what_there_is_to_look_at_and_not_together(sign_in, ruth):
    roster = submitted(a_roster_with(ruth, name="Talking Math"))
    miriam = a_principal(roster.team.school)

    assert Queue(miriam).passing == set()
    assert SAID in page_of(sign_in(miriam).get(door("approvals")))
    assert WHY in page_of(sign_in(miriam).get(door("roster", roster.pk)))
    assert move_together("endorse", {roster.pk: roster.seal}, by=miriam)[1] == {roster: ""}
    move(roster, "endorse", by=miriam)
    page = page_of(sign_in(facilitator_of(roster.team)).get(reverse("team", args=[roster.team_id])))
    assert "Nobody is there to approve it" in page


def test_whoever_stands_in_for_her_does_not_decide_and_another_one_does(sign_in, ruth):
    roster = submitted(a_roster_with(ruth))
    miriam, jo = a_principal(roster.team.school), a_delegate(ruth, name="Jo Park")

    assert Queue(miriam).passing == set()
    assert LIFE_OF_A_ROSTER.open_to(jo, roster) == []
    sam = an_assistant_superintendent("Sam Ortiz")

    assert Queue(miriam).passing == {roster.pk}
    assert SAID not in page_of(sign_in(miriam).get(door("roster", roster.pk)))
    assert SAID not in page_of(sign_in(sam).get(door("roster", roster.pk)))
    move(roster, "approve", by=sam, seen=roster.seal)


def test_while_nobody_is_assistant_superintendent_at_all_it_is_said_too(sign_in, year):
    roster = a_roster()
    page = page_of(sign_in(facilitator_of(roster.team)).get(door("check", roster.team_id)))

    assert SAID in page
    assert "Ask the district&#x27;s administrator to name another" in page


def test_what_is_approved_needs_nobody_any_more(sign_in, ruth):
    sam = an_assistant_superintendent("Sam Ortiz")
    roster = submitted(a_roster_with(ruth))
    move(roster, "approve", by=sam, seen=roster.seal)
    sam.appointments.all().delete()

    miriam = a_principal(roster.team.school)
    assert SAID not in page_of(sign_in(miriam).get(door("roster", roster.pk)))


def test_three_such_rosters_ask_no_more_of_the_database_than_one(counted, sign_in, ruth):
    one = submitted(a_roster_with(ruth))
    sign_in(a_principal(one.team.school))
    asked = counted(door("approvals"))

    for _ in range(2):
        submitted(a_roster_with(ruth, school=one.team.school))

    assert counted(door("approvals")) == asked
