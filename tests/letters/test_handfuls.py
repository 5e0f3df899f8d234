"""Letters are claimed a handful at a time; what was claimed and not tried is given back."""

from datetime import timedelta

import pytest
from django.core.mail import mailers

from kit import clock
from letters import delivery
from letters.delivery import A_HANDFUL, deliver_for, deliver_handful
from letters.models import Letter
from people.models import Person
from tests.letters.builders import a_digest, a_letter
from tests.letters.post_office import open_post_office, smtp

pytestmark = pytest.mark.django_db
State = Letter.State


def states():
    return list(Letter.objects.order_by("pk").values_list("state", flat=True))


@pytest.mark.parametrize("letters", [1, 3])
def test_a_handful_costs_two_statements_to_claim_and_one_a_letter(
    settings, django_assert_num_queries, letters
):
    for _ in range(letters):
        a_letter()

    with open_post_office(settings), django_assert_num_queries(2 + 2 + letters):
        deliver_for(45)  # two more open and close the claim's own transaction

    assert states() == [State.SENT] * letters


def test_many_handfuls_leave_over_a_few_connections(settings, monkeypatch):
    monkeypatch.setattr(delivery, "A_HANDFUL", 2)
    monkeypatch.setattr(delivery, "HANDFULS_A_LINE", 3)
    for _ in range(13):
        a_letter()

    with open_post_office(settings) as office:
        assert deliver_for(45)

    assert states() == [State.SENT] * 13
    assert office.connections == 3  # six letters over each of the first two


def test_a_shift_ends_after_its_time_and_says_that_more_is_left(settings, monkeypatch):
    """Also in the middle of a handful, when the server is slow."""
    a_letter()
    a_letter()

    with open_post_office(settings) as office:
        monkeypatch.setattr(delivery, "monotonic", lambda: 30 * len(office.taken))
        assert not deliver_for(20)

    assert states() == [State.SENT, State.WAITING]
    assert Letter.objects.last().attempts == 0


def test_whoever_stops_the_digest_stops_also_what_a_worker_has_in_its_hands(settings):
    """Within a second: the server thinks longer about the first letter than that."""
    first, second = a_digest(), a_digest()
    letters = Letter.objects.claim(A_HANDFUL)
    Person.objects.filter(pk=second.person_id).update(mail_choice=Person.MailChoice.NONE)

    with open_post_office(settings, pause=0.6) as office, mailers["default"] as connection:
        deliver_handful(letters, connection)

    assert office.message_ids == [first.message_id]
    assert states() == [State.SENT, State.DROPPED]


def test_a_worker_that_slept_over_its_lease_sends_nothing_more(settings, monkeypatch):
    monkeypatch.setattr(delivery, "A_MOMENT", 0)
    a_letter()
    letters = Letter.objects.claim(A_HANDFUL)

    with (
        open_post_office(settings) as office,
        clock.held_at(clock.now() + timedelta(minutes=3)),
        mailers["default"] as connection,
    ):
        deliver_handful(letters, connection)

    assert office.taken == []


def test_when_the_server_goes_away_the_rest_is_given_back_untried(settings, unused_port):
    for _ in range(3):
        a_letter()
    letters = Letter.objects.claim(A_HANDFUL)
    settings.MAILERS = smtp(unused_port)

    assert not deliver_handful(letters, mailers["default"])

    untried = [(each.state, each.attempts) for each in Letter.objects.all()]
    assert untried == [(State.WAITING, 0)] * 3


def test_two_workers_never_claim_the_same():
    for _ in range(3):
        a_letter()

    first, second = Letter.objects.claim(2), Letter.objects.claim(2)

    assert [len(first), len(second)] == [2, 1]
    assert not {each.pk for each in first} & {each.pk for each in second}
