"""The Blueprint under the hands of several people: each sees who writes, and what; on a page that
saves itself, and on paper."""

import pytest
from playwright.sync_api import expect

from blueprint.models import Answer, AnswerVersion, Printout
from blueprint.prompts import Place
from blueprint.tasks import print_out
from blueprint.writing import leave
from tests.blueprint.hands import say
from tests.blueprint.pages import NOTES, SAVED, comes_to_stand, stands, status, write
from tests.builders import a_blueprint
from tests.chromium import has_no_copy

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("nobody_is_here"),
]


@pytest.fixture
def page(at_the_part):
    return at_the_part


def test_what_one_writes_saves_itself_and_goes_on_saving(page):
    write(page, "The library ")
    expect(status(page)).to_have_text(SAVED)
    write(page, "records our talks.")
    page.get_by_label(NOTES).blur()

    assert comes_to_stand(page, "The library records our talks.") is True
    assert AnswerVersion.objects.get().number == 2
    has_no_copy(page)


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
    expect(page.locator("#here")).to_be_visible()
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
    has_no_copy(page)
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
