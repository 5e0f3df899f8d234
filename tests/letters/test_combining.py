"""Letters of one thread that wait are one letter; nothing is lost and nothing is told twice."""

from datetime import timedelta
from threading import Event

import pytest
from django.db import transaction

from kit import clock
from letters.models import Letter, LetterQuerySet
from letters.outbox import letter, take_back, write
from tests.builders import a_teacher
from tests.letters.builders import a_letter
from tests.threads import at_once

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("our_templates")]
TEN_MINUTES = timedelta(minutes=10)
State = Letter.State


def a_draft(key, *readers, thread="posting"):
    return letter(
        "tests/hello.html",
        to=readers,
        key=key,
        thread=thread,
        tells=lambda keys: {"name": " and ".join(keys)},
        delay=TEN_MINUTES,
    )


def told():
    """Who is said to say hello, letter by letter, of all that still leave."""
    leaving = Letter.objects.exclude(state=State.DROPPED).order_by("pk")
    return [row.subject.removesuffix(" says hello").split(" and ") for row in leaving]


def test_what_happens_within_ten_minutes_is_one_letter_that_leaves_ten_after_the_first():
    author = a_teacher()
    begin = clock.now()

    with clock.held_at(begin):
        write(a_draft("Renee", author))
    with clock.held_at(begin + timedelta(minutes=9)):
        write(a_draft("Marcus", author))

    [row] = Letter.objects.all()
    assert told() == [["Renee", "Marcus"]]
    assert row.due_at == begin + TEN_MINUTES
    assert row.text.startswith(f"Renee and Marcus says hello to {author}")
    assert "Renee and Marcus" in row.html


def test_every_reader_and_every_thread_has_a_letter_of_its_own():
    first, second = a_teacher(), a_teacher()

    write(a_draft("Renee", first))
    write(a_draft("Marcus", first, second))
    write(a_draft("Ines", first, thread="other posting"))

    assert told() == [["Renee", "Marcus"], ["Marcus"], ["Ines"]]


def test_writing_the_same_again_tells_it_once_and_as_it_is_now():
    author, name = a_teacher(), {"now": "Rene"}
    draft = letter(
        "tests/hello.html", to=[author], key=1, thread=1, tells=lambda _: {"name": name["now"]}
    )
    write(draft)
    name["now"] = "Renee"

    write(draft)

    assert told() == [["Renee"]]


@pytest.mark.parametrize("state", [State.SENDING, State.SENT, State.FAILED])
def test_once_a_worker_has_it_the_text_stands_and_the_next_begins_anew(state):
    author = a_teacher()
    write(a_draft("Renee", author))
    write(a_draft("Marcus", author))
    Letter.objects.update(state=state, attempts=1, sent_at=clock.now())

    write(a_draft("Ines", author))
    write(a_draft("Marcus", author))  # is told already

    assert told() == [["Renee", "Marcus"], ["Ines"]]


def test_a_letter_that_waits_to_be_tried_again_keeps_its_text():
    """It may have arrived, although the answer was lost."""
    author = a_teacher()
    write(a_draft("Renee", author))
    Letter.objects.update(attempts=1)

    write(a_draft("Marcus", author))

    assert told() == [["Renee"], ["Marcus"]]


def test_what_is_taken_back_is_not_told_and_the_rest_is():
    author = a_teacher()
    for name in ["Renee", "Marcus", "Ines"]:
        write(a_draft(name, author))

    take_back(a_draft("Renee", author))

    assert told() == [["Marcus", "Ines"]]


def test_a_letter_with_nothing_left_to_tell_stays():
    author = a_teacher()
    write(a_draft("Renee", author))

    take_back(a_draft("Renee", author))
    write(a_draft("Marcus", author))

    assert [row.state for row in Letter.objects.order_by("pk")] == [State.DROPPED, State.WAITING]
    assert told() == [["Marcus"]]


def test_a_letter_that_does_not_combine_is_never_renewed():
    plain = a_letter(kind="hello", key="Renee")

    write(a_draft("Marcus", plain.person))

    plain.refresh_from_db()
    assert plain.subject == "Daniel Brandt answered your question"


# --- At the very same time -----------------------------------------------------------------------


@pytest.mark.django_db(transaction=True)
def test_of_two_who_are_first_at_once_both_are_told_in_one_letter():
    author = a_teacher()

    troubles = at_once(
        lambda: write(a_draft("Renee", author)), lambda: write(a_draft("Marcus", author))
    )

    assert troubles == []
    assert [sorted(names) for names in told()] == [["Marcus", "Renee"]]


@pytest.mark.django_db(transaction=True)
def test_a_worker_that_is_just_claiming_has_the_letter_as_it_was():
    """Whoever writes meanwhile waits for the claim to stand, and begins a new letter."""
    author, claimed = a_teacher(), Event()
    write(a_draft("Renee", author))

    @transaction.atomic
    def claim():
        with clock.held_at(clock.now() + TEN_MINUTES):
            [row] = Letter.objects.claim()
        claimed.set()
        _until_somebody_waits_for_us()
        assert row.subject == "Renee says hello"

    def write_meanwhile():
        claimed.wait(timeout=5)
        write(a_draft("Marcus", author))

    assert at_once(claim, write_meanwhile) == []
    assert told() == [["Renee"], ["Marcus"]]


@pytest.mark.django_db(transaction=True)
def test_a_letter_that_is_just_being_renewed_is_claimed_afterwards_with_all_it_tells():
    author, renewed, looked = a_teacher(), Event(), Event()
    write(a_draft("Renee", author))

    @transaction.atomic
    def renew():
        write(a_draft("Marcus", author))
        renewed.set()
        looked.wait(timeout=5)

    def claim_meanwhile():
        renewed.wait(timeout=5)
        with clock.held_at(clock.now() + TEN_MINUTES):
            assert Letter.objects.claim() == []
        looked.set()

    assert at_once(renew, claim_meanwhile) == []
    with clock.held_at(clock.now() + TEN_MINUTES):
        [row] = Letter.objects.claim()
    assert row.subject == "Renee and Marcus says hello"


@pytest.mark.django_db(transaction=True)
def test_taken_back_while_another_is_added_only_the_other_is_told():
    author, added = a_teacher(), Event()
    write(a_draft("Renee", author))

    @transaction.atomic
    def add():
        write(a_draft("Marcus", author))
        added.set()
        _until_somebody_waits_for_us()

    def withdraw_meanwhile():
        added.wait(timeout=5)
        take_back(a_draft("Renee", author))

    assert at_once(add, withdraw_meanwhile) == []
    assert told() == [["Marcus"]]


@pytest.mark.django_db(transaction=True)
def test_the_proof_of_the_claim_fails_when_a_renewal_does_not_look(monkeypatch):
    """Without the condition that nobody has touched it, a claimed letter would be told anew."""
    monkeypatch.setattr(LetterQuerySet, "combining", lambda letters: letters)
    author = a_teacher()
    write(a_draft("Renee", author))
    Letter.objects.update(state=State.SENT, attempts=1, sent_at=clock.now())

    write(a_draft("Marcus", author))

    assert told() == [["Renee", "Marcus"]]  # and nobody ever reads of Marcus


def _until_somebody_waits_for_us():
    """Until another connection stands at one of our locks."""
    waiting = "SELECT count(*) FROM pg_locks WHERE NOT granted"
    for _ in range(500):
        with transaction.get_connection().cursor() as cursor:
            cursor.execute(waiting)
            if cursor.fetchone()[0]:
                return
            cursor.execute("SELECT pg_sleep(0.01)")
    raise AssertionError("Nobody waited.")
