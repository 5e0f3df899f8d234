"""The Blueprint under the hands of several people, and through everything that goes wrong."""

import re

import pytest
from django.conf import settings
from django.core.cache import cache
from playwright.sync_api import expect

from blueprint.models import Answer, AnswerVersion, Printout
from blueprint.prompts import Place
from blueprint.tasks import print_out
from blueprint.writing import leave
from plt_portal.models import KeptForm
from tests.blueprint.hands import say
from tests.builders import a_blueprint, facilitator_of
from tests.chromium import session_of

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
SAVED = re.compile(r"Saved \d+:\d\d [ap]\.m\.")
NOTES = "Your notes for part 3"


@pytest.fixture(autouse=True)
def _nobody_is_here():
    cache.clear()


@pytest.fixture
def renee(team):
    return facilitator_of(team)


@pytest.fixture
def part(team):
    return f"/blueprint/{team.pk}/partners/"


@pytest.fixture
def page(window_of, renee, part):
    page = window_of(renee)
    page.goto(part)
    return page


def status(page):
    return page.locator("#saved")


def write(page, words):
    page.get_by_label(NOTES).press_sequentially(words)


def copies_in(page):
    return page.evaluate("Object.keys(localStorage).filter((name) => name.startsWith('plt-copy'))")


def stands():
    return Answer.objects.filter(part="partners").values_list("text", flat=True).first()


def comes_to_stand(page, words):
    for _ in range(50):
        if stands() == words:
            return True
        page.wait_for_timeout(100)
    return stands()


def test_what_one_writes_saves_itself_and_goes_on_saving(page):
    write(page, "The library ")
    expect(status(page)).to_have_text(SAVED)
    write(page, "records our talks.")
    page.get_by_label(NOTES).blur()

    assert comes_to_stand(page, "The library records our talks.") is True
    assert AnswerVersion.objects.get().number == 2
    assert copies_in(page) == []


def test_typing_on_while_a_save_is_on_its_way_crosses_nothing(page):
    page.route("**/save/", lambda route: (page.wait_for_timeout(400), route.continue_()))
    for words in ["The lib", "rary rec", "ords."]:
        write(page, words)
        page.get_by_label(NOTES).dispatch_event("change")
    expect(status(page)).to_have_text(SAVED)

    assert comes_to_stand(page, "The library records.") is True
    assert not AnswerVersion.objects.filter(crossed=True).exists()


def test_a_colleague_sees_who_writes_reads_along_and_takes_over(
    page, window_of, daniel, team, renee, part
):
    """Presence and parts are told every ten seconds; here the test rings."""
    other = window_of(daniel)
    other.goto(f"/blueprint/{team.pk}/")
    expect(other.locator("#here")).to_contain_text(f"you and {renee.name} (part 3)")
    expect(other.locator("#partners")).to_contain_text(f"{renee.name} is writing here.")
    write(page, "The library records.")
    expect(status(page)).to_have_text(SAVED)
    told_again(other)
    expect(other.locator("#partners")).to_contain_text("The library records.")
    page.get_by_role("link", name="Back to the Blueprint").click()
    page.wait_for_load_state("networkidle")
    told_again(other)

    other.locator("#partners").get_by_role("link", name="Change").click()
    expect(other.get_by_label(NOTES)).to_have_value("The library records.")


def told_again(page):
    with page.expect_response("**/live/**"):
        page.evaluate("htmx.trigger('#here', 'ring')")


def test_two_texts_that_cross_are_both_kept_and_one_is_chosen(page, daniel, team):
    say(team, Place("partners"), "Theirs.", by=daniel)
    leave(team, by=daniel)
    write(page, "Mine.")
    expect(status(page)).to_contain_text("Two texts crossed.")
    assert copies_in(page) == []
    page.locator("#saved").get_by_role("link", name="Look at both").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Two texts for part 3")
    page.get_by_role("button", name="Keep Daniel’s").click()

    expect(page.get_by_label(NOTES)).to_have_value("Theirs.")
    assert AnswerVersion.objects.get(crossed=True).text == "Mine."
    assert Answer.objects.get(part="partners").crossings == []


def test_on_a_phone_two_texts_squeeze_no_heading_and_push_no_page_sideways(page, daniel, team):
    page.set_viewport_size({"width": 320, "height": 800})
    say(team, Place("partners"), "Theirs.", by=daniel)
    leave(team, by=daniel)
    write(page, "Mine.")
    expect(status(page)).to_contain_text("Two texts crossed.")
    heading = page.get_by_role("heading", name="Who else is on this job?").bounding_box()
    page.locator("#saved").get_by_role("link", name="Look at both").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Two texts for part 3")

    assert heading["width"] > 120
    assert page.locator("html").evaluate("html => html.scrollWidth") == 320


