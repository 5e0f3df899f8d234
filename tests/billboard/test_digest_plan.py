"""The plan of the digest: seen, previewed, annotated, moved, held and sent at once."""

from datetime import timedelta

import pytest

from billboard import digest
from billboard.models import DigestIssue
from billboard.tasks import send_due_digest
from district.models import SchoolYear
from kit import clock
from kit.lifecycle import NotYet
from letters.models import Letter
from people.models import Person
from tests.billboard.digests import send_at, the_issue
from tests.billboard.hands import release, send_now
from tests.builders import (
    a_posting,
    a_sent_issue,
    a_teacher,
    an_assistant_superintendent,
    moment,
)
from tests.reading import all_of, window_of
from tests.threads import at_once

pytestmark = pytest.mark.django_db
State = DigestIssue.State
PLAN = "/billboard/digest/"
NEXT = f"{PLAN}2026-09-28/"  # the week of Tuesday, September 29


@pytest.fixture(autouse=True)
def ruth(year, client):
    """The assistant superintendent, signed in on Tuesday, September 22, at eight."""
    ruth = an_assistant_superintendent("Ruth Abramson")
    client.force_login(ruth)
    return ruth


def the_next():
    return the_issue("2026-09-29")


def edited(client, **facts):
    stands = {"note": "", "day": "2026-09-29", "time": "06:30"}
    return client.post(NEXT, window_of(client.get(NEXT)) | stands | facts)


# --- The page ------------------------------------------------------------------------------------


def test_the_plan_says_when_the_next_leaves_what_is_in_it_and_to_how_many(client):
    a_posting()
    a_teacher(mail_choice="mine")
    a_teacher(mail_choice="none")

    page = " ".join(client.get(PLAN).text.split())

    assert "Tuesday, September 29, 6:30 a.m." in page
    assert "<b>In it now:</b> 1 new posting." in page
    assert "It goes to 2 people, and to 1 other as far as something fits them." in page
    assert "Tuesday, October 6" in page


def test_without_news_it_says_that_the_issue_is_skipped(client):
    assert "An issue with nothing new is skipped" in client.get(PLAN).text


def test_before_the_year_there_is_no_plan(client):
    SchoolYear.objects.update(is_current=False)

    assert client.get(PLAN).status_code == 404


def test_after_the_last_issue_the_plan_says_so(client):
    with clock.held_at(moment("2027-06-16 12:00")):
        assert "No issue is ahead" in client.get(PLAN).text


def test_a_day_that_is_none_and_a_day_without_an_issue_are_not_found(client):
    for day in ["2026-99-99", "2026-09-29", "0001-01-01"]:
        assert client.get(f"{PLAN}{day}/").status_code == 404


def test_the_history_counts_letters_and_postings(client):
    issue = a_sent_issue(tells=[a_posting(), a_posting()])
    states = ["sent", "sent", "dropped", "failed", "waiting"]
    for number, state in enumerate(states):
        at = clock.now() if state == "sent" else None
        person, word = a_teacher(), f"<{number}@x>"
        Letter.objects.create(
            kind="digest", key=issue.key, person=person, message_id=word, state=state, sent_at=at
        )

    [past] = client.get(PLAN).context["history"]

    assert (past.issue, past.issue.told) == (issue, 2)
    assert past[1:] == (5, 2, 1, 1)


def test_a_long_history_takes_as_many_queries_as_a_short_one(client, counted):
    a_posting()
    a_sent_issue(moment("2026-09-07 12:00").date(), tells=[a_posting()])
    few = counted(PLAN)
    for day in ["2026-08-31", "2026-09-14"]:
        a_sent_issue(moment(f"{day} 12:00").date(), tells=[a_posting()])
    a_posting()

    assert counted(PLAN) == few


# --- Two lines, and another day ------------------------------------------------------------------


def test_two_lines_stand_on_top_of_the_letter_with_the_name(client, ruth):
    a_posting()

    edited(client, note="Teams are finalized on Thursday.\nBring a colleague.")
    send_at("2026-09-29 06:30")

    letter = Letter.objects.get(person=ruth)
    lines = "Teams are finalized on Thursday.\nBring a colleague.\nRuth Abramson\n"
    assert lines in letter.text
    assert letter.text.index(lines) < letter.text.index("Explaining their thinking")
    assert "Teams are finalized on Thursday.<br>Bring a colleague." in letter.html


def test_two_who_plan_one_issue_lose_nothing_of_each_other(client):
    """The second reads both texts and the time that the first chose, and saves on purpose."""
    older = window_of(client.get(NEXT)) | {"day": "2026-09-29", "time": "06:30"}
    edited(client, note="Teams are finalized on Thursday.", day="2026-09-30", time="16:00")

    page = client.post(NEXT, older | {"note": "Bring a colleague."})

    assert page.status_code == 422
    assert "“Teams are finalized on Thursday.”" in page.text
    form = page.context["form"]
    assert (form["note"].value(), str(form["day"].value())) == ("Bring a colleague.", "2026-09-30")
    client.post(NEXT, all_of(page) | {"note": "Thursday! Bring a colleague."})
    issue = the_issue("2026-09-30")
    assert issue.note == "Thursday! Bring a colleague."
    assert issue.send_at == moment("2026-09-30 16:00")


