"""What htmx adds: the list and the page change in place, and focus stays where it was."""

import pytest
from playwright.sync_api import expect

from billboard.models import Interest
from tests.builders import a_posting, a_teacher
from tests.chromium import has_no_copy

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("year"),
]


def test_the_list_follows_what_is_typed_and_ticked_and_so_does_the_address(page):
    a_posting(title="Lab talks without the timed test")
    full = a_posting(title="Lab talks", places=4)
    for _ in range(3):
        Interest.objects.create(posting=full, person=a_teacher(), state="committed")
    a_posting(title="Reading science aloud")

    page.goto("/billboard/")
    page.locator("#q").press_sequentially("lab t")
    expect(page.locator("#results-heading")).to_have_text("2 teams match")
    expect(page.locator("#match-said")).to_have_text("2 teams match")
    page.get_by_label("Only with seats left").check()
    expect(page.locator("#results-heading")).to_have_text("1 team matches")
    page.locator("#sort").select_option("seats")
    page.wait_for_url("**sort=seats**")

    page.reload()
    expect(page.locator("#results-heading")).to_have_text("1 team matches")
    expect(page.locator("#q")).to_have_value("lab t")


def test_a_press_in_the_list_changes_its_row_and_nothing_else(page, reader):
    first, second = a_posting(title="First"), a_posting(title="Second")

    page.goto("/billboard/")
    button = page.locator(f"#interest-{first.pk}")
    button.click()

    expect(page.locator(f"#posting-{first.pk}")).to_contain_text("You are interested")
    expect(page.locator("#notices")).to_contain_text("will hear of it")
    expect(button).to_be_focused()
    expect(page.locator(f"#posting-{second.pk}")).not_to_contain_text("You are interested")
    assert Interest.objects.get().person == reader


def test_without_script_the_same_buttons_send_the_page(page, browser, reader):
    first, _ = a_posting(title="First talks"), a_posting(title="Second")
    page.goto("/billboard/?q=talks")
    as_before = {"storage_state": page.context.storage_state(), "base_url": page.url}
    plain = browser.new_context(java_script_enabled=False, **as_before)
    page = plain.new_page()

    page.goto("/billboard/")
    page.locator("#q").fill("talks")
    page.get_by_role("button", name="Search").click()
    expect(page.locator("#results-heading")).to_have_text("1 team matches")
    page.locator(f"#interest-{first.pk}").click()

    expect(page.locator(f"#posting-{first.pk}")).to_contain_text("You are interested")
    expect(page.locator("#results-heading")).to_have_text("1 team matches")
    assert page.url.endswith("?q=talks&sort=")
    plain.close()


def test_interest_is_shown_and_withdrawn_in_place(page):
    posting = a_posting()

    page.goto(f"/billboard/{posting.pk}/")
    page.get_by_label("Say hello").fill("I teach next door.")
    page.locator("#interest").click()
    expect(page.locator("#side")).to_contain_text("You are interested")
    expect(page.locator("#interest")).to_be_focused()
    page.locator("#interest").click()
    expect(page.locator("#side")).to_contain_text("Say hello")


def test_a_note_that_is_too_long_comes_back_in_place(page):
    posting = a_posting()

    page.goto(f"/billboard/{posting.pk}/")
    page.get_by_label("Say hello").fill("a" * 501)
    page.locator("#interest").click()

    expect(page.locator("#side")).to_contain_text("It has 501 now.")
    expect(page.get_by_label("Say hello")).to_have_value("a" * 501)


def test_a_question_that_was_not_sent_is_there_when_its_page_is_opened_again(page):
    """Proves that the browser keeps the words of a form without a draft, until they arrive."""
    door, question = f"/billboard/{a_posting().pk}/", page.get_by_role("textbox", name="question")
    page.goto(door)
    question.press_sequentially("When would you meet?")
    page.goto("/billboard/")
    page.goto(door)
    expect(question).to_have_value("When would you meet?")
    expect(page.locator("#notices")).to_contain_text("Brought back.")

    page.get_by_role("button", name="Ask", exact=False).click()
    expect(page.locator("main")).to_contain_text("When would you meet?")
    page.goto(door)

    expect(question).to_have_value("")
    has_no_copy(page)
