"""The one clock. Everything in the district's life asks here what time it is.

The demo and the journeys of the tests shift it by an offset that web, worker and beat
read from the same file; in production there is no such file. The audit keeps real time.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.utils import timezone

_held: ContextVar[datetime | None] = ContextVar("held moment", default=None)


def now() -> datetime:
    """This moment in the district, with its zone."""
    return _held.get() or timezone.now() + _offset()


def today() -> date:
    """This day in the district."""
    return timezone.localdate(now())


def at(day: date, hour: int, minute: int = 0) -> datetime:
    """That time of that day, on the district's clocks."""
    return datetime(
        day.year, day.month, day.day, hour, minute, tzinfo=timezone.get_default_timezone()
    )


@contextmanager
def held_at(moment: datetime) -> Iterator[None]:
    """Let time stand still at this moment, to play a past day again."""
    token = _held.set(moment)
    try:
        yield
    finally:
        _held.reset(token)


def start_from(moment: datetime) -> None:
    """Let the shared clock tick on from this moment, for every process that reads its file."""
    seconds = (moment - timezone.now()).total_seconds()
    file = Path(settings.CLOCK_FILE)
    beside = file.with_suffix(".new")
    beside.write_text(f"{seconds}\n")
    beside.replace(file)  # at once: nobody reads half a clock


def _offset() -> timedelta:
    if not settings.CLOCK_FILE:
        return timedelta()
    try:
        # A page asks a dozen times: the bytes as they are, without decoding and buffer.
        with open(settings.CLOCK_FILE, "rb", buffering=0) as file:
            return timedelta(seconds=float(file.read()))
    except (FileNotFoundError, ValueError):
        return timedelta()
