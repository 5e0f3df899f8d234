"""From the Blueprint to goal and plan: lines that wait in a form until somebody saves them."""

from datetime import date

import pytest
from django.apps import apps
from django.urls import reverse

from blueprint.models import Answer
from blueprint.prompts import Place
from blueprint.writing import share
from goals.models import Goal
from plt_portal.taking import lines_of
from tests import builders as b
from tests.blueprint.hands import say

pytestmark = pytest.mark.django_db

TEXT = """We film one lesson a month - or two -
and watch it together.

- Papers **first**
- Siobhán O'Brien-Nguyễn keeps the agenda
2. <script>alert(1)</script>
"""
LINES = [
    "We film one lesson a month - or two - and watch it together.",
    "Papers **first**",
    "Siobhán O'Brien-Nguyễn keeps the agenda",
    "2. <script>alert(1)</script>",
]


@pytest.fixture
def team(client):
    team = b.a_team(name="Talking Math")
    client.force_login(b.facilitator_of(team))
    return team


@pytest.fixture
def goal(team):
    """A goal that nothing is written in but its kind."""
    return b.a_goal(team, doing="", group="", group_size=None, due_month=None)


def taken(client, team, part, way, number=0):
    """The page behind the button, with the line of this number chosen."""
    page = client.get(reverse("take", args=[team.pk, part]))
    mark = list(page.context["offer"].lines)[number]
    return client.get(reverse("take-into", args=[team.pk, part, way]), {"line": mark})


def everything():
    """Every row of the Blueprint, of goals and their audit."""
    models = [*apps.get_app_config("goals").get_models(), Answer]
    return [list(model.objects.order_by("pk").values()) for model in models]


def test_paragraphs_and_items_are_the_lines_of_a_part():
    assert lines_of(TEXT) == LINES


def test_a_long_paragraph_is_offered_sentence_by_sentence():
    assert lines_of("We meet. " * 20 + "Who watches? 12 of us, e.g. on Fridays! “So.”") == [
        "We meet.",
        "Who watches?",
        "12 of us, e.g. on Fridays!",
        "“So.”",
    ]


def test_a_text_without_words_has_no_lines():
    assert lines_of(" \n\n---\n") == []


def test_a_written_part_leads_to_its_lines_and_an_empty_one_does_not(client, team):
    b.a_blueprint(team, ideal=TEXT)

    page = client.get(reverse("blueprint:blueprint", args=[team.pk])).text

    doors = {part: reverse("take", args=[team.pk, part]) in page for part in ("ideal", "site")}
    assert doors == {"ideal": True, "site": False}


def test_each_line_is_a_choice_as_it_was_written(client, team):
    b.a_blueprint(team, ideal=TEXT)

    page = client.get(reverse("take", args=[team.pk, "ideal"])).text

    assert page.count('type="radio"') == 4
    assert "<script>alert(1)" not in page
    assert "&lt;script&gt;alert(1)" in page


@pytest.mark.parametrize(
    ("part", "ways"),
    [
        ("ideal", ["smart", "question", "step"]),
        ("site", ["smart", "question"]),
        ("partners", ["step"]),
        ("toolkit", ["step"]),
        ("cost", ["step"]),
        ("schedule", ["measure", "step"]),
        ("first_step", ["step"]),
    ],
)
def test_a_part_leads_where_its_question_belongs(client, team, goal, part, ways):
    b.a_blueprint(team, **{part: "Film a lesson."})

    page = client.get(reverse("take", args=[team.pk, part])).text

    doors = [reverse("take-into", args=[team.pk, part, way]) for way in ("smart", "question")]
    doors += [reverse("take-into", args=[team.pk, part, way]) for way in ("measure", "step")]
    assert [door.split("/")[-2] for door in doors if door in page] == ways


def test_a_line_stands_in_the_goals_own_form_and_is_saved_through_its_own_door(client, team):
    b.a_blueprint(team, ideal=TEXT)

    page = taken(client, team, "ideal", "smart", 2)

    assert page.context["form"]["doing"].value() == "Siobhán O'Brien-Nguyễn keeps the agenda"
    assert "<b>From your Blueprint.</b> Nothing is saved yet." in page.text
    assert f'action="{reverse("goals:goal", args=[team.pk])}"' in page.text
    assert "hx-post" not in page.text.partition("<form")[2].partition("</form>")[0]


def test_a_question_is_asked_in_the_words_of_the_line(client, team):
    b.a_blueprint(team, site="What do our students say?")

    form = taken(client, team, "site", "question").context["form"]

    assert (form["kind"].value(), form["question"].value()) == (
        "inquiry",
        "What do our students say?",
    )


def test_how_progress_is_measured_becomes_the_source(client, team):
    b.a_blueprint(team, schedule="A rubric each month.")

    form = taken(client, team, "schedule", "measure").context["form"]

    assert form["source"].value() == "A rubric each month."


def test_the_first_step_becomes_the_first_row_of_the_plan_and_keeps_its_day(client, team, goal):
    day = date(2026, 10, 14)
    by = b.facilitator_of(team)
    say(team, Place("first_step"), "Film a lesson.", by=by, first_step_on=day)

    b.a_step(goal, action="An older row")

    page = taken(client, team, "first_step", "step")
    form = {name: page.context["form"][name].value() or "" for name in page.context["form"].fields}
    client.post(reverse("goals:add-step", args=[team.pk]), form)

    step, older = goal.steps.all()
    assert older.action == "An older row"
    assert f'action="{reverse("goals:add-step", args=[team.pk])}"' in page.text
    assert (step.action, step.timeline) == ("Film a lesson.", "October 14, 2026")
    assert step.due_month == date(2026, 10, 1)


