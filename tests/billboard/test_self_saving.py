"""A draft saves itself in the browser, and says so; and whoever has no script loses nothing."""

import re

import pytest
from django.conf import settings
from playwright.sync_api import expect

from billboard.models import Posting
from tests.builders import a_posting
from tests.chromium import has_no_copy

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("year"),
]
SAVED = re.compile(r"Saved \d+:\d\d [ap]\.m\.")
STAYS = "Not saved. No connection. Your words stay in this browser; we keep trying."
NEED = "Students describe what they did and stop there."


def status(page):
    return page.locator("#saved")


def write(page, label, words):
    """Type, and leave the field."""
    page.get_by_label(label).fill(words)
    page.get_by_label(label).blur()


def test_a_new_posting_becomes_one_draft_and_goes_on_saving_into_it(page, reader):
    page.goto("/billboard/post/")
    page.get_by_label("Title").press_sequentially("Lab reports")
    expect(status(page)).to_have_text(SAVED)
    draft = Posting.objects.get()
    expect(page).to_have_url(re.compile(rf"/billboard/{draft.pk}/edit/$"))
    with page.expect_response("**/billboard/post/save/"):
        write(page, "What do students need?", NEED)
    with page.expect_response("**/billboard/post/save/"):
        page.get_by_label("Student work").check()
    page.wait_for_load_state("networkidle")

    draft = Posting.objects.get()
    assert (draft.title, draft.need, draft.evidence) == ("Lab reports", NEED, ["student_work"])
    assert (draft.state, draft.lead) == (Posting.State.DRAFT, reader)
    assert draft.crossings == []
    page.reload()
    expect(page.get_by_label("What do students need?")).to_have_value(NEED)
    expect(page.get_by_role("link", name="Discard the draft")).to_be_visible()


def test_typing_on_while_a_save_is_on_its_way_crosses_nothing(page):
    page.goto("/billboard/post/")
    page.route(
        "**/billboard/post/save/", lambda route: (page.wait_for_timeout(400), route.continue_())
    )
    need = page.get_by_label("What do students need?")
    for words in ["Students desc", "ribe what they did", " and stop there."]:
        need.press_sequentially(words)
        need.dispatch_event("change")
    expect(status(page)).to_have_text(SAVED)
    has_no_copy(page)  # it goes when the last word is saved

    draft = Posting.objects.get()
    assert draft.need == NEED
    assert draft.crossings == []


def test_a_second_window_loses_no_word_and_both_texts_are_put_together(page, reader):
    draft = a_posting(lead=reader, state=Posting.State.DRAFT, need="We read lab reports.")
    other = page.context.new_page()
    for window in (page, other):
        window.goto(f"/billboard/{draft.pk}/edit/")

    write(page, "What do students need?", "We read lab reports in June.")
    expect(status(page)).to_have_text(SAVED)
    write(other, "What do students need?", "We read lab reports and maps.")
    expect(status(other)).to_contain_text("Two texts crossed.")
    other.get_by_role("link", name="Look at both").click()
    other.get_by_role("button", name="Save the joined text").click()

    both = "We read lab reports in June.\n\nWe read lab reports and maps."
    expect(other.get_by_label("What do students need?")).to_have_value(both)
    draft.refresh_from_db()
    assert (draft.need, draft.crossings) == (both, [])


def test_a_text_that_is_too_long_is_said_and_holds_up_no_other(page):
    page.goto("/billboard/post/")
    write(page, "What do students need?", "word " * 4000)
    expect(status(page)).to_contain_text("Keep this to 4000 characters. It has 19999 now.")
    with page.expect_response("**/billboard/post/save/"):
        write(page, "Title", "Lab reports")
    expect(status(page)).to_contain_text("Not all is saved.")
    page.wait_for_load_state("networkidle")

    draft = Posting.objects.get()
    assert (draft.title, draft.need) == ("Lab reports", "")
    expect(page.get_by_label("What do students need?")).to_have_value("word " * 4000)


def test_without_a_connection_it_says_so_and_saves_later(page):
    page.goto("/billboard/post/")
    page.context.set_offline(True)
    write(page, "Title", "Lab reports")
    expect(status(page)).to_have_text(STAYS)
    page.context.set_offline(False)
    page.locator("#writing").dispatch_event("retry")
    expect(status(page)).to_have_text(SAVED)

    assert Posting.objects.get().title == "Lab reports"


def test_whoever_was_signed_out_signs_in_beside_and_goes_on(page, client, reader, live_server):
    page.goto("/billboard/post/")
    page.context.clear_cookies(name=settings.SESSION_COOKIE_NAME)
    write(page, "Title", "Lab reports")
    expect(status(page)).to_contain_text("You are signed out.")
    expect(page.get_by_label("Title")).to_have_value("Lab reports")

    page.context.clear_cookies()  # signing in gives out a new token, too
    client.force_login(reader)
    session = client.cookies[settings.SESSION_COOKIE_NAME].value
    cookie = {"name": settings.SESSION_COOKIE_NAME, "value": session, "url": live_server.url}
    page.context.add_cookies([cookie])
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    expect(status(page)).to_have_text(SAVED)
    assert Posting.objects.get().title == "Lab reports"


def test_whoever_signed_in_anew_in_another_window_goes_on_in_this_one(page, live_server):
    """A new session has a new token, and the token of this page is refused."""
    page.goto("/billboard/post/")
    page.context.clear_cookies(name=settings.CSRF_COOKIE_NAME)
    page.context.new_page().goto(f"{live_server.url}/billboard/post/")
    write(page, "Title", "Lab reports")

    expect(status(page)).to_have_text(SAVED)
    assert Posting.objects.get().title == "Lab reports"


def test_leaving_with_words_that_are_not_saved_asks_first(page):
    page.goto("/billboard/post/")
    page.context.set_offline(True)
    write(page, "Title", "Lab reports")
    expect(status(page)).to_contain_text("Not saved.")
    asked = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    page.context.set_offline(False)
    page.goto("/billboard/")

    assert asked == ["beforeunload"]


def test_looking_at_the_form_makes_no_draft(page):
    page.goto("/billboard/post/")
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    page.get_by_label("Title").focus()
    page.get_by_label("Title").blur()
    page.goto("/billboard/")

    assert not Posting.objects.exists()


def test_what_stands_on_the_billboard_is_changed_by_the_button_only(page, reader):
    posting = a_posting(lead=reader, title="Lab reports")

    page.goto(f"/billboard/{posting.pk}/edit/")
    write(page, "Title", "Lab reports that argue")
    page.wait_for_timeout(2000)
    posting.refresh_from_db()
    assert posting.title == "Lab reports"
    page.get_by_role("button", name="Save the changes").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Lab reports that argue")


def test_without_a_script_a_button_keeps_the_draft(browser, page, live_server):
    state = page.context.storage_state()
    plain = browser.new_context(
        base_url=live_server.url, java_script_enabled=False, storage_state=state
    ).new_page()
    plain.goto("/billboard/post/")
    plain.get_by_label("Title").fill("Lab reports")
    plain.get_by_role("button", name="Keep as a draft").click()
    expect(plain.locator("#notices")).to_contain_text("Your draft is saved.")
    plain.get_by_role("link", name="See postings like yours").click()
    expect(plain.get_by_role("heading", level=1)).to_have_text("Postings like yours")
    plain.context.close()

    assert Posting.objects.get().title == "Lab reports"
