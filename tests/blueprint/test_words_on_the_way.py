"""Words that are typed and that the portal does not have yet, through everything that goes wrong on
the way: they arrive, or wait for whoever wrote them."""

import re

import pytest
from django.conf import settings
from playwright.sync_api import expect

from blueprint.models import Answer, AnswerVersion
from blueprint.prompts import Place
from blueprint.writing import leave
from plt_portal.models import KeptForm
from tests.blueprint.hands import say
from tests.blueprint.pages import NOTES, SAVED, comes_to_stand, stands, status, write
from tests.chromium import has_a_copy, has_no_copy, session_of

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("nobody_is_here"),
]


@pytest.fixture
def page(at_the_part):
    return at_the_part


def test_a_lost_connection_and_a_closed_window_cost_no_word(page, part):
    page.context.set_offline(True)
    write(page, "The library records.")
    page.get_by_label(NOTES).blur()
    expect(status(page)).to_contain_text("Not saved. No connection.")
    again = page.context.new_page()
    page.on("dialog", lambda dialog: dialog.accept())
    page.close()
    again.context.set_offline(False)
    again.goto(part)

    expect(again.get_by_label(NOTES)).to_have_value("The library records.")
    expect(status(again)).to_have_text(SAVED)
    assert stands() == "The library records."
    has_no_copy(again)


def test_words_brought_back_upon_a_newer_text_cross_it(page, part, daniel, team):
    page.context.set_offline(True)
    write(page, "Mine.")
    say(team, Place("partners"), "Theirs.", by=daniel)
    leave(team, by=daniel)
    again = page.context.new_page()
    page.on("dialog", lambda dialog: dialog.accept())
    page.close()
    again.context.set_offline(False)
    again.goto(part)

    expect(status(again)).to_contain_text("Two texts crossed.")
    assert stands() == "Theirs."
    assert AnswerVersion.objects.get(crossed=True).text == "Mine."


def test_an_error_of_the_server_keeps_the_words(page):
    page.route("**/save/", lambda route: route.fulfill(status=500, body="Broken"))
    write(page, "The library records.")
    expect(status(page)).to_contain_text("Not saved.")
    has_a_copy(page)
    page.unroute("**/save/")
    page.locator("#writing").dispatch_event("retry")

    expect(status(page)).to_have_text(SAVED)
    has_no_copy(page)


def test_whoever_signs_in_again_finds_the_words_in_the_same_part(page, part, renee, live_server):
    page.context.clear_cookies(name=settings.SESSION_COOKIE_NAME)
    write(page, "The library records.")
    expect(status(page)).to_contain_text("You are signed out.")
    page.on("dialog", lambda dialog: dialog.accept())
    page.goto(part)  # leads to the page where one signs in; the copy waits
    has_a_copy(page)
    page.context.add_cookies([session_of(renee, live_server.url)])
    page.goto(part)

    expect(status(page)).to_have_text(SAVED)
    assert stands() == "The library records."


def test_what_asks_on_its_own_takes_nobody_away_from_a_part(page, part):
    """The list of who is here hears first that the session is over; the words stay before their
    writer."""
    page.context.clear_cookies(name=settings.SESSION_COOKIE_NAME)
    with page.expect_response("**/sign-in/**"):
        page.evaluate(
            "htmx.ajax('GET', document.querySelector('#here').getAttribute('hx-get'), '#here')"
        )

    expect(status(page)).to_contain_text("You are signed out.")
    expect(page).to_have_url(re.compile(re.escape(part)))


def test_somebody_else_who_signs_in_here_finds_nothing_and_nothing_is_lost(
    page, renee, daniel, live_server
):
    page.route("**/save/", lambda route: route.abort())
    write(page, "For my eyes.")
    has_a_copy(page)
    page.context.add_cookies([session_of(daniel, live_server.url)])
    page.on("dialog", lambda dialog: dialog.accept())
    page.goto("/")
    expect(page.locator("#notices")).to_contain_text("Their words are put away for them.")

    has_no_copy(page)
    assert list(KeptForm.objects.values_list("writer", flat=True)) == [renee.pk]
    assert not stands()


@pytest.mark.parametrize("slug", ["partners", "own-partners"])
def test_what_one_wrote_is_not_saved_as_the_words_of_somebody_who_signs_in_here(
    page, slug, daniel, live_server, team
):
    page.goto(f"/blueprint/{team.pk}/{slug}/")
    page.context.clear_cookies(name=settings.SESSION_COOKIE_NAME)
    page.locator("textarea").press_sequentially("For my eyes.")
    expect(status(page)).to_contain_text("You are signed out.")
    page.context.clear_cookies()  # signing in gives out a new token, too
    page.context.add_cookies([session_of(daniel, live_server.url)])
    with page.expect_response(page.url):
        page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    page.wait_for_timeout(1500)

    expect(status(page)).to_contain_text("Not saved.")
    assert not Answer.objects.filter(text__contains="eyes").exists()


def test_signing_out_sends_what_was_not_saved_and_leaves_nothing_here(page):
    page.route("**/save/", lambda route: route.abort())
    write(page, "For my eyes.")
    has_a_copy(page)
    page.on("dialog", lambda dialog: dialog.accept())
    page.unroute("**/save/")
    page.locator("details.plt-me summary").click()
    with page.expect_navigation():
        page.get_by_role("button", name="Sign out").click()

    has_no_copy(page)
    assert stands() == "For my eyes."
    assert not KeptForm.objects.exists()


def test_what_is_typed_before_the_script_runs_is_saved(page, part):
    """Proves that a form is compared with what was served, not with what stands when we come."""
    page.route("**/portal.*js", lambda route: (page.wait_for_timeout(1200), route.continue_()))
    page.goto(part, wait_until="commit")
    write(page, "The library records.")

    assert comes_to_stand(page, "The library records.") is True


def test_a_button_waits_for_the_save_that_is_on_its_way(page):
    """Proves that a window never meets itself: a word taken out again crosses nothing."""
    page.route("**/save/", lambda route: (page.wait_for_timeout(800), route.continue_()))
    with page.expect_request("**/save/"):
        write(page, "The library records us")
    page.get_by_label(NOTES).fill("The library records.")
    with page.expect_response(lambda response: response.request.is_navigation_request()):
        page.get_by_role("button", name="Save part").click()
    page.wait_for_load_state("networkidle")

    assert stands() == "The library records."
    assert not AnswerVersion.objects.filter(crossed=True).exists()
