"""Naming somebody who decides on rosters in one's place, for some days."""

from collections.abc import Iterator
from datetime import date

from django.core.exceptions import PermissionDenied
from django.db import transaction

from kit import clock
from kit.lifecycle import NotYet
from letters.outbox import write
from people.models import Person
from powers import emails
from powers.models import Appointment
from powers.rules import absent


@transaction.atomic
def name_delegate(
    appointment: Appointment, person: Person, *, by: Person, starts: date, ends: date
) -> Appointment:
    """Let a colleague act in one's own appointment, from the first day to the last.

    Both may decide on these days; each decision says who acted for whom. Naming the same person
    for the same days again finds what stands. Raises `NotYet` with what is wrong with the days or
    the person, and `PermissionDenied` for an appointment that is not one's own.
    """
    appointment = Appointment.objects.select_for_update(of=("self",)).get(pk=appointment.pk)
    if appointment.person_id != by.pk or appointment.acting_for_id:
        raise PermissionDenied("Only whoever holds a power lets somebody else act in it.")
    days = {"starts": starts, "ends": ends}
    if same := appointment.delegations.filter(person=person, taken_back_at=None, **days).first():
        return same
    if reasons := list(_reasons_against(person, by, starts, ends)):
        raise NotYet(*reasons)
    delegation = appointment.delegations.create(
        person=person, kind=appointment.kind, school=appointment.school, **days
    )
    write(emails.delegate_named(delegation))
    return delegation


@transaction.atomic
def take_back(delegation: Appointment, *, by: Person) -> Appointment:
    """From this moment the delegate decides nothing any more; what they decided stands."""
    delegation = Appointment.objects.select_for_update(of=("self",)).get(pk=delegation.pk)
    if not delegation.acting_for_id or not absent(delegation).contains(by):
        raise PermissionDenied("Whoever named a delegate takes the task back.")
    if delegation.taken_back_at is None:
        delegation.taken_back_at = clock.now()
        delegation.save(update_fields=["taken_back_at"])
        write(emails.delegate_thanked(delegation))
    return delegation


def _reasons_against(person: Person, by: Person, starts: date, ends: date) -> Iterator[str]:
    if person == by:
        yield "You decide for yourself already. Name a colleague."
    if not person.is_active:
        yield f"{person.name} does not work for the district any more."
    if ends < starts:
        yield "The last day comes before the first."
    elif ends < clock.today():
        yield "These days are over. Choose today or later."
