from datetime import date

import pytest

from goals.checks import advice_on, looks_like_students, steps_to_look_at
from goals.models import Goal
from tests.builders import a_goal, a_measure, a_step, a_team

NAMES = "Ana Lopez, Ben O’Hara, Łucja Wójcik"


def letters(goal):
    return {check.letter: check.passed for check in advice_on(goal)}


@pytest.mark.django_db
def test_a_whole_goal_passes_every_letter():
    goal = a_goal(a_team())
    a_measure(goal)

    assert letters(goal) == dict.fromkeys("SMART", True)


@pytest.mark.django_db
def test_an_empty_goal_is_advised_on_every_letter_but_the_one_it_serves():
    goal = Goal(team=a_team())

    assert [letter for letter, passed in letters(goal).items() if passed] == ["R"]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("goal_facts", "measure_facts", "letter"),
    [
        ({"group": ""}, {}, "S"),
        ({}, {"source": ""}, "M"),
        ({}, {"target": None}, "M"),
        ({}, {"baseline": None}, "M"),
        ({}, {"baseline": 10, "target": 90}, "A"),
        ({}, {"baseline": 70}, "A"),
        ({"due_month": None}, {}, "T"),
        ({"due_month": date(2028, 5, 1)}, {}, "T"),
    ],
)
def test_each_letter_says_what_to_look_at(goal_facts, measure_facts, letter):
    goal = a_goal(a_team(), **goal_facts)
    a_measure(goal, **measure_facts)

    assert not letters(goal)[letter]


@pytest.mark.django_db
def test_a_plan_for_the_baseline_is_measurable():
    goal = a_goal(a_team())
    a_measure(goal, baseline=None, baseline_plan="Writing prompt in the first week of October")

    assert letters(goal)["M"]


@pytest.mark.django_db
def test_a_goal_that_serves_nothing_is_told_so():
    team = a_team()
    team.org_goals.clear()

    assert not letters(a_goal(team))["R"]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("question", "passed"),
    {
        "How do our English learners take part in number talks?": {"O": True, "S": True},
        "Do students like number talks?": {"O": False, "S": True},
        "What makes a good meeting?": {"O": True, "S": False},
        "": {"O": False, "S": False},
    }.items(),
)
def test_a_question_is_open_about_students_and_answerable(question, passed):
    goal = a_goal(a_team(), kind=Goal.Kind.INQUIRY, question=question)

    assert letters(goal) == passed | {"A": True}


@pytest.mark.parametrize(
    "text",
    [
        NAMES,
        NAMES.replace(", ", "\n"),
        "1. Ana Lopez 42%\n2. Ben Hall 70%\n3. Kim Tran 12%",
        "Lopez, Ana\nHall, Ben\nTran, Kim",
        "- Ana Lopez: 4\n- Ben Hall: 3\n- Kim Tran: 2",
    ],
)
def test_three_names_in_a_row_are_a_list_of_students(text):
    assert looks_like_students(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "grade 4 students at Alcott Elementary",
        "“Convince me” prompt, scored by two of us with the shared rubric",
        "MCAS, i-Ready and the Benchmark Assessment System",
        "Two scorers agree on 18 of 20 papers, up from 11",
        "Mei-Lin Chau, with Daniel Brandt",
    ],
)
def test_what_teams_usually_write_is_none(text):
    assert not looks_like_students(text)


@pytest.mark.django_db
def test_late_and_incomplete_steps_are_named(time_machine):
    goal = a_goal(a_team())
    a_step(goal, done_on=date(2026, 12, 1), measure="")
    late = a_step(goal)
    bare = a_step(goal, due_month=date(2027, 5, 1), measure="", responsible="")
    time_machine.move_to(date(2027, 1, 4))

    looks = steps_to_look_at(goal.steps.all())

    assert [(look.step, look.words) for look in looks] == [
        (late, "was due in December"),
        (bare, "has no measure or person yet"),
    ]
