"""People without a team: first a letter to each of them, then a list for those who can help."""

from datetime import date, timedelta

from django.db import transaction
from django.utils.timezone import localtime

from district.calendar import after, billboard_window, closures, is_school_day
from district.models import CalendarEvent, SchoolYear
from kit import clock
from letters.models import Letter
from letters.outbox import write
from people.models import Person
from teams import emails
from teams.rules import NO_TEAM_YET, unplaced
from teams.search import Offers

MORNING = 7  # o'clock


@transaction.atomic
def tell_the_unplaced() -> list[Person]:
    """Write once a year to everybody without a team, from the first school day after the soft
    closing on; as often as one likes. Answers with whom it was written to."""
    year = SchoolYear.objects.filter(is_current=True).first()
    if year is None or not _is_time(year):
        return []
    told = Letter.objects.filter(kind=NO_TEAM_YET, key=str(year.pk))
    people = list(unplaced().exclude(pk__in=told.values("person")).prefetch_related("subjects"))
    if people:
        write(emails.no_team_yet(year, people, Offers.of_today()))
    return people


def letters_begin() -> date | None:
    """The first school day after the soft closing; none while the calendar has no such days."""
    try:
        return after(billboard_window().soft, 1, closures())
    except CalendarEvent.DoesNotExist:
        return None


def list_opens() -> date | None:
    """The day after the first letters."""
    first = letters_begin()
    return first and first + timedelta(days=1)


def _is_time(year: SchoolYear) -> bool:
    """A school-day morning of this year, after the soft closing."""
    first, today = letters_begin(), clock.today()
    if first is None or not first <= today <= year.last_day:
        return False
    return localtime(clock.now()).hour >= MORNING and is_school_day(today, closures())
