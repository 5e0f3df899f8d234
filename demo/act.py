"""One thing that somebody does at some moment, by the portal's own verbs."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from functools import partial
from typing import Any, NamedTuple

from kit import clock


class Act(NamedTuple):
    at: datetime
    do: Callable[[], object]


def act(day: date, hour: int, number: int, do: Callable[..., object], *args: Any) -> Act:
    """At that hour of that day; the number spreads acts of one hour over its minutes."""
    moment = clock.at(day, hour) + timedelta(minutes=number * 7 % 53, seconds=number % 60)
    return Act(moment, partial(do, *args))


def workday(day: date, later: int) -> date:
    """So many weekdays later, or earlier."""
    step = timedelta(days=1 if later > 0 else -1)
    while later:
        day += step
        later -= step.days * (day.weekday() < 5)
    return day