def test_a_note_is_not_refused_for_a_time_that_somebody_else_has_moved(client):
    older = window_of(client.get(NEXT)) | {"day": "2026-09-29", "time": "06:30"}
    edited(client, day="2026-09-30")

    with clock.held_at(moment("2026-09-29 08:00")):
        client.post(NEXT, older | {"note": "Bring a colleague."})

    assert the_issue("2026-09-30").note == "Bring a colleague."


def test_lines_that_are_too_long_come_back_as_they_were_typed(client):
    answer = edited(client, note="a" * 301)

    assert answer.status_code == 422
    assert "Keep this to 300 characters. It has 301 now." in answer.text
    assert "a" * 301 in answer.text
    assert not DigestIssue.objects.exists()


def test_an_issue_that_was_moved_leaves_then_and_not_on_its_tuesday(client):
    a_posting()

    edited(client, day="2026-09-30", time="16:00")

    assert send_at("2026-09-29 06:30") is None
    assert send_at("2026-09-30 16:00").state == State.SENT
    assert send_at("2026-10-01 06:30") is None


@pytest.mark.parametrize(
    ("day", "time", "why"),
    [
        ("2026-09-22", "07:59", "Choose a time that is still to come"),
        ("2027-06-18", "06:30", "The school year ends on June 17."),
        ("2026-10-05", "12:00", "Another issue leaves October 6, 6:30 a.m."),
        ("tomorrow", "06:30", "Enter a day such as 2026-09-22."),
        ("2026-09-30", "half past", "Enter a time such as 06:30."),
    ],
)
def test_a_day_that_cannot_be_is_refused_with_a_sentence(client, day, time, why):
    answer = edited(client, day=day, time=time)

    assert answer.status_code == 422
    assert why in answer.text
    assert the_next().send_at == moment("2026-09-29 06:30")


# --- Held, and let go ----------------------------------------------------------------------------


def test_a_held_issue_does_not_leave_and_its_news_stand_in_the_next(client):
    posting = a_posting()

    client.post(f"{NEXT}hold/")

    assert send_at("2026-09-29 06:30") is None
    assert send_at("2026-10-06 06:30").items.get().posting == posting


def test_a_held_issue_can_leave_at_its_time_after_all(client):
    a_posting()
    client.post(f"{NEXT}hold/")

    client.post(f"{NEXT}release/")

    assert send_at("2026-09-29 06:30").state == State.SENT


def test_once_its_time_has_passed_a_held_issue_is_sent_now_or_not_at_all(client, ruth):
    a_posting()
    client.post(f"{NEXT}hold/")

    with clock.held_at(moment("2026-09-29 07:00")):
        with pytest.raises(NotYet, match="Its time has passed"):
            release(the_next(), by=ruth)
        assert "did not leave.</b> Ruth Abramson held it." in client.get(PLAN).text
        send_now(the_next(), by=ruth)
        assert digest.send_due().state == State.SENT


# --- Sent now ------------------------------------------------------------------------------------


def test_sending_now_takes_two_clicks_and_happens_once(client, on_commit):
    a_posting()
    assert "Send it now" in client.get(f"{NEXT}send/").text

    with on_commit:
        client.post(f"{NEXT}send/")
    again = client.post(f"{NEXT}send/", follow=True)
    send_due_digest()
    send_due_digest()

    assert "It now stands at: Leaving now." in " ".join(again.text.split())
    assert Letter.objects.count() == Person.objects.count()
    assert send_at("2026-09-29 06:30") is None


@pytest.mark.django_db(transaction=True)
def test_two_who_send_at_the_same_moment_send_once(ruth):
    a_posting()
    issue, *seen = [the_next() for _ in range(4)]

    troubles = at_once(*(lambda each=each: send_now(each, by=ruth) for each in seen))
    assert at_once(*[send_due_digest] * 3) == []

    assert [type(trouble) for trouble in troubles] == [NotYet, NotYet]
    assert Letter.objects.count() == Person.objects.count()
    assert issue.year.digests.count() == 1


def test_with_nothing_new_there_is_nothing_to_send(client):
    answer = client.post(f"{NEXT}send/", follow=True)

    assert "Nothing is new since the last issue" in answer.text
    assert the_next().state == State.PLANNED


def test_only_the_next_issue_can_be_sent_now(ruth):
    a_posting()

    with pytest.raises(NotYet, match=r"The issue of September 29 comes first\."):
        send_now(the_issue("2026-10-06"), by=ruth)


def test_what_was_sent_now_does_not_come_again_and_the_next_tells_the_rest(client):
    first = a_posting(title="First")
    client.post(f"{NEXT}send/")
    send_due_digest()
    second = a_posting(title="Second", posted_at=clock.now() + timedelta(minutes=1))

    issue = send_at("2026-10-06 06:30")

    assert [item.posting for item in issue.items.all()] == [second]
    assert DigestIssue.objects.get(period="2026-09-28").items.get().posting == first
