import pytest
from django.urls import reverse

from blueprint.models import Answer
from tests.builders import a_blueprint, a_team, facilitator_of

pytestmark = pytest.mark.django_db


def page_of(team):
    return reverse("blueprint:blueprint", args=[team.pk])


def door_to(team, part):
    return reverse("blueprint:write", args=[team.pk, part])


@pytest.fixture
def team(client):
    team = a_team(name="Talking Math")
    client.force_login(facilitator_of(team))
    return team


def test_an_empty_worksheet_shows_seven_parts_and_a_way_into_each(client, team):
    page = client.get(page_of(team)).content.decode()

    assert "0 of 7 parts written" in page
    assert [f"Write part {n}<" in page for n in range(1, 8)] == [True] * 7


def test_a_written_part_reads_as_text_with_its_author(client, team):
    a_blueprint(team, ideal="We **watch** each other.\n\n- papers first\n- agenda second")

    page = client.get(page_of(team)).content.decode()

    assert "We **watch** each other." in page
    assert "<li>- papers first</li>" in page
    assert f"<bdi>{facilitator_of(team).name}</bdi>, September 22" in page
    assert "1 of 7 parts written" in page


def test_what_somebody_wrote_never_runs(client, team):
    a_blueprint(team, ideal="<script>alert(1)</script> [x](javascript:alert(1))")

    page = client.get(page_of(team)).content.decode()

    assert "<script>alert" not in page
    assert 'href="javascript' not in page


def test_the_open_part_shows_its_prompts_in_the_words_of_the_worksheet(client, team):
    page = client.get(door_to(team, "partners")).content.decode()

    assert "Who has the time and energy to be a partner?" in page
    assert "Save part 3" in page


def test_saving_says_when_and_by_whom(client, team):
    door = door_to(team, "partners")

    response = client.post(door, {"text": "Mei-Lin.\r\n\r\nThe library.", "seen": "0"}, follow=True)

    assert response.redirect_chain == [(f"{door}#partners", 302)]
    assert "Saved 8:00 a.m. by you" in " ".join(response.content.decode().split())
    assert Answer.objects.get().text == "Mei-Lin.\n\nThe library."


def test_the_first_step_asks_for_its_day(client, team):
    door = door_to(team, "first_step")

    client.post(door, {"text": "Film a lesson.", "seen": "0", "first_step_on": "2026-10-14"})

    assert "Wednesday, October 14" in client.get(page_of(team)).content.decode()


def test_a_day_that_is_none_brings_the_page_back_with_everything_typed(client, team):
    door = door_to(team, "first_step")

    response = client.post(door, {"text": "Film.", "seen": "0", "first_step_on": "soon"})

    page = response.content.decode()
    assert response.status_code == 422
    assert "<title>Error:" in page
    assert "Enter a day such as 10/14/2026." in page
    assert "Film.</textarea>" in page


def test_a_text_beyond_the_room_comes_back_whole(client, team):
    long = "Every word counts. " * 1100

    response = client.post(door_to(team, "ideal"), {"text": long, "seen": "0"})

    assert response.status_code == 422
    assert long.strip() in response.content.decode()


def test_a_part_that_is_none_is_not_found(client, team):
    assert client.get(door_to(team, "nonsense")).status_code == 404


def test_the_page_takes_as_many_queries_for_one_part_as_for_three(client, team, counted):
    a_blueprint(team, ideal="One.")
    one = counted(page_of(team))
    a_blueprint(team, site="Two.", cost="Three.")

    assert counted(page_of(team)) == one
    assert counted(door_to(team, "ideal")) == one


def test_versions_take_as_many_queries_for_one_as_for_three(client, team, counted):
    door, list_ = door_to(team, "ideal"), reverse("blueprint:versions", args=[team.pk, "ideal"])
    client.post(door, {"text": "One.", "seen": "0"})
    one = counted(list_)
    client.post(door, {"text": "Two.", "seen": "1"})
    client.post(door, {"text": "Three.", "seen": "2"})

    assert counted(list_) == one
