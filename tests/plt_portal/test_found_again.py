"""Words that no button sent are found again where their writer looks for them."""

import re

import pytest
from playwright.sync_api import expect

from goals.models import Goal
from goals.writing import write
from kit.written import Window, marks
from teams.founding import change
from tests import builders as b
from tests.chromium import has_no_copy

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("year"),
]
SAVED = re.compile(r"Saved \d+:\d\d [ap]\.m\.")
NEED = "Students describe what they did and stop there."


@pytest.fixture
def team():
    return b.a_team(name="Talking Math", focus="Every fourth grader explains.")


def test_words_without_a_network_are_found_in_the_draft_that_the_first_save_made(window_of):
    """The browser was closed, and the draft is opened from the list of one's own postings."""
    page = window_of(b.a_teacher())
    page.goto("/billboard/post/")
    page.get_by_label("Title").press_sequentially("Lab reports")
    expect(page.locator("#saved")).to_have_text(SAVED)
    page.context.set_offline(True)
    page.get_by_label("What do students need?").press_sequentially(NEED)
    expect(page.locator("#saved")).to_contain_text("Not saved. No connection.")

    next_day = page.context.new_page()
    page.close(run_before_unload=False)
    next_day.context.set_offline(False)
    next_day.goto("/my-postings/")
    next_day.get_by_role("link", name="Lab reports").click()

    expect(next_day.get_by_label("What do students need?")).to_have_value(NEED)
    expect(next_day.locator("#saved")).to_contain_text(SAVED)


def test_a_text_that_is_being_joined_stays_while_something_else_is_chosen(window_of, team):
    doing = ("explain it aloud", "explain it in writing")
    _cross(b.a_goal(team), group=("grade 4", "newcomers"), doing=doing)
    page = window_of(b.facilitator_of(team))
    page.goto(f"/goals/{team.pk}/crossed/")
    page.get_by_label("Or join them").last.fill("explain it aloud, and then in writing")

    page.get_by_role("button", name=re.compile("Keep this one.*Which students")).first.click()

    expect(page.get_by_text("Saved as you chose.")).to_be_visible()
    expect(page.get_by_label("Or join them")).to_have_value("explain it aloud, and then in writing")
    page.get_by_role("button", name="Save the joined text").click()
    expect(page).to_have_url(re.compile(rf"/goals/{team.pk}/$"))
    assert Goal.objects.get().doing == "explain it aloud, and then in writing"
    has_no_copy(page)


def _cross(goal, **both):
    """Two windows that were open before either saved."""
    shown = marks({name: goal.stands(name) for name in both})
    for window, answers in zip("AB", zip(*both.values(), strict=True), strict=True):
        told = dict(zip(both, answers, strict=True))
        window = Window(window, shown)
        write(goal.team, by=b.facilitator_of(goal.team), goal=told, measure={}, window=window)


def test_who_was_told_what_stands_there_by_now_presses_once_more(window_of, team):
    page = window_of(b.facilitator_of(team))
    page.goto(f"/teams/{team.pk}/change/")
    change(team, by=b.facilitator_of(team), answers={"name": "Talking Math, grade 4"})
    page.get_by_label("What is the team called?").fill("Number Talks")

    page.get_by_role("button", name="Save the team").click()
    expect(page.get_by_text("It says now: “Talking Math, grade 4”.")).to_be_visible()
    page.get_by_role("button", name="Save the team").click()

    expect(page).to_have_url(re.compile(rf"/teams/{team.pk}/roster/$"))
    team.refresh_from_db()
    assert team.name == "Number Talks"
