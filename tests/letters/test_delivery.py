"""What becomes of a letter between the ledger and the mail server."""

from datetime import timedelta
from threading import Barrier

import pytest
from django.core.mail import mailers

from kit import clock
from letters.delivery import deliver
from letters.models import Letter, LetterQuerySet
from letters.tasks import deliver_due
from people.models import Person
from tests.builders import SEPTEMBER_22, a_teacher
from tests.letters.builders import a_digest, a_letter
from tests.letters.post_office import open_post_office, smtp
from tests.threads import at_once

State = Letter.State


def now_stands(letter):
    letter.refresh_from_db()
    return letter.state


@pytest.mark.django_db
def test_a_letter_leaves_once_with_text_html_and_an_id_that_never_changes(settings):
    letter = a_letter(a_teacher("Siobhán O'Brien-Nguyễn"))

    with open_post_office(settings) as office:
        deliver_due()
        deliver_due()

    [message] = office.taken
    assert now_stands(letter) == State.SENT
    assert letter.sent_at is not None
    assert message["To"] == letter.person.email
    assert message["Message-ID"] == letter.message_id
    assert message.get_body(("plain",)).get_content().splitlines() == letter.text.splitlines()
    assert message.get_body(("html",)).get_content().strip() == letter.html
    assert message["List-Unsubscribe"] is None


@pytest.mark.django_db
def test_a_letter_is_dated_by_the_clock_of_the_district(settings):
    with open_post_office(settings) as office, clock.held_at(SEPTEMBER_22):
        a_letter()
        deliver_due()

    assert office.taken[0]["Date"] == "Tue, 22 Sep 2026 08:00:00 -0400"


