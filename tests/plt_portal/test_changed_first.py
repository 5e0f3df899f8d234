"""Kept words stand on the page of their own form again, to be changed before they are sent."""

import re
from html import unescape

import pytest
from django.db import connection
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext
from django.urls import resolve, reverse

from billboard.models import Posting, Question
from kit.whose import mark
from plt_portal import keeping
from plt_portal.errors import records_away
from plt_portal.models import KeptForm
from tests import builders as b
from tests.plt_portal.hands import Page

pytestmark = pytest.mark.django_db
CHANGE = reverse("change-first")
SITE = "http://testserver"


@pytest.fixture
def browser(renee):
    browser = Client()
    browser.force_login(renee)
    return browser


def test_they_stand_in_the_form_of_the_page_they_were_written_on(browser, posting, renee):
    page_of = reverse("billboard:posting", args=[posting.pk])
    kept = _late(renee, reverse("billboard:ask", args=[posting.pk]), page_of, text="“Why” & when?")

    answer = browser.get(CHANGE, {"kept": kept.pk})

    assert answer.url == f"{page_of}?kept={kept.pk}#kept-words"
    page = browser.get(answer.url).text
    form = _form(page, reverse("billboard:ask", args=[posting.pk]))
    assert (form.of("text")[0].value, form.of("kept")[0].value) == ("“Why” & when?", str(kept.pk))
    assert "<b>Not sent yet.</b> These are your words of September 22, 8:00 a.m." in page
    assert f'href="{reverse("send-again")}?kept={kept.pk}"' in page


def test_the_button_below_what_is_kept_leads_there(browser, posting, renee):
    page_of, door = _posting_and_question(posting)
    kept = _late(renee, door, page_of, text="Why?")

    [form] = [
        f for f in Page(browser.get(reverse("send-again")).text, "").forms if f.action == door
    ]
    [button] = [to for to, *_ in form.buttons if to.startswith(CHANGE)]
    told = {each.name: each.value for each in form.controls}

    assert browser.post(button, told).url == f"{CHANGE}?kept={kept.pk}"


def test_under_a_changed_token_they_are_kept_until_they_are_sent(posting, renee):
    """Nothing else would hold them while their writer is on another page."""
    page_of, door = _posting_and_question(posting)
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(renee)
    told = {"text": "Why?", "whose": mark(renee), "csrfmiddlewaretoken": "x" * 64}
    strict.get(page_of)
    refused = strict.post(door, told, headers={"Referer": f"{SITE}{page_of}"})

    [form] = [f for f in Page(refused.text, "").forms if f.action == door]
    [button] = [to for to, *_ in form.buttons if to.startswith(CHANGE)]
    answer = strict.post(unescape(button), {each.name: each.value for each in form.controls})

    assert strict.get(answer.url).url.startswith(f"{page_of}?kept=")
    assert [sent.said for _, sent in keeping.waiting_for(renee)] == [[("text", "Why?")]]


def test_words_that_were_changed_since_are_the_ones_that_are_changed_on(posting, renee):
    """On the page of what is kept somebody writes anew, and then the token is another."""
    page_of, door = _posting_and_question(posting)
    kept = _late(renee, door, page_of, text="Old words?")
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(renee)
    told = {"text": "New words, much better?", "kept": kept.pk, "whose": mark(renee)}
    refused = browser.post(door, told | {"csrfmiddlewaretoken": "x" * 64})
    [form] = [each for each in Page(refused.text, "").forms if each.action == door]
    [change] = [to for to, *_ in form.buttons if to.startswith(CHANGE)]

    said = {each.name: each.value for each in form.controls}
    page = browser.post(unescape(change), said, follow=True)

    assert "New words, much better?" in page.text


def test_changed_and_sent_there_they_are_kept_no_longer(browser, posting, renee):
    page_of, door = _posting_and_question(posting)
    kept = _late(renee, door, page_of, text="Why?")
    form = _form(browser.get(f"{page_of}?kept={kept.pk}").text, door)

    told = {each.name: each.value for each in form.controls}
    browser.post(door, told | {"text": "Why not?"})

    assert [question.text for question in Question.objects.all()] == ["Why not?"]
    assert not KeptForm.objects.exists()


def test_looking_at_them_sends_nothing_and_going_back_keeps_them(browser, posting, renee):
    page_of, door = _posting_and_question(posting)
    kept = _late(renee, door, page_of, text="Why?")

    browser.get(f"{page_of}?kept={kept.pk}")
    back = browser.get(reverse("send-again"), {"kept": kept.pk})

    assert '<p class="typed">Why?</p>' in back.text
    assert not Question.objects.exists()


def test_what_was_ticked_and_chosen_is_again_and_nothing_else(browser, renee):
    """Also what was empty. The window is the one it was, so newer words of others cross."""
    door = reverse("billboard:post")
    told = {"title": 'Calm"er', "grades": ["3", "4"], "evidence": ["surveys"], "need": ""}
    told |= {"places": "6", "seen": "title:abc", "window": "0123456789abcdef"}
    kept = _late(renee, door, door, **told)

    form = _form(browser.get(f"{door}?kept={kept.pk}").text, door)

    ticked = {(each.name, each.value) for each in form.controls if each.chosen}
    assert {value for name, value in ticked if name == "grades"} == {"3", "4"}
    assert {value for name, value in ticked if name == "evidence"} <= {"surveys"}
    texts = {name: form.of(name)[0].value for name in ["title", "places", "seen", "window", "need"]}
    assert texts == {
        "title": 'Calm"er',
        "places": "6",
        "seen": "title:abc",
        "window": "0123456789abcdef",
        "need": "",
    }


