"""From the page where a team asks to the page where the office decides."""

import pytest
from django.urls import reverse

from teams.models import Team
from tests.builders import (
    a_principal,
    a_request,
    a_teacher,
    a_team,
    an_assistant_superintendent,
    facilitator_of,
)
from tests.reading import page_of
from tests.teams.builders import (
    an_approved_team,
    door,
    in_a_month,
    sealed,
)
from tests.teams.hands import decide

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("year")]


@pytest.fixture
def team():
    return an_approved_team(name="Talking Math")


@pytest.fixture
def ruth():
    return an_assistant_superintendent("Ruth Abramson")


def test_asking_and_granting_from_page_to_page(team, ruth, sign_in):
    marcus = facilitator_of(team)
    client, path = sign_in(marcus), door("ask-office", team.pk)
    assert door("ask-office", team.pk) in page_of(client.get(reverse("team", args=[team.pk])))
    refused = client.post(path, {"verb": "pause", "reason": "Two are away."})
    assert refused.status_code == 422
    assert "Enter the day on which the team goes on, after today." in page_of(refused)
    assert "Two are away." in page_of(refused)
    asks = {"verb": "pause", "reason": "Two are away.", "until": in_a_month().isoformat()}
    assert client.post(path, asks).url == path
    assert "Waiting for Ruth Abramson" in page_of(client.get(path))

    client = sign_in(ruth)
    for address in (reverse("home"), door("approvals"), reverse("team", args=[team.pk])):
        assert door("standing", team.pk) in page_of(client.get(address)), address
    page = page_of(client.get(door("standing", team.pk)))
    assert f"Talking Math asks to pause until {in_a_month():%B} {in_a_month().day} </h1>" in page
    assert page.count("Two are away.") == 2  # what was asked, and the reason to be kept
    client.post(door("standing", team.pk), sealed(team, **asks))

    page = page_of(sign_in(marcus).get(path))
    assert "Granted by Ruth Abramson" in page
    assert "Two are away." not in page_of(sign_in(ruth).get(door("approvals")))


def test_saying_no_without_a_sentence_comes_back(team, ruth, sign_in):
    asked = a_request(team)
    client = sign_in(ruth)

    refused = client.post(door("decline-request", asked.pk), sealed(asked, reason=""))
    assert refused.status_code == 422
    assert "Say why not, so that the team knows where it stands." in page_of(refused)
    client.post(door("decline-request", asked.pk), sealed(asked, reason="Wait for January."))

    page = page_of(sign_in(facilitator_of(team)).get(door("ask-office", team.pk)))
    assert "Declined by Ruth Abramson" in page
    assert "Wait for January." in page


def test_a_forming_team_is_dissolved_on_the_same_page_without_a_day(ruth, sign_in):
    team = a_team()
    client, path = sign_in(ruth), door("standing", team.pk)

    page = page_of(client.get(path))
    assert "Pause the team" not in page
    assert 'name="until"' not in page
    client.post(path, sealed(team, verb="dissolve", reason="Two teams became one."))

    team.refresh_from_db()
    assert team.state == Team.State.DISSOLVED


def test_those_who_ask_nothing_of_the_office_read_nothing_of_it(team, ruth, sign_in):
    a_request(team)
    outsider = sign_in(a_teacher())

    page = page_of(outsider.get(reverse("team", args=[team.pk])))

    assert "asked the office" not in page
    assert door("ask-office", team.pk) not in page


def test_the_queue_asks_the_same_questions_for_one_request_and_for_three(ruth, sign_in, counted):
    sign_in(ruth)
    a_request(an_approved_team())
    one = counted(door("approvals"))
    for _ in range(2):
        a_request(an_approved_team())

    assert counted(door("approvals")) == one


def test_why_a_team_pauses_is_read_by_its_people_and_principals_alone(team, ruth, sign_in):
    decide(team, "pause", by=ruth, reason="Jo is ill.", until=in_a_month())
    page = reverse("team", args=[team.pk])

    for person in (facilitator_of(team), a_principal(team.school), ruth):
        assert "Jo is ill." in page_of(sign_in(person).get(page))
    told = page_of(sign_in(a_teacher()).get(page))
    assert "Paused until" in told
    assert "Jo is ill." not in told


def test_dissolving_asks_for_no_day(team, ruth, sign_in):
    says = sealed(team, verb="dissolve", reason="The need is met.", until="31/31")

    assert sign_in(ruth).post(door("standing", team.pk), says).status_code == 302
    team.refresh_from_db()
    assert team.state == Team.State.DISSOLVED
