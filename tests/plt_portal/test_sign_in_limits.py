"""Who tries too often waits, and nobody else: neither the district, nor the person tried at."""

import re
import socket
import time
from functools import partial

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from letters.delivery import deliver_for
from letters.models import Letter
from plt_portal.codes import ASKED, LETTERS, TRIES, TRIES_KNOWN, TRIES_OF_ALL, send_codes
from plt_portal.models import AskedCode
from tests.builders import a_teacher
from tests.letters.builders import a_letter
from tests.letters.post_office import open_post_office
from tests.signing_in import SignsIn, code_for
from tests.threads import at_once

pytestmark = pytest.mark.django_db
ASK, ENTER = reverse("sign-in"), reverse("sign-in-code")


@pytest.fixture
def renee():
    return a_teacher("Renee Okafor")


def guess(thief, times=TRIES.most + 1):
    thief.ask()
    return [thief.enter(f"WRZNG{number:03}").status_code for number in range(200, 200 + times)]


def use_up(limit, who):
    for _ in range(limit.most):
        limit.spend(who)


def test_a_whole_school_signs_in_at_the_same_minute_from_one_address():
    everybody = [a_teacher() for _ in range(40)]

    for person in everybody:
        assert SignsIn(person).ask().status_code == 302
    send_codes()

    assert Letter.objects.filter(kind="sign_in_code").count() == len(everybody)


def test_whoever_asks_too_often_waits_and_the_codes_that_came_still_work(renee):
    browser = SignsIn(renee)
    browser.ask()
    code = code_for(renee)
    use_up(ASKED, "203.0.113.7")

    page = browser.browser.get(browser.ask().url).text

    assert "Too many codes were asked for from your network." in page
    assert AskedCode.objects.count() == 1
    assert browser.enter(code).url == "/"


def test_one_stranger_locks_out_nobody_elsewhere(renee):
    use_up(ASKED, "198.51.100.66")

    assert not AskedCode.objects.exists()
    SignsIn(renee).ask()
    assert AskedCode.objects.count() == 1


