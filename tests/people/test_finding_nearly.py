"""A name that nobody has exactly as it was typed."""

import pytest

from people.forms import FindForm
from people.models import Person
from tests import builders as b

pytestmark = pytest.mark.django_db


def _found(words):
    form = FindForm({"q": words}, among=Person.objects.active())
    return [person.name for person in form.found], form.is_nearly


@pytest.mark.parametrize(
    "typed",
    ["okafro", "Renne Okafor", "okafr", "Okaffor", "reene okofor", "OKAFRO, Renee", "renée okafro"],
)
def test_a_slip_of_a_finger_is_forgiven_in_a_name(typed):
    b.a_teacher("Renee Okafor")
    b.a_teacher("Marcus Bell")

    assert _found(typed) == (["Renee Okafor"], True)


@pytest.mark.parametrize("typed", ["o’brein", "nguyne", "Siobahn Nguyen", "obrein nguyen"])
def test_with_apostrophes_and_accents_too(typed):
    b.a_teacher("Siobhán O’Brien-Nguyễn")

    assert _found(typed) == (["Siobhán O’Brien-Nguyễn"], True)


def test_whoever_is_called_so_stands_alone():
    b.a_teacher("Marcus Bell")
    b.a_teacher("Markus Bell")

    assert _found("markus bell") == (["Markus Bell"], False)


@pytest.mark.parametrize(
    "typed", ["", "x", "zzzzzz", "!!!", "🧑🏽‍🏫", "ok bel", "Bo", "%", "李", "a" * 80]
)
def test_what_is_near_to_nobody_finds_nobody(typed):
    b.a_teacher("Renee Okafor")
    b.a_teacher("Marcus Bell-Ortiz")

    found, _ = _found(typed)

    assert found == []


def test_a_point_in_a_number_is_no_other_sign():
    b.a_teacher("Room 306")

    assert _found("3.6") == ([], False)
    assert _found("306") == (["Room 306"], False)


def test_whoever_has_left_is_not_offered():
    b.a_teacher("Renee Okafor", is_active=False)

    assert _found("okafro") == ([], False)
