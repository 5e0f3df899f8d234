import pytest

from people.forms import FindForm
from people.models import Person
from tests.builders import a_teacher

pytestmark = pytest.mark.django_db


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
