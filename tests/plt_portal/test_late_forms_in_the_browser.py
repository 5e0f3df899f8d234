"""What somebody sees who was signed out while they wrote, or whose token changed: a form that htmx
sends, and one that the browser sends by itself."""

import pytest
from django.conf import settings
from playwright.sync_api import expect

from billboard.models import Interest
from goals.models import ActionStep
from tests import builders as b
from tests.conftest import session_of

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("year"),
]
WORDS = "They stop after “because”.\nDo yours, too?"


def test_interest_shown_after_the_session_is_sent_after_signing_in(window_of, live_server):
    posting, renee = b.a_posting(), b.a_teacher("Renee Okafor")
    page = window_of(renee)
    page.goto(f"/billboard/{posting.pk}/")
    page.get_by_label("Say hello").fill(WORDS)
    page.context.clear_cookies(name=settings.SESSION_COOKIE_NAME)

    page.get_by_role("button", name="I’m interested").click()

    expect(page.get_by_text("You were signed out while you wrote.")).to_be_visible()
    page.context.add_cookies([session_of(renee, live_server.url)])
    page.goto("/")
    page.get_by_role("link", name="Send your words again").first.click()
    expect(page.locator(".plt-answers")).to_contain_text("They stop after “because”.")
    page.get_by_role("button", name="Send again").click()
    expect(page.get_by_text("You are interested.").first).to_be_visible()
    assert [interest.note for interest in Interest.objects.all()] == [WORDS]


def test_a_step_under_an_old_token_is_sent_once_more(window_of):
    facilitator = b.a_teacher("Marcus Bell")
    team = b.a_team(facilitator=facilitator)
    b.a_goal(team)
    page = window_of(facilitator)
    page.goto(f"/goals/{team.pk}/plan/add/")
    page.locator("[name=action]").fill("Film a lesson")
    page.context.clear_cookies(name=settings.CSRF_COOKIE_NAME)

    page.get_by_role("button", name="Save the step").click()

    expect(page.get_by_role("alert")).to_contain_text("Not saved yet.")
    expect(page.locator(".plt-answers")).to_contain_text("Film a lesson")
    page.get_by_role("button", name="Send again").click()
    expect(page.get_by_text("Film a lesson").first).to_be_visible()
    assert [step.action for step in ActionStep.objects.filter(goal__team=team)] == ["Film a lesson"]
