"""Five destinations stand above every page, and one of them is where the reader is."""

import pytest
from django.urls import reverse

from plt_portal.navigation import destinations
from teams.models import Roster, Team
from tests.builders import (
    a_director,
    a_principal,
    a_request,
    a_roster,
    a_school,
    a_teacher,
    a_team,
    an_administrator,
    an_assistant_superintendent,
    facilitator_of,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("year")]

NAVIGATION = {
    "teacher": ["Home", "Billboard", "My team", "Training", "Reports"],
    "principal": ["Approvals", "Teams", "Billboard", "Training", "Reports"],
    "director": ["Home", "Teams", "Billboard", "Training", "Reports"],
    "assistant superintendent": ["Approvals", "Teams", "Billboard", "Training", "Reports"],
    "administrator": ["Home", "Teams", "Billboard", "Training", "Reports"],
}


@pytest.mark.parametrize("kind", NAVIGATION)
def test_everybody_has_five_destinations(rf, kind):
    person = {
        "teacher": a_teacher,
        "principal": lambda: a_principal(a_school()),
        "director": a_director,
        "assistant superintendent": an_assistant_superintendent,
        "administrator": an_administrator,
    }[kind]()
    request = rf.get("/")
    request.user = person

    assert [each.label for each in destinations(request)] == NAVIGATION[kind]


def test_the_count_says_how_many_rosters_wait(rf):
    roster = a_roster(state=Roster.State.SUBMITTED)
    request = rf.get(reverse("teams:approvals"))
    request.user = a_principal(roster.team.school)

    [approvals, *_] = destinations(request)

    assert (approvals.count, approvals.count_words, approvals.is_current) == (1, "waiting", True)


def test_the_count_of_approvals_holds_what_teams_ask_too(rf):
    team = a_team(state=Team.State.ACTIVE)
    a_roster(team=team).consultations.create(school=team.school, asked_by=facilitator_of(team))
    a_request(team)
    people = [a_principal(team.school), an_assistant_superintendent()]

    for person in people:
        request = rf.get(reverse("home"))
        request.user = person
        assert destinations(request)[0].count == 1


@pytest.mark.parametrize(
    ("path", "current"),
    [
        ("/", ["Home"]),
        ("/teams/3/", ["My team"]),
        ("/blueprint/3/", ["My team"]),
        ("/reports/write/3/", ["My team"]),
        ("/reports/3/", ["Reports"]),
        ("/people/profile/", []),
    ],
)
def test_one_destination_is_where_a_teacher_stands(rf, path, current):
    request = rf.get(path)
    request.user = a_teacher()

    assert [each.label for each in destinations(request) if each.is_current] == current


def test_a_principal_stands_at_approvals_and_not_at_teams_too(rf):
    request = rf.get("/teams/rosters/3/")
    request.user = a_principal(a_school())

    assert [each.label for each in destinations(request) if each.is_current] == ["Approvals"]
