"""Who writes where, who is here, and what a member writes alone."""

from datetime import timedelta

import pytest
from django.core.cache import cache
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from blueprint.contents import worksheet_of
from blueprint.models import Answer
from blueprint.presence import company_of, gone, note
from blueprint.prompts import Place
from blueprint.writing import claim, leave, restore, save, share, take_back
from kit import clock
from kit.lifecycle import NotYet
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


@pytest.fixture
def team():
    return a_team(name="Talking Math")


@pytest.fixture
def daniel(team):
    return a_member(team, a_teacher("Daniel Brandt")).person


@pytest.fixture
def page(client, team):
    """What the facilitator reads."""
    client.force_login(facilitator_of(team))
    return lambda: " ".join(client.get(reverse("blueprint:blueprint", args=[team.pk])).text.split())


def door(team, name, place="ideal", *more):
    return reverse(f"blueprint:{name}", args=[team.pk, place, *more])


# --- Who writes where ------------------------------------------------------------------------


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
        save(team, IDEAL, "Still here.", by=daniel, seen=0)
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

    answer = save(team, IDEAL, "Mine.", by=facilitator_of(team), seen=0)

    assert (answer.text, answer.being_written_by) == ("Mine.", daniel)


def test_only_the_team_of_this_year_claims(team):
    with pytest.raises(PermissionDenied):
        claim(team, IDEAL, by=a_principal(team.school))
    last_year = a_team(year=the_year("2025"))
    with pytest.raises(NotYet):
        claim(last_year, IDEAL, by=facilitator_of(last_year))


# --- Who is here -----------------------------------------------------------------------------


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

    assert "Here now: you<" in page()


@pytest.mark.usefixtures("empty_room")
def test_a_window_is_told_what_changed_and_nothing_else(client, team, daniel, page):
    a_blueprint(team, ideal="We watch each other.", site="We like each other.")
    seen = page().partition("&seen=")[2].partition('"')[0]
    live = reverse("blueprint:live", args=[team.pk])
    assert client.get(live, {"seen": seen}).status_code == 204

    save(team, Place("site"), "We like each other a lot.", by=daniel, seen=1)
    told = client.get(live, {"seen": seen}).text

    assert "We like each other a lot." in told
    assert "We watch each other." not in told


@pytest.mark.usefixtures("empty_room")
def test_the_part_that_stands_open_is_never_replaced(client, team, daniel, page):
    a_blueprint(team, site="We like each other.")
    page()
    save(team, Place("site"), "We like each other a lot.", by=daniel, seen=1)

    told = client.get(reverse("blueprint:live", args=[team.pk]), {"at": "site", "seen": ""}).text

    assert 'id="site"' not in told
    assert 'id="ideal"' in told


# --- What a member writes alone --------------------------------------------------------------


def test_what_one_writes_alone_nobody_else_reads_until_it_is_shared(team, daniel, page):
    save(team, OWN_IDEAL, "I want fewer meetings.", by=daniel, seen=0)
    assert "fewer meetings" not in page()

    share(team, IDEAL, by=daniel)
    assert "<bdi>Daniel Brandt</bdi> shares with the team" in page()
    assert "fewer meetings" in page()

    take_back(team, IDEAL, by=daniel)
    assert "fewer meetings" not in page()


def test_each_member_writes_alone_in_a_place_of_their_own(team, daniel):
    for person, words in ((daniel, "His."), (facilitator_of(team), "Hers.")):
        save(team, OWN_IDEAL, words, by=person, seen=0)
    save(team, IDEAL, "Ours.", by=daniel, seen=0)

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
    save(team, OWN_IDEAL, "I want fewer meetings.", by=daniel, seen=0)
    shared = share(team, IDEAL, by=daniel)
    page()

    said = client.get(door(team, "write"), {"with": shared.pk}).text

    assert "Ours.\n\nI want fewer meetings.</textarea>" in said
    assert Answer.objects.get(author=None).text == "Ours."


def test_words_that_are_not_shared_are_not_taken_over_by_a_guess(client, team, daniel, page):
    own = save(team, OWN_IDEAL, "I want fewer meetings.", by=daniel, seen=0)
    page()

    assert "fewer meetings" not in client.get(door(team, "write"), {"with": own.pk}).text


def test_somebody_elses_own_versions_are_not_to_be_had(client, team, daniel, page):
    own = save(team, OWN_IDEAL, "I want fewer meetings.", by=daniel, seen=0)
    share(team, IDEAL, by=daniel)
    page()

    version = own.versions.get().pk
    assert client.get(door(team, "version", "own-ideal", version)).status_code == 404
    assert client.get(door(team, "version", "ideal", version)).status_code == 404
    assert client.post(door(team, "restore", "own-ideal", version)).status_code == 404
    assert "fewer meetings" not in client.get(door(team, "versions", "own-ideal")).text


def test_writing_alone_is_no_written_part_and_no_last_change(team, daniel, page):
    save(team, OWN_IDEAL, "I want fewer meetings.", by=daniel, seen=0)

    assert "0 of 7 parts written" in page()
    assert "Nothing yet" in page()


# --- Answers apart ---------------------------------------------------------------------------


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


# --- Earlier texts ---------------------------------------------------------------------------


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


# --- What saves itself -----------------------------------------------------------------------


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
