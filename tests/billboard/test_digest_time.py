"""When the digest leaves: each period once, whatever the clock and the workers do."""

from datetime import timedelta

import pytest
from django.utils import timezone

from billboard.digest import send_due
from billboard.models import DigestIssue, Posting
from billboard.tasks import send_due_digest
from district.models import SchoolYear
from kit import clock
from letters.models import Letter
from tests.billboard.digests import send_at
from tests.billboard.threads import at_once
from tests.builders import a_posting, a_teacher, an_event, moment

pytestmark = pytest.mark.django_db
State = DigestIssue.State


def days_of_issues(first, last):
    """On which days an issue leaves, when beat knocks each hour from the first day to the last."""
    now, sent = moment(f"{first} 00:10"), []
    while now < moment(f"{last} 23:59"):
        with clock.held_at(now):
            issue = send_due()
        if issue:
            sent.append(f"{timezone.localtime(now):%b %-d %H:%M}")
        now += timedelta(hours=1)
    return sent


@pytest.fixture(autouse=True)
def _a_year_stands(year):
    return year


# --- When ------------------------------------------------------------------------------------


def test_in_september_it_comes_each_tuesday_at_half_past_six():
    assert days_of_issues("2026-09-01", "2026-09-30") == [
        "Sep 1 07:10",
        "Sep 8 07:10",
        "Sep 15 07:10",
        "Sep 22 07:10",
        "Sep 29 07:10",
    ]


def test_after_that_it_comes_on_the_first_school_tuesday_of_the_month():
    an_event("closure", moment("2026-11-03 12:00").date(), name="Election Day")

    assert days_of_issues("2026-10-01", "2026-12-31") == [
        "Oct 6 07:10",
        "Nov 10 07:10",
        "Dec 1 07:10",
    ]


def test_a_closed_tuesday_in_september_is_left_out():
    an_event("closure", moment("2026-09-08 12:00").date(), name="Closed")

    assert days_of_issues("2026-09-05", "2026-09-16") == ["Sep 15 07:10"]


def test_the_hour_is_the_hour_of_the_district_on_both_sides_of_the_clock_change():
    for day in ["2026-11-03", "2027-04-06"]:  # the clocks change on November 1 and March 14
        assert send_at(f"{day} 06:29") is None
        assert send_at(f"{day} 06:30").send_at == moment(f"{day} 06:30")


def test_it_does_not_come_after_the_last_day_of_school():
    assert days_of_issues("2027-06-10", "2027-08-20") == []


def test_a_missed_issue_is_caught_up_within_a_day_and_not_later():
    assert send_at("2026-09-09 06:31") is None
    assert send_at("2026-09-16 06:30").send_at == moment("2026-09-15 06:30")


def test_what_a_missed_issue_would_have_told_stands_in_the_next():
    a_teacher()
    posting = a_posting(posted_at=moment("2026-09-04 12:00"))
    send_at("2026-09-01 06:30")

    issue = send_at("2026-09-15 06:30")  # the one of September 8 never left

    assert issue.period_start == moment("2026-09-01 06:28")
    assert posting.title in Letter.objects.first().text


def test_without_a_current_year_nothing_is_due():
    SchoolYear.objects.update(is_current=False)

    assert send_at("2026-09-08 06:30") is None


# --- Once ------------------------------------------------------------------------------------


def test_an_issue_goes_once_to_everybody_however_often_beat_knocks():
    reader, author = a_teacher(), a_teacher()
    a_posting(lead=author, posted_at=moment("2026-09-16 12:00"))

    for minute in range(30, 35):
        send_at(f"2026-09-22 06:{minute}")

    assert DigestIssue.objects.get().state == State.SENT
    assert {letter.person for letter in Letter.objects.all()} == {reader, author}
    assert Letter.objects.count() == 2


@pytest.mark.django_db(transaction=True)
def test_two_workers_at_once_make_one_issue():
    a_posting(posted_at=moment("2026-09-16 12:00"))

    def knock():
        with clock.held_at(moment("2026-09-22 06:30")):
            send_due_digest()

    assert at_once(knock, knock, knock, knock) == []
    assert DigestIssue.objects.count() == 1
    assert Letter.objects.count() == 1


def test_what_was_told_is_not_told_again_and_what_comes_between_is_told_next():
    a_teacher()
    first = a_posting(title="First", posted_at=moment("2026-09-22 06:27"))
    second = a_posting(title="Second", posted_at=moment("2026-09-22 06:29"))

    send_at("2026-09-22 06:30")
    send_at("2026-09-29 06:30")

    person = first.lead
    september_22, september_29 = Letter.objects.filter(person=person).order_by("key")
    assert ("First" in september_22.text, "Second" in september_22.text) == (True, False)
    assert ("First" in september_29.text, "Second" in september_29.text) == (False, True)
    assert second.title == "Second"


def test_an_issue_without_news_is_skipped_and_says_so():
    a_teacher()

    issue = send_at("2026-09-22 06:30")

    assert (issue.state, issue.reason) == (State.SKIPPED, "Nothing was new.")
    assert not Letter.objects.exists()
    assert send_at("2026-09-22 06:31") is None


@pytest.mark.parametrize("state", sorted(set(Posting.State) - {Posting.State.OPEN}))
def test_only_a_team_that_looks_for_people_is_news(state):
    a_posting(state=state, posted_at=moment("2026-09-16 12:00"))

    assert send_at("2026-09-22 06:30").state == State.SKIPPED
