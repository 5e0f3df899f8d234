"""The frame around every page: who reads, where they are, and how it looks to them."""

import pytest

from tests.builders import a_principal, a_school, a_teacher
from tests.reading import page_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def page_for(client, year):
    """A page that everybody has, as this person sees it."""

    def seen(person=None):
        if person:
            client.force_login(person)
        return page_of(client.get("/help/"))

    return seen


def test_a_teacher_has_five_destinations_and_a_name(page_for):
    page = page_for(a_teacher("Renee Okafor"))

    nav = page[page.index('<nav class="plt-nav"') : page.index("</nav>")]
    assert nav.count("<li>") == 5
    assert '<span class="plt-me-name">Renee Okafor</span>' in page
    assert '<span class="plt-initials" aria-hidden="true">RO</span>' in page


def test_signing_out_is_a_form_that_posts(page_for):
    page = page_for(a_teacher())

    assert '<form method="post" action="/sign-out/"' in page


def test_a_principal_goes_to_approvals_first(page_for):
    page = page_for(a_principal(a_school()))

    nav = page[page.index('<nav class="plt-nav"') : page.index("</nav>")]
    assert nav.index("Approvals") < nav.index("Teams") < nav.index("Billboard")


def test_without_an_account_there_is_no_navigation(page_for):
    page = page_for()

    assert '<nav class="plt-nav"' not in page
    assert "Your account" not in page
    assert "hx-headers" not in page


def test_the_page_knows_whose_it_is_and_htmx_carries_their_token(page_for):
    reader = a_teacher()

    body = f'<body data-person="{reader.pk}" hx-headers:inherited=\'{{"X-CSRFToken": "'
    assert body in page_for(reader)


def test_the_theme_is_the_readers_choice(page_for):
    page = page_for(a_teacher(theme="dark"))

    assert '<html lang="en-US" data-bs-theme="dark">' in page
    assert 'value="dark" aria-pressed="true"' in page
    assert page.count('aria-pressed="true"') == 1


def test_the_title_names_the_page_and_the_portal(page_for):
    assert "<title>Help · PLT Portal</title>" in page_for()


def test_a_failed_form_says_so_in_the_title_and_above_the_page(client):
    page = client.post("/sign-in/", {"email": ""}).content.decode()

    assert "<title>Error: Sign in · PLT Portal</title>" in page
    assert page.index("One answer needs another look") < page.index("<h1>")
    assert '<a href="#id_email">' in page
