"""Interest is not joining: shown, withdrawn, asked to commit, and answered."""

import contextlib
from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from billboard.interest import show_interest, withdraw_interest
from billboard.lifecycle import LIFE_OF_AN_INTEREST
from billboard.models import Interest, Posting
from kit.lifecycle import NotYet
from letters.models import Letter
from tests.billboard.hands import commit, decline, invite
from tests.builders import a_posting, a_teacher, an_interest, the_year
from tests.threads import at_once

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("year")]
State = Interest.State


def test_showing_interest_tells_the_authors_ten_minutes_later():
    posting, renee = a_posting(title="Number talks"), a_teacher("Renee O'Kafor")

    interest = show_interest(posting, by=renee, note="I teach next door.")

    letter = Letter.objects.get()
    assert interest.state == State.INTERESTED
    assert letter.person == posting.lead
    assert letter.subject == "Renee O'Kafor is interested in “Number talks”"
    assert "I teach next door." in letter.text
    assert letter.due_at - letter.written_at == timedelta(minutes=10)
    assert renee.email not in letter.text + letter.html


def test_showing_interest_twice_is_showing_it_once():
    posting, renee = a_posting(), a_teacher()

    show_interest(posting, by=renee, note="First")
    show_interest(posting, by=renee, note="Second")

    assert Interest.objects.get().note == "First"
    assert Letter.objects.count() == 1


def test_interest_is_withdrawn_silently_and_the_letter_never_leaves():
    posting, renee = a_posting(), a_teacher()
    show_interest(posting, by=renee)

    withdraw_interest(posting, by=renee)
    withdraw_interest(posting, by=renee)

    assert Interest.objects.get().state == State.WITHDRAWN
    assert Letter.objects.get().state == Letter.State.DROPPED


def test_interest_that_comes_back_is_told_again():
    posting, renee = a_posting(), a_teacher()
    show_interest(posting, by=renee, note="First")
    withdraw_interest(posting, by=renee)

    show_interest(posting, by=renee, note="Second")

    assert Interest.objects.get().note == "Second"
    assert [letter.state for letter in Letter.objects.order_by("pk")] == ["dropped", "waiting"]


def test_nobody_is_interested_in_their_own_posting():
    posting = a_posting()

    with pytest.raises(NotYet, match=r"This is your own posting."):
        show_interest(posting, by=posting.lead)


@pytest.mark.parametrize("state", sorted(set(Posting.State) - {Posting.State.OPEN}))
def test_only_a_team_that_looks_for_people_takes_interest(state):
    with pytest.raises(NotYet, match="not looking for people any more"):
        show_interest(a_posting(state=state), by=a_teacher())


def test_a_posting_of_an_earlier_year_is_read_and_takes_no_interest(client):
    posting = a_posting(year=the_year("2025"))
    interest = an_interest(posting, state=State.INVITED)
    client.force_login(posting.lead)
    to_author = client.get(reverse("billboard:posting", args=[posting.pk])).text
    client.force_login(interest.person)
    to_others = client.get(reverse("billboard:posting", args=[posting.pk])).text

    for page in [to_author, to_others]:
        assert "Of 2025–26" in page
        assert "It is not looking for people any more." in page
        assert "The roster of this team" not in page
    assert "Change the posting" not in to_author
    with pytest.raises(NotYet, match="not looking for people any more"):
        show_interest(posting, by=a_teacher())
    with pytest.raises(NotYet, match="not looking for people any more"):
        commit(interest, by=interest.person)


def test_a_full_posting_still_takes_interest():
    posting = a_posting(places=4)
    for _ in range(3):
        an_interest(posting, state=State.COMMITTED)

    assert show_interest(posting, by=a_teacher()).state == State.INTERESTED


def test_the_author_asks_and_the_colleague_says_yes():
    interest = an_interest(a_posting(title="Number talks"))
    author, renee = interest.posting.lead, interest.person

    invite(interest, by=author)
    commit(interest, by=renee)

    interest.refresh_from_db()
    assert interest.state == State.COMMITTED
    to_renee, to_author = Letter.objects.order_by("pk")
    assert (to_renee.person, to_author.person) == (renee, author)
    assert to_renee.subject == f"{author} asks whether you are in: “Number talks”"
    assert to_author.subject == f"{renee} is in: “Number talks”"


def test_the_colleague_says_no_and_may_come_back_later():
    interest = an_interest(a_posting(), state=State.INVITED)

    decline(interest, by=interest.person)
    again = show_interest(interest.posting, by=interest.person)

    assert again.state == State.INTERESTED


PEOPLE = ["author", "the one interested", "somebody else"]


@pytest.mark.parametrize("who", PEOPLE)
@pytest.mark.parametrize(
    ("verb", "act"), [("invite", invite), ("commit", commit), ("decline", decline)]
)
@pytest.mark.parametrize("state", State)
def test_these_steps_can_be_taken_by_these_people_and_no_other(state, verb, act, who):
    interest = an_interest(a_posting(), state=state)
    people = dict(zip(PEOPLE, [interest.posting.lead, interest.person, a_teacher()], strict=True))
    allowed = {
        (State.INTERESTED, "invite", "author"): State.INVITED,
        (State.INVITED, "commit", "the one interested"): State.COMMITTED,
        (State.INVITED, "decline", "the one interested"): State.DECLINED,
    }

    with contextlib.suppress(NotYet, PermissionDenied):
        act(interest, by=people[who])

    interest.refresh_from_db()
    assert interest.state == allowed.get((state, verb, who), state)


