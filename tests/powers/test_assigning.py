"""Where people work: several schools, one of them the main one, from day to day."""

from datetime import date, timedelta
from importlib import import_module

import pytest
from django.apps import apps
from django.db import IntegrityError, connection, transaction

from kit import clock
from people.models import Person
from powers.assigning import assign, end, keep_schools
from powers.models import Assignment, schools_of, with_schools
from powers.tasks import keep_schools as every_five_minutes
from tests.builders import a_school, a_teacher, moment, of_no_school, the_year, works_also_at

pytestmark = pytest.mark.django_db
LAST_WEEK, NEXT_WEEK = date(2026, 9, 15), date(2026, 9, 29)


@pytest.fixture
def renee():
    return a_teacher("Renee Okafor")


@pytest.fixture
def wheelock():
    return a_school("Wheelock Elementary")


def shown_of(person):
    """School and function as pages show them."""
    person.refresh_from_db()
    return person.school.name if person.school else None, person.role


def of(person):
    """Every assignment: school, whether it is the main one, first and last day."""
    rows = person.assignments.order_by("starts", "pk")
    return list(rows.values_list("school__short_name", "is_main", "starts", "ends"))


# --- The verb ---------------------------------------------------------------------------------


def test_a_move_ends_the_old_main_school_the_day_before(renee, wheelock):
    assign(renee, wheelock, "Grade 3", main=True, starts=clock.today())

    assert of(renee) == [
        ("Alcott", True, date(2020, 8, 31), date(2026, 9, 21)),
        ("Wheelock", True, date(2026, 9, 22), None),
    ]
    assert shown_of(renee) == ("Wheelock Elementary", "Grade 3")


def test_a_second_school_leaves_the_main_one_alone(renee, wheelock):
    assign(renee, wheelock, "Math coach", main=False, starts=clock.today())

    assert shown_of(renee) == ("Alcott Elementary", "Grade 4")
    assert schools_of(renee) == [renee.school_id, wheelock.pk]


def test_a_second_school_becomes_the_main_one(renee, wheelock):
    works_also_at(wheelock, renee)

    assign(renee, wheelock, "Math coach", main=True, starts=clock.today())

    assert schools_of(renee) == [wheelock.pk]
    assert shown_of(renee) == ("Wheelock Elementary", "Math coach")


def test_another_function_at_the_same_school_follows_the_first(renee):
    assign(renee, renee.school, "Grade 5", main=True, starts=clock.today())

    assert shown_of(renee) == ("Alcott Elementary", "Grade 5")
    assert len(of(renee)) == 2


def test_saying_it_again_finds_what_stands(renee, wheelock):
    first = assign(renee, wheelock, "Math coach", main=False, starts=LAST_WEEK)

    assert assign(renee, wheelock, "Math coach", main=False, starts=clock.today()) == first
    assert len(of(renee)) == 2


def test_a_mistake_is_corrected_on_the_day_itself(renee, wheelock):
    assign(renee, a_school("Pine Hollow Elementary"), "", main=True, starts=clock.today())
    assign(renee, wheelock, "Grade 3", main=True, starts=clock.today())

    assert [school for school, *_ in of(renee)] == ["Alcott", "Wheelock"]
    labels = apps.get_model("powers.AssignmentEvent").objects.values_list("pgh_label", flat=True)
    assert list(labels.order_by("pgh_id")) == ["insert", "update", "insert", "delete", "insert"]


def test_what_is_planned_for_later_holds_from_its_own_day(renee, wheelock):
    pine = a_school("Pine Hollow Elementary")
    assign(renee, wheelock, "Grade 3", main=True, starts=NEXT_WEEK)
    assign(renee, pine, "Grade 2", main=True, starts=clock.today())

    assert of(renee)[1:] == [
        ("Pine", True, date(2026, 9, 22), date(2026, 9, 28)),
        ("Wheelock", True, NEXT_WEEK, None),
    ]


def test_somebody_of_no_school_works_for_the_whole_district(renee):
    of_no_school(renee)

    assert shown_of(renee) == (None, "Grade 4")
    assert schools_of(renee) == []


