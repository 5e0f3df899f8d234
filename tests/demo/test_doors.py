"""The demo's open door and its mailbox."""

import pytest
from django.urls import include, path, reverse
from django.urls.base import clear_url_caches

from kit import clock
from kit.whose import mark
from letters.models import Letter
from plt_portal import urls as portal
from tests.builders import a_posting, a_teacher, moment
from tests.plt_portal.hands import Page

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _in_the_demo(settings, monkeypatch):
    settings.DEMO = True
    settings.SITE_URL = "http://127.0.0.1:8000"
    doors = [path("", include("demo.urls")), *portal.urlpatterns]
    monkeypatch.setattr(portal, "urlpatterns", doors)
    clear_url_caches()
    yield
    clear_url_caches()


def a_letter(person=None, *, subject="Two people are interested", at="2026-09-21 09:00", **facts):
    number = Letter.objects.count() + 1
    facts = {
        "kind": "interest_shown",
        "key": str(number),
        "person": person or a_teacher(),
        "text": "Priya would like to join: http://127.0.0.1:8000/billboard/1/",
        "html": "<html><head></head><body><a href='/'>Look</a></body></html>",
        "message_id": f"<{number}@127.0.0.1>",
    } | facts
    return Letter.objects.create(subject=subject, written_at=moment(at), **facts)


def one_of_the_six():
    renee = a_teacher("Renee Okafor")
    renee.email = "renee.okafor@millbrook.example"
    renee.save()
    return renee


# --- The open door --------------------------------------------------------------------------------


def test_anybody_of_the_directory_is_let_in(client):
    renee = a_teacher("Renee Okafor")

    answer = client.post("/demo/sign-in/", {"email": renee.email.upper()})

    assert (answer.status_code, answer.url) == (302, "/")
    assert client.get("/").context["user"] == renee


def test_one_may_change_places(client):
    first, second = a_teacher(), a_teacher()
    client.post("/demo/sign-in/", {"email": first.email})

    client.post("/demo/sign-in/", {"email": second.email})

    assert client.get("/").context["user"] == second


def test_the_page_that_was_wanted_follows(client, year):
    renee, wanted = one_of_the_six(), "/reports/?q=fractions"
    page = client.get("/sign-in/", {"next": wanted}).text

    [form] = [form for form in Page(page, "").forms if form.action == "/demo/sign-in/"]
    answer = client.post(form.action, {each.name: each.value for each in form.controls})

    assert answer.url == wanted
    assert client.get("/").context["user"] == renee


@pytest.mark.parametrize("wanted", ["//evil.example/", "https://evil.example/", "javascript:x"])
def test_no_strange_page_follows(client, wanted):
    answer = client.post("/demo/sign-in/", {"email": a_teacher().email, "next": wanted})

    assert answer.url == "/"


def test_whoever_has_words_waiting_finds_them_first(client, year):
    renee, posting = a_teacher(), a_posting()
    told = {"text": "Why?", "whose": mark(renee)}
    client.post(reverse("billboard:ask", args=[posting.pk]), told)

    answer = client.post("/demo/sign-in/", {"email": renee.email, "next": "/reports/"})

    assert answer.url == f"{reverse('send-again')}?next=%2Freports%2F"


@pytest.mark.parametrize("email", ["", "nobody@millbrook.example", "renee"])
def test_nobody_else_is(client, email):
    assert client.post("/demo/sign-in/", {"email": email}).status_code == 404


def test_somebody_who_has_left_is_not(client):
    gone = a_teacher(is_active=False)

    assert client.post("/demo/sign-in/", {"email": gone.email}).status_code == 404


def test_looking_at_the_door_signs_nobody_in(client):
    assert client.get("/demo/sign-in/").status_code == 405


def test_the_sign_in_page_offers_the_six(client):
    one_of_the_six()

    page = client.get("/sign-in/")

    assert "Look around as" in page.text
    assert "Renee Okafor" in page.text


def test_its_page_sends_a_code_as_any_other(client):
    one_of_the_six()

    answer = client.post("/sign-in/", {"email": "renee.okafor@millbrook.example"})

    assert (answer.status_code, answer.url) == (302, "/sign-in/code/")


# --- The mailbox ----------------------------------------------------------------------------------


def test_the_newest_letter_comes_first(client):
    old = a_letter(subject="Old", at="2026-09-20 09:00")
    new = a_letter(subject="New", at="2026-09-21 09:00")

    assert list(client.get("/demo/mail/").context["page"]) == [new, old]


def test_one_reader_s_letters(client):
    mine, _ = a_letter(), a_letter()

    assert list(client.get(f"/demo/mail/?person={mine.person_id}").context["page"]) == [mine]


def test_the_digest_can_be_left_out(client):
    _, told = a_letter(kind="digest"), a_letter()

    assert list(client.get("/demo/mail/?without_digest=on").context["page"]) == [told]


@pytest.mark.parametrize("asked", ["", "0", "x", "9" * 30, "-1"])
def test_an_unknown_reader_is_everybody(client, asked):
    a_letter()

    assert len(client.get("/demo/mail/", {"person": asked}).context["page"].object_list) == 1


def test_pages_beyond_the_last_are_the_last(client):
    for _ in range(31):
        a_letter()

    assert client.get("/demo/mail/?page=99").context["page"].number == 2


def test_three_letters_take_as_many_queries_as_one(counted):
    a_letter()
    one = counted("/demo/mail/")
    a_letter()
    a_letter()

    assert counted("/demo/mail/") == one


def test_an_empty_mailbox_says_so(client):
    assert "No letter yet" in client.get("/demo/mail/").text


def test_a_letter_shows_its_frame_and_its_text(client):
    letter = a_letter()

    page = client.get(f"/demo/mail/{letter.pk}/").text

    assert f'src="/demo/mail/{letter.pk}/body/"' in page
    assert 'href="http://127.0.0.1:8000/billboard/1/"' in page


def test_the_body_of_a_letter_can_do_nothing(client):
    letter = a_letter()

    body = client.get(f"/demo/mail/{letter.pk}/body/")

    policy = body["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "style-src 'unsafe-inline'" in policy
    assert "frame-ancestors 'self'" in policy
    assert "sandbox" in policy
    assert "script" not in policy
    assert body["X-Frame-Options"] == "SAMEORIGIN"
    assert '<base target="_top">' in body.text


@pytest.mark.parametrize("path", ["/demo/mail/99/", "/demo/mail/99/body/"])
def test_a_letter_that_was_never_written(client, path):
    assert client.get(path).status_code == 404


def test_the_mailbox_asks_the_district_s_clock(client):
    letter = a_letter(at="2026-09-21 09:00")

    with clock.held_at(moment("2026-09-22 08:00")):
        page = client.get(f"/demo/mail/{letter.pk}/").text

    assert "September 21" in page or "Sep 21" in page
