import pytest

from teams import checks
from teams.contents import Queue, with_rows
from teams.models import Roster
from tests.builders import (
    a_member,
    a_principal,
    a_roster,
    a_team,
    an_assistant_superintendent,
    facilitator_of,
    trained,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("year")]
State = Roster.State


def whole():
    return a_roster(state=State.SUBMITTED)


def small():
    return a_roster(state=State.SUBMITTED, members=3)


def small_with_an_exception():
    return a_roster(state=State.SUBMITTED, members=3, exception=True)


def on_two_teams():
    roster = whole()
    a_member(a_team(name="Sources and Voices"), roster.lines.last().person)
    return roster


def left():
    roster = whole()
    roster.team.memberships.filter(person=roster.lines.last().person).update(ended_on="2026-09-22")
    return roster


def left_the_district():
    roster = whole()
    person = roster.lines.last().person
    person.is_active = False
    person.save()
    return roster


def without_a_facilitator():
    team = a_team()
    roster = Roster.objects.create(team=team, submitted_at="2026-09-22T12:00Z")
    for seat in team.memberships.all():
        roster.lines.create(person=seat.person, function="member", school=team.school)
    Roster.objects.update(state=State.SUBMITTED)
    return roster


def without_a_goal():
    roster = whole()
    roster.team.org_goals.clear()
    return roster


def unendorsed():
    roster = whole()
    a_principal(roster.team.school)
    return roster


def on_leave():
    roster = whole()
    roster.lines.last().person.leaves.create(starts="2026-10-05", ends="2026-11-03")
    return roster


def on_leave_last_spring_and_next_fall():
    roster = whole()
    person = roster.lines.last().person
    person.leaves.create(starts="2026-02-02", ends="2026-09-21")
    person.leaves.create(starts="2027-09-01")
    return roster


FOUND = {
    whole: 0,
    small_with_an_exception: 0,
    small: 1,
    on_two_teams: 1,
    left: 1,
    left_the_district: 1,
    without_a_facilitator: 1,
    without_a_goal: 1,
    unendorsed: 1,
    on_leave: 1,
    on_leave_last_spring_and_next_fall: 0,
}


@pytest.mark.parametrize("make", FOUND, ids=lambda make: make.__name__)
@pytest.mark.parametrize("by_principal", [False, True])
def test_the_database_and_the_page_find_the_same(make, by_principal):
    roster = make()
    queue = Queue(an_assistant_superintendent())
    queue.by_principal = by_principal

    passing = checks.passing(Roster.objects.all(), by_principal=by_principal)
    [row] = queue.listed([roster.pk])
    [in_full] = queue.in_full(with_rows(Roster.objects.all()).get(pk=roster.pk))

    found = 0 if by_principal and make is unendorsed else FOUND[make]
    assert len(row.to_look_at) == found
    assert row.checks == in_full.checks
    assert passing.contains(roster) == (not found)


def test_a_trained_facilitator_is_said_to_be():
    roster = a_roster()
    assert "will be invited" in checks.before_submitting(roster)[1].sentence

    trained(facilitator_of(roster.team))

    assert checks.before_submitting(roster)[1].sentence == "One facilitator, trained"


def test_the_other_team_is_named():
    roster = on_two_teams()

    row = Queue(an_assistant_superintendent()).listed([roster.pk])[0]

    person = roster.lines.last().person
    assert row.to_look_at[0].sentence == f"{person.name} is on two teams"
    assert row.to_look_at[0].reason == f"{person.name} is also on Sources and Voices."


def test_the_team_reads_what_to_do_about_each_finding():
    an_assistant_superintendent()
    roster = a_roster(members=2)
    roster.team.org_goals.clear()
    asked = a_member(roster.team, answer="asked").person
    asked.leaves.create(starts="2026-09-01")
    a_member(a_team(name="Sources and Voices"), asked)

    found = {one.sentence: one for one in checks.before_submitting(roster) if not one.passed}

    assert [*found] == [
        "3 members, and a team has at least 4",
        f"{asked.name} has not answered yet",
        f"{asked.name} is on leave this year",
        f"{asked.name} is on two teams",
        "No district or school goal",
    ]
    assert all(one.reason and one.url and one.label for one in found.values())
    away = found[f"{asked.name} is on leave this year"].reason
    assert away.startswith(f"{asked.name} is away, with no last day named.")