def test_the_last_place_is_taken_once():
    posting = a_posting(places=4)
    for _ in range(2):
        an_interest(posting, state=State.COMMITTED)
    first, second = (an_interest(posting, state=State.INVITED) for _ in range(2))

    commit(first, by=first.person)
    with pytest.raises(NotYet, match=r"All 4 places are taken now."):
        commit(second, by=second.person)

    assert Posting.objects.with_seats().get().taken == 4


@pytest.mark.django_db(transaction=True)
def test_two_who_say_yes_at_the_very_same_time_do_not_share_the_last_place():
    posting = a_posting(places=4)
    for _ in range(2):
        an_interest(posting, state=State.COMMITTED)
    first, second = (an_interest(posting, state=State.INVITED) for _ in range(2))

    [refusal] = at_once(
        lambda: commit(first, by=first.person), lambda: commit(second, by=second.person)
    )

    assert isinstance(refusal, NotYet)
    assert Posting.objects.with_seats().get().taken == 4


@pytest.mark.parametrize("state", State)
def test_what_awaits_a_person_agrees_with_the_lock(state):
    interest = an_interest(a_posting(), state=state)

    for person in [interest.person, interest.posting.lead, a_teacher()]:
        verbs = {step.verb for step in LIFE_OF_AN_INTEREST.open_to(person, interest)}
        assert Interest.objects.awaiting(person).contains(interest) == ("commit" in verbs)


def test_whoever_is_asked_to_commit_finds_it_waiting():
    invited = an_interest(a_posting(), state=State.INVITED)
    over = an_interest(a_posting(state=Posting.State.FORMED), invited.person, state=State.INVITED)

    assert list(Interest.objects.awaiting(invited.person)) == [invited]
    assert not Interest.objects.awaiting(invited.posting.lead).exists()
    assert over.state == State.INVITED


# --- The doors -------------------------------------------------------------------------------


def test_interest_is_a_press_on_the_page(client):
    posting, renee = a_posting(lead=a_teacher("Daniel Brandt")), a_teacher()
    client.force_login(renee)

    response = client.post(
        reverse("billboard:interest", args=[posting.pk]), {"note": "Hello."}, follow=True
    )

    assert "You are interested. Daniel Brandt will hear of it." in response.text.replace(
        "<b>", ""
    ).replace("</b>", "")
    assert "Withdraw" in response.text
    assert Interest.objects.get().note == "Hello."


def test_a_press_in_the_list_goes_back_to_the_list_as_it_was_filtered(client):
    posting = a_posting()
    client.force_login(a_teacher())

    response = client.post(
        reverse("billboard:interest", args=[posting.pk]), {"list": "q=math&page=2"}
    )

    assert response.url == "/billboard/?q=math&page=2"


def test_a_note_that_is_too_long_stays_as_it_was_typed(client):
    posting = a_posting()
    client.force_login(a_teacher())

    response = client.post(reverse("billboard:interest", args=[posting.pk]), {"note": "a" * 501})

    assert response.status_code == 422
    assert "Keep this to 500 characters. It has 501 now." in response.text
    assert "a" * 501 in response.text
    assert not Interest.objects.exists()


def test_a_note_to_a_team_that_has_been_submitted_meanwhile_stays_on_the_page(client):
    posting = a_posting(state=Posting.State.FORMED)
    client.force_login(a_teacher())

    response = client.post(
        reverse("billboard:interest", args=[posting.pk]), {"note": "Hello there."}
    )

    assert response.status_code == 422
    assert "This team is not looking for people any more." in response.text
    assert "Hello there." in response.text


def test_htmx_gets_the_part_that_changed(client):
    posting = a_posting()
    client.force_login(a_teacher())

    response = client.post(
        reverse("billboard:interest", args=[posting.pk]),
        follow=True,
        headers={"HX-Request": "true"},
    )

    assert response.text.lstrip().startswith('<div class="plt-stack plt-posting-side" id="side">')
    assert "You are interested" in response.text
    assert 'hx-swap-oob="innerHTML:#notices"' in response.text


def test_only_authors_see_names_and_notes(client):
    posting = a_posting()
    renee = a_teacher("Renee Okafor")
    an_interest(posting, renee, note="I teach next door.")

    client.force_login(posting.lead)
    to_author = client.get(reverse("billboard:posting", args=[posting.pk])).text
    client.force_login(a_teacher())
    to_others = client.get(reverse("billboard:posting", args=[posting.pk])).text

    assert "Renee Okafor" in to_author
    assert "I teach next door." in to_author
    assert "Renee Okafor" not in to_others
    assert "I teach next door." not in to_others
    assert "1 person has shown interest." in to_others