def test_what_is_said_beside_the_first_step_goes_below_the_plan(client, team, goal):
    b.a_blueprint(team, first_step=TEXT, partners=TEXT)

    first, second, elsewhere = (
        taken(client, team, part, "step", number).context["form"]["is_first"].value()
        for part, number in [("first_step", 0), ("first_step", 1), ("partners", 0)]
    )

    assert (first, second, elsewhere) == (True, False, False)


def test_looking_saves_nothing(client, team, goal):
    texts = dict.fromkeys(["ideal", "site", "schedule", "first_step"], TEXT)
    b.a_blueprint(team, **texts)
    before = everything()

    for part, way in [("ideal", "smart"), ("site", "question"), ("schedule", "measure")]:
        assert taken(client, team, part, way).status_code == 200
    assert taken(client, team, "first_step", "step").status_code == 200

    assert everything() == before


def test_what_the_goal_says_already_stays_and_the_line_stands_beside_it(client, team):
    b.a_goal(team, doing="score 3 or higher")
    b.a_blueprint(team, ideal="say <why> an answer is right")

    page = taken(client, team, "ideal", "smart")

    assert page.context["form"]["doing"].value() == "score 3 or higher"
    assert "From your Blueprint: “say &lt;why&gt; an answer is right”" in page.text


def test_a_goal_that_says_something_keeps_its_kind(client, team):
    b.a_goal(team, kind=Goal.Kind.INQUIRY, question="What do they say?")
    b.a_blueprint(team, ideal="Talk.", schedule="A rubric.")
    address = reverse("take-into", args=[team.pk, "ideal", "smart"])

    page = client.get(reverse("take", args=[team.pk, "ideal"])).text

    assert address not in page
    assert client.get(address).status_code == 404
    assert (
        client.get(reverse("take-into", args=[team.pk, "schedule", "measure"])).status_code == 404
    )


def test_a_step_waits_for_the_goal_that_it_leads_to(client, team):
    b.a_blueprint(team, toolkit="Mei-Lin films.")

    page = client.get(reverse("take", args=[team.pk, "toolkit"])).text

    assert "First the goal, then the plan" in page
    assert client.get(reverse("take-into", args=[team.pk, "toolkit", "step"])).status_code == 404


@pytest.mark.parametrize(("length", "stands_in_it"), [(300, True), (301, False), (20_000, False)])
def test_a_line_that_is_too_long_stands_whole_beside_its_field(
    client, team, goal, length, stands_in_it
):
    line = ("Explain it " * 2000)[: length - 1] + "x"
    b.a_blueprint(team, toolkit=line)

    page = taken(client, team, "toolkit", "step")

    assert page.context["form"]["action"].value() == (line if stands_in_it else None)
    assert line in page.text
    assert (f"It has {length} characters, and 300 fit in here." in page.text) != stands_in_it


def test_the_address_of_a_line_is_short_whatever_it_says(client, team, goal):
    b.a_blueprint(team, ideal="explain it " * 1800)

    page = taken(client, team, "ideal", "smart")

    assert len(page.request["QUERY_STRING"]) < 30


@pytest.mark.parametrize(
    ("chosen", "said"),
    [({}, "Choose a line first."), ({"line": "gone"}, "This line has changed meanwhile.")],
)
def test_without_a_line_that_stands_the_lines_come_again(client, team, chosen, said):
    b.a_blueprint(team, ideal=TEXT)

    page = client.get(reverse("take-into", args=[team.pk, "ideal", "smart"]), chosen)

    assert page.status_code == 422
    assert said in page.text
    assert "Papers **first**" in page.text


@pytest.mark.parametrize("place", ["weaknesses", "strains", "own-ideal", "nonsense"])
def test_what_is_kept_apart_and_own_words_are_not_offered(client, team, place):
    me = b.facilitator_of(team)
    say(team, Place("site", "weaknesses"), "We are late.", by=me)
    say(team, Place("ideal", is_own=True), "I would rather sing.", by=me)
    share(team, Place("ideal"), by=me)

    assert client.get(reverse("take", args=[team.pk, place])).status_code == 404
    offered = client.get(reverse("take", args=[team.pk, "ideal"])).text
    assert "rather sing" not in offered + client.get(reverse("take", args=[team.pk, "site"])).text


def test_a_member_of_another_team_learns_nothing(client, team):
    other = b.a_team()
    b.a_blueprint(other, ideal=TEXT)
    b.a_goal(other)

    assert client.get(reverse("take", args=[other.pk, "ideal"])).status_code == 404
    door = reverse("take-into", args=[other.pk, "ideal", "smart"])
    assert client.get(door).status_code == 404


def test_when_the_year_is_over_nothing_is_taken(client, team):
    year = b.the_year("2025")
    team.year = year
    team.save()
    b.a_blueprint(team, ideal=TEXT)

    assert client.get(reverse("take", args=[team.pk, "ideal"])).status_code == 403
    page = client.get(reverse("blueprint:blueprint", args=[team.pk])).text
    assert reverse("take", args=[team.pk, "ideal"]) not in page


def test_one_line_takes_as_many_queries_as_three(client, team, goal, counted):
    b.a_blueprint(team, ideal="One.", site="One.\n\nTwo.\n\nThree.")

    doors = [reverse("take", args=[team.pk, part]) for part in ("ideal", "site")]

    assert counted(doors[0]) == counted(doors[1])
