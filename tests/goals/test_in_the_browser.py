"""A goal and a row of the plan that save themselves, through what goes wrong on the way."""

import re

import pytest
from playwright.sync_api import expect

from goals.models import ActionStep, Goal
from plt_portal.keeping import waiting_for
from tests.builders import a_goal, a_step, a_teacher, a_team, facilitator_of
from tests.chromium import session_of

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
SAVED = re.compile(r"Saved \d+:\d\d [ap]\.m\.")

# Each field is laid beneath the line as far as the page goes, and focused: how many stay there.
COVERED = """(line) => {
  const isCovered = (field) =>
    field.getBoundingClientRect().top < line.getBoundingClientRect().bottom;
  const fields = [...document.querySelectorAll("#writing .form-control")];
  const laid = fields.filter((field) => {
    window.scrollBy(0, field.getBoundingClientRect().top);
    return field.checkVisibility() && isCovered(field);
  });
  const covered = laid.filter((field) => {
    window.scrollBy(0, field.getBoundingClientRect().top);
    field.focus();
    return isCovered(field);
  });
  return [laid.length > 4, covered.map((field) => field.name)];
}"""


@pytest.fixture
def team(year):
    return a_team()


@pytest.fixture
def page(window_of, team):
    return window_of(facilitator_of(team), viewport={"width": 390, "height": 800})


def status(page):
    return page.locator("#saved")


def test_a_goal_saves_itself_and_one_window_goes_on_with_it(page, team):
    page.goto(f"/goals/{team.pk}/")
    page.get_by_label("could do what").press_sequentially("explain a solution")
    expect(status(page)).to_have_text(SAVED)
    page.get_by_label("Percent then").fill("70")
    with page.expect_response("**/save/"):
        page.get_by_label("Percent then").blur()
    page.wait_for_load_state("networkidle")

    goal = Goal.objects.get()
    assert (goal.doing, goal.measure.target, goal.crossings) == ("explain a solution", 70, [])


def test_a_goal_written_on_a_phone_without_a_network_is_there_the_next_day(page, team):
    """The network goes, the browser is closed; the words come back, and are saved."""
    page.goto(f"/goals/{team.pk}/")
    page.context.set_offline(True)
    page.get_by_label("could do what").press_sequentially("explain a solution")
    expect(status(page)).to_contain_text("Not saved. No connection.", timeout=10_000)
    next_day = page.context.new_page()
    page.close(run_before_unload=False)
    next_day.context.set_offline(False)
    next_day.goto(f"/goals/{team.pk}/")

    expect(next_day.get_by_label("could do what")).to_have_value("explain a solution")
    expect(status(next_day)).to_have_text(SAVED)
    assert Goal.objects.get().doing == "explain a solution"


def test_sentence_check_and_blanks_follow_what_is_typed_and_chosen(page, team):
    page.goto(f"/goals/{team.pk}/")
    page.get_by_label("could do what").press_sequentially("explain a solution")
    expect(page.locator("#sentence")).to_contain_text("explain a solution")
    expect(page.get_by_role("button", name="Share the goal")).to_be_visible()
    page.get_by_label("An inquiry question").check()

    expect(page.get_by_label("What do you want to find out?")).to_be_visible()
    expect(page.get_by_label("could do what")).to_be_hidden()
    expect(page.get_by_role("heading", name="Three questions to your question")).to_be_visible()
    expect(page.get_by_label("An inquiry question")).to_be_focused()


def test_a_new_row_of_the_plan_waits_in_the_browser_until_it_is_added(page, team):
    """Half a row would stand in the plan for good; a browser that closes keeps its words."""
    a_goal(team)
    page.goto(f"/goals/{team.pk}/plan/add/")
    page.get_by_label("Key action step").press_sequentially("Film a lesson")
    again = page.context.new_page()
    page.close(run_before_unload=False)
    again.goto(f"/goals/{team.pk}/plan/add/")
    expect(again.get_by_label("Key action step")).to_have_value("Film a lesson")
    again.get_by_label("Expected outcome").fill("Four clips")
    again.get_by_role("button", name="Save the step").click()
    again.wait_for_url("**/plan/")

    step = ActionStep.objects.get()
    assert (step.action, step.expected_outcome) == ("Film a lesson", "Four clips")


def test_a_row_that_was_not_saved_waits_for_its_writer_when_another_signs_in(
    page, team, live_server
):
    """Proves that a copy goes to the door of its form, although a field is called "action"."""
    step = a_step(a_goal(team))
    page.goto(f"/goals/steps/{step.pk}/")
    page.context.set_offline(True)
    page.get_by_label("Key action step").fill("Film two lessons")
    next_day = page.context.new_page()
    page.close(run_before_unload=False)
    next_day.context.set_offline(False)
    next_day.context.add_cookies([session_of(a_teacher(), live_server.url)])
    next_day.goto("/")
    expect(next_day.locator("#notices")).to_contain_text("Their words are put away for them.")

    [(_, sent)] = waiting_for(facilitator_of(team))
    assert sent.door == f"/goals/steps/{step.pk}/"
    assert ("action", "Film two lessons") in sent.said


def test_that_words_came_back_is_said_until_somebody_types(page, team):
    """Proves that what is saved meanwhile is said beside it."""
    page.goto(f"/goals/{team.pk}/")
    page.context.set_offline(True)
    page.get_by_label("could do what").fill("explain a solution")
    next_day = page.context.new_page()
    page.close(run_before_unload=False)
    next_day.context.set_offline(False)
    next_day.goto(f"/goals/{team.pk}/")
    expect(status(next_day)).to_have_text(re.compile(rf"^\s*Brought back\..*{SAVED.pattern}", re.S))
    next_day.get_by_label("Percent then").fill("70")

    expect(status(next_day)).to_have_text(re.compile(rf"^\s*{SAVED.pattern}\s*$"))


@pytest.mark.parametrize("width", [390, 1280])
def test_the_line_that_stays_in_sight_covers_no_field_that_is_focused(page, team, width):
    page.set_viewport_size({"width": width, "height": 600})
    page.emulate_media(reduced_motion="reduce")
    page.goto(f"/goals/{team.pk}/")
    words = "Not all is saved. " * (8 if width == 390 else 1)
    status(page).evaluate("(line, words) => line.append(words)", words)

    assert status(page).evaluate(COVERED) == [True, []]
    assert status(page).bounding_box()["width"] == page.locator("#writing").bounding_box()["width"]
