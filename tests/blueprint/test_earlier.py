"""A team that goes on from one of an earlier year reads what that team wrote, and no more."""

from datetime import date

import pytest
from django.urls import reverse

from blueprint import prompts
from blueprint.contents import beside, earlier_of, worksheet_of
from blueprint.models import Answer, Blueprint
from blueprint.prompts import Part, Place, Prompt
from blueprint.writing import share
from teams.models import Membership, Team
from tests import builders as b
from tests.blueprint.hands import say
from tests.blueprint.test_blueprint import page_of

pytestmark = pytest.mark.django_db
LAST_DAY = date(2026, 6, 17)


@pytest.fixture
def past():
    """Last year's team. Everybody stayed to the end but Tomás, who left in March."""
    team = b.a_team(name="Talking Math", members=5, facilitator=b.a_teacher("Marcus Bell"))
    tomas = b.a_member(team, b.a_teacher("Tomás Herrera")).person
    marcus = b.facilitator_of(team)
    say(team, Place("ideal"), "We watch each other.", by=marcus)
    say(team, Place("site", "weaknesses"), "We are late.", by=marcus)
    say(team, Place("cost", is_own=True), "I am tired.", by=marcus)
    say(team, Place("partners", is_own=True), "I like Mei-Lin.", by=marcus)
    share(team, Place("partners"), by=marcus)
    day = date(2025, 10, 14)
    say(team, Place("first_step"), "Film a lesson.", by=marcus, first_step_on=day)
    Team.objects.filter(pk=team.pk).update(year=b.the_year("2025"), state=Team.State.FORMING)
    team.memberships.update(ended_on=LAST_DAY, end_reason="The school year ended")
    team.memberships.filter(person=tomas).update(ended_on=date(2026, 3, 2))
    return Team.objects.get(pk=team.pk)


@pytest.fixture
def team(past):
    """This year's: Marcus is on it again, the others are new."""
    marcus = past.memberships.get(function=Membership.Function.FACILITATOR).person
    return b.a_team(name="Talking Math again", facilitator=marcus, continues=past)


def people(past, team):
    return {
        "facilitator of both": b.facilitator_of(team),
        "new member": team.memberships.exclude(function="facilitator").first().person,
        "member of the past team": past.memberships.filter(ended_on=LAST_DAY)[1].person,
        "one who left it": past.memberships.get(ended_on=date(2026, 3, 2)).person,
        "asked, not answered": b.a_member(team, answer="asked").person,
        "stranger": b.a_teacher(),
        "member of another team": b.facilitator_of(b.a_team()),
        "principal": b.a_principal(team.school),
        "assistant superintendent": b.an_assistant_superintendent(),
        "administrator": b.an_administrator(),
    }


@pytest.mark.parametrize(
    ("who", "its_own_door", "through_the_new_team"),
    [
        ("facilitator of both", 200, 200),
        ("new member", 404, 200),
        ("member of the past team", 200, 404),
        ("one who left it", 404, 404),
        ("asked, not answered", 404, 404),
        ("stranger", 404, 404),
        ("member of another team", 404, 404),
        ("principal", 404, 404),
        ("assistant superintendent", 404, 404),
        ("administrator", 404, 404),
    ],
)
def test_who_reads_the_blueprint_of_last_year(
    client, past, team, who, its_own_door, through_the_new_team
):
    client.force_login(people(past, team)[who])

    answers = [
        client.get(reverse("blueprint:blueprint", args=[past.pk])).status_code,
        client.get(reverse("blueprint:earlier", args=[team.pk])).status_code,
    ]

    assert answers == [its_own_door, through_the_new_team]


@pytest.mark.parametrize(
    ("who", "reads_what_was_kept_apart"), [("facilitator of both", True), ("new member", False)]
)
def test_answers_kept_apart_are_for_those_who_were_there_and_own_words_for_nobody(
    client, past, team, who, reads_what_was_kept_apart
):
    client.force_login(people(past, team)[who])

    for page in (page_of(team), reverse("blueprint:earlier", args=[team.pk])):
        said = client.get(page).text
        assert "We watch each other." in said
        assert "Tuesday, October 14" in said
        assert ("We are late." in said) == reads_what_was_kept_apart
        assert "I am tired." not in said
        assert "I like Mei-Lin." not in said


def test_whoever_left_before_the_end_reads_the_new_team_without_what_was_kept_apart(past, team):
    tomas = past.memberships.get(ended_on=date(2026, 3, 2)).person
    b.a_member(team, tomas)

    read = earlier_of(team, tomas).worksheet

    assert read.sheet("ideal").text == "We watch each other."
    assert read.sheet("weaknesses").text == ""


def test_the_answer_of_last_year_stands_closed_below_its_part_alone(client, past, team):
    client.force_login(b.facilitator_of(team))

    page = client.get(page_of(team)).text

    assert page.count("The answer of 2025–26") == 3  # parts 1, 2 and 7
    assert "<details open" not in page
    assert reverse("blueprint:earlier", args=[team.pk]) in page


def test_a_team_that_is_new_has_nothing_to_look_back_on(client):
    team = b.a_team()
    client.force_login(b.facilitator_of(team))

    assert "The answer of" not in client.get(page_of(team)).text
    assert client.get(reverse("blueprint:earlier", args=[team.pk])).status_code == 404


def test_the_past_is_read_and_not_written(client, past, team):
    client.force_login(b.facilitator_of(team))
    before = list(Answer.objects.filter(blueprint__team=past).order_by("pk").values())

    door = reverse("blueprint:write", args=[past.pk, "ideal"])
    client.post(door, {"text": "Changed.", "seen": "1"})
    page = client.get(reverse("blueprint:earlier", args=[team.pk])).text

    assert list(Answer.objects.filter(blueprint__team=past).order_by("pk").values()) == before
    assert "<form" not in page.partition("<main")[2].partition("</main>")[0]


def test_an_answer_stands_under_the_words_it_answered(client, past, team, monkeypatch):
    """The district rewords the first part this year, and asks one thing more."""
    new = Part("ideal", "What will we build?", 11, (Prompt("in_action", "Paint it."),))
    asked = Part("joy", "What will make us laugh?", 5, ())
    second = (new, *prompts.FIRST_EDITION[1:], asked)
    monkeypatch.setitem(prompts.EDITIONS, 2, second)
    Blueprint.objects.create(team=team, edition=2)
    person = b.facilitator_of(team)
    say(team, Place("ideal"), "A studio.", by=person)

    rows = beside(worksheet_of(team, person), earlier_of(team, person))
    client.force_login(person)
    page = client.get(page_of(team)).text

    titles = [(sheet.title, before.title) for sheet, before in rows if before]
    assert ("What will we build?", "What do we want to build?") in titles
    assert (rows[-1][0].title, rows[-1][1]) == ("What will make us laugh?", None)
    assert "It answered: What do we want to build?" in page
    whole = client.get(reverse("blueprint:earlier", args=[team.pk])).text
    assert "What do we want to build?" in whole
    assert "What will we build?" not in whole


def test_looking_back_takes_one_query_more_and_as_many_for_one_part_as_for_three(
    client, past, team, counted
):
    client.force_login(b.facilitator_of(team))
    doors = [page_of(team), reverse("blueprint:earlier", args=[team.pk])]
    with_three = [counted(door) for door in doors]
    Answer.objects.filter(blueprint__team=past).exclude(part="ideal").update(text="")

    assert [counted(door) for door in doors] == with_three
    Team.objects.filter(pk=team.pk).update(continues=None)
    assert counted(doors[0]) == with_three[0] - 1
