"""What the mail server refuses three times running gets no letter until it is tried again."""

import pytest

from letters.delivery import try_again
from letters.models import Letter
from letters.tasks import deliver_due
from people.models import Person
from tests.builders import a_teacher
from tests.letters.builders import a_letter
from tests.letters.post_office import open_post_office

pytestmark = pytest.mark.django_db
NO_SUCH_PERSON = "550 5.1.1 No such person"
State = Letter.State


def now(person):
    return Person.objects.get(pk=person.pk)


def deliver(settings, person, *answers, at="RCPT"):
    """One letter after the other to this person, answered like this; what became of each."""
    letters = []
    with open_post_office(settings, *answers, at=at):
        for _ in answers or [None]:
            letters.append(a_letter(now(person)))
            deliver_due()
    return [Letter.objects.get(pk=letter.pk).state for letter in letters]


@pytest.mark.parametrize("at", ["RCPT", "DATA"])
def test_after_three_refusals_for_good_no_letter_leaves_to_an_address(settings, at):
    person = a_teacher()

    assert deliver(settings, person, *[NO_SUCH_PERSON] * 3, at=at) == [State.FAILED] * 3
    assert deliver(settings, person) == [State.DROPPED]

    assert now(person).is_unreachable
    assert list(Person.objects.unreachable()) == [person]


def test_two_refusals_are_no_reason_yet(settings):
    person = a_teacher()

    assert deliver(settings, person, *[NO_SUCH_PERSON] * 2) == [State.FAILED] * 2
    assert deliver(settings, person) == [State.SENT]


def test_a_letter_that_arrives_begins_the_count_anew(settings):
    person = a_teacher()

    answers = [NO_SUCH_PERSON, NO_SUCH_PERSON, "250 Go on", NO_SUCH_PERSON, NO_SUCH_PERSON]
    deliver(settings, person, *answers, at="DATA")

    assert not now(person).is_unreachable


@pytest.mark.parametrize("answer", ["451 Try later", "hang up"])
def test_trouble_that_passes_is_not_counted(settings, answer):
    person = a_teacher()

    deliver(settings, person, *[answer] * 4, at="DATA")

    assert now(person).refusals == 0


def test_an_address_that_no_mail_can_carry_counts_as_refused(settings):
    """Also one that would be two readers."""
    person = a_teacher()
    Person.objects.filter(pk=person.pk).update(email="one@millbrook.example,two@millbrook.example")

    with open_post_office(settings) as office:
        a_letter(now(person))
        deliver_due()

    assert office.taken == []
    assert now(person).refusals == 1


def test_a_new_address_is_not_the_old_one(settings):
    person = a_teacher()
    deliver(settings, person, *[NO_SUCH_PERSON] * 3)

    Person.objects.filter(pk=person.pk).update(email="new@millbrook.example")

    assert deliver(settings, person, NO_SUCH_PERSON) == [State.FAILED]
    assert now(person).refusals == 1
    assert deliver(settings, person) == [State.SENT]


def test_tried_again_it_has_one_more_chance(settings):
    person = a_teacher()
    deliver(settings, person, *[NO_SUCH_PERSON] * 3)

    try_again(person)
    assert deliver(settings, person, NO_SUCH_PERSON) == [State.FAILED]
    assert now(person).is_unreachable

    try_again(person)
    assert deliver(settings, person) == [State.SENT]
    assert now(person).refusals == 0


def test_to_try_again_what_was_never_paused_changes_nothing():
    person = a_teacher()

    try_again(person)

    assert now(person).refusals == 0
