"""Two answers that crossed in a goal, its counts or its plan: what is shown, and what is chosen."""

import pytest
from django.urls import reverse

from goals.forms import GoalForm
from goals.models import Goal, Measure
from goals.writing import write
from kit.crossing import twos
from kit.written import Window, mark, marks
from teams.models import Team
from tests.builders import a_goal, a_measure, a_step, facilitator_of
from tests.goals.hands import cross, door, words
from tests.reading import all_of, window_of
from tests.windows import told

pytestmark = pytest.mark.django_db


def test_a_month_is_shown_and_chosen_as_a_month(client, team):
    page = cross(client, team, due_month=("May 2027", "June 2027"))

    [two] = page.context["twos"]
    assert (two.label, words(two.beside)) == ("By when", "June 2027")
    client.post(door("crossed", team), told(two, "mine"))
    assert str(Goal.objects.get().due_month) == "2027-06-01"


def test_a_third_number_can_be_typed_instead_of_either(client, team):
    a_measure(a_goal(team), target=70)
    [two] = cross(client, team, target=("80", "75")).context["twos"]

    client.post(door("crossed", team), told(two, "other", other="78%"))

    measure = Measure.objects.get()
    assert (measure.target, measure.crossings) == (78, [])


def test_a_save_beside_an_open_choice_stays_where_it_is(client, team):
    """Only the window whose answer met another one is led to the choice."""
    a_measure(a_goal(team), target=70)
    crossed = cross(client, team, target=("80", "75"))
    fresh = all_of(client.get(door("goal", team)))

    page = client.post(door("goal", team), fresh | {"group": "grade 5"}, follow=True)

    assert "Saved, except" in crossed.text
    assert crossed.redirect_chain[-1][0] == door("crossed", team)
    assert page.redirect_chain[-1][0] == door("goal", team)
    assert page.text.count("Two texts crossed.") == 1


def test_home_team_and_plan_say_that_texts_crossed(client, team):
    Team.objects.update(state=Team.State.ACTIVE)
    a_measure(a_goal(team), target=70)
    cross(client, team, target=("80", "75"))
    step = a_step(Goal.objects.get())
    older, newer = (all_of(client.get(door("edit-step", step))) for _ in range(2))
    client.post(door("edit-step", step), newer | {"action": "Watch"})
    client.post(door("edit-step", step), older | {"action": "Film"})

    assert "Two texts crossed" in client.get("/").text
    assert "Two texts crossed" in client.get(reverse("team", args=[team.pk])).text
    assert door("crossed-step", step) in client.get(door("plan", team)).text


def crossed_counts(client, measure):
    """Two windows count one day; the page on which the second one lands."""
    windows = [window_of(client.get(door("measure", measure))) for _ in range(2)]
    counts = [{"assessed": "90", "reached": "41"}, {"assessed": "98", "reached": "14"}]
    for window, count in zip(windows, counts, strict=True):
        typed = window | count | {"on": "2026-09-21"}
        page = client.post(door("measure", measure), typed, follow=True)
    return page


def test_a_second_count_of_a_day_lies_beside_the_first(client, team):
    """Both numbers as one answer: 14 of 98 and 41 of 90 never become 14 of 90."""
    measure = a_measure(a_goal(team))
    page = crossed_counts(client, measure)

    [two], point = page.context["twos"], measure.data_points.get()
    assert "Two counts of September 21" in page.text
    assert (words(two.stands), words(two.beside)) == ("41 of 90", "14 of 98")
    assert door("crossed-count", point) in client.get(door("goal", team)).text
    client.post(door("crossed-count", point), told(two, "mine"))
    point.refresh_from_db()
    assert (point.count, point.crossings) == ({"assessed": 98, "reached": 14}, [])


def test_a_choice_of_a_year_that_is_over_leads_back_to_the_goal(client, team):
    cross(client, team, due_month=("May 2027", "June 2027"))
    Goal.objects.update(state=Goal.State.CLOSED)

    assert client.get(door("crossed", team)).url == door("goal", team)


def test_an_empty_third_answer_settles_nothing(client, team):
    """One stray press of Enter would have wiped both."""
    a_measure(a_goal(team), target=70)
    [two] = cross(client, team, target=("80", "75")).context["twos"]

    page = client.post(door("crossed", team), told(two, "other", other=" "))

    measure = Measure.objects.get()
    assert (page.status_code, measure.target, len(measure.crossings)) == (422, 80, 1)
    assert "Type it first." in page.text


def test_a_third_answer_that_cannot_be_read_is_still_there(client, team):
    a_measure(a_goal(team), target=70)
    [two] = cross(client, team, target=("80", "75")).context["twos"]

    page = client.post(door("crossed", team), told(two, "other", other="78 or so"))

    assert (page.status_code, 'value="78 or so"' in page.text) == (422, True)


@pytest.mark.parametrize("keep", ["other", "joined", "both", "whatever"])
def test_a_button_that_a_count_does_not_have_changes_nothing(client, team, keep):
    measure = a_measure(a_goal(team))
    [two] = crossed_counts(client, measure).context["twos"]
    pressed = told(two, keep, other="40", joined="40")

    page = client.post(door("crossed-count", measure.data_points.get()), pressed)

    assert (two.another, page.status_code) == ("", 422)
    assert measure.data_points.get().count == {"assessed": 90, "reached": 41}


def test_a_choice_settles_what_it_showed_and_nothing_that_came_since(team):
    """The window that lies beside saves once more between the look and the press."""
    goal, by = a_goal(team, doing="one"), facilitator_of(team)

    def save(name, doing, settles=("", "")):
        window = Window(name, marks({"doing": "one"}), settles)
        write(team, by=by, goal={"doing": doing} if doing else {}, measure={}, window=window)

    for name, doing in (("a", "Alpha"), ("b", "Beta")):
        save(name, doing)
    goal.refresh_from_db()
    [two] = twos(goal, GoalForm(None, goal=goal))
    save("b", "Beta and a new sentence")

    save("a look at both", "", settles=(two.key, mark("Beta")))

    goal.refresh_from_db()
    assert [each["answer"] for each in goal.crossings] == ["Beta and a new sentence"]


def test_a_press_that_is_saved_in_part_says_where_texts_crossed(client, team):
    step = a_step(a_goal(team))
    older, newer = (all_of(client.get(door("edit-step", step))) for _ in range(2))
    client.post(door("edit-step", step), newer | {"action": "Watch"})

    page = client.post(door("edit-step", step), older | {"action": "Film", "comments": "x" * 301})

    assert (page.status_code, "Look at both" in page.text) == (422, True)
