import pytest
from django.db import IntegrityError

from district.models import Grade, SchoolYear
from tests.builders import the_year


@pytest.mark.parametrize(
    ("grades", "said"),
    [
        ([], "All grades"),
        ([4], "Grade 4"),
        ([-1, 0], "PreK–K"),
        ([3, 4, 5], "Grades 3–5"),
        ([5, 1, 4, 8], "Grades 1, 4–5 and 8"),
    ],
)
def test_grades_are_said_as_teachers_say_them(grades, said):
    assert Grade.said(grades) == said


def test_one_school_year_is_current(year):
    with pytest.raises(IntegrityError, match="one_school_year_is_current"):
        SchoolYear.objects.create(first_day="2027-08-30", last_day="2028-06-16", is_current=True)


@pytest.mark.django_db
def test_a_year_is_called_by_its_two_halves():
    assert the_year().label == "2026–27"
