"""The year as a team lives it: six stages over ten months, and where today stands among them."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from django.db.models import QuerySet

from district.models import CalendarEvent
from kit.prepared import prepared
from kit.templatetags.kit import day as day_words

MONTHS = (9, 10, 11, 12, 1, 2, 3, 4, 5, 6)


class Stage(NamedTuple):
    name: str
    months: tuple[int, ...]
    when: str
    sentence: str  # «Now: ...» in the brief scale
    meaning: str  # completes «September is for ...»
    hint: str = ""  # stands under the name in place of the months


STAGES = (
    Stage("Find", (9,), "September", "Find your team", "finding your team"),
    Stage("Set the goal", (10,), "October", "Set the goal", "setting the goal"),
    Stage("Study", (11,), "November", "Study what others know", "studying what others know"),
    Stage(
        "Try it and measure",
        (12, 1, 2, 3),
        "December to March",
        "Try it and measure",
        "trying it out and measuring",
    ),
    Stage("Share", (4, 5), "April and May", "Share what you found", "sharing what you found"),
    Stage(
        "Improve",
        (6,),
        "June",
        "Improve",
        "looking back, and ahead to September",
        "Feeds next September",
    ),
)


def stages(today: date, notes: dict[str, str] | None = None) -> list[dict[str, object]]:
    """The six stages as the year scale draws them; `notes` replaces what stands under a name."""
    notes = notes or {}
    here = _position(today.month)
    return [
        {
            "name": stage.name,
            "months": len(stage.months),
            "state": _state(stage, here),
            "note": notes.get(stage.name) or _note(stage, today),
            "sentence": stage.sentence,
            "when": stage.when,
        }
        for stage in STAGES
    ]


def _note(stage: Stage, today: date) -> str:
    return "" if today.month in stage.months else stage.hint or stage.when


def meaning(today: date) -> str:
    """What this month is for, as a sentence."""
    for stage in STAGES:
        if today.month in stage.months:
            return f"{today:%B} is for {stage.meaning}."
    return "The year begins in September, with finding your team."


def dates() -> list[CalendarEvent]:
    """The dates of this year, as a page tells them."""
    return _dates()


@prepared
def _dates() -> QuerySet[CalendarEvent]:
    return events()


def events() -> QuerySet[CalendarEvent]:
    """The dates of this year, but for the days off."""
    return CalendarEvent.objects.this_year().exclude(kind=CalendarEvent.Kind.CLOSURE)


def sharing_dates(events: Iterable[CalendarEvent]) -> str:
    """«Reports due May 14, conference May 26», from the calendar of this year."""
    kinds = [CalendarEvent.Kind.REPORTS_DUE, CalendarEvent.Kind.CONFERENCE]
    events = [event for event in events if event.kind in kinds]
    said = ", ".join(f"{event.get_kind_display()} {day_words(event.date)}" for event in events)
    return said[:1].upper() + said[1:]


def _position(month: int) -> int:
    """Where a month stands among the ten of the year: August before them, July after them."""
    return MONTHS.index(month) if month in MONTHS else (-1 if month == 8 else len(MONTHS))


def _state(stage: Stage, here: int) -> str:
    places = [MONTHS.index(month) for month in stage.months]
    if here in places:
        return "now"
    return "done" if here > places[-1] else "later"