def test_a_page_that_saves_them_by_itself_has_taken_them(browser, renee):
    """What is pressed on it later goes to another door: to that of the draft."""
    door = reverse("billboard:post")
    kept = _late(renee, door, door, title="Calmer")
    form = _form(browser.get(f"{door}?kept={kept.pk}").text, door)

    told = {name: form.of(name)[0].value for name in ["title", "slip", "window", "seen", "kept"]}
    told |= {"whose": mark(renee)}
    answer = browser.post(reverse("billboard:save"), told, headers={"HX-Request": "true"})

    assert (answer.status_code, KeptForm.objects.count()) == (200, 0)
    assert [posting.title for posting in Posting.objects.all()] == ["Calmer"]


def test_the_rest_of_the_page_stays_as_it_is(browser, renee):
    door = reverse("billboard:post")
    kept = _late(renee, door, door, title="Calmer", slip="", need="</textarea><script>x</script>")

    plain, with_words = browser.get(door).text, browser.get(f"{door}?kept={kept.pk}").text

    assert "<script>x" not in with_words
    assert with_words.count("<form") == plain.count("<form")
    at, token = plain.index("<form method"), re.compile(r"\w{64}")
    assert token.sub("", with_words)[:1000] == token.sub("", plain)[:1000]
    assert at


def test_where_no_page_has_the_form_any_more_the_words_stand_alone(browser, posting, renee):
    page_of, door = _posting_and_question(posting)
    kept = _late(renee, door, page_of, text="Why?")
    posting.state = Posting.State.WITHDRAWN
    Posting.objects.filter(pk=posting.pk).update(state=posting.state)

    answer = browser.get(browser.get(CHANGE, {"kept": kept.pk}).url, follow=True)

    assert answer.request["QUERY_STRING"] == f"kept={kept.pk}&plain="
    assert ">Your question</label>" in answer.text
    assert 'rows="1">\nWhy?</textarea>' in answer.text
    assert "Back, and keep it as it is" in answer.text


def test_alone_they_have_the_names_that_people_know_and_lose_nothing(browser, renee):
    door = reverse("billboard:post")
    told = {"title": "Calmer", "need": "", "x-y_z": ["two words", "one"], "grades": ["3", "4"]}
    kept = _late(renee, door, "", **told)

    page = browser.get(CHANGE, {"kept": kept.pk, "plain": ""}).text

    form = _form(page, door)
    sent = {name: sorted(each.value for each in form.of(name)) for name in told}
    assert sent == {
        "title": ["Calmer"],
        "need": [""],
        "x-y_z": ["one", "two words"],
        "grades": ["3", "4"],
    }
    assert "What do students need?</label>" in page
    assert '<dt>Grades</dt><dd class="plt-words"><p class="typed">3, 4</p></dd>' in page


def test_nobody_else_finds_them_on_the_page(posting, renee):
    page_of, door = _posting_and_question(posting)
    kept = _late(renee, door, page_of, text="Marmalade?")
    other = Client()
    other.force_login(b.a_teacher("Grace Nakamura"))

    assert "Marmalade" not in other.get(f"{page_of}?kept={kept.pk}").text
    assert other.get(CHANGE, {"kept": kept.pk}).status_code == 404


@pytest.mark.parametrize("page", ["//evil.example/", "https://evil.example/", "javascript:x"])
def test_no_strange_page_is_led_to(browser, posting, renee, page):
    """Neither by a Referer nor by an address that somebody else made."""
    door = reverse("billboard:ask", args=[posting.pk])
    kept = _late(renee, door, "", site=page, text="Why?")

    asked = {"text": "When?", "whose": mark(renee)}
    to_change = browser.post(f"{CHANGE}?door={door}&page={page}", asked).url

    assert browser.get(CHANGE, {"kept": kept.pk}).url == f"{door}?kept={kept.pk}#kept-words"
    assert browser.get(to_change).status_code == 200  # the words alone


def test_who_stands_in_is_said_by_name_before_it_is_sent(year):
    """Whoever sends again knows what; a key tells nothing."""
    principal = b.a_principal(b.a_school("Alcott Elementary"))
    grace = b.a_teacher("Grace Nakamura")
    _late(principal, reverse("powers:delegates"), "", person=grace.pk, starts="2026-09-22")

    browser = Client()
    browser.force_login(principal)

    assert '<p class="typed">Grace Nakamura</p>' in browser.get(reverse("send-again")).text


def test_a_page_that_says_that_something_broke_asks_no_record(browser, renee, posting):
    """The records may be what is away."""
    told = {"subjects": [posting.subjects.first().pk], "title": "Calmer", "whose": mark(renee)}
    asked = RequestFactory().post(reverse("billboard:post"), told)
    asked.resolver_match = resolve(reverse("billboard:post"))

    with CaptureQueriesContext(connection) as queries:
        page = records_away(asked)

    assert "Calmer" in page.text
    assert len(queries) == 0


# --- What these tests do ------------------------------------------------------------------------


def _posting_and_question(posting):
    page, door = "billboard:posting", "billboard:ask"
    return reverse(page, args=[posting.pk]), reverse(door, args=[posting.pk])


def _late(writer, door, page, site=SITE, **told):
    """Somebody sends a form after they were signed out; answers with what is kept of it."""
    told |= {"whose": mark(writer)}
    Client().post(door, told, headers={"Referer": f"{site}{page}"})
    return keeping.KeptForm.objects.latest("pk")


def _form(page, action):
    forms = Page(page, "").forms
    [form] = [each for each in forms if each.action in {action, ""} and "kept" in each.names]
    return form
