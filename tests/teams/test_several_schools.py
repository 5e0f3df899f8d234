"""Somebody of two schools on a team: the main one decides whose principal endorses, unless the team
meets at the other."""

from datetime import date

import pytest

from kit import clock
from powers.assigning import end
from teams.consulting import ask_first
from teams.models import Membership, Team
from teams.rules import asked_first, awaited, concerned, leaders, principals
from teams.today import changes, transferred
from tests.builders import (
    a_member,
    a_principal,
    a_roster,
    a_school,
    a_teacher,
    a_team,
    an_assistant_superintendent,
    facilitator_of,
    moves_to,
    works_also_at,
)
from tests.teams.builders import door
from tests.teams.hands import move

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("year")]
ALCOTT, WHEELOCK, PINE_HOLLOW = (
    f"{name} Elementary" for name in ["Alcott", "Wheelock", "Pine Hollow"]
)


@pytest.fixture
def heads():
    """The principals of three schools."""
    return {name: a_principal(a_school(name)) for name in [ALCOTT, WHEELOCK, PINE_HOLLOW]}


@pytest.fixture
def audrey():
    """Her main school is Pine Hollow; she is at Alcott, too."""
    audrey = a_teacher("Audrey Finch", school=a_school(PINE_HOLLOW))
    return works_also_at(a_school(ALCOTT), audrey)


def a_team_at(name, *members):
    team = a_team(school=a_school(name), members=4)
    for member in members:
        a_member(team, member)
    return team


def submitted(team):
    return move(a_roster(team=team), "submit", by=facilitator_of(team))


def school_on(roster, person):
    return roster.lines.get(person=person).school.name


def test_where_the_team_meets_is_the_school_of_whoever_works_there(heads, audrey):
    roster = submitted(a_team_at(ALCOTT, audrey))

    assert school_on(roster, audrey) == ALCOTT
    assert set(principals(roster)) == {heads[ALCOTT]}


def test_elsewhere_the_main_school_decides(heads, audrey):
    roster = submitted(a_team_at(WHEELOCK, audrey))

    assert school_on(roster, audrey) == PINE_HOLLOW
    assert set(principals(roster)) == set(awaited(roster)) == {heads[WHEELOCK], heads[PINE_HOLLOW]}


@pytest.mark.parametrize(
    ("days", "school"),
    [
        ({"starts": date(2026, 9, 29)}, PINE_HOLLOW),
        ({"starts": date(2026, 9, 22)}, WHEELOCK),
        ({"ends": date(2026, 9, 22)}, WHEELOCK),
        ({"ends": date(2026, 9, 21)}, PINE_HOLLOW),
    ],
    ids=["begins next week", "begins today", "ends today", "ended yesterday"],
)
def test_only_the_assignments_of_the_day_are_frozen(audrey, days, school):
    works_also_at(a_school(WHEELOCK), audrey, **days)

    assert school_on(submitted(a_team_at(WHEELOCK, audrey)), audrey) == school


def test_whoever_works_for_the_whole_district_stands_on_it_without_a_school(heads):
    coach = moves_to(None, a_teacher())

    roster = submitted(a_team_at(ALCOTT, coach))

    assert roster.lines.get(person=coach).school is None
    assert set(principals(roster)) == {heads[ALCOTT]}


def test_before_it_is_submitted_the_same_principals_are_concerned_asked_and_read_it(heads, audrey):
    at_alcott, at_wheelock = a_team_at(ALCOTT, audrey), a_team_at(WHEELOCK, audrey)
    ruth = an_assistant_superintendent()

    for team, theirs in [
        (at_alcott, {heads[ALCOTT]}),
        (at_wheelock, {heads[WHEELOCK], heads[PINE_HOLLOW]}),
    ]:
        roster = a_roster(team=team)
        asked = ask_first(roster, by=facilitator_of(team))
        assert set(asked_first(team)) == theirs
        assert {one.school.name for one in asked} == {head.school.name for head in theirs}
        assert set(concerned(team)) == set(leaders(team)) == theirs | {ruth}


def test_the_list_of_teams_of_a_principal_agrees_with_who_leads_each(heads, audrey):
    a_team_at(ALCOTT, audrey), a_team_at(WHEELOCK, audrey), a_team_at(PINE_HOLLOW)

    for head in heads.values():
        led = {team for team in Team.objects.all() if leaders(team).contains(head)}
        assert set(Team.objects.led_by(head)) == led


def test_a_place_counts_for_one_school_a_day(audrey):
    works_also_at(a_school(WHEELOCK), audrey, ends=date(2026, 9, 30))
    a_team_at(WHEELOCK, audrey)
    places = Membership.objects.filter(person=audrey)

    def counts_on(day):
        with clock.held_at(clock.at(day, 12)):
            return list(places.schools().values_list("at__school__name", flat=True))

    assert counts_on(date(2020, 8, 30)) == []
    assert counts_on(date(2026, 9, 30)) == [WHEELOCK]
    assert counts_on(date(2026, 10, 1)) == [PINE_HOLLOW]


def test_who_moves_and_stays_at_the_school_of_the_team_has_not_moved_away(heads, audrey):
    team = a_team_at(ALCOTT, audrey)
    move(submitted(team), "approve", by=an_assistant_superintendent())

    moves_to(a_school(WHEELOCK), audrey)
    assert transferred(team) == []

    end(audrey.assignments.get(school=a_school(ALCOTT)), on=date(2026, 9, 21))
    assert [line.person for line in transferred(team)] == [audrey]
    assert [change.works_at for change in changes(heads[ALCOTT])] == [WHEELOCK]


def test_whoever_works_at_two_schools_says_at_which_the_team_meets(sign_in, audrey):
    client = sign_in(audrey)

    asked = client.get(door("found")).context["form"]["school"]
    elsewhere = client.post(door("found"), {"name": "Up", "school": a_school(WHEELOCK).pk})
    client.post(door("found"), {"name": "Drawing", "school": a_school(ALCOTT).pk})

    assert [str(school) for school in asked.field.queryset] == [ALCOTT, PINE_HOLLOW]
    assert asked.value() == audrey.school_id
    assert elsewhere.status_code == 422
    assert Team.objects.get().school.name == ALCOTT


def test_whoever_works_at_one_school_is_not_asked(sign_in):
    assert "school" not in sign_in(a_teacher()).get(door("found")).context["form"].fields
