from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils.timezone import localdate

from district.calendar import (
    SchoolDayAgo,
    after,
    billboard_window,
    closures,
    school_days_since,
    told,
)
from district.models import CalendarEvent
from tests.builders import a_teacher, an_event, moment
from tests.reading import page_of

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


def test_the_days_of_a_vacation_are_told_as_one(year):
    for day in (24, 25, 28):
        an_event("closure", date(2026, 12, day), name="Winter break")
    an_event("closure", date(2027, 2, 15), name="Winter break")
    for day in (7, 8):
        an_event("training", date(2027, 1, day), name="Looking at student work together")

    entries = told(CalendarEvent.objects.filter(date__gte=date(2026, 12, 1)).order_by("date"))

    assert [len(days) for days in entries if days[0].name == "Winter break"] == [3, 1]
    assert [len(days) for days in entries if days[0].kind == "training"] == [1, 1]


def test_the_page_marks_the_next_date_and_says_what_is_training(year, client):
    an_event("closure", date(2026, 10, 13))
    an_event("training", date(2026, 11, 5), name="From a hunch to a SMART goal")
    client.force_login(a_teacher(), backend="plt_portal.sign_in.DirectoryBackend")

    page = page_of(client.get(reverse("district:year")))

    assert page.count("is-next") == 1
    assert "Plt session</b><span" in page
    assert "Monday to Tuesday, October 13" in page
    assert "Facilitator training: From a hunch to a SMART goal" in page


def test_waiting_is_counted_in_school_days(year):
    """Today is Tuesday; since Thursday that is Friday, Monday and Tuesday."""
    assert school_days_since(date(2026, 9, 17), set()) == 3


def test_the_database_counts_school_days_as_the_calendar_does(year, time_machine):
    """What has waited five school days, asked in SQL and counted by hand, on each day of a year."""
    day, closed = date(2026, 9, 1), closures()
    while day < date(2027, 6, 17):
        time_machine.move_to(moment(f"{day} 12:00"))
        began = CalendarEvent.objects.annotate(at=SchoolDayAgo.of_today(5)).values("at")[:1].get()

        first = localdate(began["at"])
        assert school_days_since(first - timedelta(days=1), closed) == 5, day
        assert school_days_since(first, closed) == 4, day
        day += timedelta(days=1)
