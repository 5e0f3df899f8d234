"""What every answer carries."""

import pytest
from django.urls import reverse

from tests.builders import a_teacher

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "path", ["/help/", "/sign-in/", "/nowhere/", "/people/profile/", "/admin/"]
)
def test_every_answer_has_a_strict_policy(client, path):
    client.force_login(a_teacher())

    headers = client.get(path).headers

    policy = headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["X-Frame-Options"] == "DENY"
    assert "no-store" in headers["Cache-Control"] or "no-cache" in headers["Cache-Control"]


@pytest.mark.parametrize("next_page", ["https://evil.example/", "//evil.example", "/nowhere/", ""])
def test_the_theme_form_leads_to_pages_of_the_portal_only(client, next_page):
    response = client.post(reverse("theme"), {"theme": "dark", "next": next_page})

    assert response.url == "/"


def test_the_theme_is_kept_for_the_person(client):
    person = a_teacher()
    client.force_login(person)

    client.post(reverse("theme"), {"theme": "dark", "next": "/help/"})

    assert 'data-bs-theme="dark"' in client.get("/help/").text
