from argparse import ArgumentParser

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.core.validators import validate_email

from district.models import School
from people.models import Person
from powers.appointing import appoint, welcome
from powers.models import Appointment

KINDS = {kind.value.replace("_", "-"): kind for kind in Appointment.Kind}


class Command(BaseCommand):
    """Give somebody a power, such as the first administrator of a district. Safe to repeat."""

    help = __doc__

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("email", help="the person's address at work")
        parser.add_argument("--name", default="", help='"Given Family", for somebody new')
        parser.add_argument("--as", dest="kind", required=True, choices=sorted(KINDS))
        parser.add_argument("--school", default="", help="the school's name, for a principal")

    def handle(self, *args: object, **options: str) -> None:
        kind = KINDS[options["kind"]]
        school = _school(options["school"])
        if kind == Appointment.Kind.PRINCIPAL and school is None:
            raise CommandError("A principal leads a school: add --school and its name.")
        email, name = options["email"].strip().lower(), options["name"].strip()
        person = _person(email, name) or welcome(
            email, name, school=school, function=kind.label.capitalize()
        )
        appoint(person, kind, school=school)
        self.stdout.write(f"{person.name} is {kind.label}.")


def _school(name: str) -> School | None:
    if not name:
        return None
    school = School.objects.filter(name__iexact=name).first()
    if school is None:
        known = ", ".join(School.objects.values_list("name", flat=True)) or "none yet"
        raise CommandError(f"There is no school called {name!r}. The schools: {known}.")
    return school


def _person(email: str, name: str) -> Person | None:
    """Who has this address; nobody, where a name says who is new."""
    try:
        validate_email(email)
    except ValidationError:
        raise CommandError(f"{email!r} is not an email address.")
    person = Person.objects.filter(email=email).first()
    if person is None and not name:
        raise CommandError(f'Nobody has the address {email}. Add --name "Given Family".')
    if person and not person.is_active:
        raise CommandError(f"{person.name} does not work for the district any more.")
    return person
