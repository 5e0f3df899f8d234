from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from goals.planning import add_step, edit_step, finish, reopen
from tests.builders import a_director, a_goal, a_step, a_team, facilitator_of
from tests.threads import what_came_of


@pytest.fixture
def goal(db):
    return a_goal(a_team())


@pytest.fixture
def by(goal):
    return facilitator_of(goal.team)


def test_a_new_row_stands_below_the_last_and_keeps_the_words_of_its_timeline(goal, by):
    a_step(goal)

    answers = {"action": "Film a lesson", "timeline": "April-May/2027"}
    step = add_step(goal, by=by, answers=answers)

    assert (step.position, step.timeline, step.due_month) == (2, "April-May/2027", date(2027, 5, 1))


def test_a_first_row_stands_above_all_others_which_move_down(goal, by):
    for action in ("Read", "Count"):
        a_step(goal, action=action)

    add_step(goal, by=by, answers={"action": "Film a lesson"}, is_first=True)

    rows = goal.steps.values_list("position", "action")
    assert list(rows) == [(1, "Film a lesson"), (2, "Read"), (3, "Count")]


def test_the_very_same_row_is_not_added_twice(goal, by):
    for _ in range(2):
        add_step(goal, by=by, answers={"action": "Film a lesson", "timeline": ""})

    assert goal.steps.count() == 1


def test_changing_the_words_changes_the_month(goal, by):
    step = a_step(goal)

    step = edit_step(step, by=by, answers={"timeline": "Quarterly/2026-27"})

    assert (step.timeline, step.due_month) == ("Quarterly/2026-27", None)


def test_done_is_done_on_the_first_day_it_was_said(goal, by, time_machine):
    step = finish(a_step(goal), by=by)
    time_machine.move_to(date(2026, 10, 1))

    assert finish(step, by=by).done_on == date(2026, 9, 22)
    assert reopen(step, by=by).done_on is None


def test_those_who_read_the_plan_do_not_write_it(goal):
    with pytest.raises(PermissionDenied):
        add_step(goal, by=a_director(), answers={"action": "Hurry up"})


@pytest.mark.django_db(transaction=True)
def test_rows_added_at_once_stand_one_below_the_other():
    goal = a_goal(a_team())
    by = facilitator_of(goal.team)

    def adding(number):
        return lambda: add_step(goal, by=by, answers={"action": f"Step {number}"})

    steps = what_came_of(*map(adding, range(6)))

    assert sorted(step.position for step in steps) == [1, 2, 3, 4, 5, 6]
