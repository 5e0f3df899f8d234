"""A principal is asked first: a draft, a question and an answer; nothing moves."""

import pytest
from django.core.exceptions import PermissionDenied

from kit.lifecycle import NotYet
from letters.models import Letter
from teams.consulting import ask_first
from teams.models import Consultation, Roster
from tests.builders import (
    a_member,
    a_principal,
    a_roster,
    a_school,
    a_teacher,
    an_assistant_superintendent,
    facilitator_of,
)
from tests.reading import page_of
from tests.teams.builders import door
from tests.teams.hands import answer, move

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("year")]


@pytest.fixture
def roster():
    return a_roster(name="Talking Math")


@pytest.fixture
def miriam(roster):
    return a_principal(roster.team.school, "Miriam Osei")


def test_the_principal_reads_the_draft_answers_and_the_team_reads_it(roster, miriam, sign_in):
    marcus = facilitator_of(roster.team)
    client = sign_in(marcus)
    assert "Ask the principal first" in page_of(client.get(door("check", roster.team_id)))
    client.post(door("ask-first", roster.team_id), {"question": "Are Tuesdays free?"})
    asked = Consultation.objects.get()
    letter = Letter.objects.get(kind="principal_asked")
    assert letter.person == miriam
    assert door("consultation", asked.pk) in letter.text

    client = sign_in(miriam)
    page = page_of(client.get(door("consultation", asked.pk)))
    assert "Are Tuesdays free?" in page
    assert all(place.person.name in page for place in roster.places)
    assert client.post(door("consultation", asked.pk), {"answer": ""}).status_code == 422
    said = {"answer": "From October on.", "seal": roster.seal}
    client.post(door("consultation", asked.pk), said)

    assert "From October on." in page_of(client.get(door("consultation", asked.pk)))
    assert "From October on." in page_of(sign_in(marcus).get(door("check", roster.team_id)))
    assert Letter.objects.get(kind="principal_answered").person == marcus
    assert Roster.objects.get().state == Roster.State.DRAFT
    assert not roster.record.exists()


def test_only_the_principal_who_is_asked_sees_the_draft(roster, miriam, sign_in):
    wheelock = a_principal(a_school("Wheelock Elementary"))
    [asked] = ask_first(roster, by=facilitator_of(roster.team))

    for person in [wheelock, an_assistant_superintendent(), a_teacher()]:
        assert sign_in(person).get(door("consultation", asked.pk)).status_code == 404
    assert sign_in(miriam).get(door("roster", roster.pk)).status_code == 404
    assert sign_in(miriam).get(door("consultation", asked.pk)).status_code == 200


def test_each_school_is_asked_once_at_a_time_and_again_after_the_answer(roster, miriam):
    wheelock = a_school("Wheelock Elementary")
    alan, marcus = a_principal(wheelock, "Alan Pierce"), facilitator_of(roster.team)
    a_member(roster.team, a_teacher(school=wheelock))

    first = ask_first(roster, by=marcus)
    assert ask_first(roster, by=marcus) == first
    assert {letter.person for letter in Letter.objects.all()} == {miriam, alan}
    assert Letter.objects.count() == 2

    answer(next(one for one in first if one.school == wheelock), by=alan, text="Yes.")
    ask_first(roster, by=marcus, question="And on Fridays?")
    assert Consultation.objects.filter(school=wheelock).count() == 2
    assert Consultation.objects.filter(school=roster.team.school).count() == 1


def test_another_question_waits_for_the_answer_and_its_writer_is_told(roster, miriam):
    marcus = facilitator_of(roster.team)
    ask_first(roster, by=marcus, question="Are Tuesdays free?")

    with pytest.raises(NotYet, match="Your first question is not answered yet"):
        ask_first(roster, by=marcus, question="And Fridays?")

    assert [asked.question for asked in Consultation.objects.all()] == ["Are Tuesdays free?"]


def test_a_question_is_answered_once_and_by_its_principal(roster, miriam):
    [asked] = ask_first(roster, by=facilitator_of(roster.team))

    with pytest.raises(PermissionDenied):
        answer(asked, by=an_assistant_superintendent(), text="Yes.")
    with pytest.raises(NotYet, match="Write an answer"):
        answer(asked, by=miriam, text=" ")
    answer(asked, by=miriam, text="Yes.")
    with pytest.raises(NotYet, match="answered already"):
        answer(asked, by=miriam, text="No.")


def test_members_do_not_ask_and_a_submitted_roster_asks_nobody(roster, miriam):
    with pytest.raises(PermissionDenied):
        ask_first(roster, by=roster.team.memberships.last().person)

    move(roster, "submit", by=facilitator_of(roster.team))

    with pytest.raises(NotYet, match="not with the team"):
        ask_first(roster, by=facilitator_of(roster.team))


def test_a_school_without_a_principal_besides_the_team_is_not_asked(roster):
    with pytest.raises(NotYet, match="no principal"):
        ask_first(roster, by=facilitator_of(roster.team))
    a_member(roster.team, a_principal(roster.team.school))

    with pytest.raises(NotYet, match="no principal"):
        ask_first(roster, by=facilitator_of(roster.team))


def test_the_question_stands_above_the_queue_until_it_is_answered(roster, miriam, sign_in):
    [asked] = ask_first(roster, by=facilitator_of(roster.team))
    approvals = door("approvals")

    page = page_of(sign_in(miriam).get(approvals))
    assert "1 team asks you before submitting:" in page
    assert f'href="{door("consultation", asked.pk)}">Talking Math</a>' in page
    assert "Talking Math" not in page_of(sign_in(an_assistant_superintendent()).get(approvals))

    answer(asked, by=miriam, text="Do.")
    assert "before submitting" not in page_of(sign_in(miriam).get(approvals))
