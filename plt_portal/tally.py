"""What home counts for somebody, asked in one question."""

from typing import Any

from django.db.models import QuerySet

from kit.task import number_of
from people.models import Person

OF_HOME = "_of_home"  # no column of a person is called so


def tally(person: Any, **counted: QuerySet) -> QuerySet:
    """How many there are of each, in one statement for all of them."""
    asked = {f"{name}{OF_HOME}": number_of(things) for name, things in counted.items()}
    return Person.objects.filter(pk=person.pk).values(**asked)


def read(told: dict[str, int]) -> dict[str, int]:
    """The numbers of its one row, by their names."""
    return {name.removesuffix(OF_HOME): number for name, number in told.items()}
