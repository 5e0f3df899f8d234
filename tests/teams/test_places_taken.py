"""A posting shows the places that its team has really taken, and interest that has become more."""

from importlib import import_module

import pytest
from django.db import connection
from django.urls import reverse

from billboard.interest import show_interest
from billboard.models import Interest, Posting
from letters.models import Letter
from teams.founding import ask, confirm, decline, found, leave
from teams.models import Team
from tests.builders import a_posting, a_teacher, a_team, an_assistant_superintendent, an_interest
from tests.teams.hands import decide

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("year")]
State = Interest.State


@pytest.fixture
def renee():
    return a_teacher("Renee Okafor")


@pytest.fixture
def posting(renee):
    return a_posting(lead=renee, places=5)


def taken():
    return Posting.objects.with_seats().get().taken


def joining(team, person, by):
    return confirm(ask(team, person, by=by), by=person)


def test_from_its_founding_on_whoever_said_yes_takes_a_place_and_nobody_else(posting, renee):
    posting.co_authors.add(a_teacher())
    an_interest(posting, state=State.COMMITTED)
    assert taken() == 3

    team = found(by=renee, name="Talking Math", posting=posting)
    assert taken() == 1

    joining(team, a_teacher(), renee)
    decline(ask(team, a_teacher(), by=renee), by=team.memberships.last().person)
    assert taken() == 2


def test_whoever_leaves_frees_a_place_and_a_team_given_up_frees_all(posting, renee):
    daniel = a_teacher()
    an_interest(posting, state=State.COMMITTED)
    team = found(by=renee, name="Talking Math", posting=posting)
    joining(team, daniel, renee)

    leave(team, by=daniel)
    assert taken() == 1
    leave(team, by=renee)
    assert taken() == 2  # its author and who committed themselves, as before


def test_a_team_that_is_dissolved_takes_no_places_any_more(posting, renee):
    team = found(by=renee, name="Talking Math", posting=posting)
    joining(team, a_teacher(), renee)

    decide(team, "dissolve", by=an_assistant_superintendent(), reason="The need is met.")

    assert (taken(), Posting.objects.get().has_a_team) == (1, False)


def test_a_team_of_ten_is_full_and_never_has_less_than_no_seat(client, posting):
    a_team(posting=posting, members=10)
    client.force_login(a_teacher())

    billboard = client.get("/billboard/").text
    page = client.get(reverse("billboard:posting", args=[posting.pk])).text

    assert "<b>Full</b>" in billboard
    assert "Full of 5" in page
    assert "10 people are on its team." in page
    assert "I’m interested" in page  # a full posting still takes interest


def test_interest_becomes_membership_once_and_nobody_hears_of_it_as_interest(posting, renee):
    mei, tomas = a_teacher("Mei Lin"), a_teacher("Tomas Rivera")
    team = found(by=renee, name="Talking Math", posting=posting)
    for person in (mei, tomas):
        show_interest(posting, by=person)

    joining(team, mei, renee)

    joined = posting.interests.get(person=mei)
    assert joined.state == State.JOINED
    assert list(Interest.objects.wanted()) == [posting.interests.get(person=tomas)]
    letter = Letter.objects.get(kind="interest_shown")
    assert "Tomas Rivera" in letter.text
    assert "Mei Lin" not in letter.text


def test_whoever_leaves_the_team_again_is_not_interested_and_may_be_once_more(posting, renee):
    mei = a_teacher()
    an_interest(posting, mei)
    team = found(by=renee, name="Talking Math", posting=posting)
    joining(team, mei, renee)

    leave(team, by=mei)

    assert posting.interests.get().state == State.WITHDRAWN
    assert show_interest(posting, by=mei).state == State.INTERESTED


def test_whoever_is_on_the_team_reads_so_on_billboard_and_posting(client, posting, renee):
    mei = a_teacher()
    an_interest(posting, mei)
    joining(found(by=renee, name="Talking Math", posting=posting), mei, renee)
    client.force_login(mei)

    assert "You are on its team" in client.get("/billboard/").text
    page = client.get(reverse("billboard:posting", args=[posting.pk])).text
    assert "You are on its team" in page
    assert "I’m interested" not in page


def test_a_posting_leads_on_to_its_team(client, posting, renee):
    team = found(by=renee, name="Talking Math", posting=posting)
    client.force_login(a_teacher())

    door = reverse("teams:of-posting", args=[posting.pk])
    assert door in client.get(reverse("billboard:posting", args=[posting.pk])).text
    assert client.get(door).headers["Location"] == reverse("team", args=[team.pk])

    Team.objects.update(state=Team.State.DISSOLVED)
    assert client.get(door).status_code == 404


def test_teams_that_were_founded_earlier_are_told_by_the_migration(posting):
    tell = import_module("teams.migrations.0008_who_is_on_it_tells_its_posting").TELL
    team = a_team(posting=posting, members=3)
    an_interest(posting, team.memberships.last().person)
    a_team(posting=a_posting(), members=2, state=Team.State.DISSOLVED)
    Posting.objects.update(on_its_team=None)

    with connection.cursor() as cursor:
        cursor.execute(tell)

    told = Posting.objects.order_by("pk").values_list("on_its_team", flat=True)
    assert list(told) == [3, None]
    assert posting.interests.get().state == State.JOINED
