"""The days that the billboard and its digest hang on."""

from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.utils import timezone

from billboard.models import LatePass, Posting
from district.calendar import Window, after, billboard_window
from district.models import CalendarEvent
from kit import clock
from kit.templatetags.kit import weekday_day
from people.models import Person


@dataclass(frozen=True)
class Season:
    """Where the billboard stands today, in words for its readers."""

    takes_postings: bool
    is_late: bool
    lead: str  # one sentence on the billboard
    hint: str  # one or two beside the form
    refusal: str = ""  # why no posting can be taken now
    alone: str = ""  # the one sentence, where nothing before it names the billboard
    late_pass: LatePass | None = None  # with which one posts after the closing
    is_over: bool = False  # only a late pass helps


def last_day(posting: Posting, window: Window, closed: set[date]) -> date:
    """Until when a posting without a team looks for people: the hard closing.

    One that came later, with a late pass, has as long as everybody had from the soft closing on,
    counted from the day it was posted, and never less than its pass.
    """
    if posting.late_pass is None or posting.posted_at is None:
        return window.hard
    posted_on = timezone.localdate(posting.posted_at)
    own = after(posted_on, settings.SCHOOL_DAYS_TO_HARD_CLOSING, closed)
    return max(own, posting.late_pass.until)


def season(person: Person | None = None) -> Season:
    """Before the opening, open, open for late postings, or closed but for a late pass.

    What is told to everybody asks for nobody; what one person reads asks for them.
    """
    try:
        window = billboard_window()
    except CalendarEvent.DoesNotExist:
        words = "The calendar has no dates for the billboard yet."
        return Season(False, False, words, f"{words} {KEEP_A_DRAFT}", words)
    today = clock.today()
    if today < window.opens:
        return _before(window)
    if today > window.hard:
        return _after(window, LatePass.objects.valid_for(person).first() if person else None)
    return _late(window) if window.is_late(today) else _open(window)


KEEP_A_DRAFT = "You can write now and keep it as a draft."


def _before(window: Window) -> Season:
    words = f"The billboard opens on {weekday_day(window.opens)}."
    return Season(False, False, words, f"{words} {KEEP_A_DRAFT}", words)


def _open(window: Window) -> Season:
    day = weekday_day(window.soft)
    hint = f"Everyone in the district can read it from today. The billboard closes on {day}."
    return Season(True, False, f"The billboard closes on {day}.", hint)


def _late(window: Window) -> Season:
    until = weekday_day(window.hard)
    alone = f"The billboard takes late postings until {until}."
    hint = f"{alone} Yours will be marked late."
    return Season(True, True, f"It takes late postings until {until}.", hint, alone=alone)


def _after(window: Window, late_pass: LatePass | None) -> Season:
    if late_pass:
        return _with(late_pass)
    words = f"The billboard has been closed for new postings since {weekday_day(window.hard)}."
    return Season(False, False, words, f"{words} {KEEP_A_DRAFT}", words, is_over=True)


def _with(late_pass: LatePass) -> Season:
    until = weekday_day(late_pass.until)
    lead = f"The billboard is closed, but you can post until {until}: you have a late pass."
    hint = f"You have a late pass: you can post until {until}. Yours will be marked late."
    alone = f"You can post until {until} with a late pass."
    return Season(True, True, lead, hint, alone=alone, late_pass=late_pass)
