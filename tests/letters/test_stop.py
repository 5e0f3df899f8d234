"""The page behind «Stop these emails»."""

import pytest
from django.test import Client
from django.urls import reverse

from letters.models import Letter
from letters.tasks import deliver_due
from people.models import Person
from tests.builders import a_teacher
from tests.letters.builders import a_digest, a_letter
from tests.letters.post_office import open_post_office

pytestmark = pytest.mark.django_db
Choice = Person.MailChoice


def door(person):
    return reverse("letters:stop", args=[person.unsubscribe_token])


def choice_of(person):
    return Person.objects.get(pk=person.pk).mail_choice


def test_opening_the_link_changes_nothing():
    person = a_teacher()

    response = Client().get(door(person))

    assert response.status_code == 200
    assert "Stop the digest?" in response.text
    assert choice_of(person) == Choice.ALL


def test_the_button_stops_the_digest_and_the_page_says_so():
    person = a_teacher()

    response = Client().post(door(person), follow=True)

    assert "The digest has stopped" in response.text
    assert choice_of(person) == Choice.NONE


def test_the_mail_program_stops_it_without_cookie_and_page():
    person = a_teacher()
    outside = Client(enforce_csrf_checks=True)

    response = outside.post(door(person), {"List-Unsubscribe": "One-Click"})

    assert (response.status_code, response.text) == (200, "Stopped.")
    assert choice_of(person) == Choice.NONE


def test_one_click_stops_also_what_is_queued_and_other_letters_still_come(settings):
    person = a_teacher()
    digest, answer = a_digest(person), a_letter(person)

    Client().post(door(person), {"List-Unsubscribe": "One-Click"})
    with open_post_office(settings) as office:
        deliver_due()

    assert office.message_ids == [answer.message_id]
    assert Letter.objects.get(pk=digest.pk).state == Letter.State.DROPPED


def test_stopping_twice_is_stopping():
    person = a_teacher(mail_choice=Choice.NONE)

    assert Client().post(door(person), follow=True).status_code == 200
    assert choice_of(person) == Choice.NONE


def test_a_token_that_nobody_has_is_not_found():
    assert Client().get(reverse("letters:stop", args=["nobodys"])).status_code == 404
