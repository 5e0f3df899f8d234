from datetime import date

import pytest
from django.urls import reverse
from icalendar import Calendar

from district.models import CalendarEvent
from tests.builders import a_course, a_teacher
from training.calendar import months

pytestmark = pytest.mark.django_db


def the_file(client):
    client.force_login(a_teacher())
    return client.get(reverse("training:calendar"))


def events_of(file):
    return list(Calendar.from_ical(file.content).walk("VEVENT"))


def test_the_file_holds_six_sessions_on_the_clocks_of_the_district(client):
    a_course()

    file = the_file(client)

    first, *others = events_of(file)
    assert file["Content-Type"] == "text/calendar; charset=utf-8"
    assert len(others) == 5
    assert first["DTSTART"].params["TZID"] == "America/New_York"
    assert first["DTSTART"].dt.isoformat() == "2026-10-01T15:30:00-04:00"
    assert first["DTEND"].dt.isoformat() == "2026-10-01T17:30:00-04:00"
    assert b"BEGIN:VTIMEZONE" in file.content


def test_it_stays_half_past_three_when_the_clocks_change(client):
    a_course()

    offsets = {e["DTSTART"].dt.strftime("%H:%M %z") for e in events_of(the_file(client))}

    assert offsets == {"15:30 -0400", "15:30 -0500"}


def test_a_moved_session_keeps_its_name_in_every_calendar(client):
    a_course()
    before = [event["UID"] for event in events_of(the_file(client))]
    first = CalendarEvent.objects.filter(kind="training").first()
    first.date = date(2026, 10, 8)
    first.save()

    assert [event["UID"] for event in events_of(the_file(client))] == before


def test_lines_are_folded_and_end_as_the_standard_says(client):
    a_course()
    CalendarEvent.objects.filter(kind="training").update(
        name="Was läuft schon? Łucja, Siobhán; and a title that goes on past the fold of 75",
        note="Bring baseline data, two papers;\nand a colleague.",
    )

    content = the_file(client).content

    lines = content.split(b"\r\n")
    assert b"\n" not in content.replace(b"\r\n", b"")
    assert max(len(line) for line in lines) <= 75
    [event, *_] = events_of(the_file(client))
    assert event["DESCRIPTION"] == "Bring baseline data, two papers;\nand a colleague."
    assert event["SUMMARY"].startswith("Was läuft schon? Łucja, Siobhán; and a title")


def test_an_event_without_hours_takes_the_whole_day(client):
    a_course(sessions=1)
    CalendarEvent.objects.filter(kind="training").update(starts=None, ends=None)

    [event] = events_of(the_file(client))

    assert event["DTSTART"].dt == date(2026, 10, 1)


def test_small_calendars_mark_the_sessions():
    october, *others = months(a_course())

    marked = [day.number for week in october.weeks for day in week if day.is_session]
    assert (october.first, marked, len(others)) == (date(2026, 10, 1), [1, 31], 4)
