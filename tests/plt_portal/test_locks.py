"""The locks of every door, tried by somebody who means no good."""

import re
from datetime import timedelta

import pytest
from django.conf import settings
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from kit import clock
from powers.models import Appointment
from tests import builders as b
from tests.doors import KINDS
from tests.knocking import TABLE, argument, path_of, undone
from tests.plt_portal.hands import enter
from tests.scene import the_scene

pytestmark = pytest.mark.django_db
OPEN_BY_DESIGN = {"letters:stop"}  # RFC 8058: a mail program has neither cookie nor token


# --- A page of somebody else ----------------------------------------------------------------------


def test_a_form_of_another_site_moves_nothing():
    scene = the_scene()
    posts = [door for door in TABLE if door.method == "POST" and not door.stands]
    stranger, let_in = Client(enforce_csrf_checks=True), set()
    for door in posts:
        passing = [kind for kind in KINDS if door.sign(kind) == "Y"] or ["facilitator"]
        enter(stranger, scene.kinds[passing[0]])
        data = {key: argument(scene, value) for key, value in door.data.items()}
        if stranger.post(path_of(door, scene), data).status_code != 403:
            let_in.add(door.name)

    assert let_in == OPEN_BY_DESIGN


def test_sign_in_and_sign_out_ask_for_the_token_too():
    stranger = Client(enforce_csrf_checks=True)
    for name in ["sign-in", "account_logout"]:
        stranger.force_login(b.a_teacher())
        assert stranger.post(reverse(name), {"email": "a@b.example"}).status_code == 403


@pytest.mark.parametrize("host", ["evil.example", "testserver.evil.example", "a b", "testserver:x"])
def test_another_host_is_nobody(client, host):
    assert client.get("/help/", headers={"host": host}).status_code == 400


def test_links_in_letters_do_not_follow_the_host_of_the_request(client):
    """A forwarded host changes nothing, either."""
    page = client.get("/help/", headers={"x-forwarded-host": "evil.example"})

    assert "evil.example" not in page.text


ELSEWHERE = [
    "https://evil.example/",
    "//evil.example/",
    "/\\evil.example/",
    "\\\\evil.example",
    "/%09/evil.example",
    "/\t/evil.example",
    "https:evil.example",
    "javascript:alert(1)",
    " //evil.example",
    "///evil.example/help/",
    "/help/\r\nLocation: https://evil.example/",
]


def test_nobody_is_led_to_another_site(client):
    scene = the_scene()
    for next_page in ELSEWHERE:
        cache.clear()  # whoever asks too often is led nowhere
        enter(client, scene.kinds["teacher"])
        for answer in _led_on(client, scene, next_page):
            if answer.status_code == 302:
                assert re.match(r"/(?![/\\])", answer.url), (next_page, answer.url)
                assert not set("\r\n") & set(answer.url)


def _led_on(client, scene, next_page):
    """Wherever a form or an address says where to go next."""
    return [
        client.get(reverse("sign-in"), {"next": next_page}),
        client.post(reverse("theme"), {"theme": "dark", "next": next_page}),
        client.post(
            reverse("billboard:withdraw-interest", args=[scene.posting.pk]), {"list": next_page}
        ),
        client.get(reverse("account_login"), {"next": next_page}),
        client.post(reverse("account_logout"), {"next": next_page}),
        client.post(reverse("sign-in"), {"next": next_page, "email": scene.kinds["teacher"].email}),
    ]


# --- Somebody whose power has ended ---------------------------------------------------------------


def test_somebody_who_left_is_out_with_the_next_request(client):
    person = b.a_teacher()
    enter(client, person)
    assert client.get(reverse("people:profile")).status_code == 200

    type(person).objects.filter(pk=person.pk).update(is_active=False)

    assert client.get(reverse("people:profile")).status_code == 302
    assert client.post(reverse("people:profile"), {"given_name": "Back"}).status_code == 302
    person.refresh_from_db()
    assert person.given_name != "Back"


REACHED_BY_POWER = [
    ("principal", "teams:approvals"),
    ("assistant superintendent", "teams:approvals"),
    ("assistant superintendent", "reports:in-hand"),
    ("director", "reports:in-hand"),
    ("administrator", "admin:index"),
    ("administrator", "admin:people_person_changelist"),
]


def test_a_power_that_ended_is_felt_by_the_next_request(client):
    scene, yesterday = the_scene(), clock.today() - timedelta(days=1)
    for kind, name in REACHED_BY_POWER:
        enter(client, scene.kinds[kind])
        with undone():
            before = client.get(reverse(name)).status_code
            Appointment.objects.filter(person=scene.kinds[kind]).update(ends=yesterday)
            after = client.get(reverse(name), follow=True).status_code

        assert (kind, name, before, after) == (kind, name, 200, 403)


def test_who_left_a_team_reads_its_texts_no_more(client):
    scene = the_scene()
    member = scene.kinds["member"]
    enter(client, member)
    path = reverse("blueprint:blueprint", args=[scene.team.pk])
    assert client.get(path).status_code == 200

    scene.team.memberships.filter(person=member).update(ended_on=clock.today())

    assert client.get(path).status_code == 404
    assert client.get(reverse("goals:goal", args=[scene.team.pk])).status_code == 404


def test_a_made_up_session_is_nobody(client):
    client.cookies[settings.SESSION_COOKIE_NAME] = "a" * 32

    assert client.get("/").status_code == 302


def test_signing_out_ends_the_session_for_good(client):
    enter(client, b.a_teacher())
    stolen = client.cookies[settings.SESSION_COOKIE_NAME].value
    client.post(reverse("account_logout"))

    client.cookies[settings.SESSION_COOKIE_NAME] = stolen

    assert client.get(reverse("people:profile")).status_code == 302


# --- Who works here is not for strangers to find out ----------------------------------------------


def test_the_sign_in_page_does_not_tell_who_works_here(client):
    known, unknown = b.a_teacher().email, "nobody.at.all@millbrook.example"

    told = []
    for email in (known, unknown):
        browser = Client()
        answer = browser.post(reverse("sign-in"), {"email": email})
        page = browser.get(answer.url)
        text = re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", page.text)
        told.append((answer.status_code, answer.url, text.replace(email, "")))

    assert told[0] == told[1]
