"""Earlier texts, and what saves itself."""

import pytest

from blueprint.models import Answer
from blueprint.prompts import Place
from blueprint.writing import claim, leave, restore, save
from kit import clock
from kit.lifecycle import NotYet
from tests.blueprint.pages import door
from tests.builders import (
    facilitator_of,
)

pytestmark = pytest.mark.django_db
IDEAL, OWN_IDEAL = Place("ideal"), Place("ideal").for_oneself


# --- Earlier texts ---


def test_an_earlier_text_is_compared_word_by_word_and_restored(client, team, daniel, page):
    save(team, IDEAL, "We watch each other teach.", by=daniel, seen=0)
    save(team, IDEAL, "We watch films.", by=facilitator_of(team), seen=1)
    leave(team, by=daniel)
    page()
    first = Answer.objects.get().versions.get(number=1)

    said = client.get(door(team, "version", "ideal", first.pk)).text
    assert "We watch <del>each other teach.</del><ins>films.</ins>" in said
    client.post(door(team, "restore", "ideal", first.pk))

    answer = Answer.objects.get()
    assert (answer.text, answer.version) == ("We watch each other teach.", 3)
    assert answer.versions.filter(text="We watch films.").exists()


def test_the_text_that_stands_is_neither_compared_nor_restored(client, team, daniel, page):
    save(team, IDEAL, "We watch films.", by=daniel, seen=0)
    page()
    newest = Answer.objects.get().versions.get()

    said = client.get(door(team, "version", "ideal", newest.pk)).text

    assert "<h1>The text that stands</h1>" in said
    assert "Restore the earlier text" not in said
    assert "<ins>" not in said


def test_nothing_is_restored_under_the_hands_of_a_colleague(team, daniel):
    save(team, IDEAL, "We watch.", by=facilitator_of(team), seen=0)
    first = Answer.objects.get().versions.get()
    leave(team, by=facilitator_of(team))
    claim(team, IDEAL, by=daniel)

    with pytest.raises(NotYet, match="Daniel Brandt is writing here"):
        restore(first, by=facilitator_of(team))


def test_a_restored_first_step_brings_its_day_back(team, daniel):
    step = Place("first_step")
    save(team, step, "Film.", by=daniel, seen=0, first_step_on=clock.today())
    save(team, step, "Film it.", by=daniel, seen=1, first_step_on=None)

    answer = restore(Answer.objects.get().versions.get(number=1), by=daniel)

    assert (answer.text, answer.first_step_on) == ("Film.", clock.today())


# --- What saves itself ---


def test_what_saves_itself_says_when_and_tells_the_window_its_version(client, team, page):
    page()

    said = client.post(door(team, "save"), {"text": "We watch.", "seen": "0"})

    assert (said.status_code, "Saved 8:00 a.m." in said.text) == (200, True)
    assert 'name="seen" id="id_seen" value="1"' in said.text


def test_what_crosses_while_saving_itself_is_kept_and_said(client, team, daniel, page):
    save(team, IDEAL, "Theirs.", by=daniel, seen=0)
    page()

    said = client.post(door(team, "save"), {"text": "Mine.", "seen": "0"})

    assert (said.status_code, "See both" in said.text) == (409, True)
    assert Answer.objects.get().versions.get(crossed=True).text == "Mine."


def test_saving_takes_few_queries(client, team, page, django_assert_max_num_queries):
    page()
    client.post(door(team, "save"), {"text": "We watch.", "seen": "0"})

    with django_assert_max_num_queries(12):
        client.post(door(team, "save"), {"text": "We watch each other.", "seen": "1"})
