from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from goals.models import Goal
from goals.rules import readers
from goals.sharing import measure, share
from goals.writing import write
from kit.lifecycle import NotYet
from tests.builders import (
    a_data_point,
    a_director,
    a_goal,
    a_measure,
    a_member,
    a_principal,
    a_school,
    a_step,
    a_teacher,
    a_team,
    an_administrator,
    an_assistant_superintendent,
    facilitator_of,
    the_year,
)

pytestmark = pytest.mark.django_db


def everybody_around(team):
    elsewhere = a_school("Wheelock Elementary")
    return [
        facilitator_of(team),
        a_member(team).person,
        a_member(team, answer="asked").person,
        a_member(team, ended_on=date(2026, 9, 1)).person,
        a_principal(team.school),
        a_principal(elsewhere),
        a_director(),
        an_assistant_superintendent(),
        an_administrator(),
        a_teacher(school=elsewhere),
    ]


@pytest.mark.parametrize("state", Goal.State)
def test_the_list_of_visible_goals_agrees_with_the_rule(state):
    goal = a_goal(a_team(), state=state)

    for person in everybody_around(goal.team):
        seen = Goal.objects.visible_to(person).contains(goal)
        assert seen == readers(goal).contains(person), person


def test_those_who_lead_read_it_from_the_day_it_is_shared():
    goal = a_goal(a_team())
    leader = a_principal(goal.team.school)

    assert not Goal.objects.visible_to(leader).exists()
    shared = share(goal, by=facilitator_of(goal.team))

    assert Goal.objects.visible_to(leader).get() == shared
    assert shared.shared_at


def test_the_principal_of_a_member_from_another_school_reads_it_too():
    goal = a_goal(a_team(), state=Goal.State.SHARED)
    elsewhere = a_school("Wheelock Elementary")
    a_member(goal.team, a_teacher(school=elsewhere))

    assert Goal.objects.visible_to(a_principal(elsewhere)).exists()


def test_only_the_team_shares_and_only_something_to_read():
    team = a_team()

    with pytest.raises(PermissionDenied):
        share(a_goal(team), by=a_principal(team.school))
    with pytest.raises(NotYet, match="Write the goal first"):
        share(a_goal(team, doing=""), by=facilitator_of(team))


def test_writing_it_twice_is_one_goal():
    team = a_team()
    facts = {"goal": {"doing": "read"}, "measure": {"source": "", "baseline": 0}}

    write(team, by=facilitator_of(team), **facts)
    goal = write(team, by=a_member(team).person, **facts)

    assert list(team.goals.all()) == [goal]
    assert goal.measure.baseline == 0


def test_a_goal_without_numbers_has_no_measure_yet():
    team = a_team()

    goal = write(team, by=facilitator_of(team), goal={"doing": "read"}, measure={"source": ""})

    assert goal.measure is None


def test_last_years_goal_stays_as_it_was():
    the_year()
    goal = a_goal(a_team(year=the_year("2025")))

    with pytest.raises(NotYet, match="closed"):
        write(goal.team, by=facilitator_of(goal.team), goal={"doing": "x"}, measure={})


def test_a_second_count_of_a_day_corrects_the_first():
    goal = a_goal(a_team())
    counted, by = a_measure(goal), facilitator_of(goal.team)

    measure(counted, by=by, answers={"count": {"assessed": 98, "reached": 14}})
    point = measure(counted, by=by, answers={"count": {"assessed": 98, "reached": 41}})

    assert list(counted.data_points.all()) == [point]
    assert (point.percent, point.on) == (42, date(2026, 9, 22))


def test_the_latest_count_is_the_one_of_the_latest_day():
    counted = a_measure(a_goal(a_team()))
    a_data_point(counted, on=date(2026, 12, 11), reached=56)
    a_data_point(counted, on=date(2026, 10, 1), reached=41)

    assert counted.latest.reached == 56


def test_others_do_not_count_for_the_team():
    goal = a_goal(a_team(), state=Goal.State.SHARED)

    with pytest.raises(PermissionDenied):
        measure(a_measure(goal), by=a_director(), answers={"count": {"assessed": 10, "reached": 1}})


def test_a_report_reads_goal_and_plan_in_few_queries(django_assert_max_num_queries):
    for _ in range(3):
        goal = a_goal(a_team())
        a_data_point(a_measure(goal))
        a_step(goal)

    with django_assert_max_num_queries(8):
        for goal in Goal.objects.for_page():
            assert str(goal.sentence)
            assert goal.measure.latest.percent
            assert [step.action for step in goal.steps.all()]
