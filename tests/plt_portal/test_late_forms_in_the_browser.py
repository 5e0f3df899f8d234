"""What somebody sees who was signed out while they wrote, or whose token changed: a form that htmx
sends, and one that the browser sends by itself."""

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import expect

from billboard.models import Interest, Posting, Question
from goals.models import ActionStep
from kit.whose import mark
from plt_portal.keeping import waiting_for
from tests import builders as b
from tests.chromium import has_a_copy, has_no_copy, session_of

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


# --- A computer that several people use ---------------------------------------------------------

ANSWERS = {
    "no network": lambda route: route.abort(),
    "the portal broke": lambda route: route.fulfill(status=503, body="Broken"),
    "refused": lambda route: route.fulfill(status=403, body="No"),
    "signed out": lambda route: route.fulfill(status=302, headers={"Location": "/sign-in/"}),
    "a page": lambda route: route.fulfill(body="<!doctype html><title>Welcome</title>"),
}


@pytest.fixture
def renee():
    return b.a_teacher("Renee Okafor")


@pytest.fixture
def grace():
    return b.a_teacher("Grace Nakamura")


@pytest.fixture
def asking(window_of, renee):
    """A page of hers on which a question stands that she did not send."""
    page = window_of(renee)
    page.goto(f"/billboard/{b.a_posting().pk}/")
    page.get_by_role("textbox", name="question").press_sequentially("When would you meet?")
    return page


@pytest.mark.parametrize("answer", ANSWERS)
def test_a_copy_stays_until_the_portal_says_that_it_has_the_words(
    asking, renee, grace, live_server, answer
):
    asking.route("**/ask/", ANSWERS[answer])
    asking.context.add_cookies([session_of(grace, live_server.url)])
    with asking.expect_request("**/ask/"):
        asking.goto("/")
    asking.wait_for_load_state("networkidle")
    has_a_copy(asking)
    expect(asking.get_by_text("put away for them")).to_have_count(0)
    asking.unroute("**/ask/")
    asking.goto("/")

    expect(asking.get_by_text("Their words are put away for them.")).to_be_visible()
    has_no_copy(asking)
    assert [dict(sent.said)["text"] for _, sent in waiting_for(renee)] == ["When would you meet?"]


def test_signing_out_asks_nothing_that_nobody_asked(asking, renee):
    """Proves that a button which nobody pressed is not pressed by signing out."""
    asking.locator("details.plt-me summary").click()
    with asking.expect_navigation():
        asking.get_by_role("button", name="Sign out").click()

    has_no_copy(asking)
    assert not Question.objects.exists()
    assert [dict(sent.said)["text"] for _, sent in waiting_for(renee)] == ["When would you meet?"]


def test_what_was_sent_after_the_session_is_kept_once_and_reads_as_it_was_typed(
    window_of, renee, grace, live_server
):
    """The window tried, the button tried, and the next person's page found no third."""
    step = b.a_step(b.a_goal(b.a_team(facilitator=renee)))
    page = window_of(renee)
    page.goto(f"/goals/steps/{step.pk}/")
    page.context.clear_cookies(name=settings.SESSION_COOKIE_NAME)
    page.get_by_label("Expected outcome").fill("Four clips\nTwo of them shared")
    expect(page.locator("#saved")).to_contain_text("You are signed out.")
    page.get_by_role("button", name="Save the step").click()
    expect(page.get_by_text("You were signed out while you wrote.")).to_be_visible()
    page.context.add_cookies([session_of(grace, live_server.url)])
    page.goto("/", wait_until="networkidle")

    [(_, sent)] = waiting_for(renee)
    assert dict(sent.said)["expected_outcome"] == "Four clips\nTwo of them shared"
    has_no_copy(page)


def test_a_posting_is_changed_on_its_own_page_before_it_is_sent(window_of):
    """Nothing is sent by looking at it, not even by a page that saves by itself."""
    renee, door = b.a_teacher("Renee Okafor"), "/billboard/post/"
    told = {"title": "Calmer", "grades": "3", "draft": "yes", "whose": mark(renee)}
    Client().post(door, told, headers={"Referer": f"http://testserver{door}"})
    page = window_of(renee)

    page.goto("/send-again/")
    page.get_by_role("button", name="Change it first").click()

    expect(page.get_by_text("Not sent yet.")).to_be_visible()
    expect(page.locator("[name=title]")).to_have_value("Calmer")
    expect(page.locator("[name=grades][value='3']")).to_be_checked()
    assert not Posting.objects.exists()
    page.locator("[name=title]").fill("Calmer transitions")
    page.get_by_role("button", name="Keep as a draft").click()
    expect(page.get_by_text("Your draft is saved.")).to_be_visible()
    page.goto("/send-again/")
    expect(page.get_by_text("Nothing of yours waits to be sent.")).to_be_visible()
    assert [(each.title, each.grades) for each in Posting.objects.all()] == [
        ("Calmer transitions", [3])
    ]