# --- On paper -----------------------------------------------------------------------------------


def test_the_page_asks_by_itself_until_the_pdf_is_made_and_then_no_more(window_of, renee, team):
    page = asked_for_paper(window_of(renee), team)
    print_out(Printout.objects.get().pk)

    expect(page.get_by_role("link", name="Download the PDF")).to_be_visible(timeout=15_000)
    expect(page.locator("[hx-trigger='every 2s']")).to_have_count(0)
    with page.expect_download() as file:
        page.get_by_role("link", name="Download the PDF").click()
    assert file.value.suggested_filename == "blueprint-talking-math.pdf"


def test_a_pdf_that_cannot_be_made_is_said_where_one_waits_for_it(window_of, renee, team):
    page = asked_for_paper(window_of(renee), team)
    Printout.objects.update(pdf_state="failed")

    expect(page.get_by_text("The PDF could not be made.")).to_be_visible(timeout=15_000)
    expect(page.locator("[hx-trigger='every 2s']")).to_have_count(0)


def asked_for_paper(page, team):
    page.goto(f"/blueprint/{team.pk}/paper/")
    page.get_by_role("button", name="Make the PDF").click()
    expect(page.get_by_text("Your PDF is being made.")).to_be_visible()
    return page


# --- Words that the server does not have yet ----------------------------------------------------


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
    assert copies_in(again) == []


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
    assert len(copies_in(page)) == 1
    page.unroute("**/save/")
    page.locator("#writing").dispatch_event("retry")

    expect(status(page)).to_have_text(SAVED)
    assert copies_in(page) == []


def test_whoever_signs_in_again_finds_the_words_in_the_same_part(page, part, renee, live_server):
    page.context.clear_cookies(name=settings.SESSION_COOKIE_NAME)
    write(page, "The library records.")
    expect(status(page)).to_contain_text("You are signed out.")
    page.on("dialog", lambda dialog: dialog.accept())
    page.goto(part)  # leads to the page where one signs in; the copy waits
    assert len(copies_in(page)) == 1
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
    page.wait_for_timeout(300)
    page.context.add_cookies([session_of(daniel, live_server.url)])
    page.on("dialog", lambda dialog: dialog.accept())
    page.goto("/")
    expect(page.locator("#notices")).to_contain_text("Their words are put away for them.")

    assert copies_in(page) == []
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
    page.wait_for_timeout(300)
    page.on("dialog", lambda dialog: dialog.accept())
    page.unroute("**/save/")
    page.locator("details.plt-me summary").click()
    with page.expect_navigation():
        page.get_by_role("button", name="Sign out").click()

    assert copies_in(page) == []
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
    write(page, "The library records us")
    page.wait_for_timeout(1700)
    page.get_by_label(NOTES).fill("The library records.")
    with page.expect_response(lambda response: response.request.is_navigation_request()):
        page.get_by_role("button", name="Save part").click()
    page.wait_for_load_state("networkidle")

    assert stands() == "The library records."
    assert not AnswerVersion.objects.filter(crossed=True).exists()


def test_without_a_script_a_button_saves_and_says_so(window_of, renee, part):
    page = window_of(renee, java_script_enabled=False)
    page.goto(part)
    page.get_by_label(NOTES).fill("The library records.")
    page.get_by_role("button", name="Save part 3").click()

    expect(status(page)).to_contain_text("by you")
    assert stands() == "The library records."


def test_what_one_writes_alone_is_shared_by_a_button(window_of, renee, daniel, team):
    a_blueprint(team, ideal="Ours.")
    page, other = window_of(renee), window_of(daniel)
    page.goto(f"/blueprint/{team.pk}/")
    page.locator("#ideal").get_by_role("link", name="Write for yourself").click()
    page.get_by_label("Your own words for part 1").press_sequentially("Fewer meetings.")
    expect(status(page)).to_have_text(SAVED)
    page.get_by_role("link", name="Back to the Blueprint").click()
    page.get_by_role("button", name="Share with your team").click()
    other.goto(f"/blueprint/{team.pk}/")

    expect(other.locator("#ideal")).to_contain_text("Fewer meetings.")
    other.get_by_role("link", name="Add it to the part").click()
    expect(other.get_by_label("Your notes for part 1")).to_have_value("Ours.\n\nFewer meetings.")
