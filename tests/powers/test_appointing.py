"""The first people of a real district, from the command line."""

import pytest
from django.core.management import CommandError, call_command

from people.models import Person
from powers.models import Appointment, schools_of
from powers.rules import principals_of
from tests.builders import a_school, a_teacher

pytestmark = pytest.mark.django_db


def appoint(email="tom.reyes@millbrook.example", kind="administrator", **options):
    call_command("appoint", email, "--as", kind, **options)
    return Person.objects.get(email=email.lower())


def test_the_first_administrator_comes_into_an_empty_directory():
    tom = appoint("Tom.Reyes@Millbrook.example", name="Tom Reyes")

    assert (tom.given_name, tom.family_name, tom.is_staff) == ("Tom", "Reyes", True)
    assert not tom.has_usable_password()
    assert (tom.school, tom.role) == (None, "District administrator")


def test_somebody_of_the_directory_keeps_their_name():
    teacher = a_teacher("Łucja Wiśniewska")

    appoint(teacher.email, name="Somebody Else")

    teacher.refresh_from_db()
    assert (teacher.name, teacher.role) == ("Łucja Wiśniewska", "Grade 4")


def test_the_command_can_be_repeated():
    appoint(name="Tom Reyes")
    appoint()

    assert Appointment.objects.count() == 1


def test_a_principal_leads_a_school():
    school = a_school("Alcott Elementary")

    miriam = appoint(kind="principal", name="Miriam Osei", school="alcott elementary")

    assert list(principals_of(school)) == [miriam]
    assert (miriam.school, miriam.role) == (school, "Principal")
    assert schools_of(miriam) == [school.pk]


def test_one_name_is_enough():
    assert appoint(name="Wulandari").name == "Wulandari"


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({}, "Nobody has the address tom.reyes@millbrook.example. Add --name"),
        ({"email": "tom", "name": "Tom Reyes"}, "is not an email address"),
        ({"kind": "principal", "name": "Tom Reyes"}, "add --school"),
        ({"name": "Tom Reyes", "school": "Alcot"}, "There is no school called 'Alcot'"),
    ],
)
def test_what_is_missing_is_said_and_nothing_is_written(options, said):
    with pytest.raises(CommandError, match=said):
        appoint(**options)

    assert not Person.objects.exists()


def test_nobody_is_appointed_who_has_left():
    gone = a_teacher(is_active=False)

    with pytest.raises(CommandError, match="does not work for the district any more"):
        appoint(gone.email)
