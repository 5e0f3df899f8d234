"""The window of the billboard: leave to post after it has closed, and what closes with it."""

from contextlib import suppress
from datetime import date

from django.core.exceptions import PermissionDenied
from django.db import transaction

from billboard import emails
from billboard.calendar import last_day
from billboard.checks import a_day_that_helps
from billboard.models import LatePass, Posting
from billboard.rules import assistant_superintendents
from district.calendar import billboard_window, closures
from district.models import CalendarEvent, School, SchoolYear
from kit import clock
from kit.lifecycle import NotYet, pass_on
from kit.text import listed
from letters.outbox import write
from people.models import Person


@transaction.atomic
def give_late_pass(to: Person | School, *, by: Person, until: date, reason: str) -> LatePass:
    """Let one person, or everybody at a school, post until a day. The same twice is given once.

    The window stays closed for all others. Raises `NotYet` for a day on which it would not help.
    """
    _hold(by)
    if reasons := list(a_day_that_helps(until)):
        raise NotYet(*reasons)
    holder = {"person": to} if isinstance(to, Person) else {"school": to}
    facts = {"year": SchoolYear.objects.current(), "until": until, "reason": reason.strip()}
    late_pass, is_new = LatePass.objects.get_or_create(**holder, **facts, defaults={"given_by": by})
    if is_new:
        write(emails.late_pass_given(late_pass))
    return late_pass


@transaction.atomic
def take_back_late_pass(late_pass: LatePass, *, by: Person) -> None:
    """Take a pass back that nobody has posted with, and tell whoever had it."""
    _hold(by)
    held = LatePass.objects.select_for_update(of=("self",)).filter(pk=late_pass.pk).first()
    if held is None:  # a second click: it is gone already
        return
    if held.postings.exists():
        raise NotYet("Somebody has posted with this pass. It cannot be taken back.")
    write(emails.late_pass_taken_back(late_pass))
    held.delete()


# --- What the clock does -------------------------------------------------------------------------


def expire_those_due() -> list[Posting]:
    """Expire the postings whose last day passed without a team. Safe to repeat; returns them."""
    try:
        window = billboard_window()
    except CalendarEvent.DoesNotExist:
        return []
    today = clock.today()
    if today <= window.hard:
        return []
    closed, looking = closures(), Posting.objects.looking().without_a_team()
    due = [each for each in looking if last_day(each, window, closed) < today]
    expired = []
    for posting in due:
        with suppress(NotYet), transaction.atomic():  # a team is founded at this very moment
            expired.append(pass_on(posting, "expire").thing)
    return expired


def who_gives_passes() -> str:
    """Whom to ask, once the billboard is closed; nothing, while the office is vacant."""
    names = [f"{person}" for person in assistant_superintendents()]
    return f"{listed(names)} {'gives' if len(names) == 1 else 'give'} late passes." if names else ""


# --- What the verbs share ------------------------------------------------------------------------


def _hold(by: Person) -> None:
    """Only the assistant superintendent may, and their clicks come one after the other."""
    Person.objects.select_for_update(no_key=True).get(pk=by.pk)
    if not assistant_superintendents().contains(by):
        raise PermissionDenied("The assistant superintendent gives late passes.")
