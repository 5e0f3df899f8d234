"""When something fails, a page still says so, without records and without context."""

import pytest
from django.template.loader import render_to_string

from plt_portal.sent import SentForm
from tests.builders import a_teacher

WORDS = {
    "400.html": "We could not read that",
    "403.html": "This page is not open to you",
    "403_csrf.html": "This page was open too long",
    "404.html": "We can’t find this page",
    "500.html": "Something broke on our side",
    "503.html": "The portal cannot reach its records right now",
}


@pytest.mark.parametrize("page", WORDS)
def test_an_error_page_needs_nothing(page):
    html = render_to_string(page)

    assert f"<h1>{WORDS[page]}</h1>" in html
    assert f"<title>{WORDS[page]} · PLT Portal</title>" in html
    assert 'data-bs-theme="auto"' in html


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("path", "status"), [("/billboard/999/", 404), ("/nowhere/", 404), ("/billboard/window/", 403)]
)
def test_whoever_is_signed_in_goes_on_from_a_closed_door(client, year, path, status):
    client.force_login(a_teacher("Renee Okafor"))

    page = client.get(path)

    assert page.status_code == status
    for place in ["/my-team/", "/billboard/", "/training/", "/reports/"]:
        assert f'<a href="{place}"' in page.text
    assert '<span class="plt-me-name">Renee Okafor</span>' in page.text


@pytest.mark.django_db
def test_a_stranger_at_a_closed_door_sees_no_destinations(client):
    page = client.get("/nowhere/")

    assert page.status_code == 404
    assert "plt-nav" not in page.text


def test_a_closed_door_says_whom_it_is_for():
    html = render_to_string("403.html", {"exception": "This page is for the team Talking Math."})

    assert '<p class="plt-lead">This page is for the team Talking Math.</p>' in html


@pytest.mark.parametrize("page", ["500.html", "503.html"])
def test_what_was_typed_is_given_back_and_can_be_sent_again(page):
    sent = SentForm("/billboard/post/", [("need", "They <stop> early.\nAll of them.")])
    context = {"path": "/billboard/post/", "sent": sent, "csrf_token": "abc"}

    html = render_to_string(page, context | {"carried": [("whose", "17:abc")]})

    assert "They &lt;stop&gt; early." in html
    assert '<form method="post" action="/billboard/post/" novalidate>' in html
    assert (
        '<input type="hidden" name="need" value="They &lt;stop&gt; early.\nAll of them.">' in html
    )
    assert '<input type="hidden" name="whose" value="17:abc">' in html
    assert "csrfmiddlewaretoken" in html
