from importlib import import_module

import pytest
from django.apps import apps

from people.forms import FindForm
from people.models import Person
from tests.builders import a_teacher

pytestmark = pytest.mark.django_db
MIGRATION = "people.migrations.0007_names_in_the_words_they_are_found_by"
read_names = import_module(MIGRATION).read_names


def found(words, among=None):
    return FindForm({"q": words}, among=Person.objects.all() if among is None else among)


def test_colleagues_are_found_among_those_who_are_asked_for():
    tomas = a_teacher("Tomás Herrera")
    a_teacher("Ruth Herrera")

    assert found("herrera", Person.objects.filter(pk=tomas.pk)).found == [tomas]


@pytest.mark.parametrize(("called_so", "shown", "too_many"), [(20, 20, False), (21, 20, True)])
def test_twenty_are_shown_and_of_more_one_is_told(called_so, shown, too_many):
    for number in range(called_so):
        a_teacher(f"Ruth Herrera {number}")

    find = found("herrera")

    assert (len(find.found), find.too_many) == (shown, too_many)


@pytest.mark.parametrize("words", ["", "   ", "R" * 81])
def test_who_types_nothing_or_far_too_much_finds_nobody(words):
    a_teacher("Ruth Herrera")

    find = found(words)

    assert (find.words, find.found, find.too_many) == ("", [], False)


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("Zoë D’Angelo", "zoe dangelo"),
        ("Zoë D’Angelo", "d'angelo"),
        ("Noelani Keʻaliʻi", "kealii"),
        ("Mary St. John", "saint john"),
        ("Mary St. John", "st john"),
        ("Mary Saint John", "St. John"),
        ("Siobhán O'Brien-Nguyễn", "obriennguyen"),
        ("Siobhán O'Brien-Nguyễn", "O’Brien"),
        ("Siobhán O'Brien-Nguyễn", "Nguye\u0302\u0303n"),
        ("Aylin Işık", "isik"),
        ("王晓明", "晓明"),
        ("Sam Stone", "st"),
    ],
)
def test_a_name_is_found_however_its_letters_are_typed(name, typed):
    person = a_teacher(name)
    a_teacher("Ruth Herrera")

    assert found(typed).found == [person]


def test_names_that_are_there_already_are_found_so_too():
    person = a_teacher("Zoë D’Angelo")
    Person.objects.filter(pk=person.pk).update(sort_name="d’angelo zoe")

    import_module("people.migrations.0007_names_in_the_words_they_are_found_by").read_names(
        apps, None
    )

    assert found("zoe dangelo").found == [person]
