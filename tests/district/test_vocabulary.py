"""How grades, subjects and teams are said."""

import pytest

from district.vocabulary import READING


def meant(text):
    return {term for said in READING.said(text) if said.is_idiom for term in said.whole}


def asked(text):
    return [said.whole for said in READING.asked(text)]


@pytest.mark.parametrize(
    ("said", "grades"),
    [
        ("grade 4", [4]),
        ("4th grade", [4]),
        ("Fourth-graders", [4]),
        ("Gr. 4", [4]),
        ("grade four", [4]),
        ("Grades 3–5", [3, 4, 5]),
        ("grades 6 to 9", [6, 7, 8, 9]),
        ("Grades 1, 4–5 and 8", [1, 4, 5, 8]),
        ("third- and fourth-graders", [3, 4]),
        ("third through fifth grade", [3, 4, 5]),
        ("K", [0]),
        ("kindergartners", [0]),
        ("K–2", [0, 1, 2]),
        ("PreK–K", [-1, 0]),
        ("pre-K", [-1]),
        ("prekindergarten", [-1]),
        ("grade 4, 12 students", [4]),
        ("on grade level", []),
        ("scored 3 or 4", []),
        ("grades 3.5 points higher", []),
    ],
)
def test_grades_are_heard_however_they_are_said(said, grades):
    assert meant(said) == {f"grade {grade}" for grade in grades}


def test_a_span_of_grades_from_k_is_asked_for_as_it_stands():
    assert asked("K-2") == [("k2",)]
    assert asked("grades K-2") == [("grade 0", "grade 1", "grade 2")]


@pytest.mark.parametrize(
    ("short", "long"),
    [
        ("ESL", "English as a second language"),
        ("ELL", "English learners"),
        ("ELA", "English language arts"),
        ("PE", "Physical education and health"),
        ("math", "Mathematics"),
        ("SpEd", "special education"),
        ("SEL", "social-emotional learning"),
        ("PLT", "professional learning community"),
    ],
)
def test_a_short_name_means_the_long_one(short, long):
    assert meant(short) == meant(long) != set()


def test_a_word_that_only_begins_so_is_no_short_name():
    assert meant("pencils people selling mathematical elsewhere") == set()


@pytest.mark.parametrize("word", ["PLT", "PLTs", "PLC", "plc", "PLCs"])
def test_the_two_words_for_teams_are_one(word):
    assert meant(word) == {"plt"}
