"""Numbers as people write them: read, or asked about, and never made into another number."""

import pytest
from django.core.exceptions import ValidationError

from kit.numbers import WholeNumber

ASKED = "Enter a percent, a number from 0 to 100."
percent = WholeNumber(ASKED, high=100, unit="%", required=False)
students = WholeNumber("Enter the number of students.", low=1, high=30000)


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        *[("42", 42), (" 42% ", 42), ("42 %", 42), ("42 percent", 42), ("42 Per cent", 42)],
        *[("0", 0), ("100%", 100), ("", None), (None, None), (42, 42), ("70.0%", 70), ("４２", 42)],
    ],
)
def test_a_percent_is_read_however_it_is_written(typed, number):
    assert percent.clean(typed) == number


@pytest.mark.parametrize("typed", ["1,234", "1 234", "1\u00a0234", "1’234", "1234"])
def test_thousands_are_read_however_they_are_parted(typed):
    assert students.clean(typed) == 1234


@pytest.mark.parametrize(
    ("typed", "question"),
    [("72,5", "Is it 72% or 73%?"), ("87.1%", "Is it 87% or 88%?"), ("0.5", "Is it 0% or 1%?")],
)
def test_what_would_lose_a_part_of_itself_is_asked_about(typed, question):
    with pytest.raises(ValidationError, match=question.replace("?", r"\?")):
        percent.clean(typed)


@pytest.mark.parametrize("typed", ["1.000", "12.000", "0,500", "5²", "4½", "①"])
def test_what_has_two_readings_is_asked_about(typed):
    """1.000 is one in one country and a thousand in another; 5² was never 52."""
    with pytest.raises(ValidationError, match="Enter the number of students"):
        students.clean(typed)


@pytest.mark.parametrize("typed", ["many", "101", "-3", "4 2", "42/98", "1,23,4", "9" * 5000])
def test_what_cannot_be_read_is_asked_about_in_one_sentence(typed):
    with pytest.raises(ValidationError, match=ASKED):
        percent.clean(typed)
