import pytest
from django.urls import reverse

from goals.models import Goal
from kit.whose import mark
from tests.builders import (
    a_data_point,
    a_goal,
    a_measure,
    a_principal,
    a_step,
    a_team,
    facilitator_of,
)
from tests.reading import all_of, page_of

pytestmark = pytest.mark.django_db
TYPED = {
    "kind": "smart",
    "baseline": "42%",
    "group": "grade 4 students",
    "doing": "explain a solution",
    "measured_in": "September",
    "target": "70",
    "due_month": "May",
    "group_size": "98",
    "source": "Shared rubric",
}


@pytest.fixture
def team(client):
    team = a_team()
    client.force_login(facilitator_of(team))
    return team


def door(name, thing):
    return reverse(f"goals:{name}", args=[thing.pk])


def shown(client, team, **changes):
    """What the window of a saved goal sends with these changes."""
    return all_of(client.get(door("goal", team))) | changes


def test_a_question_keeps_its_lines_and_loses_what_nobody_can_see(client, team):
    typed = {"kind": "inquiry", "question": "How do they\x00 begin?\r\nAnd how do they end?\x1b"}

    client.post(door("goal", team), typed)

    assert Goal.objects.get(team=team).question == "How do they begin?\nAnd how do they end?"


def test_a_step_that_is_too_long_comes_back_whole_and_no_browser_cuts_it(client, team):
    a_goal(team=team)
    long = "Talk " * 70

    page = client.post(door("add-step", team), {"action": long})

    assert "Keep this to 300 characters. It has 349 now." in page.text
    assert long.strip() in page.text
    assert "maxlength" not in page.text


def test_filling_the_blanks_makes_the_sentence(client, team):
    page = page_of(client.post(door("goal", team), TYPED, follow=True))

    assert "Your goal is saved." in page
    assert "at least <b>70%</b> of them will by <b>May 2027</b>." in page
    assert "28 points to gain" in page
    assert "28 points: from 41 to 69 of 98 students, 28 more." in page


def test_an_empty_goal_is_saved_and_advised(client, team):
    page = page_of(client.post(door("goal", team), {"kind": "smart"}, follow=True))

    assert "Your goal is saved." in page
    assert "Say who and what they will do." in page


def test_what_cannot_be_read_comes_back_as_it_was_typed(client, team):
    wrong = TYPED | {"baseline": "140", "due_month": "soon"}

    response = client.post(door("goal", team), wrong)

    page = page_of(response)
    assert response.status_code == 422
    assert "Two answers need another look" in page
    assert "Enter a percent, a number from 0 to 100." in page
    assert "Enter the month and year, like May 2027." in page
    assert 'value="soon"' in page
    assert "Everything else is kept." in page
    assert (Goal.objects.get().doing, Goal.objects.get().due_month) == (TYPED["doing"], None)


def test_what_was_written_until_the_goal_was_closed_is_kept_for_its_writer(client, team):
    a_goal(team, state=Goal.State.CLOSED)

    typed = TYPED | {"doing": "explain it to a friend", "whose": mark(facilitator_of(team))}
    page = client.post(door("goal", team), typed)

    assert page.status_code == 422
    assert "This goal is closed." in page_of(page)
    assert "What you wrote is not lost." in page_of(client.get("/"))
    assert "explain it to a friend" in client.get(reverse("send-again")).text


def test_a_book_is_not_read_for_its_months(client, team):
    page = client.post(door("goal", team), TYPED | {"due_month": "may " * 200_000})

    assert page.status_code == 422
    assert "Enter the month and year, like May 2027." in page_of(page)


def test_switching_to_a_question_and_back_loses_nothing(client, team):
    question = {"kind": "inquiry", "question": "How do students explain?"}
    client.post(door("goal", team), TYPED)

    page = page_of(client.post(door("goal", team), shown(client, team, **question), follow=True))
    assert "How do students explain? </p>" in page
    assert "Three questions to your question" in page
    client.post(door("goal", team), shown(client, team, kind="smart"))

    goal = Goal.objects.get()
    assert (goal.kind, goal.question) == ("smart", "How do students explain?")
    assert str(goal.sentence).startswith("Because no more than 42% of grade 4 students")


def test_a_list_of_students_is_warned_of_and_saved(client, team):
    names = TYPED | {"baseline_plan": "Ana Lopez, Ben Hall, Kim Tran"}

    page = page_of(client.post(door("goal", team), names, follow=True))

    assert "This looks like a list of students." in page
    assert Goal.objects.get().measure.baseline_plan == names["baseline_plan"]


