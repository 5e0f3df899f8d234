from datetime import date

import pytest

from district.calendar import after, billboard_window, school_days_since
from district.models import CalendarEvent

pytestmark = pytest.mark.django_db


def test_the_billboard_closes_ten_school_days_after_the_session(year):
    """Thursday, September 24; ten school days on is Thursday, October 8."""
    window = billboard_window()

    assert window.opens == date(2026, 9, 1)
    assert window.soft == date(2026, 9, 24)
    assert window.hard == date(2026, 10, 8)


def test_a_closure_moves_the_hard_closing(year):
    year.events.create(kind="closure", name="Flood", date=date(2026, 9, 25))

    assert billboard_window().hard == date(2026, 10, 9)


def test_the_window_moves_with_the_session(year):
    year.events.filter(kind="plt_session").update(date=date(2026, 9, 28))

    assert billboard_window().hard == date(2026, 10, 13)  # the 12th is a closure


def test_a_year_without_a_calendar_says_what_is_missing(year):
    year.events.all().delete()

    with pytest.raises(CalendarEvent.DoesNotExist, match="billboard opens"):
        billboard_window()


def test_weekends_do_not_count():
    assert after(date(2026, 9, 25), 1, set()) == date(2026, 9, 28)


def test_waiting_is_counted_in_school_days(year):
    """Today is Tuesday; since Thursday that is Friday, Monday and Tuesday."""
    assert school_days_since(date(2026, 9, 17), set()) == 3
