"""A form that stood on somebody's page longer than they were signed in: no word of it is lost."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from billboard.models import Question
from kit.whose import mark
from plt_portal import keeping
from plt_portal.models import KeptForm
from plt_portal.tasks import forget_kept_forms
from tests import builders as b
from tests.plt_portal.hands import Page
from tests.plt_portal.late import WORDS, ask, kept_for, press
from tests.signing_in import code_for

pytestmark = pytest.mark.django_db


AGAIN = reverse("send-again")
SIGN_IN = reverse("sign-in")


def test_words_of_somebody_signed_out_wait_until_they_sign_in(posting, renee):
    """And nobody has to know where they were sent from."""
    browser = Client()

    to_sign_in = ask(browser, posting, renee)

    assert to_sign_in.url == f"{SIGN_IN}?next={AGAIN}"
    page = browser.get(to_sign_in.url).text
    assert "You were signed out while you wrote." in page
    assert "They wait until tomorrow 8:00 a.m." in page
    assert _sign_in(browser, renee, to_sign_in.url).url == AGAIN
    page = browser.get(AGAIN).text
    assert "What you sent on September 22, 8:00 a.m. could not be saved then." in page
    assert "Your question about a posting" in page
    assert "<dt>Your question</dt>" in page
    assert "“Because”, and then nothing." in page


def test_the_next_morning_each_says_its_day_and_how_it_begins(posting, renee, time_machine):
    """Two questions about two postings are told apart before either is opened."""
    browser = Client()
    ask(browser, posting, renee, text="Do you meet in room 107?")
    ask(browser, posting, renee, text="Is there a place for a newcomer?")
    time_machine.move_to("2026-09-23 07:30-04:00")
    browser.force_login(renee)

    page = browser.get(AGAIN).text

    assert "Kept for you alone until September 23, 8:00 a.m." in page
    assert '<p class="plt-words mb-1">Do you meet in room 107?</p>' in page
    assert "1 answer, September 22, 8:00 a.m." in page


def test_sent_again_they_go_through_their_own_door_and_are_kept_no_longer(posting, renee):
    browser = Client()
    ask(browser, posting, renee)
    browser.force_login(renee)

    answer = press(browser, browser.get(AGAIN), reverse("billboard:ask", args=[posting.pk]))

    assert answer.url == f"{reverse('billboard:posting', args=[posting.pk])}#questions"
    [question] = Question.objects.all()
    assert question.text == WORDS.replace("\r\n", "\n")
    assert question.asked_by == renee
    assert "Nothing of yours waits to be sent." in browser.get(AGAIN).text


def test_what_the_door_refuses_stays_until_it_takes_it(posting, renee):
    browser, door = Client(), reverse("billboard:ask", args=[posting.pk])
    ask(browser, posting, renee, text="x" * 5000)
    browser.force_login(renee)

    refused = press(browser, browser.get(AGAIN), door)

    assert refused.status_code == 422
    assert KeptForm.objects.count() == 1
    press(browser, refused, reverse("theme"), theme="dark")
    assert KeptForm.objects.count() == 1
    press(browser, refused, door, text="Shorter?")
    assert not KeptForm.objects.exists()


def test_thrown_away_they_are_gone_and_the_page_says_so(posting, renee):
    browser = Client()
    ask(browser, posting, renee)
    browser.force_login(renee)

    press(browser, browser.get(AGAIN), reverse("throw-away"))

    assert "<b>Thrown away.</b> Nothing of it is kept." in browser.get(AGAIN).text
    assert not KeptForm.objects.exists()
    assert not Question.objects.exists()


def test_nobody_else_sees_sends_or_throws_away_what_is_kept(posting, renee):
    browser = Client()
    ask(browser, posting, renee)
    kept = KeptForm.objects.get()
    browser.force_login(b.a_teacher("Grace Nakamura"))

    page = browser.get(AGAIN, {"kept": kept.pk}).text
    browser.post(reverse("throw-away"), {"kept": kept.pk})
    browser.post(reverse("billboard:ask", args=[posting.pk]), {"text": "Mine", "kept": kept.pk})

    assert "Nothing of yours waits to be sent." in page
    assert KeptForm.objects.get() == kept


def test_on_a_shared_computer_the_next_person_saves_nothing_of_them(posting, renee):
    browser = Client()
    browser.force_login(b.a_teacher("Grace Nakamura"))

    answer = ask(browser, posting, renee)

    assert answer.status_code == 403
    assert "Somebody wrote here before you and was not finished." in answer.text
    assert "Because" not in answer.text
    assert "Renee" not in answer.text
    assert not Question.objects.exists()
    assert kept_for(renee) == ["Your question about a posting"]


def test_no_word_stands_readable_in_the_tables(posting, renee):
    ask(Client(), posting, renee)

    kept = KeptForm.objects.get()

    assert b"papers" not in bytes(kept.sealed)
    assert "ask" not in f"{kept.mark} {kept.window}"


def test_a_deep_link_leads_past_the_words_and_then_on(posting, renee):
    browser = Client()
    ask(browser, posting, renee)

    answer = _sign_in(browser, renee, f"{SIGN_IN}?next=/reports/")

    assert answer.url == f"{AGAIN}?next=%2Freports%2F"
    assert '<a href="/reports/">Go on to the page you wanted</a>' in browser.get(answer.url).text


def test_whoever_is_signed_in_elsewhere_finds_them_at_home(posting, renee):
    elsewhere = Client()
    elsewhere.force_login(renee)
    ask(Client(), posting, renee)

    home = elsewhere.get(reverse("home")).text

    assert f'href="{AGAIN}"' in home
    assert "Send your words again" in home


@pytest.mark.parametrize("onward", ["//evil.example/", "https://evil.example/", "javascript:x"])
def test_no_strange_page_follows(renee, onward):
    browser = Client()
    browser.force_login(renee)

    assert "Go on to" not in browser.get(AGAIN, {"next": onward}).text


def test_after_a_day_they_are_gone(posting, renee, time_machine):
    ask(Client(), posting, renee)

    time_machine.move_to(b.SEPTEMBER_22 + timedelta(days=1, minutes=1))
    assert kept_for(renee) == []
    forget_kept_forms()

    assert not KeptForm.objects.exists()


def test_the_same_words_are_kept_once_and_others_beside_them(posting, renee):
    for text in ["When?", "When?", "Where?"]:
        ask(Client(), posting, renee, text=text)

    assert KeptForm.objects.filter(writer=renee).count() == 2


def test_when_there_is_no_room_left_the_page_says_so(posting, renee, monkeypatch):
    monkeypatch.setattr(keeping, "MANY", 1)
    ask(Client(), posting, renee, text="When?")
    browser = Client()

    page = browser.get(ask(browser, posting, renee, text="Where?").url).text

    assert "There is no room left to keep what you just sent." in page
    assert KeptForm.objects.count() == 1


@pytest.mark.parametrize("whose", ["", "17:forged"])
def test_a_form_that_names_nobody_is_not_kept(posting, whose):
    answer = Client().post(
        reverse("billboard:ask", args=[posting.pk]), {"text": WORDS, "whose": whose}
    )

    assert answer.url.startswith(SIGN_IN)
    assert not KeptForm.objects.exists()


def test_what_a_window_saves_by_itself_is_kept_in_its_last_words(renee, year):
    """The window says what happened by itself; the words are there even if it is closed."""
    slip = "0192f0c4-6f0e-7a3c-9d5c-3d2b1a0f9e8d"
    for title in ["Calm", "Calmer", "Calmer transitions"]:
        _save(Client(), renee, title=title, slip=slip)

    [(_, sent)] = keeping.waiting_for(renee)
    assert [answer.words for answer in sent.answers] == ["Calmer transitions"]
    browser = Client()
    browser.force_login(renee)
    press(browser, browser.get(AGAIN), reverse("billboard:post"))
    assert [posting.title for posting in renee.postings.all()] == ["Calmer transitions"]


def test_a_window_that_goes_on_by_itself_leaves_nothing_behind(renee, year):
    words = {"title": "Calmer transitions", "slip": "0192f0c4-6f0e-7a3c-9d5c-3d2b1a0f9e8d"}
    _save(Client(), renee, **words)
    browser = Client()
    browser.force_login(renee)

    _save(browser, renee, **words)

    assert not KeptForm.objects.exists()


# --- What these tests do ------------------------------------------------------------------------


def _save(browser, person, **told):
    told |= {"whose": mark(person)}
    return browser.post(reverse("billboard:save"), told, headers={"HX-Request": "true"})


def _sign_in(browser, person, address):
    """With a code, from this page on."""
    next_ = Page(browser.get(address).text, "").forms[0].of("next")
    onward = {each.name: each.value for each in next_}
    browser.post(SIGN_IN, {"email": person.email, **onward})
    told = {"code": code_for(person), **onward}
    return browser.post(reverse("sign-in-code"), told)
