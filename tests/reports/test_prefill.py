from datetime import date

import pytest

from goals.models import Goal
from kit.lifecycle import NotYet
from reports.models import Report
from reports.prefill import draft_for
from reports.publishing import begin
from tests.builders import (
    a_blueprint,
    a_data_point,
    a_goal,
    a_measure,
    a_posting,
    a_step,
    a_teacher,
    a_team,
    facilitator_of,
)

pytestmark = pytest.mark.django_db


def a_team_in_may():
    team = a_team(state="active", posting=a_posting(need="They cannot say why."))
    goal = a_goal(team, state=Goal.State.SHARED)
    measure = a_measure(goal)
    a_data_point(measure, assessed=100, reached=57, on=date(2026, 12, 11))
    a_data_point(measure, assessed=98, reached=71, on=date(2027, 5, 3))
    a_step(goal, action="Watch each other teach", done_on=date(2026, 12, 18))
    a_step(goal, action="Show it to the faculty")
    return team


def test_a_report_opens_with_dated_lines_from_all_the_year():
    draft = draft_for(a_team_in_may())

    assert draft.need.split("\n\n") == [
        "They cannot say why.",
        "Our evidence in September: student work.",
        "Where we started: 42% (Written reasoning rubric).",
    ]
    assert draft.goal == (
        "Because no more than 42% of grade 4 students could score 3 or higher on the shared "
        "rubric, at least 70% of them will by May 2027."
    )
    assert draft.tried.split("\n\n") == [
        "December 2026: Watch each other teach. Each of us has been watched twice.",
        "Planned (December 2026), not marked as done: Show it to the faculty.",
    ]
    assert draft.data.split("\n\n") == [
        "December 11, 2026: 57 of 100 students, 57% (Written reasoning rubric).",
        "May 3, 2027: 71 of 98 students, 72% (Written reasoning rubric).",
    ]
    assert draft.results == (
        "May 3, 2027: 72% reached it (Written reasoning rubric). The goal was 70%."
    )
    assert (draft.baseline, draft.target, draft.result) == (42, 70, 72)


def test_nothing_is_kept_until_somebody_begins():
    draft_for(a_team_in_may())

    assert Report.objects.count() == 0


def test_a_question_comes_along_as_it_was_asked():
    team = a_team(state="active")
    a_goal(team, kind=Goal.Kind.INQUIRY, question="What do English learners hear?")

    assert draft_for(team).goal == "What do English learners hear?"


def test_words_of_the_blueprint_stay_with_the_team():
    team = a_team_in_may()
    a_blueprint(team, ideal="Our principal never listens.")

    draft = draft_for(team)

    assert "never listens" not in " ".join(map(str, vars(draft).values()))


def test_a_team_with_nothing_written_begins_with_its_name():
    team = a_team(state="active", name="Say More")

    assert draft_for(team).title == "Say More"


def test_a_second_click_opens_the_same_report():
    team = a_team_in_may()
    member = facilitator_of(team)

    first, second = begin(team, by=member), begin(team, by=member)

    assert first == second
    assert [entry.verb for entry in first.record.all()] == ["begin"]


def test_a_team_that_is_not_approved_has_no_report_yet():
    team = a_team()

    with pytest.raises(NotYet):
        begin(team, by=facilitator_of(team))


def test_the_begin_page_leads_to_the_form_with_everything_in_it(client):
    team = a_team_in_may()
    client.force_login(facilitator_of(team))

    assert "Begin the report" in client.get(f"/reports/write/{team.pk}/").text
    page = client.post(f"/reports/write/{team.pk}/begin/", follow=True)

    assert "December 2026: Watch each other teach." in page.text
    assert "71 of 98 students, 72%" in page.text


def test_strangers_do_not_learn_that_there_is_a_draft(client):
    team = a_team_in_may()
    client.force_login(a_teacher())

    assert client.get(f"/reports/write/{team.pk}/").status_code == 404
    assert client.post(f"/reports/write/{team.pk}/begin/").status_code == 404
