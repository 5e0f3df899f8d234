"""What a member writes alone, and what the team answers apart."""

import pytest

from blueprint.contents import worksheet_of
from blueprint.models import Answer
from blueprint.prompts import Place
from blueprint.writing import share, take_back
from kit.lifecycle import NotYet
from tests.blueprint.hands import say
from tests.blueprint.pages import door
from tests.builders import (
    a_blueprint,
    facilitator_of,
)

pytestmark = pytest.mark.django_db
IDEAL, OWN_IDEAL = Place("ideal"), Place("ideal").for_oneself


# --- What a member writes alone ---


def test_what_one_writes_alone_nobody_else_reads_until_it_is_shared(team, daniel, page):
    say(team, OWN_IDEAL, "I want fewer meetings.", by=daniel)
    assert "fewer meetings" not in page()

    share(team, IDEAL, by=daniel)
    assert "<bdi>Daniel Brandt</bdi> shares with the team" in page()
    assert "fewer meetings" in page()

    take_back(team, IDEAL, by=daniel)
    assert "fewer meetings" not in page()


def test_each_member_writes_alone_in_a_place_of_their_own(team, daniel):
    for person, words in ((daniel, "His."), (facilitator_of(team), "Hers.")):
        say(team, OWN_IDEAL, words, by=person)
    say(team, IDEAL, "Ours.", by=daniel)

    for person, words in ((daniel, "His."), (facilitator_of(team), "Hers.")):
        sheet = worksheet_of(team, person).sheet("ideal")
        assert (sheet.text, sheet.own.text, sheet.shared) == ("Ours.", words, [])


def test_nothing_cannot_be_shared(team, daniel):
    with pytest.raises(NotYet, match="nothing to share"):
        share(team, IDEAL, by=daniel)


def test_what_is_shared_is_put_below_the_part_and_saved_by_a_person_only(
    client, team, daniel, page
):
    a_blueprint(team, ideal="Ours.")
    say(team, OWN_IDEAL, "I want fewer meetings.", by=daniel)
    shared = share(team, IDEAL, by=daniel)
    page()

    said = client.get(door(team, "write"), {"with": shared.pk}).text

    assert "Ours.\n\nI want fewer meetings.</textarea>" in said
    assert Answer.objects.get(author=None).text == "Ours."


def test_words_that_are_not_shared_are_not_taken_over_by_a_guess(client, team, daniel, page):
    own = say(team, OWN_IDEAL, "I want fewer meetings.", by=daniel)
    page()

    assert "fewer meetings" not in client.get(door(team, "write"), {"with": own.pk}).text


def test_somebody_elses_own_versions_are_not_to_be_had(client, team, daniel, page):
    own = say(team, OWN_IDEAL, "I want fewer meetings.", by=daniel)
    share(team, IDEAL, by=daniel)
    page()

    version = own.versions.get().pk
    assert client.get(door(team, "version", "own-ideal", version)).status_code == 404
    assert client.get(door(team, "version", "ideal", version)).status_code == 404
    assert client.post(door(team, "restore", "own-ideal", version)).status_code == 404
    assert "fewer meetings" not in client.get(door(team, "versions", "own-ideal")).text


def test_writing_alone_is_no_written_part_and_no_last_change(team, daniel, page):
    say(team, OWN_IDEAL, "I want fewer meetings.", by=daniel)

    assert "0 of 7 parts written" in page()
    assert "Nothing yet" in page()


# --- Answers apart ---


def test_a_sensitive_prompt_has_an_answer_of_its_own(client, team, page):
    page()
    client.post(door(team, "write", "weaknesses"), {"text": "We avoid data.", "seen": "0"})

    sheet = worksheet_of(team, facilitator_of(team)).sheet("site")
    assert (sheet.text, sheet.apart[0].text) == ("", "We avoid data.")
    assert "Only your team sees it" in page()


@pytest.mark.parametrize("place", ["own-weaknesses", "dollars", "own-own-ideal"])
def test_a_place_that_is_none_is_not_found(place, client, team, page):
    page()

    assert client.get(door(team, "write", place)).status_code == 404
