"""Who holds which power today. Every rule answers with people.

A rule over powers also tells in whose place somebody acts: `rule.stands_in(thing, person)`.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.db.models import F, QuerySet

from people.models import Person
from powers.models import Appointment, Power

type People = QuerySet[Person, Person]

Kind = Appointment.Kind
DECIDING = [Kind.PRINCIPAL, Kind.ASSISTANT_SUPERINTENDENT]


def holding(powers: QuerySet[Any, Any]) -> People:
    """The people who hold one of these powers."""
    return Person.objects.active().filter(pk__in=powers.values("person"))


def by_power(powers: Callable[..., QuerySet[Any, Any]]) -> Callable[..., People]:
    """A rule whose people decide by a power: `powers` answers with those over a thing, today.

    Its people may act for somebody: whoever holds the power themselves acts for nobody else.
    """

    @wraps(powers)
    def rule(*thing: Any) -> People:
        return holding(powers(*thing))

    def stands_in(thing: Any, person: Person) -> list[int | None]:
        """For whom this person may decide, themselves first; nobody where they may not."""
        theirs = powers(thing).filter(person=person)
        own_first = theirs.order_by(F("for_whom_id").asc(nulls_first=True))
        return list(own_first.values_list("for_whom_id", flat=True))

    rule.stands_in = stands_in  # type: ignore[attr-defined]
    return rule


def held(*kinds: str, **where: Any) -> QuerySet[Any, Any]:
    """Powers of these kinds that hold today, wherever or at `where`."""
    return Power.objects.today().filter(kind__in=kinds, **where)


def appointed(*kinds: str, **where: Any) -> People:
    """Who holds a power of one of these kinds today, or stands in for somebody who does."""
    return holding(held(*kinds, **where))


def principals_of(*schools: Any) -> People:
    """Whoever leads one of these schools."""
    return appointed(Kind.PRINCIPAL, school__in=schools)


def assistant_superintendents() -> People:
    """The district's last word."""
    return appointed(Kind.ASSISTANT_SUPERINTENDENT)


def administrators() -> People:
    """Who keeps directory, calendar and mail of the district."""
    return appointed(Kind.ADMINISTRATOR)


def deciders() -> People:
    """Everybody before whom rosters come: principals and the assistant superintendent."""
    return appointed(*DECIDING)


def absentees() -> People:
    """Who may name a delegate: whoever holds a power to decide themselves."""
    return appointed(*DECIDING, for_whom=None)


def absent(delegation: Appointment) -> People:
    """In whose place a delegate acts: they named them, and take the task back."""
    return Person.objects.active().filter(appointments=delegation.acting_for_id)
