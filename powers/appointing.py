"""Giving people their place in the directory, and their powers."""

from django.db import transaction

from district.models import School
from kit import clock
from kit.names import name_of
from people.models import Person
from powers.assigning import assign
from powers.models import Appointment


@transaction.atomic
def welcome(email: str, name: str, *, school: School | None = None, function: str = "") -> Person:
    """Somebody new in the directory, who works at this school, or for the district, from today on;
    they sign in with a code that goes to this address."""
    given, _, family = name_of(name).rpartition(" ")
    person = Person(email=email, given_name=given, family_name=family)
    person.sort_name = person.name_sorted()
    person.set_unusable_password()
    person.save()
    assign(person, school, function, main=True, starts=clock.today())
    person.refresh_from_db()
    return person


@transaction.atomic
def appoint(person: Person, kind: str, *, school: School | None = None) -> Appointment:
    """A power from today on. Who holds it already keeps the appointment they have."""
    person = Person.objects.select_for_update(of=("self",)).get(pk=person.pk)
    held = person.appointments.current().filter(kind=kind, school=school).first()
    return held or person.appointments.create(kind=kind, school=school)
