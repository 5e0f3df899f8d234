"""Whoever does very often what costs others something waits; nobody else does."""

from contextlib import suppress
from datetime import timedelta

import pytest

from billboard import interest
from blueprint import printing
from kit.lifecycle import NotYet, move
from kit.limits import Limit, forget_spent
from kit.models import Spent
from letters.models import Letter
from teams import founding, standing
from tests import builders as b
from tests.threads import at_once

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("year")]
A_MINUTE = timedelta(minutes=1)
THRICE = Limit("thrice", 3, timedelta(minutes=10))


def test_a_limit_counts_from_the_first_and_begins_anew(time_machine):
    left = [THRICE.spend("Renee") for _ in range(4)]
    time_machine.shift(300)
    waits = THRICE.spend("Renee").wait
    time_machine.shift(301)

    assert [each.times for each in left] == [2, 1, 0, 0]
    assert [round(wait / A_MINUTE) for wait in (left[-1].wait, waits)] == [10, 5]
    assert THRICE.spend("Renee") == (2, timedelta())


def test_one_waits_for_nobody_else():
    for _ in range(4):
        THRICE.spend("Marcus")

    assert not THRICE.spend("Renee").wait
    assert not Limit("another", 3, timedelta(minutes=10)).spend("Marcus").wait


@pytest.mark.django_db(transaction=True)
def test_those_at_once_are_all_counted():
    assert at_once(*[lambda: THRICE.spend("Renee")] * 8) == []

    assert Spent.objects.get(what="thrice").number == 8


def test_what_was_spent_long_ago_is_forgotten(time_machine):
    THRICE.spend("Renee")
    time_machine.shift(24 * 3600 + 1)
    forget_spent()

    assert not Spent.objects.exists()


# --- Who writes to others -------------------------------------------------------------------------


def held_at(act):
    """How often it could be done before it was refused."""
    for number in range(200):
        with suppress(NotYet):
            act(number)
            continue
        return number
    return None


@pytest.fixture
def marcus():
    return b.a_teacher("Marcus Bell")


def test_nobody_asks_the_whole_district_onto_a_team(marcus):
    team = b.a_team(facilitator=marcus)

    assert held_at(lambda n: founding.ask(team, b.a_teacher(), by=marcus)) == 60


def test_asking_and_taking_back_is_one_letter_and_has_an_end(marcus):
    team = b.a_team(facilitator=marcus, state="active")
    b.an_assistant_superintendent()
    Letter.objects.all().delete()

    def again(number):
        asked = standing.ask(team, "dissolve", by=marcus, reason="Three of us have left.")
        move(asked, "take_back", by=marcus)

    assert held_at(again) == 60
    assert Letter.objects.filter(kind="team_asks").count() == 1


def test_nobody_is_interested_in_everything(marcus):
    assert held_at(lambda n: interest.show_interest(b.a_posting(), by=marcus)) == 30


def test_nobody_asks_without_end(marcus):
    posting = b.a_posting()

    assert held_at(lambda n: interest.ask(posting, by=marcus, text=f"Question {n}?")) == 15


def test_nobody_orders_papers_without_end(marcus):
    def order(number):
        printing.ask(b.a_team(facilitator=marcus), by=marcus)

    assert held_at(order) == 30


def test_sheets_are_taken_so_often_and_then_not_for_a_while(client, marcus):
    client.force_login(marcus)
    answers = [client.get("/teams/export/csv/").status_code for _ in range(61)]

    assert answers == [200] * 60 + [429]
