"""People without a team: first a letter to each of them, then a list for those who can help."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.utils.timezone import localtime

from district.calendar import after, billboard_window, closures, is_school_day
from district.models import CalendarEvent, SchoolYear
from kit import clock
from letters.models import Letter
from letters.outbox import write
from people.models import Person
from powers.models import with_schools
from teams import emails
from teams.reminding import MORNING
from teams.rules import NO_TEAM_YET, People, looked_after, unplaced
from teams.search import Offers


@dataclass(frozen=True)
class LetterDays:
    """The days on which people without a team are written to; each is listed the day after."""

    soft_closing: date
    first: date
    last: date

    @property
    def list_opens(self) -> date:
        """The day after the first letters."""
        return self.first + timedelta(days=1)

    @property
    def list_begins(self) -> date:
        """The day on which a person whose letter is still to be written appears on the list."""
        today, off = clock.today(), closures()
        writes = today if is_school_day(today, off) else after(today, 1, off)
        return max(self.first, writes) + timedelta(days=1)

    @property
    def are_over(self) -> bool:
        return clock.today() > self.last


@transaction.atomic
def tell_the_unplaced() -> list[Person]:
    """Write once a year to everybody without a team; as often as one likes.

    The letters leave on school-day mornings from the first one after the billboard's soft closing
    to its hard closing: as long as teams are being made. Whoever comes later, in January say, gets
    none; who looks after them finds them on the list. Answers with whom it was written to.
    """
    year = SchoolYear.objects.filter(is_current=True).first()
    if year is None or not _is_time():
        return []
    told = Letter.objects.filter(kind=NO_TEAM_YET, key=str(year.pk))
    untold = with_schools(unplaced().exclude(pk__in=told.values("person")))
    people = list(untold.prefetch_related("subjects"))
    if people:
        write(emails.no_team_yet(year, people, Offers.of_today()))
    return people


def letter_days() -> LetterDays | None:
    """When the letters of this year leave; none while the calendar has no such days."""
    try:
        window = billboard_window()
    except CalendarEvent.DoesNotExist:
        return None
    return LetterDays(window.soft, after(window.soft, 1, closures()), window.hard)


def listed_for(reader: Person, days: LetterDays | None) -> People:
    """The people without a team whom this reader looks after. While letters are being sent, only
    those who had theirs before today."""
    people: Any = looked_after(reader)  # which says when each was written to
    if days is not None and days.are_over:
        return people
    return people.filter(told_at__lt=clock.at(clock.today(), 0))


def _is_time() -> bool:
    days, today = letter_days(), clock.today()
    if days is None or not days.first <= today <= days.last:
        return False
    return localtime(clock.now()).hour >= MORNING and is_school_day(today, closures())
