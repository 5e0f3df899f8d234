"""A word to those for whom a roster has waited five school days, and every five days after."""

from collections import defaultdict
from datetime import date

from django.conf import settings
from django.db import transaction
from django.utils.timezone import localdate, localtime

from district.calendar import closures, is_school_day, school_days_between
from kit import clock
from letters.outbox import write
from people.models import Person
from teams import emails
from teams.models import Roster
from teams.rules import awaited

MORNING = 7  # o'clock
PATIENCE = settings.SCHOOL_DAYS_TO_ENDORSE


@transaction.atomic
def remind() -> list[Person]:
    """Write one letter to everybody for whom rosters wait, with all of them. Safe to repeat: nobody
    reads of the same five days twice. Returns whom it was written to."""
    closed = closures()
    if localtime(clock.now()).hour < MORNING or not is_school_day(clock.today(), closed):
        return []
    kept = _kept_waiting()
    reminded = emails.last_reminded(kept)
    readers = [p for p, rosters in kept.items() if _is_due(rosters, reminded.get(p.pk), closed)]
    for person in readers:
        waiting = [(roster, _waited(roster, closed, clock.today())) for roster in kept[person]]
        write(emails.rosters_waiting(person, waiting))
    return readers


def _kept_waiting() -> dict[Person, list[Roster]]:
    """Who is asked for a word now, and on which rosters, those that wait longest first."""
    kept: dict[Person, list[Roster]] = defaultdict(list)
    for roster in Roster.objects.kept_waiting().select_related("team__school"):
        for person in awaited(roster):
            kept[person].append(roster)
    return kept


def _is_due(rosters: list[Roster], last: date | None, closed: set[date]) -> bool:
    """Whether five more school days have passed on one of them since the last reminder."""
    today = clock.today()
    return any(
        _waited(roster, closed, today) // PATIENCE > _waited(roster, closed, last) // PATIENCE
        for roster in rosters
    )


def _waited(roster: Roster, closed: set[date], until: date | None) -> int:
    """School days from its submission to that day; none without a day or before it."""
    submitted = localdate(roster.submitted_at)
    return school_days_between(submitted, until or submitted, closed)
