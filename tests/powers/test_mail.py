"""The page for administrators: how the mail stands, and whom no letter reaches."""

from datetime import timedelta

import pytest
from django.urls import reverse

from kit import clock
from letters.models import Letter
from letters.tasks import deliver_due
from people.models import Person
from plt_portal.codes import send_codes
from tests.builders import a_school, a_teacher, an_administrator, moment
from tests.letters.builders import a_letter
from tests.letters.post_office import open_post_office
from tests.reading import page_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("year")]
MAIL = "/powers/mail/"


def a_paused(name="Renee Okafor", **facts):
    person = a_teacher(name, **facts)
    Person.objects.filter(pk=person.pk).update(refusals=3, refused_address=person.email)
    return person


def test_whom_no_letter_reaches_stands_with_what_the_mail_server_said(client, settings):
    person = a_teacher("Renee Okafor", school=a_school("Alcott Elementary"))
    with open_post_office(
        settings, *[f"550 5.1.1 <{person.email}>: No such person"] * 3, at="RCPT"
    ):
        for _ in range(3):
            a_letter(person)
            deliver_due()
    client.force_login(an_administrator())

    page = client.get(MAIL).text

    assert "Renee Okafor" in page
    assert "Alcott Elementary" in page
    assert "550 5.1.1 … No such person" in page
    assert "3 were refused for good in the last 30 days." in page
    assert person.email not in page


def test_try_again_takes_a_name_from_the_list_and_says_so(client):
    person = a_paused()
    client.force_login(an_administrator())

    for _ in range(2):
        again = reverse("powers:try-again", args=[person.pk])
        page = client.post(again, follow=True).text
        assert "The next letter to Renee Okafor leaves again." in page

    assert not Person.objects.unreachable().exists()


def test_the_page_counts_what_waits(client, time_machine):
    time_machine.move_to(moment("2026-09-22 08:00"))
    a_letter(due_at=clock.now() - timedelta(minutes=5))
    a_letter(due_at=clock.now() + timedelta(minutes=5))
    client.force_login(an_administrator())

    page = page_of(client.get(MAIL))

    assert "2 letters wait to leave, the oldest since" in page
    assert "7:55 a.m." in page


def test_when_all_is_well_it_says_so(client):
    client.force_login(an_administrator())

    page = client.get(MAIL).text

    assert "No letter waits to leave." in page
    assert "Every address takes letters" in page


def test_three_names_cost_what_one_costs(client, counted):
    client.force_login(an_administrator())
    a_paused("Renee Okafor", school=a_school())
    one = counted(MAIL)
    a_paused("Marcus Bell", school=a_school())
    a_paused("Ines Duarte", school=a_school())

    assert counted(MAIL) == one


def test_who_cannot_be_reached_reads_it_at_home_and_nobody_else_does(client):
    for person, told in [(a_paused(), True), (a_teacher(), False)]:
        client.force_login(person)

        assert ("Letters do not reach you." in client.get("/").text) == told


def test_asking_for_a_code_tries_a_paused_address_again(client, settings):
    """Otherwise nobody could come in to read why."""
    person = a_paused()

    client.post(reverse("sign-in"), {"email": person.email})
    with open_post_office(settings) as office:
        send_codes()

    assert len(office.taken) == 1
    assert not Letter.objects.exclude(state=Letter.State.SENT).exists()
    assert Person.objects.get(pk=person.pk).refusals == 0