@pytest.mark.django_db
def test_the_digest_can_be_stopped_with_one_click_in_the_mail_program(settings):
    letter = a_digest()

    with open_post_office(settings) as office:
        deliver_due()

    [message] = office.taken
    assert message["List-Unsubscribe"] == f"<{letter.list_unsubscribe}>"
    assert message["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"


@pytest.mark.django_db
def test_a_letter_does_not_leave_before_it_is_due(settings):
    letter = a_letter(due_at=clock.now() + timedelta(minutes=10))

    with open_post_office(settings) as office:
        deliver_due()
        assert office.taken == []
        with clock.held_at(clock.now() + timedelta(minutes=10)):
            deliver_due()

    assert office.message_ids == [letter.message_id]


@pytest.mark.django_db
@pytest.mark.parametrize("at", ["RCPT", "DATA"])
@pytest.mark.parametrize("answer", ["451 Try later", "421 Closing"])
def test_a_temporary_refusal_is_tried_again_a_minute_later(settings, at, answer):
    letter = a_letter()

    with open_post_office(settings, answer, at=at) as office:
        deliver_due()
        assert now_stands(letter) == State.WAITING
        assert letter.trouble == answer
        with clock.held_at(clock.now() + timedelta(minutes=1, seconds=1)):
            deliver_due()

    assert now_stands(letter) == State.SENT
    assert letter.trouble == ""
    assert office.message_ids == [letter.message_id]


@pytest.mark.django_db
@pytest.mark.parametrize("at", ["RCPT", "DATA"])
def test_a_refusal_for_good_ends_it_and_says_why(settings, at):
    letter = a_letter()

    with open_post_office(settings, "550 No such person", at=at) as office:
        deliver_due()
        with clock.held_at(clock.now() + timedelta(days=2)):
            deliver_due()

    assert now_stands(letter) == State.FAILED
    assert letter.trouble == "550 No such person"
    assert office.taken == []


@pytest.mark.django_db
@pytest.mark.parametrize("answer", ["hang up", "421 Closing", "451 Later", "550 Never"])
def test_trouble_with_one_letter_does_not_hold_up_the_next(settings, answer):
    unlucky, next_one = a_letter(), a_letter()

    with open_post_office(settings, answer) as office:
        deliver_due()

    assert now_stands(unlucky) != State.SENT
    assert now_stands(next_one) == State.SENT
    assert office.message_ids == [next_one.message_id]


@pytest.mark.django_db
def test_a_line_that_breaks_is_tried_again(settings):
    letter = a_letter()

    with open_post_office(settings, "hang up") as office:
        deliver_due()
        assert now_stands(letter) == State.WAITING
        with clock.held_at(clock.now() + timedelta(minutes=2)):
            deliver_due()

    assert now_stands(letter) == State.SENT
    assert office.message_ids == [letter.message_id]


@pytest.mark.django_db
def test_patience_ends_after_seven_tries(settings):
    letter = a_letter(attempts=6)

    with open_post_office(settings, "451 Try later"):
        deliver_due()

    assert now_stands(letter) == State.FAILED


@pytest.mark.django_db
def test_while_the_mail_server_is_away_no_letter_is_worn_out(settings, unused_port):
    letter = a_letter()
    settings.MAILERS = smtp(unused_port)

    deliver_due()

    assert now_stands(letter) == State.WAITING
    assert letter.attempts == 0


@pytest.mark.django_db
@pytest.mark.parametrize(("minutes", "alarms"), [(9, 0), (11, 1)])
def test_when_mail_does_not_flow_the_log_says_so(settings, unused_port, caplog, minutes, alarms):
    """Not by mail, of course. Beat looks every minute: it is known within a quarter hour."""
    a_letter(due_at=clock.now() - timedelta(minutes=minutes))
    settings.MAILERS = smtp(unused_port)

    deliver_due()

    errors = [record for record in caplog.records if record.levelname == "ERROR"]
    assert len(errors) == alarms


@pytest.mark.django_db
def test_an_address_that_no_mail_can_carry_is_entered_and_passed_by(settings):
    broken, fine = a_letter(a_teacher()), a_letter()
    Person.objects.filter(pk=broken.person_id).update(email="two@addresses@millbrook.example")

    with open_post_office(settings) as office:
        deliver_due()

    assert now_stands(broken) == State.FAILED
    assert office.message_ids == [fine.message_id]


@pytest.mark.django_db
def test_who_has_left_the_district_gets_nothing_any_more(settings):
    letter = a_letter(a_teacher(is_active=False))

    with open_post_office(settings) as office:
        deliver_due()

    assert now_stands(letter) == State.DROPPED
    assert office.taken == []


@pytest.mark.django_db
def test_who_stops_the_digest_does_not_even_get_the_one_on_its_way(settings):
    reader = a_teacher(mail_choice=Person.MailChoice.NONE)
    digest, answer = a_digest(reader), a_letter(reader)

    with open_post_office(settings) as office:
        deliver_due()

    assert now_stands(digest) == State.DROPPED
    assert office.message_ids == [answer.message_id]


@pytest.mark.django_db
def test_what_a_dead_worker_left_half_done_leaves_with_the_same_id(settings):
    letter = a_letter()
    Letter.objects.claim()  # and then the worker dies

    with open_post_office(settings) as office:
        deliver_due()
        assert office.taken == []
        with clock.held_at(clock.now() + timedelta(minutes=3)):
            deliver_due()

    assert now_stands(letter) == State.SENT
    assert office.message_ids == [letter.message_id]


@pytest.mark.django_db
def test_a_worker_that_lost_its_claim_enters_nothing(settings):
    letter = a_letter()
    [slow] = Letter.objects.claim()
    with clock.held_at(clock.now() + timedelta(minutes=3)):
        [quick] = Letter.objects.claim()

    with open_post_office(settings, "550 No such person") as office:
        deliver(slow, mailers["default"])

    assert quick == letter
    assert now_stands(letter) == State.SENDING
    assert office.taken == []


@pytest.mark.django_db(transaction=True)
def test_of_two_workers_at_once_each_letter_is_sent_by_one(settings):
    letters = [a_letter() for _ in range(12)]

    with open_post_office(settings, pause=0.01) as office:
        assert at_once(deliver_due, deliver_due) == []

    assert sorted(office.message_ids) == sorted(letter.message_id for letter in letters)
    assert Letter.objects.sent().count() == 12


@pytest.mark.django_db(transaction=True)
def test_the_proof_above_fails_without_the_lock(settings, monkeypatch):
    for _ in range(12):
        a_letter()
    monkeypatch.setattr(LetterQuerySet, "claim", claim_without_a_lock)

    with open_post_office(settings, pause=0.01) as office:
        at_once(deliver_due, deliver_due)

    assert len(office.message_ids) > 12


def claim_without_a_lock(letters, at_most):
    handful = list(letters.due().select_related("person")[:at_most])
    _both_have_looked()
    for letter in handful:
        letter.attempts += 1
        letter.state, letter.claimed_until = State.SENDING, clock.now() + timedelta(minutes=2)
    Letter.objects.bulk_update(handful, ["state", "claimed_until", "attempts"])
    return handful


_meeting = Barrier(2, timeout=2)


def _both_have_looked():
    """The moment in which two workers without a lock see the same letter."""
    if not _meeting.broken:
        try:
            _meeting.wait()
        except Exception:
            _meeting.abort()