# --- Days ------------------------------------------------------------------------------------


def test_an_assignment_begins_on_its_day(renee, wheelock, time_machine):
    assign(renee, wheelock, "Grade 3", main=True, starts=NEXT_WEEK)
    every_five_minutes()
    assert shown_of(renee) == ("Alcott Elementary", "Grade 4")
    assert schools_of(renee) == [renee.school_id]

    time_machine.move_to(moment("2026-09-29 00:01"))
    every_five_minutes()

    assert shown_of(renee) == ("Wheelock Elementary", "Grade 3")


def test_an_assignment_holds_to_the_end_of_its_last_day(renee, time_machine):
    end(renee.assignments.get(), on=clock.today())
    assert shown_of(renee) == ("Alcott Elementary", "Grade 4")

    time_machine.move_to(moment("2026-09-23 00:01"))
    every_five_minutes()

    assert shown_of(renee) == (None, "")
    assert schools_of(renee) == []


def test_what_has_not_begun_when_it_ends_never_was(renee, wheelock):
    planned = assign(renee, wheelock, "Grade 3", main=False, starts=NEXT_WEEK)

    end(planned, on=clock.today())

    assert len(of(renee)) == 1


def test_a_second_school_does_not_become_the_main_one_by_itself(renee, wheelock):
    works_also_at(wheelock, renee)

    end(renee.assignments.get(is_main=True), on=LAST_WEEK)

    assert shown_of(renee) == (None, "")
    assert schools_of(renee) == [wheelock.pk]


def test_only_what_differs_is_written(renee, wheelock):
    works_also_at(wheelock, a_teacher())
    Person.objects.filter(pk=renee.pk).update(school=wheelock)
    told = renee.history.count()

    assert (keep_schools(), keep_schools()) == (1, 0)
    assert shown_of(renee) == ("Alcott Elementary", "Grade 4")
    assert renee.history.count() == told + 1


def test_whoever_has_left_keeps_the_school_of_their_years(renee):
    end(renee.assignments.get(), on=LAST_WEEK)
    Person.objects.filter(pk=renee.pk).update(school=a_school("Alcott Elementary"), is_active=False)

    keep_schools()

    assert shown_of(renee)[0] == "Alcott Elementary"


def test_schools_are_read_together_with_the_people(renee, wheelock, django_assert_num_queries):
    works_also_at(wheelock, renee)

    with django_assert_num_queries(1):
        [found] = with_schools(Person.objects.filter(pk=renee.pk))
        assert schools_of(found) == [found.school_id, wheelock.pk]


# --- The database ------------------------------------------------------------------------------


def test_the_database_knows_one_main_school_at_a_time(renee, wheelock):
    days = {"starts": clock.today(), "ends": clock.today() + timedelta(days=7)}

    connection.cursor().execute("SET CONSTRAINTS ALL IMMEDIATE")

    with pytest.raises(IntegrityError, match="one_main_school_at_a_time"), transaction.atomic():
        renee.assignments.create(school=wheelock, **days)
    renee.assignments.create(school=wheelock, is_main=False, **days)

    assert len(of(renee)) == 2


def test_the_database_knows_no_assignment_that_ends_before_it_starts(renee, wheelock):
    with pytest.raises(IntegrityError, match="an_assignment_ends"), transaction.atomic():
        renee.assignments.create(school=wheelock, starts=NEXT_WEEK, ends=LAST_WEEK)


def test_everybody_of_before_goes_on_where_they_worked(renee):
    the_year()
    coach, nobody = a_teacher(role="Math coach"), a_teacher(role="")
    Person.objects.filter(pk__in=[coach.pk, nobody.pk]).update(school=None)
    Assignment.objects.all().delete()

    import_module("powers.migrations.0005_filled_from_the_school_of_today").fill(apps, None)

    first = date(2026, 8, 31)
    assert of(renee) == [("Alcott", True, first, None)]
    assert of(coach) == [(None, True, first, None)]
    assert of(nobody) == []
    assert keep_schools() == 0
