"""One thing that somebody does at some moment, by the portal's own verbs."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from functools import partial
from typing import Any, NamedTuple

from kit import clock


class Overtaken(Exception):
    """Somebody who looks around was there first, and what they did stands."""


class Act(NamedTuple):
    at: datetime
    do: partial[object]

    def __str__(self) -> str:
        """When, what, and of which team, idea or person."""
        words = [self.do.func.__name__.strip("_"), *map(str, self.do.args[:1])]
        return f"{self.at:%Y-%m-%d %H:%M} {' of '.join(words)}"


class LeftOut(NamedTuple):
    """An act that did not take place, and what stood in its way."""

    act: Act
    reason: Exception

    def __str__(self) -> str:
        return " ".join(f"{self.act}: {type(self.reason).__name__}: {self.reason}".split())


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
