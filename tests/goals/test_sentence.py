from datetime import date

import pytest

from goals.models import Goal
from goals.sentence import Blanks, gain, smart
from tests.builders import a_goal, a_measure, a_team

WHOLE = Blanks("grade 4 students", "explain a solution", "September", 42, 70, date(2027, 5, 1))


def test_it_reads_as_the_template_has_it():
    assert str(smart(WHOLE)) == (
        "Because no more than 42% of grade 4 students could explain a solution in September, "
        "at least 70% of them will by May 2027."
    )


def test_the_blanks_are_marked():
    marked = [piece.text for piece in smart(WHOLE) if piece.is_blank]

    assert marked == [
        "42%",
        "grade 4 students",
        "explain a solution",
        "September",
        "70%",
        "May 2027",
    ]


def test_where_fewer_is_the_goal_it_turns_around():
    sentence = smart(Blanks("ninth graders", "miss ten days", "", 30, 10, date(2027, 6, 1)))

    assert str(sentence) == (
        "Because at least 30% of ninth graders could miss ten days, "
        "no more than 10% of them will by June 2027."
    )


def test_a_baseline_to_be_gathered_says_so():
    sentence = smart(Blanks("readers", "retell a story", "", None, 80, date(2027, 5, 1)))

    assert str(sentence).startswith("Because nobody has counted yet how many of readers can")
    assert sentence.is_whole


def test_an_empty_one_shows_its_blanks():
    sentence = smart(Blanks())

    assert not sentence.is_whole
    assert str(sentence).count("…") == 4


@pytest.mark.parametrize(
    ("numbers", "words"),
    {
        (42, 70, 98): "28 points: from 41 to 69 of 98 students, 28 more.",
        (30, 10, 98): "20 points: from 29 to 9 of 98 students, 20 fewer.",
        (42, 43, None): "1 point to gain.",
        (30, 10, None): "20 points to lose.",
        (None, 70, 98): "",
        (70, 70, 98): "",
    }.items(),
)
def test_the_gain_is_read_back_in_points_and_students(numbers, words):
    assert gain(*numbers) == words


@pytest.mark.django_db
def test_a_question_is_its_own_sentence():
    goal = a_goal(a_team(), kind=Goal.Kind.INQUIRY, question="How do students talk about math?")
    a_measure(goal)

    assert str(goal.sentence) == "How do students talk about math?"
