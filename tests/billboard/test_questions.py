"""Questions to the authors, and their answers on the page."""

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from billboard.interest import answer, ask
from billboard.models import Posting, Question
from kit.lifecycle import NotYet
from letters.models import Letter
from tests.builders import a_posting, a_question, a_teacher

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("year")]


def page_of(posting):
    return reverse("billboard:posting", args=[posting.pk])


def test_question_and_answer_stay_on_the_page_for_everybody(client):
    posting, renee = a_posting(), a_teacher("Renee Okafor")

    question = ask(posting, by=renee, text="Is there room for a nurse?")
    answer(question, by=posting.lead, text="There is.")
    client.force_login(a_teacher())
    page = client.get(page_of(posting)).text

    assert "Renee Okafor" in page
    assert "Is there room for a nurse?" in page
    assert "There is." in page
    assert renee.email not in page


def test_a_question_is_told_to_the_authors_and_the_answer_to_who_asked():
    posting, renee = a_posting(title="Number talks"), a_teacher("Renee Okafor")

    question = ask(posting, by=renee, text="When do you meet?")
    answer(question, by=posting.lead, text="On Mondays.")

    asked, answered = Letter.objects.order_by("pk")
    assert (asked.person, answered.person) == (posting.lead, renee)
    assert asked.subject == "Renee Okafor asks about “Number talks”"
    assert "When do you meet?" in asked.text
    assert "On Mondays." in answered.text


def test_questions_of_ten_minutes_are_one_letter_and_what_is_answered_is_not_told():
    posting, renee = a_posting(title="Number talks"), a_teacher("Renee Okafor")
    first = ask(posting, by=renee, text="When do you meet?")
    ask(posting, by=renee, text="Where?")
    ask(posting, by=a_teacher("Marcus Bell"), text="Is there coffee?")

    answer(first, by=posting.lead, text="On Mondays.")

    asked = Letter.objects.get(person=posting.lead)
    assert asked.subject == "Renee Okafor and Marcus Bell ask about “Number talks”"
    for words in [asked.text, asked.html]:
        assert "When do you meet?" not in words
        assert words.index("Where?") < words.index("Is there coffee?")


def test_asking_twice_is_asking_once():
    posting, renee = a_posting(), a_teacher()

    ask(posting, by=renee, text="When?")
    ask(posting, by=renee, text="When?")

    assert Question.objects.count() == 1
    assert Letter.objects.count() == 1


def test_authors_do_not_ask_themselves():
    posting = a_posting()

    with pytest.raises(NotYet, match="your own posting"):
        ask(posting, by=posting.lead, text="When?")


def test_only_authors_answer():
    question = a_question(a_posting())

    with pytest.raises(PermissionDenied):
        answer(question, by=question.asked_by, text="Never.")


def test_a_question_is_answered_once():
    question = a_question(a_posting())
    author = question.posting.lead
    answer(question, by=author, text="Yes.")

    with pytest.raises(NotYet, match="answered already"):
        answer(question, by=author, text="No.")

    assert Question.objects.get().answer == "Yes."


def test_a_question_of_a_submitted_team_can_still_be_answered():
    question = a_question(a_posting(state=Posting.State.FORMED))

    assert answer(question, by=question.posting.lead, text="Next year.").answer == "Next year."


def test_what_waits_for_an_answer_and_what_was_answered():
    open_one, answered = a_question(a_posting()), a_question(a_posting())
    answer(answered, by=answered.posting.lead, text="Yes.")
    on_a_draft = a_question(a_posting(state=Posting.State.DRAFT))

    assert list(Question.objects.awaiting(open_one.posting.lead)) == [open_one]
    assert not Question.objects.awaiting(answered.posting.lead).exists()
    assert not Question.objects.awaiting(on_a_draft.posting.lead).exists()
    assert list(Question.objects.answered_to(answered.asked_by)) == [answered]
    assert not Question.objects.answered_to(open_one.asked_by).exists()


def test_an_empty_question_gets_a_sentence(client):
    posting = a_posting()
    client.force_login(a_teacher())

    response = client.post(reverse("billboard:ask", args=[posting.pk]), {"text": "  "})

    assert response.status_code == 422
    assert "Write your question first." in response.text


def test_an_answer_that_fails_comes_back_at_its_question(client):
    posting = a_posting()
    first, second = a_question(posting), a_question(posting)
    client.force_login(posting.lead)

    response = client.post(reverse("billboard:answer", args=[second.pk]), {"text": "a" * 2001})

    assert response.status_code == 422
    assert f'href="#id_answer_{second.pk}_text"' in response.text
    assert f'href="#id_answer_{first.pk}_text"' not in response.text
    assert "a" * 2001 in response.text


def test_a_question_about_what_one_cannot_read_does_not_exist(client):
    draft = a_posting(state=Posting.State.DRAFT)
    question = a_question(draft)
    client.force_login(a_teacher())

    door = reverse("billboard:answer", args=[question.pk])
    assert client.post(door, {"text": "Yes."}).status_code == 404


def test_what_people_write_cannot_run(client):
    posting = a_posting(need="<script>alert(1)</script> https://example.org")
    a_question(posting, text="<img src=x onerror=alert(1)>")
    client.force_login(a_teacher())

    page = client.get(page_of(posting)).text

    assert "<script>alert" not in page
    assert "<img" not in page
    assert 'rel="nofollow noopener noreferrer"' in page