def test_a_principal_reads_it_only_when_it_is_shared(client, team):
    a_measure(a_goal(team))
    principal = a_principal(team.school)
    client.force_login(principal)
    assert client.get(door("goal", team)).status_code == 404
    client.force_login(facilitator_of(team))
    client.post(door("share", team))
    client.force_login(principal)

    page = page_of(client.get(door("goal", team)))

    assert "at least <b>70%</b>" in page
    assert "<textarea" not in page
    assert client.get(door("plan", team)).status_code == 200
    assert client.post(door("goal", team), TYPED).status_code == 403


def test_sharing_twice_is_sharing_once(client, team):
    a_goal(team)

    client.post(door("share", team))
    page = page_of(client.post(door("share", team), follow=True))

    assert "It now stands at: Shared." in page


def test_a_goal_that_says_nothing_is_not_shared(client, team):
    client.post(door("goal", team), {"kind": "smart"})

    page = page_of(client.post(door("share", team), follow=True))

    assert "Write the goal first" in page


def test_a_count_stands_on_the_line(client, team):
    measure = a_measure(a_goal(team))
    count = {"on": "2026-09-21", "assessed": "98", "reached": "56"}

    page = page_of(client.post(door("measure", measure), count, follow=True))

    assert "Latest measurement 57 percent." in page
    assert "September 21, 2026" in page


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({"reached": "99"}, "Of 98 assessed, at most 98 can reach it."),
        ({"assessed": "0"}, "Enter how many took part; it is at least 1."),
        ({"on": "2026-12-01"}, "This day is still to come."),
        ({"assessed": "many"}, "Enter the number of students, such as 98."),
        ({"assessed": "-1"}, "Enter the number of students, such as 98."),
        ({"assessed": "99999999"}, "Enter the number of students, such as 98."),
    ],
)
def test_a_count_that_cannot_be_is_explained(client, team, typed, words):
    measure = a_measure(a_goal(team))
    count = {"on": "2026-09-21", "assessed": "98", "reached": "56"} | typed

    response = client.post(door("measure", measure), count)

    assert response.status_code == 422
    assert words in page_of(response)
    assert not measure.data_points.exists()


def test_there_is_no_field_for_a_name(client, team):
    goal = a_goal(team)
    pages = [door("goal", team), door("measure", a_measure(goal)), door("add-step", team)]

    for page in pages:
        assert 'name="name"' not in page_of(client.get(page))


def test_the_page_takes_as_many_queries_for_one_count_as_for_three(client, team, counted):
    measure = a_measure(a_goal(team))
    a_data_point(measure)
    one = counted(door("goal", team))
    for day in (1, 2):
        a_data_point(measure, on=f"2026-10-0{day}")

    assert counted(door("goal", team)) == one


def test_a_plan_waits_for_its_goal(client, team):
    assert "First the goal, then the plan" in page_of(client.get(door("plan", team)))
    a_goal(team)
    assert "No step yet" in page_of(client.get(door("plan", team)))


def test_a_step_is_added_changed_and_finished(client, team):
    a_goal(team)
    client.post(door("add-step", team), {"action": "Film a lesson", "timeline": "by December"})
    page = page_of(client.get(door("plan", team)))
    assert "by December" in page
    assert "December 2026" in page
    assert "Add a measure" in page
    assert "<b>One step needs something.</b>" in page

    step = Goal.objects.get().steps.get()
    sent = all_of(client.get(door("edit-step", step)))
    client.post(door("edit-step", step), sent | {"action": "Film two lessons"})
    page = page_of(client.post(door("finish-step", step), follow=True))

    assert "Film two lessons" in page
    assert "1 of 1 step done" in page


def test_a_step_without_words_is_asked_for_them(client, team):
    a_goal(team)

    response = client.post(door("add-step", team), {"timeline": "May 2027"})

    assert response.status_code == 422
    assert "Say what you will do." in page_of(response)
    assert "> May 2027</textarea>" in page_of(response)


def test_the_plan_takes_as_many_queries_for_one_step_as_for_three(client, team, counted):
    goal = a_goal(team)
    a_step(goal)
    one = counted(door("plan", team))
    a_step(goal)
    a_step(goal)

    assert counted(door("plan", team)) == one
