"""What the one small script adds: focus, counting, waiting, and the truth when a request fails."""

import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.template.loader import render_to_string
from playwright.sync_api import expect

pytestmark = [pytest.mark.browser, pytest.mark.timeout(60)]

PAGE = """<!doctype html><html lang="en-US"><head><title>Page</title>{head}</head>
<body data-person="7"><main>
<div id="notices"></div>
<details class="plt-me"><summary>Me</summary><a href="/x/">Your profile</a></details>
{main}</main></body></html>"""
ERRORS = '<section class="plt-errors" tabindex="-1"><h2>Two answers</h2></section>'
BOXES = """<form><p data-with-script hidden><input type="checkbox" aria-label="All"
data-selects="roster"></p>
<input type="checkbox" name="roster" aria-label="One"><input type="checkbox" name="roster">
<button data-counts="roster">Approve selected</button></form>"""
INTEREST = """<div id="side"><form hx-post="/answer/" hx-target="#side">
<button id="press">I’m interested</button></form></div>"""
WRITING = """<form hx-post="/answer/" hx-trigger="input, retry" hx-swap="none">
<p data-save-state></p><textarea name="words" aria-label="Words"></textarea></form>"""
POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'"
TYPES = {"js": "text/javascript", "css": "text/css", "svg": "image/svg+xml", "woff2": "font/woff2"}


@pytest.fixture
def open_page(browser):
    """A page of the portal with this content; `answer` is what its server says to htmx."""
    page = browser.new_page()

    def opened(main, answer=None):
        html = PAGE.format(head=render_to_string("parts/head.html"), main=main)
        page.route("http://portal.test/static/**", give_file)
        page.route("http://portal.test/answer/", answer or (lambda route: route.abort()))
        page.route("http://portal.test/", lambda route: give_page(route, html))
        page.goto("http://portal.test/")
        return page

    yield opened
    page.close()


def give_file(route):
    path = Path(finders.find(route.request.url.removeprefix("http://portal.test/static/")))
    route.fulfill(body=path.read_bytes(), content_type=TYPES[path.suffix[1:]])


def give_page(route, html):
    headers = {"Content-Security-Policy": POLICY}
    route.fulfill(body=html, content_type="text/html; charset=utf-8", headers=headers)


def test_after_a_failed_submit_reading_starts_at_the_errors(open_page):
    page = open_page(ERRORS)

    expect(page.locator(".plt-errors")).to_be_focused()


def test_the_button_says_how_many_are_selected(open_page):
    page = open_page(BOXES)
    button = page.locator("button")

    page.get_by_label("One").check()
    expect(button).to_have_text("Approve 1 selected")
    page.get_by_label("All").check()
    expect(button).to_have_text("Approve 2 selected")
    page.get_by_label("One").uncheck()
    expect(page.get_by_label("All")).not_to_be_checked()
    page.get_by_label("All").check()
    page.get_by_label("All").uncheck()
    expect(button).to_have_text("Approve selected")


def test_the_pressed_button_waits_and_keeps_the_focus(open_page):
    waiting = []
    page = open_page(INTEREST, answer=lambda route: waiting.append(route))

    with page.expect_request("**/answer/"):
        page.locator("#press").click()
    expect(page.locator("#press")).to_have_attribute("aria-busy", "true")
    while not waiting:  # its request is told before its route
        page.wait_for_timeout(10)
    waiting[0].fulfill(body='<button id="press">Withdraw</button>', content_type="text/html")

    expect(page.locator("#press")).to_have_text("Withdraw")
    expect(page.locator("#press")).to_be_focused()
    expect(page.locator("[aria-busy]")).to_have_count(0)


def test_where_the_pressed_control_is_gone_reading_goes_on_beside_it(open_page):
    row = '<p>Saved</p><a id="change" href="/x/">Change</a>'
    page = open_page(INTEREST, answer=lambda route: route.fulfill(body=row))

    page.locator("#press").focus()
    page.keyboard.press("Enter")

    expect(page.locator("#change")).to_be_focused()


def test_without_a_connection_the_page_says_so(open_page):
    page = open_page(INTEREST)

    page.locator("#press").click()

    expect(page.get_by_role("alert")).to_contain_text("No connection.")
    expect(page.locator("#press")).to_have_text("I’m interested")


def test_words_that_could_not_be_saved_stay_and_are_tried_again(open_page):
    page = open_page(WRITING)

    page.get_by_label("Words").fill("Room 214")

    expect(page.locator("[data-save-state]")).to_have_text(
        "Not saved. No connection. We keep trying."
    )
    expect(page.get_by_label("Words")).to_have_value("Room 214")


def test_words_are_kept_and_come_back_whatever_the_fields_of_their_form_are_called(open_page):
    """Proves that no field hides where its form leads to, or what else the script asks of it."""
    names = open_page("").evaluate("Object.getOwnPropertyNames(HTMLFormElement.prototype)")
    fields = [f'<input name="{name}" aria-label="The {name}">' for name in [*names, "id"]]
    page = open_page(f'<form method="post" action="/answer/">{"".join(fields)}</form>')

    page.get_by_label("The action").fill("Film a lesson")
    kept = page.evaluate("Object.keys(localStorage)")
    page.reload()

    assert kept == ["plt-copy:7:/answer/"]
    expect(page.get_by_label("The action")).to_have_value("Film a lesson")


def test_a_page_that_broke_is_not_put_into_a_part(open_page):
    page = open_page(INTEREST, answer=lambda route: route.fulfill(status=500, body="<h1>500</h1>"))

    page.locator("#press").click()

    expect(page.get_by_role("alert")).to_contain_text("That did not work.")
    expect(page.locator("#side")).to_contain_text("I’m interested")


def test_a_notice_beside_a_part_takes_its_place_above(open_page):
    notice = '<p>Done</p><div hx-swap-oob="innerHTML:#notices"><b>Interest noted.</b></div>'
    page = open_page(INTEREST, answer=lambda route: route.fulfill(body=notice))

    page.locator("#press").click()

    expect(page.locator("#notices")).to_have_text("Interest noted.")
    expect(page.locator("#side")).to_have_text(re.compile(r"^\s*Done\s*$"))


def test_the_account_menu_closes_by_key_and_by_going_elsewhere(open_page):
    page = open_page("<p>Elsewhere</p>")
    menu, summary = page.locator("details"), page.locator("summary")

    summary.click()
    page.keyboard.press("Escape")
    expect(menu).not_to_have_attribute("open", "")
    expect(summary).to_be_focused()

    summary.click()
    page.get_by_text("Elsewhere").click()
    expect(menu).not_to_have_attribute("open", "")