@pytest.mark.parametrize(
    ("proxies", "told", "counted"),
    [
        (0, "198.51.100.1", "203.0.113.7"),
        (1, "198.51.100.1", "198.51.100.1"),
        (1, "10.9.8.7, 198.51.100.1", "198.51.100.1"),
        (2, "10.9.8.7, 198.51.100.1, 192.0.2.1", "198.51.100.1"),
        (1, "", "203.0.113.7"),
        (1, "2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        (1, "::ffff:198.51.100.1", "198.51.100.1"),
        (1, "198.51.100.1:4711", "198.51.100.1"),
        (1, "[2001:db8:1:2::5]:4711", "2001:db8:1:2::/64"),
        (1, "not an address", "nowhere"),
    ],
)
def test_a_network_is_told_from_the_end_as_far_as_there_are_proxies(
    settings, renee, proxies, told, counted
):
    """Proves that nobody comes from elsewhere by writing it into a header."""
    settings.TRUSTED_PROXIES = proxies
    use_up(ASKED, counted)

    browser = SignsIn(renee).browser
    browser.post(ASK, {"email": renee.email}, headers={"x-forwarded-for": told})

    assert not AskedCode.objects.exists()


def test_nobody_is_flooded_with_codes_and_the_last_ones_still_work(renee):
    strangers = [SignsIn(renee, network=f"198.51.100.{n}") for n in range(LETTERS.most + 3)]
    for stranger in strangers:
        stranger.ask()

    code = code_for(renee)

    assert Letter.objects.filter(person=renee).count() == LETTERS.most
    her = SignsIn(renee)
    her.ask()
    assert her.enter(code).url == "/"


def test_guessing_is_slowed_down_for_the_guesser_alone(renee):
    thief = SignsIn(renee, network="198.51.100.66")

    assert guess(thief) == [422] * TRIES.most + [429]
    assert "Too many tries. Wait until" in thief.enter("WRZNG222").text
    assert thief.enter(code_for(renee)).status_code == 429
    her = SignsIn(renee)
    her.ask()
    assert her.enter(code_for(renee)).url == "/"


def test_a_browser_that_she_has_used_waits_for_nobody_else(renee):
    """Proves that nobody on her own network, whom nothing tells from her, locks her out."""
    hers, pupil = SignsIn(renee), SignsIn(renee)
    hers.ask()
    hers.enter(code_for(renee))
    hers.browser.post(reverse("account_logout"))
    guess(pupil)
    use_up(ASKED, "203.0.113.7")
    use_up(LETTERS, renee.pk)

    hers.ask()

    assert hers.enter(code_for(renee)).url == "/"


def test_guessers_of_many_networks_are_slowed_down_together(renee):
    """Proves that not even the last try of a network slips by."""
    use_up(TRIES_OF_ALL, renee.email)
    thief = SignsIn(renee)
    thief.ask()
    code = code_for(renee)
    for _ in range(TRIES.most - 1):
        thief.enter("WRZNG222")

    assert thief.enter(code).status_code == 429


def test_one_try_is_no_list_of_codes(renee):
    thief = SignsIn(renee)
    thief.ask()
    code = code_for(renee)

    assert thief.enter(" ".join(["WRZNG222", "WRZNG223", "WRZNG224", code])).status_code == 422


def test_a_shared_computer_closes_nobody_s_own_door(renee):
    """Proves that a known browser whose tries are used up counts as any other."""
    hers = SignsIn(renee)
    hers.ask()
    hers.enter(code_for(renee))
    hers.browser.post(reverse("account_logout"))
    use_up(TRIES_KNOWN, renee.email)

    hers.ask()

    assert hers.enter(code_for(renee)).url == "/"


def test_a_known_browser_is_no_key_for_guessing(renee):
    hers = SignsIn(renee)
    hers.ask()
    hers.enter(code_for(renee))
    hers.browser.post(reverse("account_logout"))

    guess(hers, TRIES.most + TRIES_KNOWN.most)

    assert hers.enter(code_for(renee)).status_code == 429


def test_limits_outlive_the_cache(renee):
    use_up(ASKED, "203.0.113.7")
    cache.clear()

    SignsIn(renee).ask()

    assert not AskedCode.objects.exists()


def test_the_door_opens_when_the_cache_and_the_broker_are_away(renee, settings):
    with socket.socket() as nobody:
        nobody.bind(("127.0.0.1", 0))
        away = f"redis://127.0.0.1:{nobody.getsockname()[1]}/0"
        settings.CACHES = {"default": settings.CACHES["default"] | {"LOCATION": away}}
        her = SignsIn(renee)

        her.ask()

        assert her.enter(code_for(renee)).url == "/"


def test_known_and_unknown_addresses_cost_the_same():
    """The same statements and the same rows: nothing to see and nothing to time."""
    known = a_teacher("Renee Okafor").email
    asked = {}
    for address in (known, "rene.okafor@millbrook.example"):
        browser = Client()
        with CaptureQueriesContext(connection) as made:
            browser.post(ASK, {"email": address})
            browser.get(ENTER)
            browser.post(ENTER, {"code": "WRZNG123"})
        asked[address] = [re.split("VALUES|WHERE|_id', '", one["sql"])[0] for one in made]

    first, second = asked.values()
    assert first == second
    assert AskedCode.objects.count() == 2


@pytest.mark.waiting
@pytest.mark.django_db(transaction=True)
def test_a_code_leaves_while_a_slow_server_takes_a_digest(renee, settings):
    """Proves the lane: without it a code stands behind a whole handful of other letters."""
    for _ in range(40):
        a_letter()
    with open_post_office(settings, pause=0.1) as office:

        def signs_in():
            while not office.taken:
                time.sleep(0.01)
            before = len(office.taken)
            SignsIn(renee).ask()
            send_codes()
            assert "Your code for the portal" in [each["Subject"] for each in office.taken[before:]]
            assert len(office.taken) - before < 15

        assert at_once(partial(deliver_for, 60), signs_in) == []


def test_a_code_that_came_too_late_to_work_does_not_leave(renee, settings, time_machine):
    SignsIn(renee).ask()
    with open_post_office(settings, "451 Not now") as office:
        send_codes()
        time_machine.shift(601)
        send_codes()

    assert office.taken == []
    assert Letter.objects.get().state == Letter.State.DROPPED


def test_a_refusal_for_now_is_tried_again_after_five_seconds(renee, settings, time_machine):
    SignsIn(renee).ask()
    with open_post_office(settings, "451 Not now") as office:
        send_codes()
        time_machine.shift(4)
        send_codes()
        too_early = len(office.taken)
        time_machine.shift(2)
        send_codes()

    assert (too_early, len(office.taken)) == (0, 1)
