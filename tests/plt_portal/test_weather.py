"""When records or broker are away: a plain page, and nothing typed is lost."""

import pytest
from celery import Celery
from django.db import OperationalError, connection
from django.test import Client
from django.urls import reverse

from kit import bell
from people.models import Person
from tests.builders import a_teacher

pytestmark = pytest.mark.django_db


@pytest.fixture
def patient_client():
    """A browser that shows what the server answers to a failure."""
    return Client(raise_request_exception=False)


def test_typed_words_come_back_while_the_records_are_away(patient_client):
    patient_client.force_login(a_teacher())

    def away(execute, *args):
        raise OperationalError("the server closed the connection unexpectedly")

    with connection.execute_wrapper(away):
        response = patient_client.post(
            reverse("people:profile"), {"given_name": "Keeper of <the> bees"}
        )

    assert response.status_code == 503
    assert "Keeper of &lt;the&gt; bees" in response.text
    assert response.text.count("csrfmiddlewaretoken") == 1  # the form's own, not typed words
    assert "Change it first" not in response.text  # it would need the records


def test_a_programming_error_shows_a_calm_page_without_a_trace(patient_client):
    patient_client.force_login(a_teacher())

    def broken(execute, *args):
        raise ZeroDivisionError

    with connection.execute_wrapper(broken):
        response = patient_client.get(reverse("people:profile"))

    assert response.status_code == 500
    assert "ZeroDivisionError" not in response.text


@pytest.fixture
def no_broker(monkeypatch):
    """Nobody listens at this address, and nobody has tried it before."""
    lonely = Celery(set_as_current=False)
    lonely.config_from_object("django.conf:settings", namespace="CELERY")
    lonely.conf.broker_url = "redis://127.0.0.1:1/0"
    monkeypatch.setattr(bell, "current_app", lonely)
    monkeypatch.setattr(bell.Unheard, "since", float("-inf"))


def test_a_broker_that_is_away_never_makes_a_saved_thing_look_unsaved(on_commit, no_broker):
    """The bell finds nobody; the profile is saved all the same."""
    person = a_teacher()

    with on_commit:
        bell.ring("letters.tasks.deliver_due")
        Person.objects.filter(pk=person.pk).update(role="Grade 5")

    assert Person.objects.get(pk=person.pk).role == "Grade 5"


def test_a_bell_that_was_not_heard_is_left_alone_for_a_while(
    django_capture_on_commit_callbacks, no_broker, caplog
):
    """A broker that stalls costs half a second: once, not once for each of thirty decisions."""
    for _ in range(30):
        with django_capture_on_commit_callbacks(execute=True):
            bell.ring("letters.tasks.deliver_due")

    assert caplog.text.count("Nobody heard the bell") == 1


def test_after_a_while_it_is_pressed_again(
    django_capture_on_commit_callbacks, no_broker, caplog, monkeypatch
):
    for _ in range(2):
        with django_capture_on_commit_callbacks(execute=True):
            bell.ring("letters.tasks.deliver_due")
        monkeypatch.setattr(bell.Unheard, "since", bell.Unheard.since - bell.A_WHILE)

    assert caplog.text.count("Nobody heard the bell") == 2
