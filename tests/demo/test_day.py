"""Which day it is in the demo, and how a start finds it."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from billboard.models import Posting
from demo.opening import who
from demo.play import CURTAIN, play_until
from kit import clock
from plt_portal.models import DemoDay
from tests.knocking import undone

pytestmark = [pytest.mark.django_db, pytest.mark.xdist_group("the days of the demo")]


@pytest.fixture(scope="module", autouse=True)
def _opened(django_db_setup, django_db_blocker):
    """The district before the first day of school, opened once; every test begins there."""
    with django_db_blocker.unblock(), undone():
        play_until(CURTAIN)
        yield


@pytest.fixture(autouse=True)
def _in_the_demo(settings, tmp_path):
    settings.DEMO = True
    settings.SITE_URL = "http://127.0.0.1:8000"
    settings.CLOCK_FILE = str(tmp_path / "clock")


def start(day=""):
    call_command("demo", on=day)
    return clock.now()


def almost(moment, wanted):
    return wanted <= moment < wanted + timedelta(minutes=1)


def test_a_start_opens_at_eight_and_the_next_goes_on_after_the_last_thing_that_happened():
    assert almost(start("2026-09-01"), clock.at(date(2026, 9, 1), 8))
    with clock.held_at(clock.at(date(2026, 9, 2), 9, 30)):
        Posting.objects.filter(lead=who("Ines Carvalho")).update(created_at=clock.now())

    assert almost(start("2026-09-01"), clock.at(date(2026, 9, 2), 9, 30))
    assert almost(start(), clock.at(date(2026, 9, 2), 9, 30))
    assert DemoDay.objects.get().day == date(2026, 9, 1)


def test_a_later_day_is_played_forward_and_an_earlier_one_needs_a_fresh_start():
    start("2026-09-01")
    assert not Posting.objects.on_the_billboard().exists()

    assert almost(start("2026-09-03"), clock.at(date(2026, 9, 3), 8))

    assert Posting.objects.on_the_billboard().count() == 5
    with pytest.raises(CommandError, match=r"stands on 2026-09-03\. An earlier day needs --fresh"):
        start("2026-09-02")


def test_a_day_that_is_over_by_the_clock_is_an_earlier_one():
    start("2026-09-01")
    with clock.held_at(clock.at(date(2026, 9, 4), 9)):
        Posting.objects.filter(lead=who("Ines Carvalho")).update(created_at=clock.now())

    with pytest.raises(CommandError, match="--fresh"):
        start("2026-09-03")


def test_hours_in_which_nobody_did_anything_have_passed_all_the_same(settings):
    start("2026-09-01")
    be_left_after(settings, hours=5)

    assert almost(start(), clock.at(date(2026, 9, 1), 13))


def test_the_day_on_which_the_clock_stands_is_no_earlier_one(settings):
    start("2026-09-01")
    be_left_after(settings, hours=30)

    assert almost(start("2026-09-02"), clock.at(date(2026, 9, 2), 14))


def be_left_after(settings, hours):
    """As the watch of the demo notes it, in real time."""
    left_at = timezone.now() + timedelta(hours=hours)
    Path(settings.CLOCK_FILE).with_suffix(".seen").write_text(f"{left_at.timestamp()}\n")


def test_today_is_the_real_day(time_machine):
    time_machine.move_to(clock.at(date(2026, 9, 1), 14))

    assert almost(start("today"), clock.at(date(2026, 9, 1), 14))


@pytest.mark.parametrize("day", ["yesterday", "2026-13-01", "22.9.2026"])
def test_what_is_no_day_is_refused(day):
    with pytest.raises(CommandError, match="takes a day such as 2026-09-22"):
        start(day)


def test_before_the_year_there_is_nothing_to_play():
    with pytest.raises(CommandError, match="begins on 2026-08-31"):
        start("2026-08-30")


def test_outside_the_demo_nothing_is_played(settings):
    settings.DEMO = False

    with pytest.raises(CommandError, match="exists in the demo only"):
        start("2026-09-01")
