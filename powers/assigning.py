"""Where people work: from which day to which, and what pages show of it today."""

from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import F, OuterRef, Q, Subquery, Value
from django.db.models.functions import Coalesce

from district.models import School
from people.models import Person
from powers.models import Assignment
from powers.models.assignment import ONE_DAY


@transaction.atomic
def assign(
    person: Person, school: School | None, function: str, *, main: bool, starts: date
) -> Assignment:
    """Somebody works at a school from this day on; saying it again finds what stands.

    What they did there before ends the day before, and for a main school the main one of then.
    What is planned for later holds from its own day on.
    """
    Person.objects.select_for_update(of=("self",)).get(pk=person.pk)  # one hand at a time
    facts = {"school": school, "function": function, "is_main": main}
    in_its_way = Q(school=school) | Q(is_main=True) if main else Q(school=school)
    theirs = person.assignments.filter(in_its_way)
    if stands := theirs.on(starts).filter(**facts).first():
        return stands
    for before in theirs.on(starts):
        _end(before, starts - ONE_DAY)
    later = theirs.filter(starts__gt=starts).order_by("starts").first()
    until = later.starts - ONE_DAY if later else None
    assignment = person.assignments.create(**facts, starts=starts, ends=until)
    keep_schools(Person.objects.filter(pk=person.pk))
    return assignment


@transaction.atomic
def end(assignment: Assignment, *, on: date) -> None:
    """The last day on which somebody works there. What has not begun by then never was."""
    Person.objects.select_for_update(of=("self",)).get(pk=assignment.person_id)
    _end(Assignment.objects.get(pk=assignment.pk), on)
    keep_schools(Person.objects.filter(pk=assignment.person_id))


def keep_schools(people: Any = None) -> int:
    """Bring school and function of people up to their main school of today; answers how many
    differed. Whoever has left keeps the last ones, for the pages of their years."""
    today = Assignment.objects.today().filter(person=OuterRef("pk"), is_main=True)
    school = Subquery(today.values("school")[:1])
    function = Coalesce(Subquery(today.values("function")[:1]), Value(""))
    active = (Person.objects if people is None else people).filter(is_active=True)
    known = active.annotate(
        shown=Coalesce("school", Value(0)), works_at=Coalesce(school, Value(0)), does=function
    )
    differ = known.exclude(shown=F("works_at"), role=F("does"))
    return differ.order_by().update(school=school, role=function)


def _end(assignment: Assignment, on: date) -> None:
    if on < assignment.starts:
        assignment.delete()
        return
    assignment.ends = on
    assignment.save(update_fields=["ends"])
