"""Somebody who wrote a posting leaves the district: the name stays, and nothing is orphaned."""

import pytest
from django.urls import reverse

from billboard.interest import answer, ask, show_interest
from billboard.lifecycle import LIFE_OF_A_POSTING
from billboard.models import Interest, Posting, Question
from billboard.rules import authors, writers
from letters.models import Letter
from tests.billboard.hands import invite
from tests.builders import (
    a_posting,
    a_principal,
    a_question,
    a_school,
    a_teacher,
    an_interest,
)
from tests.reading import page_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("year")]


def leaves(person):
    person.is_active = False
    person.save(update_fields=["is_active"])


@pytest.fixture
def alcott():
    return a_school("Alcott Elementary")


@pytest.fixture
def miriam(alcott):
    return a_principal(alcott, "Miriam Osei")


def test_a_co_author_goes_on_alone(alcott, miriam):
    posting, second = a_posting(lead=a_teacher(school=alcott)), a_teacher()
    posting.co_authors.add(second)
    leaves(posting.lead)

    ask(posting, by=a_teacher(), text="When do you meet?")

    assert set(authors(posting)) == {second}
    assert Letter.objects.get().person == second


def test_when_all_have_left_it_passes_to_the_principal_of_the_school(alcott, miriam):
    posting = a_posting(lead=a_teacher("Daniel Brandt", school=alcott))
    a_principal(a_school("Wheelock Elementary"))
    leaves(posting.lead)

    interest = show_interest(posting, by=a_teacher())
    question = ask(posting, by=a_teacher(), text="When do you meet?")
    invite(interest, by=miriam)
    answer(question, by=miriam, text="On Mondays.")

    assert set(authors(posting)) == {miriam}
    told = Letter.objects.filter(kind__in=["interest_shown", "question_asked"])
    assert {letter.person for letter in told} == {miriam}
    assert str(posting.lead) == "Daniel Brandt"


def test_what_waited_for_them_waits_for_the_principal(alcott, miriam):
    posting = a_posting(lead=a_teacher(school=alcott))
    question = a_question(posting)
    assert not Question.objects.awaiting(miriam).exists()

    leaves(posting.lead)

    assert list(Question.objects.awaiting(miriam)) == [question]


def test_a_draft_stays_private_for_good(alcott, miriam):
    draft = a_posting(state=Posting.State.DRAFT, lead=a_teacher(school=alcott))
    leaves(draft.lead)

    assert not Posting.objects.visible_to(miriam).contains(draft)
    assert not LIFE_OF_A_POSTING.open_to(miriam, draft)
    assert not writers(draft).exists()


@pytest.mark.parametrize("left", [False, True])
@pytest.mark.parametrize(
    "state", sorted(set(Posting.State) - {Posting.State.DRAFT, Posting.State.WITHDRAWN})
)
def test_the_lists_agree_with_the_lock(alcott, miriam, state, left):
    posting = a_posting(state=state, lead=a_teacher(school=alcott))
    if left:
        leaves(posting.lead)

    for person in [posting.lead, miriam, a_teacher()]:
        answers = authors(posting).contains(person)
        assert Posting.objects.answered_for_by(person).contains(posting) == (
            answers or person == posting.lead
        )
    assert Posting.objects.get().is_left_behind == left
    assert Posting.objects.left_behind().exists() == left


def test_the_page_says_who_answers_now(client, alcott, miriam):
    posting = a_posting(lead=a_teacher("Daniel Brandt", school=alcott))
    an_interest(posting, a_teacher("Renee Okafor"), state=Interest.State.INTERESTED)
    leaves(posting.lead)
    door = reverse("billboard:posting", args=[posting.pk])

    client.force_login(a_teacher())
    to_colleagues = page_of(client.get(door))
    client.force_login(miriam)
    to_principal = client.get(door).text

    assert "by <bdi>Daniel Brandt</bdi>" in to_colleagues
    assert "Daniel Brandt has left the district. The principal of Alcott" in to_colleagues
    assert "you answer for this posting" in to_principal
    assert "Renee Okafor" in to_principal
    assert "Found the team" not in to_principal
    assert client.get(f"{reverse('teams:found')}?posting={posting.pk}").status_code == 403
