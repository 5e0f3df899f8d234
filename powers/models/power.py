"""Who may decide as what today, for whom: one relation, asked from both sides.

`powers_power` and the views that higher floors build on it are read like tables and never written.
Their SQL stands in `powers/views.sql` and beside the floors that need more.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db import models

from district.models import School
from kit import clock
from people.models import Person
from powers.models.appointment import Appointment

Kind = Appointment.Kind


class PowerQuerySet(models.QuerySet):
    def today(self):
        """What holds today."""
        today = clock.today()
        return self.filter(starts__lte=today, ends__gte=today)


class PowerOverThing(models.Model):
    """A power as it reaches a thing: who holds it, as what, for whom, from which day to which."""

    id = models.CharField(primary_key=True, max_length=48)
    person = models.ForeignKey(Person, models.DO_NOTHING, related_name="+")
    kind = models.CharField(max_length=24, choices=Kind)
    school = models.ForeignKey(School, models.DO_NOTHING, null=True, related_name="+")
    for_whom = models.ForeignKey(Person, models.DO_NOTHING, null=True, related_name="+")
    starts = models.DateField()
    ends = models.DateField()

    objects = PowerQuerySet.as_manager()

    class Meta:
        abstract = True
        managed = False

    def __str__(self):
        return f"{self.person}, {self.get_kind_display()}"


class Power(PowerOverThing):
    """An appointment in force, whatever it is used for."""

    class Meta(PowerOverThing.Meta):
        abstract = False
        db_table = "powers_power"


@dataclass(frozen=True)
class Powers:
    """What a person may decide today: (kind, school, for whom) of each power they hold."""

    held: tuple[tuple[str, int | None, int | None], ...]

    def holds(self, kind: str) -> bool:
        return any(held == kind for held, _, _ in self.held)

    @property
    def schools(self) -> list[int]:
        """Which schools they lead, also in the place of a principal."""
        return [school for kind, school, _ in self.held if kind == Kind.PRINCIPAL and school]

    @property
    def is_principal(self) -> bool:
        return self.holds(Kind.PRINCIPAL)

    @property
    def is_director(self) -> bool:
        return self.holds(Kind.DIRECTOR)

    @property
    def is_assistant_superintendent(self) -> bool:
        return self.holds(Kind.ASSISTANT_SUPERINTENDENT)

    @property
    def is_administrator(self) -> bool:
        return self.holds(Kind.ADMINISTRATOR)

    @property
    def is_office(self) -> bool:
        """Whether they belong to the district's office: the assistant superintendent's."""
        return self.is_administrator or self.is_assistant_superintendent

    @property
    def sees_all_schools(self) -> bool:
        return self.is_director or self.is_assistant_superintendent

    @property
    def decides(self) -> bool:
        """Whether rosters come before them."""
        return self.is_principal or self.is_assistant_superintendent

    @property
    def decides_for_themselves(self) -> bool:
        """Whether they were appointed to decide, and may name somebody who stands in."""
        deciding = (Kind.PRINCIPAL, Kind.ASSISTANT_SUPERINTENDENT)
        return any(kind in deciding and whom is None for kind, _, whom in self.held)

    @property
    def leads(self) -> bool:
        """Whether they lead a school or the district, and do not teach."""
        return self.decides or self.is_director or self.is_administrator


class Held(models.Func):
    """The powers of a person on a day, as a column of the person. Takes their key and the day."""

    template = (
        "(SELECT coalesce(jsonb_agg(jsonb_build_array(kind, school_id, for_whom_id)), '[]')"
        " FROM powers_power WHERE person_id = %(expressions)s BETWEEN starts AND ends)"
    )
    arg_joiner = " AND "
    output_field = models.JSONField()


def with_powers(people):
    """People with what each may decide today, in the same statement."""
    return people.annotate(held=Held("pk", clock.today()))


def as_reader(somebody: Any, powers: Powers, schools: Iterable[int] = ()) -> Any:
    """Whoever will ask a prepared question with these powers, and works at these schools."""
    somebody.powers, somebody.works_at = powers, list(schools)
    return somebody


def powers_of(person: Any) -> Powers:
    """What this person may decide today: read with them, or at the first question."""
    if not hasattr(person, "powers"):
        if not hasattr(person, "held"):
            held = Power.objects.today().filter(person=person.pk)
            person.held = held.values_list("kind", "school", "for_whom")
        # Not by `vars`: whoever asks a page is wrapped, and the wrap has variables of its own.
        person.powers = Powers(tuple(tuple(power) for power in person.held))
    return person.powers
