"""What the digest tells, to whom, and in which order."""

import pytest

from billboard.models import DigestIssue, DigestLine, Interest, Posting
from district.models import CalendarEvent
from kit import clock
from letters.models import Letter
from people.models import Person
from tests.billboard.digests import send_at
from tests.builders import (
    a_posting,
    a_school,
    a_subject,
    a_teacher,
    an_interest,
    moment,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("year")]
Choice = Person.MailChoice
State = DigestIssue.State


# --- To whom ---------------------------------------------------------------------------------


def test_people_choose_all_or_what_fits_or_none():
    posting = a_posting(
        lead=a_teacher(school=a_school("Millbrook High"), grades=[11]),
        grades=[11],
        posted_at=moment("2026-09-16 12:00"),
    )
    everything = a_teacher(mail_choice=Choice.ALL)
    fits = a_teacher(mail_choice=Choice.MINE, grades=[11, 12])
    a_teacher(mail_choice=Choice.MINE, grades=[4])
    a_teacher(mail_choice=Choice.NONE)
    a_teacher(is_active=False)

    send_at("2026-09-22 06:30")

    readers = {letter.person for letter in Letter.objects.all()}
    assert readers == {posting.lead, everything, fits}


def test_what_fits_the_reader_comes_first_three_in_full_the_rest_as_links():
    far = a_teacher(school=a_school("Millbrook High"), mail_choice=Choice.NONE)
    for day, title in enumerate(["Oldest", "Older", "Old", "New"], start=10):
        posting = a_posting(
            title=title, lead=far, grades=[11], posted_at=moment(f"2026-09-{day} 12:00")
        )
        posting.subjects.set([a_subject("Latin")])
    Posting.objects.filter(title="Oldest").update(grades=[4])
    reader = a_teacher(grades=[4])

    send_at("2026-09-22 06:30")

    text = Letter.objects.get(person=reader).text
    places = [text.index(f"{title}\n") for title in ["Oldest", "New", "Old", "Also new", "Older"]]
    assert places == sorted(places)
    assert text.count("Our students get answers but cannot say why.") == 3
    assert "1 fits your school, grades or subjects, so it comes first." in " ".join(text.split())


def test_after_eleven_the_rest_is_on_the_billboard():
    reader = a_teacher()
    for number in range(13):
        a_posting(title=f"Idea {number}", posted_at=moment(f"2026-09-16 12:{number:02d}"))

    send_at("2026-09-22 06:30")

    letter = Letter.objects.get(person=reader)
    assert letter.subject == "13 new teams are looking for people"
    assert "Idea 2" in letter.text
    assert "Idea 1\n" not in letter.text
    assert "and 2 more" in letter.html
    assert "\nand 2 more\n\nSee all 13 on the billboard\n" in letter.text


def test_who_wants_only_what_fits_gets_only_that():
    far = a_teacher(school=a_school("Millbrook High"), mail_choice=Choice.NONE)
    fitting = a_posting(title="Fits", lead=far, grades=[4], posted_at=moment("2026-09-16 12:00"))
    other = a_posting(title="Far away", lead=far, grades=[11], posted_at=fitting.posted_at)
    other.subjects.clear()
    a_teacher(mail_choice=Choice.MINE, grades=[4])

    send_at("2026-09-22 06:30")

    letter = Letter.objects.get()
    assert letter.subject == "1 new team is looking for people"
    assert "Far away" not in letter.text + letter.html


# --- What it says ----------------------------------------------------------------------------


def the_letter_of_an_issue():
    """With one posting of Daniel's in it, as it arrives at Renee."""
    author = a_teacher("Daniel O'Brien", school=a_school("Alcott Elementary"))
    posting = a_posting(
        lead=author,
        title="Reading & reasoning",
        need="Our students get **answers** but cannot say why.",
        places=7,
        posted_at=moment("2026-09-16 12:00"),
    )
    an_interest(posting, state=Interest.State.COMMITTED)
    reader = a_teacher("Renee Okafor", grades=[4])
    send_at("2026-09-22 06:30")
    return Letter.objects.get(person=reader), posting


def test_an_issue_as_it_arrives(settings):
    letter, posting = the_letter_of_an_issue()

    door = f"{settings.SITE_URL}/billboard/{posting.pk}/"
    assert letter.subject == "1 new team is looking for people"
    assert "Good morning, Renee." in letter.text
    need = "Our students get **answers** but cannot say why."
    assert f"Reading & reasoning\n{need}\n" in letter.text
    assert (
        f"Daniel O'Brien, Alcott Elementary, Grades 3–5\n5 seats left of 7\n{door}\n" in letter.text
    )
    assert "Thursday, September 24, 3:30–5:30 p.m.: Plt session" in letter.text
    assert letter.person.unsubscribe_token in letter.list_unsubscribe
    assert f'href="{door}"' in letter.html
    assert "Reading &amp; reasoning" in letter.html
    assert "The billboard closes on Thursday, September 24." in letter.html
    assert posting.lead.email not in letter.text + letter.html


def test_lines_of_the_text_stay_under_72_characters():
    a_posting(
        title="A long title " * 9, need="Some words " * 40, posted_at=moment("2026-09-16 12:00")
    )
    reader = a_teacher()

    send_at("2026-09-22 06:30")

    lines = Letter.objects.get(person=reader).text.splitlines()
    assert [line for line in lines if len(line) > 72 and "://" not in line] == []


def test_a_link_in_the_digest_only_opens_a_page():
    a_posting(posted_at=moment("2026-09-16 12:00"))

    send_at("2026-09-22 06:30")

    html = Letter.objects.first().html
    assert "/interest/" not in html
    assert "<form" not in html


def test_lines_of_other_floors_ride_along_and_are_enough_for_an_issue():
    with clock.held_at(moment("2026-12-10 12:00")):
        DigestLine.objects.create(text="New report: Talking Math", path="/reports/7/")
    reader = a_teacher()

    issue = send_at("2027-01-05 06:30")

    letter = Letter.objects.get(person=reader)
    assert issue.state == State.SENT
    assert letter.subject == "New in PLT Portal"
    assert "New report: Talking Math" in letter.text
    assert "/reports/7/" in letter.html


def test_a_calendar_without_dates_still_gives_a_digest():
    CalendarEvent.objects.all().delete()
    a_posting(posted_at=moment("2026-09-16 12:00"))

    assert send_at("2026-09-22 06:30").state == State.SENT


def test_a_late_issue_of_one_reads_as_one_and_names_the_billboard():
    a_posting(title="A sketchbook in every course", posted_at=moment("2026-09-26 12:00"))
    reader = a_teacher()

    send_at("2026-09-29 06:30")

    letter = Letter.objects.get(person=reader)
    text = " ".join(letter.text.split())
    assert "This was posted since" in text
    assert "The billboard takes late postings until Thursday, October 8." in text
    assert "See the billboard" in letter.html
