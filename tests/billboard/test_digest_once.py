"""Each issue once and to each person once; what did not leave is not lost."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError

from billboard import digest
from billboard.models import DigestIssue, DigestLine, Posting
from billboard.tasks import send_due_digest
from kit import clock
from letters.models import Letter
from tests.billboard.digests import send_at, the_issue
from tests.billboard.hands import overtaken, send_now
from tests.builders import (
    a_posting,
    a_sent_issue,
    a_teacher,
    an_assistant_superintendent,
    moment,
)
from tests.threads import at_once

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("year")]
State = DigestIssue.State


# --- Once ------------------------------------------------------------------------------------


def test_an_issue_goes_once_to_everybody_however_often_beat_knocks():
    reader, author = a_teacher(), a_teacher()
    a_posting(lead=author, posted_at=moment("2026-09-16 12:00"))

    for minute in range(30, 35):
        send_at(f"2026-09-22 06:{minute}")

    assert DigestIssue.objects.get().state == State.SENT
    assert {letter.person for letter in Letter.objects.all()} == {reader, author}
    assert Letter.objects.count() == 2


def test_an_issue_that_is_held_at_this_very_moment_holds_up_no_other(year):
    a_sent_issue(date(2026, 9, 14))
    a_posting(posted_at=moment("2026-09-23 12:00"))
    missed = year.digests.create(period=date(2026, 9, 21), send_at=moment("2026-09-22 06:30"))

    with overtaken(missed, State.HELD):
        left = send_at("2026-09-29 06:31")

    assert (left.period, left.state) == (date(2026, 9, 28), State.SENT)
    missed.refresh_from_db()
    assert (missed.state, missed.reason) == (State.PLANNED, "")


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


# --- Missed --------------------------------------------------------------------------------------


def test_a_late_tick_still_sends_within_a_day():
    a_posting(posted_at=moment("2026-09-14 12:00"))

    assert send_at("2026-09-16 06:30").send_at == moment("2026-09-15 06:30")


def test_after_a_day_the_issue_is_missed_and_says_so():
    send_at("2026-09-08 06:30")

    assert send_at("2026-09-16 06:31") is None

    missed = the_issue("2026-09-15")
    assert missed.state == State.MISSED
    assert missed.reason == "Nobody was there to send it for a day."


def test_what_a_missed_issue_would_have_told_stands_in_the_next():
    a_teacher()
    posting = a_posting(posted_at=moment("2026-09-04 12:00"))
    send_at("2026-09-01 06:30")

    issue = send_at("2026-09-15 06:30")  # nobody was there on September 8

    assert the_issue("2026-09-08").state == State.MISSED
    assert issue.period_start == moment("2026-09-01 06:28")
    assert posting.title in Letter.objects.first().text


def test_a_missed_issue_can_be_sent_by_hand_and_is_then_not_told_again():
    ruth = an_assistant_superintendent()
    posting = a_posting(posted_at=moment("2026-09-14 12:00"))
    send_at("2026-09-17 12:00")

    with clock.held_at(moment("2026-09-17 13:00")):
        send_now(the_issue("2026-09-15"), by=ruth)
        issue = digest.send_due()

    assert issue.items.get().posting == posting
    assert send_at("2026-09-22 06:30").state == State.SKIPPED


def test_a_portal_that_begins_in_winter_does_not_owe_the_autumn():
    send_at("2026-12-10 12:00")
    send_at("2026-12-10 12:01")

    assert [str(issue.period) for issue in DigestIssue.objects.all()] == ["2026-12-01"]


# --- The breaker ---------------------------------------------------------------------------------


def test_a_second_issue_within_twenty_hours_stops_and_asks(client):
    ruth = an_assistant_superintendent()
    client.force_login(ruth)
    a_posting(posted_at=moment("2026-09-14 12:00"))
    send_at("2026-09-20 12:00")  # September 15 was missed
    with clock.held_at(moment("2026-09-21 20:00")):
        send_now(the_issue("2026-09-15"), by=ruth)
        digest.send_due()
    late = a_posting(posted_at=moment("2026-09-21 21:00"))

    assert send_at("2026-09-22 06:30") is None

    with clock.held_at(moment("2026-09-22 07:00")):
        page = client.get("/billboard/digest/").text
        assert "Another issue left only 10 hours before." in page
        send_now(the_issue("2026-09-22"), by=ruth)
        assert digest.send_due().items.get().posting == late


# --- Nothing is told twice, nothing is lost ------------------------------------------------------


def test_the_database_refuses_to_tell_a_moment_twice():
    issue = a_sent_issue()

    with pytest.raises(IntegrityError, match="no_moment_is_told_twice"):
        DigestIssue.objects.create(
            year=issue.year,
            period=issue.period + timedelta(days=7),
            send_at=issue.send_at + timedelta(days=7),
            state=State.SKIPPED,
            period_start=issue.period_end - timedelta(seconds=1),
            period_end=issue.period_end + timedelta(days=1),
        )


def test_periods_follow_each_other_without_a_gap_into_the_next_year(year):
    DigestLine.objects.create(text="A report", path="/", added_at=moment("2027-06-10 12:00"))
    first = send_at("2027-06-01 06:30")
    year.is_current = False
    year.save()
    year.__class__.objects.create(
        first_day=moment("2027-08-30 12:00").date(),
        last_day=moment("2028-06-16 12:00").date(),
        is_current=True,
    )
    a_teacher()

    second = send_at("2027-08-31 06:30") or send_at("2027-09-07 06:30")

    assert second.period_start == first.period_end
    assert "A report" in Letter.objects.first().text


def test_a_posting_that_was_hidden_on_the_day_is_told_when_it_is_back():
    posting = a_posting(state=Posting.State.HIDDEN, posted_at=moment("2026-09-10 12:00"))
    a_posting(posted_at=moment("2026-09-10 12:00"))
    send_at("2026-09-15 06:30")
    Posting.objects.filter(pk=posting.pk).update(state=Posting.State.OPEN)

    assert send_at("2026-09-22 06:30").items.get().posting == posting
