import pytest
from django.core.exceptions import PermissionDenied

from powers.models import Appointment
from teams.lifecycle import LIFE_OF_A_ROSTER
from teams.models import Roster
from tests.builders import (
    a_member,
    a_principal,
    a_roster,
    a_school,
    a_teacher,
    a_team,
    an_assistant_superintendent,
    facilitator_of,
)
from tests.teams.builders import a_submitted_roster, people_around
from tests.teams.hands import move

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("year")]
State = Roster.State


@pytest.mark.parametrize("state", State)
def test_whoever_is_awaited_may(state):
    roster = a_roster(state=state)

    for person in people_around(roster).values():
        if Roster.objects.awaiting(person).contains(roster):
            assert LIFE_OF_A_ROSTER.open_to(person, roster) != []


@pytest.mark.parametrize(
    ("state", "awaited"),
    [
        (State.DRAFT, {"facilitator"}),
        (State.SUBMITTED, {"principal"}),
        (State.RETURNED, {"facilitator"}),
        (State.APPROVED, set()),
        (State.SUPERSEDED, set()),
        (State.WITHDRAWN, set()),
    ],
)
def test_each_state_awaits_its_people_and_nobody_else(state, awaited):
    roster = a_roster(state=state)
    people = people_around(roster)

    asked = {who for who, one in people.items() if Roster.objects.awaiting(one).contains(roster)}

    assert asked == awaited


def test_the_last_word_is_awaited_when_every_principal_has_spoken():
    roster = a_roster(state=State.SUBMITTED)
    wheelock = a_school("Wheelock Elementary")
    principals = [a_principal(roster.team.school), a_principal(wheelock)]
    ruth = an_assistant_superintendent()
    cross = a_team()
    a_member(cross, a_teacher(school=wheelock))
    roster = a_submitted_roster(team=cross)

    move(roster, "endorse", by=principals[0])
    assert not Roster.objects.awaiting(ruth).contains(roster)
    move(roster, "endorse", by=principals[1], note="Good people.")
    assert Roster.objects.awaiting(ruth).contains(roster)
    assert not Roster.objects.awaiting(principals[0]).contains(roster)


def test_after_five_school_days_the_last_word_is_awaited_anyway(time_machine):
    time_machine.move_to("2026-10-06 12:00-04:00")
    roster = a_roster()
    principal, ruth = a_principal(roster.team.school), an_assistant_superintendent()
    roster = move(roster, "submit", by=facilitator_of(roster.team))

    # Tuesday to Wednesday of the next week are five school days: Monday the 12th is a closure.
    time_machine.move_to("2026-10-13 12:00-04:00")
    assert not Roster.objects.awaiting(ruth).contains(roster)
    time_machine.move_to("2026-10-14 00:10-04:00")
    assert Roster.objects.awaiting(ruth).contains(roster)
    assert Roster.objects.awaiting(principal).contains(roster)


def test_she_may_decide_before_anybody_waits_for_her():
    roster = a_submitted_roster()
    a_principal(roster.team.school)

    roster = move(roster, "approve", by=an_assistant_superintendent())

    assert roster.state == State.APPROVED
    assert not roster.record.filter(verb="endorse").exists()


@pytest.mark.parametrize(
    "kind", [Appointment.Kind.PRINCIPAL, Appointment.Kind.ASSISTANT_SUPERINTENDENT]
)
def test_nobody_decides_on_a_roster_they_are_on(kind):
    team = a_team()
    member = team.memberships.last().person
    Appointment.objects.create(person=member, kind=kind, school=team.school, starts="2026-08-01")
    roster = a_submitted_roster(team=team)

    for verb in ["endorse", "return", "approve"]:
        with pytest.raises(PermissionDenied):
            move(roster, verb, by=member, note="Ours is the best.")
    assert not Roster.objects.awaiting(member).contains(roster)


def test_a_principal_on_the_roster_is_not_waited_for():
    team = a_team()
    Appointment.objects.create(
        person=team.memberships.last().person,
        kind=Appointment.Kind.PRINCIPAL,
        school=team.school,
        starts="2026-08-01",
    )
    ruth = an_assistant_superintendent()

    roster = a_submitted_roster(team=team)

    assert Roster.objects.awaiting(ruth).contains(roster)
