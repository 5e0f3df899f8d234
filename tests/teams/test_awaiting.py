"""What awaits somebody is what they may do: the question of the database agrees with the lock."""

import pytest

from teams.approval import begin_new_version
from teams.models import Consultation, Membership, Roster
from teams.rules import the_asked, the_facilitator
from tests.builders import (
    a_delegate,
    a_member,
    a_principal,
    a_roster,
    a_school,
    a_team,
    facilitator_of,
)
from tests.teams.builders import an_approved_team, gone, people_around

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("year")]


def _draft(state):
    """A draft of a team in this state: `(its roster, everybody around it)`."""
    team = a_team() if state == "forming" else an_approved_team()
    roster = a_roster(team=team) if state == "forming" else None
    roster = roster or begin_new_version(team, by=facilitator_of(team))
    return roster, people_around(roster)


@pytest.mark.parametrize("co_facilitator", [True, False])
@pytest.mark.parametrize("leaves", [True, False])
@pytest.mark.parametrize("state", ["forming", "active"])
def test_a_draft_awaits_whoever_answers_for_the_team_today(state, leaves, co_facilitator):
    """The facilitator; on an approved team without one, whoever acts: a co-facilitator, or all."""
    roster, people = _draft(state)
    if co_facilitator:
        places = roster.team.memberships.filter(person=people["member"])
        places.update(function="co_facilitator")
    if leaves and state == "active":
        gone(roster.team.memberships.get(function="facilitator"))
    elif leaves:
        people["facilitator"].is_active = False
        people["facilitator"].save()

    for who, person in people.items():
        awaited = Roster.objects.awaiting(person).contains(roster)
        assert awaited == the_facilitator(roster).contains(person), who


def test_a_question_awaits_whom_it_was_asked():
    """The principal of the school and her delegate; neither when she is on the team herself."""
    roster, people = _draft("forming")
    school = roster.team.school
    people["delegate"] = a_delegate(people["principal"])
    people["on the team"] = a_principal(school)
    people["her delegate"] = a_delegate(people["on the team"])
    a_member(roster.team, people["on the team"], answer="asked")
    asked = roster.consultations.create(school=school, asked_by=people["facilitator"])

    awaited = {
        who for who, one in people.items() if Consultation.objects.awaiting(one).contains(asked)
    }

    assert awaited == {who for who, one in people.items() if the_asked(asked).contains(one)}
    assert awaited == {"principal", "delegate"}


@pytest.mark.parametrize("state", [Roster.State.SUBMITTED, Roster.State.WITHDRAWN])
def test_a_question_is_over_when_the_roster_is_not_with_the_team_any_more(state):
    roster = a_roster(team=a_team(school=a_school("Alcott Elementary")))
    principal = a_principal(roster.team.school)
    roster.consultations.create(school=roster.team.school, asked_by=facilitator_of(roster.team))
    assert Consultation.objects.awaiting(principal).exists()

    roster.state = state
    roster.save()

    assert not Consultation.objects.awaiting(principal).exists()


def test_somebody_asked_to_facilitate_does_not_hold_the_draft_yet():
    roster, people = _draft("forming")
    Membership.objects.filter(person=people["facilitator"]).update(answer="asked")

    assert not Roster.objects.awaiting(people["facilitator"]).contains(roster)
