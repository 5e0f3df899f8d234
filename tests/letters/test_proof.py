"""Everybody gets a letter once, whatever dies: workers, the broker's memory, the database.

Real worker processes, killed with -9, and a server that counts Message-IDs. A mailbox shows a
letter once however often its Message-ID comes; how often it came is counted, too.
"""

import random
from collections import Counter

import pytest

from tests.letters import moody_server
from tests.letters.mail_house import a_mail_house
from tests.letters.moody_server import FORGETS, REFUSES, a_moody_server

pytestmark = [pytest.mark.timeout(300), pytest.mark.waiting]

POINTS = {
    "before the claim stands": 0,
    "once connected": 0,
    "after the claim": 0,
    "after RCPT": 0,
    "in the middle of the data": 0,
    "after the final dot": 1,
    "after 250, before the ledger knows": 1,
    "once the ledger knows": 0,
}
HELD = {  # at which command of which letter the server is held
    "once connected": (moody_server.CONNECTED, 1),
    "after the claim": (moody_server.MAIL, 1),
    "after RCPT": (moody_server.RCPT, 1),
    "in the middle of the data": (moody_server.IN_DATA, 1),
    "after the final dot": (moody_server.DOT, 1),
    "once the ledger knows": (moody_server.MAIL, 2),
}
EVERY_LETTER = "LOCK TABLE letters_letter IN SHARE MODE"
BLOCKED = "FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND starts_with(query, 'UPDATE')"


@pytest.fixture(scope="module")
def house(furnish):
    deaths = [f"{name}:3" for name in _names()]
    keys = [*deaths, "storm:100", "calm:20"]
    with a_moody_server() as server, a_mail_house(server, furnish, *keys) as house:
        yield house


def _names():
    return [f"death-{number}" for number, _ in enumerate(POINTS)]


def test_a_worker_killed_at_any_point_loses_nothing_and_repeats_only_what_had_arrived(house):
    """Two points cannot be told apart from outside: there the letter comes twice, as the same."""
    house.start_worker()
    came = {
        point: _killed_at(point, house, name) for point, name in zip(POINTS, _names(), strict=True)
    }
    house.kill_worker()

    assert {point: len(letters) for point, letters in came.items()} == dict.fromkeys(POINTS, 3)
    assert {point: letters.total() - 3 for point, letters in came.items()} == POINTS


def _killed_at(point, house, name):
    """How often each of these letters came, with a worker killed on the way."""
    before, expected = len(house.server.taken), house.due(name)
    if point in HELD:
        _killed_in_the_conversation(house, *HELD[point])
    elif point == "before the claim stands":
        _killed_at_the_ledger(house)
    else:
        house.server.hold_at(moody_server.DOT)
        house.knock()
        assert house.server.held.wait(60)
        _killed_at_the_ledger(house, meanwhile=lambda: house.server.let_go(answering=True))
    house.later()
    house.knock()
    house.until(lambda: house.sent(name) == 3, f"Delivery after a death {point}")
    came = Counter(house.server.taken[before:])
    assert set(came) <= expected
    return came


def _killed_in_the_conversation(house, command, times):
    house.server.hold_at(command, times)
    house.knock()
    assert house.server.held.wait(60)
    house.kill_children()
    house.server.let_go(answering=False)


def _killed_at_the_ledger(house, meanwhile=None):
    """While the worker waits to write: what it has begun there is undone with it."""
    with house.connected() as ours:
        ours.execute(EVERY_LETTER)
        (meanwhile or house.knock)()
        house.until(lambda: house.ask(f"SELECT count(*) {BLOCKED}"), "A worker that waits")
        house.kill_children()
        house.ask(f"SELECT count(pg_terminate_backend(pid)) {BLOCKED}")
        house.until(lambda: not house.ask(f"SELECT count(*) {BLOCKED}"), "The end of it")
        ours.rollback()


# --- The storm -----------------------------------------------------------------------------------

PROCESSES = 2


def test_a_hundred_people_get_the_digest_once_through_a_storm(house, record_property):
    repeated = _storm(house, kills=4, flushes=2, restarts=1, people=100)
    record_property("letters that came more than once", repeated)


@pytest.mark.long
@pytest.mark.timeout(900)
def test_a_thousand_people_get_the_digest_once_through_a_long_storm(furnish, record_property):
    with a_moody_server() as server, a_mail_house(server, furnish, "storm:1000") as house:
        repeated = _storm(house, kills=20, flushes=10, restarts=3, people=1000)
    record_property("letters that came more than once", repeated)


def _storm(house, *, kills, flushes, restarts, people):
    """Every death may repeat what each process had in its hands, and nothing else may."""
    server, chance = house.server, random.Random(people)
    before, server.pause = len(server.taken), 0.03
    server.mood = lambda: chance.choices([REFUSES, FORGETS, None], [3, 3, 94])[0]
    expected = house.due("storm")
    house.start_worker(processes=PROCESSES)
    deaths = [house.kill_children, lambda: _killed_and_started(house)]
    blows = [deaths[number % 2] for number in range(kills)]
    blows += [house.forget_the_bells] * flushes + [house.restart_the_database] * restarts
    chance.shuffle(blows)
    _through(house, blows, people, before)
    house.deliver_until(lambda: house.sent("storm") == people, 120)
    house.kill_worker()

    came = Counter(server.taken[before:])
    assert set(came) == expected
    assert len(expected) == people
    repeated = came.total() - people
    assert repeated <= (kills + restarts) * PROCESSES + server.forgotten
    return repeated


def _through(house, blows, people, before):
    """One blow after so many letters, and between them whatever beat would ring for."""
    for number, blow in enumerate(blows, start=1):
        for _ in range(PROCESSES):
            house.knock()
        mark = people * number // (len(blows) + 1)
        house.deliver_until(lambda mark=mark: len(set(house.server.taken[before:])) >= mark, 120)
        blow()


def _killed_and_started(house):
    house.kill_worker()
    house.start_worker(processes=PROCESSES)


def test_the_proof_fails_when_the_claim_is_taken_out(house):
    """Two workers that do not claim both send what they see."""
    server = house.server
    before, server.mood, server.pause = len(server.taken), lambda: None, 0.03
    house.due("calm")
    house.start_worker("tests.letters.unguarded", processes=PROCESSES)
    for _ in range(PROCESSES):
        house.knock()
    house.deliver_until(lambda: house.sent("calm") == 20, 120)
    house.kill_worker()

    assert Counter(server.taken[before:]).total() > 20
