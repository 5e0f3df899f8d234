"""What every answer carries."""

import pytest
from django.urls import reverse

from tests.builders import a_teacher
from tests.walking import reads_the_walk, the_walk

pytestmark = pytest.mark.django_db


SEALED = "billboard:digest-letter"  # a letter in its frame has a stricter one: test_digest_preview


@reads_the_walk
def test_every_answer_has_a_strict_policy():
    answers = [each for each in the_walk("") if not (each.door and each.door.name == SEALED)]

    assert {each.path: wrong for each in answers if (wrong := _missing(each.headers))} == {}


def test_so_has_a_page_that_is_not_there(client):
    assert _missing(client.get("/nowhere/").headers) == []


def _missing(headers):
    policy = headers.get("Content-Security-Policy", "")
    kept = headers.get("Cache-Control", "")
    holds = {
        "nothing from elsewhere": "default-src 'none'" in policy,
        "nothing unsafe": "unsafe" not in policy,
        "no guessing": headers.get("X-Content-Type-Options") == "nosniff",
        "no telling": headers.get("Referrer-Policy") == "same-origin",
        "in no frame": headers.get("X-Frame-Options") == "DENY",
        "in no cache": "no-store" in kept or "no-cache" in kept,
    }
    return [what for what, held in holds.items() if not held]


@pytest.mark.parametrize("next_page", ["https://evil.example/", "//evil.example", "/nowhere/", ""])
def test_the_theme_form_leads_to_pages_of_the_portal_only(client, next_page):
    response = client.post(reverse("theme"), {"theme": "dark", "next": next_page})

    assert response.url == "/"


def test_the_theme_is_kept_for_the_person(client):
    person = a_teacher()
    client.force_login(person)

    client.post(reverse("theme"), {"theme": "dark", "next": "/help/"})

    assert 'data-bs-theme="dark"' in client.get("/help/").text
