"""Who writes where, and who is here."""

from datetime import timedelta

import pytest
from django.core.cache import cache
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from blueprint.models import Answer
from blueprint.presence import READING, company_of, gone, note
from blueprint.prompts import Place
from blueprint.writing import claim
from kit import clock
from kit.lifecycle import NotYet
from tests.blueprint.hands import say
from tests.blueprint.pages import door
from tests.builders import (
    a_blueprint,
    a_member,
    a_principal,
    a_teacher,
    a_team,
    facilitator_of,
    the_year,
)

pytestmark = pytest.mark.django_db
IDEAL, OWN_IDEAL = Place("ideal"), Place("ideal").for_oneself


# --- Who writes where ---


def test_a_part_that_a_colleague_writes_is_read_along(team, daniel, page):
    a_blueprint(team, ideal="We watch each other.")
    claim(team, IDEAL, by=daniel)

    said = page()

    assert "<b><bdi>Daniel Brandt</bdi> is writing here.</b>" in said
    assert "We watch each other." in said
    assert "DB writes" in said
    assert f'href="{door(team, "write")}#ideal"' not in said


def test_opening_a_part_that_a_colleague_writes_shows_it_to_read(client, team, daniel, page):
    claim(team, IDEAL, by=daniel)
    page()

    said = client.get(door(team, "write")).text

    assert "is writing here" in said
    assert "<textarea" not in said


def test_whoever_came_first_goes_on_writing(team, daniel):
    claim(team, IDEAL, by=daniel)

    answer = claim(team, IDEAL, by=facilitator_of(team))

    assert answer.being_written_by == daniel


@pytest.mark.parametrize(("seconds", "is_free"), [(89, False), (91, True)])
def test_after_ninety_seconds_of_silence_the_part_is_free(seconds, is_free, team, daniel):
    claim(team, IDEAL, by=daniel)

    with clock.held_at(clock.now() + timedelta(seconds=seconds)):
        answer = claim(team, IDEAL, by=facilitator_of(team))

    assert (answer.writer == facilitator_of(team)) is is_free


def test_each_save_is_heard(team, daniel):
    claim(team, IDEAL, by=daniel)
    with clock.held_at(clock.now() + timedelta(seconds=80)):
        say(team, IDEAL, "Still here.", by=daniel)
    with clock.held_at(clock.now() + timedelta(seconds=160)):
        assert Answer.objects.get().is_taken_from(facilitator_of(team))


def test_a_window_that_closes_lets_go_of_its_part_and_of_no_other(client, team, daniel, page):
    claim(team, IDEAL, by=daniel)
    claim(team, Place("site"), by=facilitator_of(team))
    page()

    client.post(reverse("blueprint:leave", args=[team.pk]))

    writers = dict(Answer.objects.values_list("part", "writer"))
    assert writers == {"ideal": daniel.pk, "site": None}


def test_a_text_that_is_sent_without_a_claim_is_kept_all_the_same(team, daniel):
    claim(team, IDEAL, by=daniel)

    answer = say(team, IDEAL, "Mine.", by=facilitator_of(team))

    assert (answer.text, answer.being_written_by) == ("Mine.", daniel)


def test_whoever_saves_under_the_hands_of_a_colleague_hears_that_it_is_saved(client, team, daniel):
    claim(team, IDEAL, by=daniel)
    client.force_login(facilitator_of(team))

    said = client.post(door(team, "write"), {"text": "Mine.", "seen": "0"}, follow=True).text

    assert "Saved." in said
    assert f"{daniel.name}</bdi> is writing here." in said


def test_only_the_team_of_this_year_claims(team):
    with pytest.raises(PermissionDenied):
        claim(team, IDEAL, by=a_principal(team.school))
    last_year = a_team(year=the_year("2025"))
    with pytest.raises(NotYet):
        claim(last_year, IDEAL, by=facilitator_of(last_year))


# --- Who is here ---


@pytest.fixture
def empty_room(team):
    cache.clear()


@pytest.mark.usefixtures("empty_room")
def test_the_page_says_who_has_it_open_and_at_which_part(team, daniel, page):
    note(team, daniel, "partners")

    assert "Here now: you and <bdi>Daniel Brandt</bdi> (part 3)" in page()


@pytest.mark.usefixtures("empty_room")
def test_what_one_writes_alone_counts_as_reading(team, daniel, page):
    note(team, daniel, "own-partners")

    assert "<bdi>Daniel Brandt</bdi> (reading)" in page()


@pytest.mark.usefixtures("empty_room")
def test_whoever_left_the_page_or_the_team_is_not_here(team, daniel):
    ana = a_member(team, a_teacher("Ana Silva"))
    for person in (daniel, ana.person):
        note(team, person)
    gone(team, daniel)
    ana.ended_on = clock.today()
    ana.save()

    assert company_of(team) == []


@pytest.mark.usefixtures("empty_room")
def test_a_lost_cache_takes_only_the_company_along(settings, team, daniel, page):
    note(team, daniel)
    settings.CACHES = {
        "default": settings.CACHES["default"] | {"LOCATION": "redis://127.0.0.1:1/0"}
    }

    assert "Here now: you <" in page()


@pytest.mark.usefixtures("empty_room")
def test_a_window_is_told_what_changed_and_nothing_else(client, team, daniel, page):
    a_blueprint(team, ideal="We watch each other.", site="We like each other.")
    seen = page().partition("&seen=")[2].partition('"')[0]
    live = reverse("blueprint:live", args=[team.pk])
    assert client.get(live, {"seen": seen}).status_code == 204

    say(team, Place("site"), "We like each other a lot.", by=daniel)
    told = client.get(live, {"seen": seen}).text

    assert "We like each other a lot." in told
    assert "We watch each other." not in told


@pytest.mark.usefixtures("empty_room")
def test_the_part_that_stands_open_is_never_replaced(client, team, daniel, page):
    a_blueprint(team, site="We like each other.")
    page()
    say(team, Place("site"), "We like each other a lot.", by=daniel)

    told = client.get(reverse("blueprint:live", args=[team.pk]), {"at": "site", "seen": ""}).text

    assert 'id="site"' not in told
    assert 'id="ideal"' in told


@pytest.mark.usefixtures("empty_room")
def test_beginning_to_write_alone_changes_nothing_in_the_windows_of_others(
    client, team, daniel, page
):
    """Not even the mark by which a window asks: it would tell that somebody writes alone."""
    note(team, daniel, READING)
    seen = page().partition("&seen=")[2].partition('"')[0]

    note(team, daniel, "own-partners")

    assert client.get(reverse("blueprint:live", args=[team.pk]), {"seen": seen}).status_code == 204
