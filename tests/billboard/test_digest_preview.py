"""The digest through other eyes: the preview, and September’s issues for everybody."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from billboard import digest
from billboard.models import DigestIssue, DigestLine
from district.models import SchoolYear
from kit import clock
from letters.models import Letter
from letters.tasks import deliver_due
from people.models import Person
from tests.billboard.digests import send_at
from tests.builders import a_posting, a_school, a_teacher, an_assistant_superintendent, moment
from tests.letters.post_office import open_post_office

pytestmark = pytest.mark.django_db
NEXT = "/billboard/digest/2026-09-28/"  # the week of Tuesday, September 29


@pytest.fixture(autouse=True)
def ruth(year, client):
    """The assistant superintendent, signed in on Tuesday, September 22, at eight."""
    ruth = an_assistant_superintendent("Ruth Abramson")
    client.force_login(ruth)
    return ruth


# --- Preview -------------------------------------------------------------------------------------


def test_the_preview_is_what_arrives_word_for_word(client, ruth, settings):
    a_posting(title="Reading & reasoning")
    DigestLine.objects.create(text="New report: Talking Math", path="/reports/7/")
    with clock.held_at(moment("2026-09-29 06:30")):
        shown = client.get(f"{NEXT}preview/").context["letter"]
        sheet = client.get(f"{NEXT}letter/")

        digest.send_due()

    letter = Letter.objects.get(person=ruth)
    assert (shown.subject, shown.text, shown.html) == (letter.subject, letter.text, letter.html)
    assert sheet.text.replace('<base target="_top">', "") == letter.html
    assert "sandbox" in sheet["Content-Security-Policy"]
    assert sheet["X-Frame-Options"] == "SAMEORIGIN"


def test_the_preview_shows_what_another_colleague_gets(client):
    far = a_school("Millbrook High")
    a_posting(title="Near")
    a_posting(title="Far", lead=a_teacher(school=far), grades=[11])

    def first_of(**who):
        text = client.get(f"{NEXT}preview/", who).context["letter"].text
        return min(["Near", "Far"], key=text.index)

    assert first_of(grade=4) == "Near"
    assert first_of(school=far.pk, grade=11) == "Far"


def test_the_preview_says_who_gets_no_letter(client):
    a_posting(grades=[11]).subjects.clear()

    page = client.get(f"{NEXT}preview/", {"grade": 2, "mine": "on"})

    assert "Nothing in it fits such a colleague" in page.text
    assert client.get(f"{NEXT}letter/", {"grade": 2, "mine": "on"}).status_code == 404


def test_a_preview_writes_nothing(client):
    a_posting()

    with CaptureQueriesContext(connection) as captured:
        client.get(f"{NEXT}preview/")

    assert not [q for q in captured if q["sql"].startswith(("INSERT", "UPDATE", "DELETE"))]
    assert not DigestIssue.objects.exists()


# --- September for everybody ---------------------------------------------------------------------


@pytest.fixture
def for_all(client):
    client.post("/billboard/digest/september/", {"for_all": "on"})


def test_when_september_is_fixed_everybody_gets_everything(for_all, settings):
    a_posting(grades=[11], posted_at=moment("2026-09-23 12:00")).subjects.clear()
    some = [a_teacher(mail_choice=choice, grades=[2]) for choice in ("all", "mine", "none")]

    send_at("2026-09-29 06:30")
    with open_post_office(settings) as office, clock.held_at(moment("2026-09-29 06:31")):
        deliver_due()

    assert {letter["To"] for letter in office.taken} == set(
        Person.objects.values_list("email", flat=True)
    )
    assert "List-Unsubscribe" not in office.taken[0]
    text = " ".join(Letter.objects.get(person=some[2]).text.split())
    assert "In September it goes to everybody" in text
    assert "Stop it from October on: " in text


def test_from_october_on_the_choice_counts_again(for_all):
    a_posting(posted_at=moment("2026-10-02 12:00"))
    a_teacher(mail_choice="none")

    send_at("2026-10-06 06:30")

    assert not Letter.objects.filter(person__mail_choice="none").exists()
    assert all(letter.list_unsubscribe for letter in Letter.objects.all())


def test_the_profile_and_the_stop_page_say_so(client, for_all, ruth):
    assert "Your choice counts from October on." in client.get("/people/profile/").text
    stop = f"/letters/stop/{ruth.unsubscribe_token}/"
    assert "it stops in October" in client.get(stop).text

    client.post("/billboard/digest/september/")

    assert not SchoolYear.objects.september_is_for_all()
    assert "from October on" not in client.get("/people/profile/").text
    assert "it stops in October" not in client.get(stop).text
