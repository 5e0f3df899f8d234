from datetime import timedelta

from django.utils import timezone

from kit import clock
from tests.builders import moment


def test_a_held_moment_stands_still_and_lets_go():
    with clock.held_at(moment("2027-06-01 08:00")):
        assert clock.today().isoformat() == "2027-06-01"

    assert clock.today().isoformat() == "2026-09-22"


def test_the_shared_clock_ticks_on_from_the_moment_it_was_set(settings, tmp_path):
    settings.CLOCK_FILE = str(tmp_path / "clock")

    clock.start_from(moment("2027-03-01 08:00"))

    assert timedelta() <= clock.now() - moment("2027-03-01 08:00") < timedelta(seconds=5)


def test_a_half_written_clock_is_no_clock(settings, tmp_path):
    settings.CLOCK_FILE = str(tmp_path / "clock")
    (tmp_path / "clock").write_text("12.")
    (tmp_path / "clock").write_text("soon")

    assert abs(clock.now() - timezone.now()) < timedelta(seconds=5)
