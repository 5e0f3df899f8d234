"""Which day it is in the demo: where its clock starts, goes on, or is sent."""

from contextlib import suppress
from datetime import UTC, date, datetime
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.db.models import DateTimeField, Max
from django.utils import timezone

from demo.places import THIS_YEAR
from kit import clock
from plt_portal.models import DemoDay

FIRST_DAY = date(2026, 9, 22)
TODAY = "today"
OPENS_AT = 8  # in the district


class WrongDay(Exception):
    """A day on which the demo cannot stand; its words are for whoever asked for it."""


def day_for(asked: str) -> date:
    """The day that was asked for; without a word, the day of the last start."""
    if asked == TODAY:
        return timezone.localdate()
    if not asked:
        remembered = DemoDay.objects.first()
        return remembered.day if remembered else FIRST_DAY
    try:
        return date.fromisoformat(asked)
    except ValueError:
        raise WrongDay(f"--on takes a day such as 2026-09-22, or today; not {asked!r}.")


def moment_for(day: date, asked: str) -> datetime:
    """From where the clock ticks: eight on a new day, or where it stood when we left."""
    remembered = DemoDay.objects.first()
    wanted = timezone.now() if asked == TODAY else clock.at(day, OPENS_AT)
    if day < THIS_YEAR.first:
        raise WrongDay(f"Millbrook’s year begins on {THIS_YEAR.first}. Choose a day from then on.")
    if remembered is None:
        return wanted
    stood = max(remembered.played_until, last_fact(), last_tick())
    stands_on = timezone.localdate(stood)
    if day < remembered.day or remembered.day < day < stands_on:
        raise WrongDay(f"The demo stands on {stands_on}. An earlier day needs --fresh.")
    return max(wanted, stood)


def remember(day: date) -> None:
    """The next start without another day goes on from here."""
    DemoDay.objects.update(day=day)


def last_tick() -> datetime:
    """Where the shared clock stood when the demo was left, as its watch has noted."""
    file = Path(settings.CLOCK_FILE)
    with suppress(OSError, ValueError):
        seconds = float(file.with_suffix(".seen").read_text()) + float(file.read_text())
        return datetime.fromtimestamp(seconds, UTC)
    return clock.at(THIS_YEAR.first, 0)


def last_fact() -> datetime:
    """The last thing that somebody did: the clock never goes back behind it."""
    facts = [
        model._default_manager.aggregate(last=Max(field.name))["last"]
        for model in apps.get_models()
        for field in model._meta.fields
        if isinstance(field, DateTimeField) and field.default is clock.now
        if field.name != "due_at"  # a letter may be due tomorrow
    ]
    return max((fact for fact in facts if fact), default=clock.at(THIS_YEAR.first, 0))
