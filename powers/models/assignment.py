from datetime import timedelta
from typing import Any

import pghistory
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import ArrayField, DateRangeField, RangeOperators
from django.db import models
from django.db.models import Deferrable, F, Func, Q, Value

from district.models import School
from kit import clock
from people.models import Person

ONE_DAY = timedelta(days=1)


class AssignmentQuerySet(models.QuerySet):
    def on(self, day):
        """Who works where on a day; of each person's schools, the main one first."""
        holds = Q(ends=None) | Q(ends__gte=day)
        return self.filter(holds, starts__lte=day).order_by("-is_main", "starts", "pk")

    def today(self):
        return self.on(clock.today())


@pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent())
class Assignment(models.Model):
    """Where somebody works, as what, from which day to which. One of their schools is the main one.

    Without a school somebody works for the district as a whole.
    """

    person = models.ForeignKey(Person, models.PROTECT, related_name="assignments")
    school = models.ForeignKey(School, models.PROTECT, null=True, blank=True, related_name="+")
    function = models.CharField(
        max_length=80,
        blank=True,
        help_text="As colleagues say it: Grade 4, Math coach, School nurse.",
    )
    is_main = models.BooleanField("main school", default=True)
    starts = models.DateField(default=clock.today)
    ends = models.DateField(null=True, blank=True)

    objects = AssignmentQuerySet.as_manager()

    class Meta:
        ordering = ["-is_main", "starts", "pk"]
        constraints = [
            models.CheckConstraint(
                name="an_assignment_ends_after_it_starts",
                condition=Q(ends=None) | Q(ends__gte=F("starts")),
                violation_error_message="The last day comes before the first.",
            ),
            ExclusionConstraint(
                name="one_main_school_at_a_time",
                expressions=[
                    ("person", RangeOperators.EQUAL),
                    (
                        Func(
                            "starts",
                            "ends",
                            Value("[]"),
                            function="daterange",
                            output_field=DateRangeField(),
                        ),
                        RangeOperators.OVERLAPS,
                    ),
                ],
                condition=Q(is_main=True),
                deferrable=Deferrable.DEFERRED,  # two schools can change places in one form
            ),
        ]

    def __str__(self):
        where = self.school.name if self.school else "District"
        return ", ".join(filter(None, [self.function, where]))


class WorksAt(Func):
    """The keys of a person's schools on a day, the main one first. Takes their key and the day."""

    template = (
        "ARRAY(SELECT school_id FROM powers_assignment"
        " WHERE person_id = %(expressions)s BETWEEN starts AND coalesce(ends, 'infinity')"
        " AND school_id IS NOT NULL ORDER BY is_main DESC, starts, id)"
    )
    arg_joiner = " AND "
    output_field = ArrayField(models.BigIntegerField())


def with_schools(people):
    """People with the schools where each works today, in the same statement."""
    return people.annotate(works_at=WorksAt("pk", clock.today()))


def schools_of(person: Any) -> list[int]:
    """Where somebody works today, the main school first: as read with them, else asked now."""
    if hasattr(person, "works_at"):
        return person.works_at
    here = with_schools(Person.objects.filter(pk=person.pk))
    return here.values_list("works_at", flat=True).get()
