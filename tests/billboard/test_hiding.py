"""A posting that does not belong on the billboard: hidden, answered for, and put back."""

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from billboard.interest import ask, show_interest
from billboard.models import Hiding, Interest, Posting, Question
from billboard.posting import close_for_roster, look_again
from kit.lifecycle import NotYet
from letters.models import Letter
from tests.billboard.hands import appeal, commit, hide, restore
from tests.builders import (
    a_hiding,
    a_posting,
    a_question,
    a_teacher,
    an_administrator,
    an_assistant_superintendent,
    an_interest,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("year")]
State = Posting.State


def test_an_administrator_hides_a_posting_and_its_authors_hear_why():
    posting, second, tom = (
        a_posting(title="Number talks"),
        a_teacher(),
        an_administrator("Tom Reyes"),
    )
    posting.co_authors.add(second)

    hide(posting, by=tom, reason="It names a student.")

    posting.refresh_from_db()
    assert posting.state == State.HIDDEN
    assert {letter.person for letter in Letter.objects.all()} == {posting.lead, second}
    letter = Letter.objects.first()
    assert letter.subject == "Your posting is off the billboard: “Number talks”"
    assert "It names a student." in letter.text
    assert tom.email not in letter.text + letter.html


def test_nobody_hides_without_a_reason():
    with pytest.raises(NotYet, match="Say why"):
        hide(a_posting(), by=an_administrator(), reason="  ")


def test_only_an_administrator_hides_and_puts_back():
    posting, hidden = a_posting(), a_hiding().posting

    for person in [posting.lead, hidden.lead, an_assistant_superintendent(), a_teacher()]:
        with pytest.raises(PermissionDenied):
            hide(posting, by=person, reason="It names a student.")
        with pytest.raises(PermissionDenied):
            restore(hidden, by=person)


@pytest.mark.parametrize("state", [State.DRAFT, State.WITHDRAWN, State.HIDDEN])
def test_only_what_stands_on_the_billboard_is_hidden(state):
    with pytest.raises(NotYet):
        hide(a_posting(state=state), by=an_administrator(), reason="It names a student.")


def test_a_hidden_posting_is_gone_for_everybody_but_its_authors_and_the_office():
    hidden = a_hiding().posting
    an_interest(hidden, renee := a_teacher())

    readers = [hidden.lead, an_administrator(), an_assistant_superintendent()]
    assert all(Posting.objects.visible_to(p).contains(hidden) for p in readers)
    for person in [renee, a_teacher()]:
        assert not Posting.objects.visible_to(person).exists()
    assert not Posting.objects.on_the_billboard().exists()
    assert not Posting.objects.looking().exists()


def test_its_interest_and_its_questions_rest():
    posting = a_posting()
    invited = an_interest(posting, state=Interest.State.INVITED)
    question = a_question(posting)
    a_hiding(posting)

    for act in (show_interest, ask):
        with pytest.raises(NotYet, match="not looking for people"):
            act(posting, by=a_teacher(), **({"text": "When?"} if act is ask else {}))
    with pytest.raises(NotYet, match="not looking for people"):
        commit(Interest.objects.get(pk=invited.pk), by=invited.person)
    assert not Interest.objects.awaiting(invited.person).exists()
    assert not Interest.objects.visible_to(invited.person).exists()
    assert not Question.objects.awaiting(posting.lead).exists()
    assert not Question.objects.visible_to(question.asked_by).exists()


def test_its_authors_answer_once_and_whoever_hid_it_reads_that():
    tom = an_administrator("Tom Reyes")
    an_administrator("Somebody Else")
    posting = a_posting(title="Number talks", lead=a_teacher("Renee Okafor"))
    a_hiding(posting, by=tom)

    appeal(posting, by=posting.lead, text="The name is gone now.")
    with pytest.raises(NotYet, match="written to the district already"):
        appeal(posting, by=posting.lead, text="Really.")

    letter = Letter.objects.get()
    assert letter.person == tom
    assert letter.subject == "Renee Okafor asks you to look again: “Number talks”"
    assert "The name is gone now." in letter.text
    assert Hiding.objects.get().appeal == "The name is gone now."


