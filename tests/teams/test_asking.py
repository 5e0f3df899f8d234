import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from kit import clock
from kit.lifecycle import NotYet
from letters.models import Letter
from teams.founding import ask, change, confirm, decline, take_back
from teams.models import Membership, Roster
from teams.rules import members
from tests.builders import a_member, a_teacher, a_team, facilitator_of
from tests.teams.builders import a_forming_team, a_submitted_roster
from tests.teams.hands import move

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("year")]
Answer, State = Membership.Answer, Roster.State


def test_nobody_is_on_a_team_before_they_say_so():
    team, renee = a_forming_team()
    siobhan = a_teacher("Siobhán O'Brien-Nguyễn")

    seat = ask(team, siobhan, by=renee)
    assert not members(team).contains(siobhan)
    assert list(Membership.objects.awaiting(siobhan)) == [seat]
    seat = confirm(seat, by=siobhan)

    assert members(team).contains(siobhan)
    assert seat.answered_at is not None
    assert not Membership.objects.awaiting(siobhan).exists()


def test_only_the_person_asked_answers():
    team, renee = a_forming_team()
    seat = ask(team, a_teacher(), by=renee)

    for act in (confirm, decline):
        with pytest.raises(PermissionDenied):
            act(seat, by=renee)


def test_answering_twice_has_one_effect():
    team, renee = a_forming_team()
    tomas = a_teacher()
    seat = ask(team, tomas, by=renee)

    first = confirm(seat, by=tomas)
    again = confirm(seat, by=tomas)

    assert again.answered_at == first.answered_at
    with pytest.raises(NotYet, match="You said yes before"):
        decline(seat, by=tomas)


def test_who_said_no_can_be_asked_again():
    team, renee = a_forming_team()
    tomas = a_teacher()

    decline(ask(team, tomas, by=renee), by=tomas)
    seat = ask(team, tomas, by=renee)

    assert seat.is_asked
    assert team.memberships.filter(person=tomas).count() == 2
    assert Letter.objects.filter(kind="asked_to_join", person=tomas).count() == 2


def test_asking_twice_writes_once():
    team, renee = a_forming_team()
    tomas = a_teacher()

    assert ask(team, tomas, by=renee) == ask(team, tomas, by=renee)
    assert Letter.objects.filter(person=tomas).count() == 1


def test_a_question_taken_back_cannot_be_answered():
    team, renee = a_forming_team()
    tomas = a_teacher()
    seat = ask(team, tomas, by=renee)

    take_back(seat, by=renee)
    take_back(seat, by=renee)

    with pytest.raises(NotYet, match="does not stand any more"):
        confirm(seat, by=tomas)
    assert not Membership.objects.awaiting(tomas).exists()


def test_a_yes_cannot_be_taken_back_by_others():
    team, renee = a_forming_team()
    tomas = a_teacher("Tomás Herrera")
    seat = confirm(ask(team, tomas, by=renee), by=tomas)

    with pytest.raises(NotYet, match="has said yes meanwhile"):
        take_back(seat, by=renee)


def test_members_who_do_not_facilitate_ask_nobody():
    team, renee = a_forming_team()
    tomas = a_teacher()
    confirm(ask(team, tomas, by=renee), by=tomas)

    with pytest.raises(PermissionDenied):
        ask(team, a_teacher(), by=tomas)


def test_a_submitted_roster_must_be_taken_back_before_the_team_changes():
    roster = a_submitted_roster()
    marcus = facilitator_of(roster.team)

    with pytest.raises(NotYet, match="Take it back"):
        ask(roster.team, a_teacher(), by=marcus)
    with pytest.raises(NotYet, match="Take it back"):
        change(roster.team, by=marcus, answers={"name": "Another"})
    move(roster, "recall", by=marcus)
    assert ask(roster.team, a_teacher(), by=marcus).is_asked


def test_people_who_left_the_district_cannot_be_asked():
    team, renee = a_forming_team()

    with pytest.raises(NotYet, match="does not work for the district"):
        ask(team, a_teacher(is_active=False), by=renee)


def test_whoever_left_reads_so_on_their_old_invitation(sign_in):
    place = a_member(a_team(), ended_on=clock.today())

    page = sign_in(place.person).get(reverse("teams:answer", args=[place.pk])).text

    assert "You left on September 22." in page
    assert "taken back" not in page
