"""Counting days as schools count them, and the dates that hang on the calendar."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.conf import settings
from django.db.models import DateTimeField, Func, Value

from district.models import CalendarEvent
from kit import clock
from kit.prepared import prepared

Kind = CalendarEvent.Kind
A_WEEKEND_LATER = 3


@dataclass(frozen=True)
class Window:
    """When the billboard takes postings: freely, then marked late, then with a late pass only."""

    opens: date
    soft: date
    hard: date

    def is_open(self, day: date) -> bool:
        return self.opens <= day <= self.hard

    def is_late(self, day: date) -> bool:
        return day > self.soft


def billboard_window() -> Window:
    """The window of this year: from the opening day to ten school days after the PLT session.

    Raises `CalendarEvent.DoesNotExist` while the year's calendar has no such days.
    """
    days = _days_of_the_window()
    opens = _first(days, Kind.BILLBOARD_OPENS)
    soft = _first(days, Kind.PLT_SESSION)
    closures = {event.date for event in days if event.kind == Kind.CLOSURE}
    return Window(opens, soft, after(soft, settings.SCHOOL_DAYS_TO_HARD_CLOSING, closures))


@prepared
def _days_of_the_window() -> Any:
    kinds = [Kind.BILLBOARD_OPENS, Kind.PLT_SESSION, Kind.CLOSURE]
    return CalendarEvent.objects.this_year().filter(kind__in=kinds)


def after(day: date, school_days: int, closures: set[date]) -> date:
    """The day so many school days later: weekends and closures do not count."""
    while school_days:
        day += timedelta(days=1)
        school_days -= is_school_day(day, closures)
    return day


def school_days_since(day: date, closures: set[date]) -> int:
    """How many school days have passed since, today included."""
    return school_days_between(day, clock.today(), closures)


def school_days_between(day: date, until: date, closures: set[date]) -> int:
    """How many school days come after the one day, up to and including the other."""
    days = (day + timedelta(days=n) for n in range(1, (until - day).days + 1))
    return sum(is_school_day(day, closures) for day in days)


def closures() -> set[date]:
    """The days of this year on which schools are closed."""
    events = CalendarEvent.objects.this_year().filter(kind=Kind.CLOSURE)
    return set(events.values_list("date", flat=True))


class SchoolDayAgo(Func):
    """When the school day began that was so many school days back. Takes the day to count from.

    It stands here as SQL because whoever decides is counted for on every page, in one statement.
    """

    template = """(
        SELECT day.date::timestamp AT TIME ZONE '%(zone)s'
          FROM (SELECT %(expressions)s::date - back AS date FROM generate_series(0, 60) back) day
         WHERE extract(isodow FROM day.date) < 6
           AND NOT EXISTS (
               SELECT FROM district_calendarevent closed
                 JOIN district_schoolyear year ON year.id = closed.year_id AND year.is_current
                WHERE closed.kind = 'closure' AND closed.date = day.date)
         ORDER BY day.date DESC OFFSET %(days)s - 1 LIMIT 1)"""
    output_field = DateTimeField()

    @classmethod
    def of_today(cls, days: int = settings.SCHOOL_DAYS_TO_ENDORSE) -> "SchoolDayAgo":
        """What was submitted before this moment has waited so many school days."""
        return cls(Value(clock.today()), days=days, zone=settings.TIME_ZONE)


def told(events: Iterable[CalendarEvent]) -> list[list[CalendarEvent]]:
    """The calendar as one tells it: the days of a vacation are one entry."""
    entries: list[list[CalendarEvent]] = []
    for event in events:
        if entries and _goes_on(entries[-1][-1], event):
            entries[-1].append(event)
        else:
            entries.append([event])
    return entries


def is_school_day(day: date, closures: set[date]) -> bool:
    return day.weekday() < 5 and day not in closures


def _goes_on(day: CalendarEvent, following: CalendarEvent) -> bool:
    """The same days off, with at most a weekend between them."""
    same = day.name == following.name and day.kind == following.kind == Kind.CLOSURE
    return same and (following.date - day.date).days <= A_WEEKEND_LATER


def _first(events: list[CalendarEvent], kind: str) -> date:
    for event in events:
        if event.kind == kind:
            return event.date
    raise CalendarEvent.DoesNotExist(f"The calendar of this year has no «{Kind(kind).label}».")


def next_of(kind: str, events: Iterable[CalendarEvent]) -> CalendarEvent | None:
    """The next date of its kind that is still ahead."""
    ahead = (each for each in events if each.kind == kind and each.date >= clock.today())
    return next(ahead, None)
