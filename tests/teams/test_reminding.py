"""Whoever keeps a roster waiting for five school days gets one letter about all of them."""

from datetime import date

import pytest
from django.utils.timezone import localdate

from district.models import CalendarEvent
from kit import clock
from letters.models import Letter
from teams.reminding import remind
from tests.builders import (
    a_delegate,
    a_principal,
    a_school,
    an_assistant_superintendent,
    the_year,
)
from tests.teams.builders import a_submitted_roster
from tests.teams.hands import move

pytestmark = pytest.mark.django_db


@pytest.fixture
def alcott(db):
    the_year()
    return a_school("Alcott Elementary")


@pytest.fixture
def roster(alcott):
    """Submitted on Tuesday, September 22."""
    return a_submitted_roster(school=alcott)


def on(day, hour=9):
    return clock.held_at(clock.at(day, hour))


def reminded(day, hour=9):
    with on(day, hour):
        return remind()


def letters_to(person):
    return list(Letter.objects.filter(kind="rosters_waiting", person=person).order_by("pk"))


def test_five_school_days_are_waited_first(roster, alcott):
    miriam = a_principal(alcott)

    assert reminded(date(2026, 9, 28)) == []
    assert reminded(date(2026, 9, 29)) == [miriam]


def test_a_closure_is_no_school_day(roster, alcott):
    a_principal(alcott)
    CalendarEvent.objects.create(
        year=the_year(), kind=CalendarEvent.Kind.CLOSURE, date=date(2026, 9, 25)
    )

    assert reminded(date(2026, 9, 29)) == []
    assert reminded(date(2026, 9, 30)) != []


def test_nobody_is_reminded_twice_of_the_same_days(roster, alcott):
    miriam = a_principal(alcott)

    for day in (29, 29, 30):
        reminded(date(2026, 9, day))
    reminded(date(2026, 10, 5))
    assert [localdate(letter.written_at).day for letter in letters_to(miriam)] == [29]

    assert reminded(date(2026, 10, 6)) == [miriam]


def test_a_day_on_which_nobody_knocked_is_caught_up(roster, alcott):
    miriam = a_principal(alcott)

    assert reminded(date(2026, 10, 2)) == [miriam]


@pytest.mark.parametrize(("day", "hour"), [(date(2026, 10, 3), 9), (date(2026, 10, 2), 6)])
def test_nobody_is_reminded_on_a_weekend_or_at_night(roster, alcott, day, hour):
    a_principal(alcott)

    assert reminded(day, hour) == []


def test_one_letter_names_all_that_wait_and_for_how_long(alcott):
    miriam = a_principal(alcott)
    a_submitted_roster(school=alcott, name="Talking Math")
    with on(date(2026, 9, 24)):
        a_submitted_roster(school=alcott, name="Calmer Transitions")

    reminded(date(2026, 10, 1))

    (letter,) = letters_to(miriam)
    assert letter.subject == "2 rosters wait for your word"
    assert "Talking Math, Alcott Elementary: 7 school days" in letter.text
    assert "Calmer Transitions, Alcott Elementary: 5 school days" in letter.text


def test_a_delegate_and_then_the_assistant_superintendent_are_reminded_too(roster, alcott):
    miriam, ruth = a_principal(alcott), an_assistant_superintendent()
    jo = a_delegate(miriam, days=30)

    assert set(reminded(date(2026, 9, 30))) == {miriam, jo, ruth}


def test_whoever_has_given_their_word_hears_nothing(roster, alcott):
    miriam, ruth = a_principal(alcott), an_assistant_superintendent()
    move(roster, "endorse", by=miriam)

    assert reminded(date(2026, 9, 30)) == [ruth]


def test_a_decided_roster_waits_for_nobody(roster, alcott):
    a_principal(alcott)
    move(roster, "approve", by=an_assistant_superintendent())

    assert reminded(date(2026, 9, 30)) == []
