"""A form that its door turns away, or that comes from a page that is out of date: words stay."""

import pytest
from django.test import Client
from django.urls import reverse

from billboard.models import Question
from kit.lifecycle import move
from kit.whose import mark
from plt_portal.models import KeptForm
from teams.founding import change
from tests import builders as b
from tests.plt_portal.hands import Page
from tests.plt_portal.late import WORDS, ask, kept_for, press

pytestmark = pytest.mark.django_db


def withdraw(posting):
    move(posting, "withdraw", by=posting.lead)


def hide(posting):
    b.a_hiding(posting, by=b.an_administrator("Tom Reyes"))


@pytest.mark.parametrize("meanwhile", [withdraw, hide])
def test_words_for_what_is_gone_meanwhile_are_not_lost(posting, renee, meanwhile):
    browser = Client()
    browser.force_login(renee)
    meanwhile(posting)

    answer = ask(browser, posting, renee)

    assert "Because" not in answer.text
    assert "What you wrote is not lost." in browser.get(reverse("home")).text
    assert kept_for(renee) == ["Your question about a posting"]


def test_a_change_of_a_posting_that_was_taken_down_meanwhile_is_not_lost(posting):
    """The page that answers speaks of the posting and shows nothing that was typed."""
    browser = Client()
    browser.force_login(posting.lead)
    typed = {"need": WORDS, "whose": mark(posting.lead)}
    withdraw(posting)

    browser.post(reverse("billboard:edit", args=[posting.pk]), typed)

    assert "What you wrote is not lost." in browser.get(reverse("home")).text
    assert kept_for(posting.lead) == ["Your posting"]


def test_what_a_window_left_alone_is_not_lost_when_somebody_else_changed_it():
    """The page says what stands there now beside what was typed; the next press saves that, and
    nobody hears of words that wait."""
    team = b.a_team(focus="Every fourth grader explains.")
    browser, door = Client(), reverse("teams:change", args=[team.pk])
    browser.force_login(b.facilitator_of(team))
    meanwhile = {"name": "Talking Math, grade 4", "focus": "Explain why."}
    [form] = [each for each in Page(browser.get(door).text, door).forms if "focus" in each.names]
    change(team, by=b.facilitator_of(team), answers=meanwhile)

    refused = browser.post(door, form.unchanged() | {"name": "Number Talks"})

    assert "It says now: “Talking Math, grade 4”." in refused.text
    assert not KeptForm.objects.exists()
    assert "not lost" not in browser.get(reverse("home")).text


def test_what_a_page_shows_again_is_not_kept_beside_it(posting, renee):
    browser = Client()
    browser.force_login(renee)

    answer = ask(browser, posting, renee, text="x" * 5000)

    assert answer.status_code == 422
    assert not KeptForm.objects.exists()


def test_the_browser_is_told_what_has_arrived_and_of_nothing_else(posting, renee):
    """Its own copy of the words goes by that, so a refusal must not say it."""
    browser = Client()
    browser.force_login(renee)
    answers = [ask(browser, posting, renee, text=text) for text in ("x" * 5000, WORDS)]

    told = [answer.cookies.get("arrived") for answer in answers]
    door = reverse("billboard:ask", args=[posting.pk])
    assert (told[0], told[1].value) == (None, f"{renee.pk}:{door}")


def test_a_second_press_of_what_is_done_says_so_and_keeps_nothing(posting):
    """The first one closed the door behind it."""
    browser, tom = Client(), b.an_administrator("Tom Reyes")
    browser.force_login(tom)
    told = {"reason": "It names a student.", "whose": mark(tom)}

    answers = [browser.post(reverse("billboard:hide", args=[posting.pk]), told) for _ in range(2)]

    assert [answer.status_code for answer in answers] == [302, 302]
    assert "<b>Sent 8:00 a.m., once.</b>" in browser.get(reverse("home")).text
    assert not KeptForm.objects.exists()


# --- The token changed ------------------------------------------------------------------------


@pytest.fixture
def strict(renee):
    """A browser of hers in which a token has to be the right one."""
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(renee)
    browser.get(reverse("home"))
    return browser


def test_a_page_that_is_out_of_date_gives_the_words_back(strict, posting, renee):
    answer = ask(strict, posting, renee, csrfmiddlewaretoken="x" * 64)

    assert answer.status_code == 403
    assert "Not saved yet." in answer.text
    assert not KeptForm.objects.exists()
    press(strict, answer, reverse("billboard:ask", args=[posting.pk]))
    assert Question.objects.get().asked_by == renee


def test_a_page_that_is_out_of_date_keeps_another_s_words_for_them(strict, posting):
    grace = b.a_teacher("Grace Nakamura")

    answer = ask(strict, posting, grace, csrfmiddlewaretoken="x" * 64)

    assert "Their words are put away for them" in answer.text
    assert kept_for(grace) == ["Your question about a posting"]


FORGED = {
    "no mark": ({}, {}),
    "a mark that is not ours": ({"whose": "1:forged"}, {}),
    "another site": (None, {"HTTP_ORIGIN": "https://evil.example"}),
}


@pytest.mark.parametrize("how", FORGED)
def test_a_forgery_gets_no_help(strict, posting, renee, how):
    told, headers = FORGED[how]
    told = {"whose": mark(renee)} if told is None else told
    door = reverse("billboard:ask", args=[posting.pk])

    answer = strict.post(door, {"text": "Forged words", **told}, **headers)

    assert answer.status_code == 403
    assert "This page was open too long" in answer.text
    assert "Forged words" not in answer.text
    assert not KeptForm.objects.exists()
