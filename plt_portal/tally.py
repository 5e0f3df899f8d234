"""What home counts for somebody, asked in one question."""

from django.db.models import QuerySet

from kit.task import number_of
from people.models import Person


def tally(person: Person, **counted: QuerySet) -> dict[str, int]:
    """How many there are of each, in one statement for all of them."""
    asked = {f"{name}_of_home": number_of(things) for name, things in counted.items()}
    told = Person.objects.filter(pk=person.pk).values(**asked).get()
    return {name: told[f"{name}_of_home"] for name in counted}
