"""The network is away while somebody writes: a form that saves itself, one that a button alone
changes, and one that no draft can hold. Nothing is lost, nothing is sent twice."""

from dataclasses import dataclass
from typing import Any

import pytest
from playwright.sync_api import expect

from billboard.models import Question
from goals.models import ActionStep
from people.models import Person
from tests import builders as b

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("year"),
]
WORDS = "Film a lesson of each of us"
AWAY = "No network. Your words stay in this browser; press “{}” again when it is back."


@dataclass
class Writing:
    """A page with one field to write in, its button, and whoever asks how often the words stand."""

    address: str
    field: str
    button: str
    stand: Any


def saves_itself(writer):
    goal = b.a_goal(b.a_team(facilitator=writer))
    there = ActionStep.objects.filter(action=WORDS)
    address = f"/goals/{goal.team_id}/plan/add/"
    return Writing(address, "Key action step", "Save the step", there)


def by_its_button(writer):
    posting = b.a_posting(lead=writer)
    there = type(posting).objects.filter(title=WORDS)
    return Writing(f"/billboard/{posting.pk}/edit/", "Title", "Save the changes", there)


def without_a_draft(writer):
    there = Question.objects.filter(text=WORDS)
    return Writing(f"/billboard/{b.a_posting().pk}/", "Your question", "Ask", there)


@pytest.fixture(params=[saves_itself, by_its_button, without_a_draft], ids=lambda it: it.__name__)
def writing(request):
    return request.param(b.a_teacher("Marcus Bell"))


@pytest.fixture
def page(window_of, writing):
    page = window_of(Person.objects.get(family_name="Bell"))
    page.goto(writing.address)
    return page


def pressed(page, writing):
    page.get_by_role("button", name=writing.button).click()


def field_of(page, writing):
    return page.get_by_label(writing.field)


def away_while_writing(page, writing):
    page.context.set_offline(True)
    field_of(page, writing).fill(WORDS)
    pressed(page, writing)
    expect(page.locator("[data-no-network]")).to_contain_text("No network.")


def test_a_press_stays_on_the_page_and_arrives_once_when_the_network_is_back(page, writing):
    """Proves that no page of the browser's comes instead, and that a second press is no second."""
    away_while_writing(page, writing)
    expect(field_of(page, writing)).to_have_value(WORDS)
    page.context.set_offline(False)
    with page.expect_navigation():
        page.get_by_role("button", name=writing.button).dblclick()
    expect(page.get_by_text(WORDS).first).to_be_visible()
    page.wait_for_load_state("networkidle")

    assert writing.stand.count() == 1
    expect(page.locator("[data-no-network]")).to_have_count(0)


def test_the_words_are_there_when_the_browser_was_closed_and_the_network_is_back(page, writing):
    away_while_writing(page, writing)
    again = page.context.new_page()
    page.close(run_before_unload=False)
    again.context.set_offline(False)
    again.goto(writing.address)

    expect(field_of(again, writing)).to_have_value(WORDS)
    with again.expect_navigation():
        pressed(again, writing)
    expect(again.get_by_text(WORDS).first).to_be_visible()
    assert writing.stand.count() == 1


def test_a_press_that_works_waits_for_no_question(page, writing):
    asked = []
    page.on("request", lambda request: asked.append(request.method))
    field_of(page, writing).fill(WORDS)
    with page.expect_navigation():
        pressed(page, writing)

    assert "HEAD" not in asked
