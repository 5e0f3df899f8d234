"""When one can post: from the opening on, late after the session, at last with a pass."""

from functools import partial

import pytest
from django.urls import reverse

from billboard import writing
from billboard.models import Posting
from billboard.posting import post
from district.models import CalendarEvent
from kit import clock
from kit.lifecycle import NotYet
from tests.billboard.pages import written
from tests.builders import a_late_pass, a_posting, an_assistant_superintendent, moment

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("year")]
State = Posting.State


@pytest.mark.parametrize(
    ("day", "late"),
    [("2026-09-01", False), ("2026-09-24", False), ("2026-09-25", True), ("2026-10-08", True)],
)
def test_after_the_soft_closing_a_posting_is_marked_late(year, day, late):
    draft = a_posting(state=State.DRAFT)

    with clock.held_at(moment(f"{day} 12:00")):
        posting = post(draft, by=draft.lead)

    assert (posting.state, posting.late) == (State.OPEN, late)


@pytest.mark.parametrize(
    ("day", "words", "asks"),
    [
        ("2026-08-31", "The billboard opens on Tuesday, September 1.", ""),
        (
            "2026-10-09",
            "The billboard has been closed for new postings since Thursday, October 8.",
            " Ruth Abramson gives late passes.",
        ),
    ],
)
def test_outside_the_window_it_stays_a_draft_and_the_page_says_why(
    client, author, day, words, asks
):
    an_assistant_superintendent("Ruth Abramson")

    with clock.held_at(moment(f"{day} 12:00")):
        response = client.post(reverse("billboard:post"), written(), follow=True)

    draft = Posting.objects.get()
    assert (draft.state, draft.posted_at) == (State.DRAFT, None)
    assert draft.need == "Students **describe** what they did and stop there."
    assert f"<b>{words}</b> What you wrote is kept as a draft.{asks}</p>" in response.text


def test_without_that_guard_a_posting_after_the_closing_is_no_draft_and_names_nobody(
    client, author, monkeypatch
):
    """Proves that the test above fails when nothing keeps what cannot be posted any more."""
    an_assistant_superintendent("Ruth Abramson")
    only = partial(writing.keep, verb="post")
    monkeypatch.setattr(
        writing, "keep_and_post", lambda *posting, **told: (only(*posting, **told), [])
    )

    with clock.held_at(moment("2026-10-09 12:00")):
        response = client.post(reverse("billboard:post"), written(), follow=True)

    assert not Posting.objects.exists()
    assert "gives late passes" not in response.text


def test_a_calendar_without_the_billboard_takes_nothing_and_breaks_nothing(client, author):
    CalendarEvent.objects.all().delete()
    draft = a_posting(lead=author, state=State.DRAFT)

    with pytest.raises(NotYet, match="no dates for the billboard yet"):
        post(draft, by=author)

    assert client.get(reverse("billboard:billboard")).status_code == 200
    assert client.get(reverse("billboard:post")).status_code == 200


# --- The late pass ---------------------------------------------------------------------------


@pytest.fixture
def draft(author):
    return a_posting(lead=author, state=State.DRAFT, title="Lab reports", need="We read.")


def test_a_late_pass_posts_after_the_closing_and_is_noted(client, draft):
    late_pass = a_late_pass(draft.lead)

    with clock.held_at(moment("2026-10-12 12:00")):
        page = client.get(reverse("billboard:edit", args=[draft.pk]))
        posting = post(draft, by=draft.lead)

    assert "You have a late pass" in page.text
    assert (posting.state, posting.late, posting.late_pass) == (State.OPEN, True, late_pass)


@pytest.mark.parametrize("day", ["2026-08-31", "2026-10-17"])
def test_a_late_pass_neither_opens_the_billboard_nor_outlasts_its_day(draft, day):
    a_late_pass(draft.lead)

    with clock.held_at(moment(f"{day} 12:00")), pytest.raises(NotYet):
        post(draft, by=draft.lead)


def test_a_posting_in_time_uses_no_late_pass(draft):
    a_late_pass(draft.lead)

    assert post(draft, by=draft.lead).late_pass is None
