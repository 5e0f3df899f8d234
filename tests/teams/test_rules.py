import pytest

from powers.models import Appointment
from powers.rules import deciders
from teams.models import Roster, Team
from teams.rules import awaited, concerned, editors, hosts, leaders
from tests.builders import (
    a_director,
    a_member,
    a_principal,
    a_roster,
    a_school,
    a_teacher,
    a_team,
    an_administrator,
    an_assistant_superintendent,
    facilitator_of,
)
from tests.teams.builders import a_submitted_roster

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("year")]


def test_everybody_on_the_team_describes_it_and_its_facilitator_asks_people_in():
    team = a_team(members=4)
    a_member(team, answer="asked")

    assert set(editors(team)) == {seat.person for seat in team.memberships.current()}
    assert list(hosts(team)) == [facilitator_of(team)]


def test_a_team_never_has_nobody_who_may_ask_people_in():
    team = a_team(members=3)
    founder = facilitator_of(team)
    others = team.memberships.exclude(person=founder)

    team.memberships.update(function="member")
    assert list(hosts(team)) == [founder]
    founder.is_active = False
    founder.save()
    assert set(hosts(team)) == {seat.person for seat in others}


def test_leaders_are_the_principals_of_its_people_directors_and_the_superintendent():
    team = a_team()
    wheelock = a_school("Wheelock Elementary")
    a_member(team, a_teacher(school=wheelock))
    above = {a_principal(team.school), a_principal(wheelock), an_assistant_superintendent()}
    director = a_director()
    a_principal(a_school("Millbrook High"))
    an_administrator()

    assert set(concerned(team)) == above
    assert set(leaders(team)) == {*above, director}


def test_a_power_ends_with_its_appointment():
    roster = a_submitted_roster()
    principal = a_principal(roster.team.school)
    assert set(deciders()) == set(awaited(roster)) == {principal}

    Appointment.objects.update(starts="2025-09-01", ends="2026-09-21")

    assert not deciders().exists()
    assert not Roster.objects.visible_to(principal).exists()


def test_drafts_are_seen_by_the_team_alone_and_submitted_rosters_by_those_above():
    draft, sent = a_roster(), a_submitted_roster()
    school = sent.team.school
    sees = Roster.objects.visible_to

    for above in (a_principal(school), a_director(), an_assistant_superintendent()):
        assert list(sees(above)) == [sent]
    assert list(sees(facilitator_of(draft.team))) == [draft]
    for other in (a_principal(a_school("Millbrook High")), a_teacher(), an_administrator()):
        assert not sees(other).exists()


def test_a_team_that_was_given_up_is_seen_by_its_people_alone():
    team = a_team(state=Team.State.DISSOLVED)

    assert Team.objects.visible_to(facilitator_of(team)).exists()
    assert not Team.objects.visible_to(a_teacher()).exists()
