"""The sessions of a course as small calendars on the page, and as a file for one's own."""

from calendar import Calendar
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from urllib.parse import urlsplit

import icalendar
from django.conf import settings
from django.utils import timezone

from kit import clock
from training.models import Course, Session

SUNDAY = 6


@dataclass(frozen=True)
class Day:
    number: int  # 0 stands for a day of the month before or after
    is_session: bool
    is_today: bool


@dataclass(frozen=True)
class Month:
    """One month with its sessions marked, weeks from Sunday to Saturday."""

    first: date
    days: frozenset[date]

    @property
    def weeks(self) -> Iterator[list[Day]]:
        weeks = Calendar(SUNDAY).monthdayscalendar(self.first.year, self.first.month)
        return ([self._day(number) for number in week] for week in weeks)

    def _day(self, number: int) -> Day:
        day = self.first.replace(day=number) if number else None
        return Day(number, day in self.days, day == clock.today())


def months(course: Course) -> list[Month]:
    """The months in which the course meets."""
    days = frozenset(session.event.date for session in course.sessions.all())
    return [Month(first, days) for first in sorted({day.replace(day=1) for day in days})]


def calendar_file(course: Course) -> bytes:
    """All sessions as one file by RFC 5545; read again, it moves what it brought before."""
    calendar = icalendar.Calendar.new(name=course.title, prodid="-//PLT Portal//Training//EN")
    for session in course.sessions.all():
        calendar.add_component(_entry(session))
    calendar.add_missing_timezones()
    return calendar.to_ical()


def _entry(session: Session) -> icalendar.Event:
    event = session.event
    return icalendar.Event.new(
        uid=f"session-{session.pk}@{urlsplit(settings.SITE_URL).hostname}",
        stamp=clock.now(),
        summary=event.name,
        description=event.note or None,
        location=session.where or None,
        start=_moment(event.date, event.starts),
        end=_moment(event.date, event.ends),
        url=f"{settings.SITE_URL}/training/",
    )


def _moment(day, time) -> datetime | date:
    """In the district's own zone, so that it stays 3:30 when clocks change; or the whole day."""
    if time is None:
        return day
    return datetime.combine(day, time, tzinfo=timezone.get_default_timezone())
