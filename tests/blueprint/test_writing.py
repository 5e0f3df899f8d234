from datetime import date
from functools import partial

import pytest
from django.core.exceptions import PermissionDenied

from blueprint.home import with_parts
from blueprint.models import Answer, AnswerVersion, Blueprint
from blueprint.prompts import Place
from blueprint.writing import restore
from kit.lifecycle import NotYet
from teams.models import Team
from tests.blueprint.hands import a_window, say
from tests.builders import (
    a_blueprint,
    a_member,
    a_principal,
    a_team,
    facilitator_of,
    the_year,
)
from tests.threads import at_once


def texts_of(team):
    """Every text of the team that can still be read: as it stands, or as a version."""
    versions = AnswerVersion.objects.filter(answer__blueprint__team=team)
    return sorted(versions.values_list("text", flat=True))


@pytest.mark.django_db
def test_a_first_text_opens_the_worksheet():
    team = a_team()

    answer = say(team, Place("ideal"), "We watch each other.", by=facilitator_of(team))

    assert (answer.text, answer.version) == ("We watch each other.", 1)
    assert answer.saved_by == facilitator_of(team)
    assert with_parts(Team.objects, facilitator_of(team)).get(pk=team.pk).written == 1


@pytest.mark.django_db
def test_every_save_is_a_version_and_the_same_text_is_none():
    team = a_team()
    person = facilitator_of(team)
    say(team, Place("ideal"), "One.", by=person)
    say(team, Place("ideal"), "One.", by=person)

    say(team, Place("ideal"), "Two.", by=person)

    assert texts_of(team) == ["One.", "Two."]
    assert Answer.objects.get().version == 2


@pytest.mark.django_db
def test_a_text_written_upon_an_old_one_is_kept_beside_the_new_one():
    team = a_team()
    say(team, Place("ideal"), "Theirs.", by=a_member(team).person)

    answer = say(team, Place("ideal"), "Mine.", by=facilitator_of(team), window=a_window())

    mine = answer.versions.get(crossed=True)
    assert (answer.text, mine.text) == ("Theirs.", "Mine.")
    assert [each["answer"] for each in answer.crossings] == ["Mine."]
    assert Answer.objects.get().text == "Theirs."
    assert texts_of(team) == ["Mine.", "Theirs."]


@pytest.mark.django_db
def test_sending_a_crossed_text_again_keeps_it_once():
    team = a_team()
    say(team, Place("ideal"), "Theirs.", by=a_member(team).person)

    for _ in range(2):
        say(team, Place("ideal"), "Mine.", by=facilitator_of(team), window=a_window())

    assert texts_of(team) == ["Mine.", "Theirs."]
    assert len(Answer.objects.get().crossings) == 1


@pytest.mark.django_db
@pytest.mark.parametrize("text", ["  We talk.", "We\ttalk.", "We talk.\n"])
def test_a_change_of_blanks_alone_is_kept_too(text):
    team = a_team()
    for each in ("We talk.", text):
        say(team, Place("ideal"), each, by=facilitator_of(team), window=a_window())

    assert Answer.objects.get().text == text


@pytest.mark.django_db
def test_long_thoughts_have_room():
    team = a_team()
    long = "We meet on Tuesdays. " * 900

    say(team, Place("cost"), long, by=facilitator_of(team))

    assert Answer.objects.get().text == long


@pytest.mark.django_db
def test_the_first_step_has_its_day_and_no_other_part_has_one():
    team = a_team()
    person = facilitator_of(team)
    day = date(2026, 10, 14)

    say(team, Place("first_step"), "Film a lesson.", by=person, first_step_on=day)
    other = say(team, Place("ideal"), "Talk.", by=person, first_step_on=day)

    assert Blueprint.objects.get().first_step_on == day
    assert other.first_step_on is None


@pytest.mark.django_db
def test_a_window_never_crosses_with_itself_but_with_a_text_restored_meanwhile():
    """Proves that a word taken out again before an answer arrives is no second text."""
    team = a_team()
    facts = {"by": facilitator_of(team), "window": a_window()}
    say(team, Place("ideal"), "We watch each other.", **facts)
    say(team, Place("ideal"), "We watch.", **facts)
    assert Answer.objects.get().text == "We watch."
    restore(AnswerVersion.objects.earliest("pk"), by=facts["by"])

    answer = say(team, Place("ideal"), "We talk.", **facts)

    assert answer.text == "We watch each other."
    assert [each["answer"] for each in answer.crossings] == ["We talk."]


@pytest.mark.django_db
def test_a_changed_day_is_a_change_and_crosses_like_one():
    team = a_team()
    first, second = date(2026, 10, 14), date(2026, 10, 21)
    facts = {"by": facilitator_of(team)}
    say(team, Place("first_step"), "Film.", first_step_on=first, **facts)

    facts["window"] = a_window(text="Film.")
    answer = say(team, Place("first_step"), "Film.", first_step_on=second, **facts)

    assert [each["answer"] for each in answer.crossings] == ["2026-10-21"]
    assert answer.versions.get(crossed=True).first_step_on == second
    assert Blueprint.objects.get().first_step_on == first


@pytest.mark.django_db
def test_only_confirmed_members_of_today_write():
    team = a_team()
    outside = [
        a_principal(team.school),
        a_member(team, answer="asked").person,
        a_member(team, ended_on=date(2026, 9, 20)).person,
    ]

    for person in outside:
        with pytest.raises(PermissionDenied):
            say(team, Place("ideal"), "Hello.", by=person)

    assert not Answer.objects.exists()


@pytest.mark.django_db
def test_last_years_worksheet_is_read_only():
    the_year()
    team = a_team(year=the_year("2025"))

    with pytest.raises(NotYet, match="can be read, not changed"):
        say(team, Place("ideal"), "Hello.", by=facilitator_of(team))


@pytest.mark.django_db
def test_blanks_are_not_a_written_part():
    team = a_team()
    a_blueprint(team, ideal=" \n ", site="We like each other.")

    assert with_parts(Team.objects, facilitator_of(team)).get(pk=team.pk).written == 1


@pytest.mark.django_db(transaction=True)
def test_seven_people_who_save_at_once_lose_no_word():
    team = a_team(members=7)
    people = [place.person for place in team.memberships.current().select_related("person")]
    say(team, Place("ideal"), "As it was.", by=people[0])

    def write(person):
        window = a_window(person.name, text="As it was.")
        return say(team, Place("ideal"), f"{person.name} was here.", by=person, window=window)

    assert at_once(*[partial(write, person) for person in people]) == []

    stands = Answer.objects.get()
    assert len(stands.crossings) == 6
    assert texts_of(team) == ["As it was.", *sorted(f"{each.name} was here." for each in people)]
    assert (stands.version, stands.versions.get(number=2, crossed=False).text) == (2, stands.text)


@pytest.mark.django_db(transaction=True)
def test_ten_rounds_of_two_editors_keep_every_text():
    team = a_team()
    people = [facilitator_of(team), a_member(team).person]

    def write_ten(person):
        for number in range(10):
            _write_upon_what_stands(team, person, f"{person.pk}, round {number}")

    assert at_once(*[partial(write_ten, person) for person in people]) == []

    assert texts_of(team) == sorted(f"{p.pk}, round {n}" for p in people for n in range(10))
    assert Answer.objects.get().version == AnswerVersion.objects.filter(crossed=False).count()


def _write_upon_what_stands(team, person, text):
    stands = Answer.objects.filter(blueprint__team=team).first()
    window = a_window(text, text=stands.text if stands else "")
    say(team, Place("ideal"), text, by=person, window=window)
