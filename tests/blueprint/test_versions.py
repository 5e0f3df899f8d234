"""Earlier texts, and what saves itself."""

import pytest

from blueprint.models import Answer
from blueprint.prompts import Place
from blueprint.writing import claim, leave, restore
from kit import clock
from kit.lifecycle import NotYet
from kit.written import marks
from tests.blueprint.hands import say
from tests.blueprint.pages import door
from tests.builders import (
    facilitator_of,
)

pytestmark = pytest.mark.django_db
IDEAL, OWN_IDEAL = Place("ideal"), Place("ideal").for_oneself


# --- Earlier texts ---


def test_an_earlier_text_is_compared_word_by_word_and_restored(client, team, daniel, page):
    say(team, IDEAL, "We watch each other teach.", by=daniel)
    say(team, IDEAL, "We watch films.", by=facilitator_of(team))
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
    say(team, IDEAL, "We watch films.", by=daniel)
    page()
    newest = Answer.objects.get().versions.get()

    said = client.get(door(team, "version", "ideal", newest.pk)).text

    assert "<h1>The text that stands</h1>" in said
    assert "Restore the earlier text" not in said
    assert "<ins>" not in said


def test_nothing_is_restored_under_the_hands_of_a_colleague(team, daniel):
    say(team, IDEAL, "We watch.", by=facilitator_of(team))
    first = Answer.objects.get().versions.get()
    leave(team, by=facilitator_of(team))
    claim(team, IDEAL, by=daniel)

    with pytest.raises(NotYet, match="Daniel Brandt is writing here"):
        restore(first, by=facilitator_of(team))


def test_a_restored_first_step_brings_its_day_back(team, daniel):
    step = Place("first_step")
    say(team, step, "Film.", by=daniel, first_step_on=clock.today())
    say(team, step, "Film it.", by=daniel, first_step_on=None)

    answer = restore(Answer.objects.get().versions.get(number=1), by=daniel)

    assert (answer.text, answer.first_step_on) == ("Film.", clock.today())


# --- What saves itself ---


def test_what_saves_itself_says_when_and_tells_the_window_its_mark(client, team, page):
    page()

    said = client.post(door(team, "save"), {"text": "We watch.", "seen": "0"})

    assert (said.status_code, "Saved 8:00 a.m." in said.text) == (200, True)
    mark = marks({"text": "We watch."})["text"]
    assert f'name="seen" id="id_seen" value="text:{mark}"' in said.text


def test_what_crosses_while_saving_itself_is_kept_and_said(client, team, daniel, page):
    say(team, IDEAL, "Theirs.", by=daniel)
    page()

    said = client.post(door(team, "save"), {"text": "Mine.", "seen": "0"})

    assert (said.status_code, "Two texts crossed" in said.text) == (200, True)
    assert f'href="{door(team, "crossed")}"' in said.text
    assert Answer.objects.get().versions.get(crossed=True).text == "Mine."


def test_saving_takes_few_queries(client, team, page, django_assert_max_num_queries):
    page()
    client.post(door(team, "save"), {"text": "We watch.", "seen": "0"})

    with django_assert_max_num_queries(12):
        client.post(door(team, "save"), {"text": "We watch each other.", "seen": "1"})
    with django_assert_max_num_queries(12):
        client.post(door(team, "save"), {"text": "Less.", "seen": "1"})
    assert Answer.objects.get().crossings