def test_an_answer_reaches_the_office_when_its_administrator_has_left():
    tom, ana = an_administrator(), an_administrator()
    posting = a_hiding(by=tom).posting
    tom.is_active = False
    tom.save()

    appeal(posting, by=posting.lead, text="The name is gone now.")

    assert Letter.objects.get().person == ana


@pytest.mark.parametrize("stood", [State.OPEN, State.FORMED])
def test_it_is_put_back_where_it_stood_and_its_authors_hear_of_it(stood):
    posting = a_posting(state=stood, title="Number talks")
    hiding = a_hiding(posting)

    restore(posting, by=hiding.by)

    posting.refresh_from_db()
    assert posting.state == stood
    assert not Hiding.objects.standing().exists()
    assert Letter.objects.get().person == posting.lead
    assert Letter.objects.get().subject == "Your posting is back on the billboard: “Number talks”"


def test_what_its_team_does_meanwhile_holds_when_it_is_put_back():
    posting = a_posting()
    hiding = a_hiding(posting)

    close_for_roster(posting)
    assert Posting.objects.get().state == State.HIDDEN
    restore(posting, by=hiding.by)
    assert Posting.objects.get().state == State.FORMED
    again = a_hiding(Posting.objects.get(), by=hiding.by)
    look_again(posting)
    restore(posting, by=again.by)
    assert Posting.objects.get().state == State.OPEN


def test_it_can_be_hidden_again_and_the_record_keeps_both():
    posting, tom = a_posting(), an_administrator()

    hide(posting, by=tom, reason="It names a student.")
    restore(posting, by=tom)
    hide(posting, by=tom, reason="It names another.")

    assert [hiding.reason for hiding in posting.hidings.all()] == [
        "It names another.",
        "It names a student.",
    ]


# --- The doors -------------------------------------------------------------------------------


def test_the_whole_way_through_the_pages(client):
    posting, tom = a_posting(title="Number talks"), an_administrator("Tom Reyes")
    page = reverse("billboard:posting", args=[posting.pk])

    client.force_login(tom)
    assert "Hide from the billboard" in client.get(page).text
    client.post(reverse("billboard:hide", args=[posting.pk]), {"reason": "It names a student."})
    client.force_login(posting.lead)
    to_author = client.get(page).text
    client.post(reverse("billboard:appeal", args=[posting.pk]), {"text": "The name is gone."})
    answered = client.get(page).text
    client.force_login(tom)
    listed = client.get(reverse("billboard:hidden")).text
    client.post(reverse("billboard:restore", args=[posting.pk]))

    assert "It names a student." in to_author
    assert "Send your answer" in to_author
    assert "Put it back" not in to_author
    assert "Send your answer" not in answered
    assert "The name is gone." in listed
    assert Posting.objects.get().state == State.OPEN


def test_hiding_twice_is_hiding_once(client):
    posting = a_posting()
    client.force_login(an_administrator())
    door = reverse("billboard:hide", args=[posting.pk])

    client.post(door, {"reason": "It names a student."})
    second = client.post(door, {"reason": "It names a student."}, follow=True)

    assert "Somebody was here before you." in second.text
    assert Hiding.objects.count() == 1


def test_an_answer_that_is_too_long_stays_as_it_was_typed(client):
    posting = a_hiding().posting
    client.force_login(posting.lead)

    response = client.post(reverse("billboard:appeal", args=[posting.pk]), {"text": "a" * 1001})

    assert response.status_code == 422
    assert "Keep this to 1000 characters. It has 1001 now." in response.text
    assert "a" * 1001 in response.text


def test_a_second_answer_stays_on_the_page(client):
    posting = a_hiding(appeal="The name is gone.", appealed_by=a_teacher()).posting
    client.force_login(posting.lead)

    response = client.post(reverse("billboard:appeal", args=[posting.pk]), {"text": "And more."})

    assert response.status_code == 422
    assert "You have written to the district already." in response.text
    assert "And more." in response.text


def test_the_list_asks_the_same_for_one_and_for_three(client, counted):
    client.force_login(an_administrator())
    client.get(reverse("billboard:hidden"))
    a_hiding()
    one = counted(reverse("billboard:hidden"))
    for _ in range(2):
        a_hiding(appeal="The name is gone.", appealed_by=a_teacher())

    assert counted(reverse("billboard:hidden")) == one
