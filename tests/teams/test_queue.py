"""The queue in September: a hundred and fifty rosters are as pleasant as three."""

import pytest
from django.urls import reverse

from teams.models import Roster
from tests.builders import a_member, a_roster, a_school, a_team, an_assistant_superintendent
from tests.teams.builders import a_submitted_roster

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("year")]
QUEUE = reverse("teams:approvals")
FILTERS = ["", "?q=Talking", "?checks=pass", "?checks=look", "?q=Talking&checks=pass&page=2"]


@pytest.fixture
def ruth(client):
    ruth = an_assistant_superintendent("Ruth Abramson")
    client.force_login(ruth)
    return ruth


def waiting(number, **facts):
    """Half of them pass every check, and half are too small."""
    return [
        a_roster(state=Roster.State.SUBMITTED, members=3 if one % 2 else 4, **facts)
        for one in range(number)
    ]


def test_thirty_rosters_ask_no_more_than_three(client, ruth, counted):
    waiting(4)
    few = [counted(QUEUE + wanted) for wanted in FILTERS]

    waiting(26)

    assert [counted(QUEUE + wanted) for wanted in FILTERS] == few
    assert "30 rosters wait for you" in client.get(QUEUE).content.decode()


def test_the_walk_goes_down_the_list_and_ends(client, ruth):
    """First what there is to look at, then what passes: one order for both."""
    passing, double, last = (a_submitted_roster() for _ in range(3))
    a_member(a_team(), double.team.memberships.last().person)
    order = [double, passing, last]

    page = client.get(QUEUE)
    assert [row.roster for group in ("look", "passing") for row in page.context[group]] == order
    assert page.context["first"] == double.pk
    walked = [client.get(reverse("teams:roster", args=[one.pk])).context for one in order]
    assert [(one["position"], one["following"]) for one in walked] == [
        (1, passing.pk),
        (2, last.pk),
        (3, None),
    ]


def test_a_decision_opens_the_one_below_and_after_the_last_the_list(client, ruth):
    first, second, third = (a_submitted_roster() for _ in range(3))

    def decided(roster):
        path = reverse("teams:move-roster", args=[roster.pk, "approve"])
        return client.post(path, {"seal": roster.seal}).url

    assert decided(second) == reverse("teams:roster", args=[third.pk])
    assert decided(third) == QUEUE
    assert decided(first) == QUEUE


def test_a_filter_brings_the_list_alone_to_htmx_and_the_page_to_everybody_else(client, ruth):
    waiting(1, name="Talking Math")
    waiting(1, name="Calmer Transitions")

    part = client.get(QUEUE, {"q": "Talking"}, headers={"HX-Request": "true"}).content.decode()
    page = client.get(QUEUE, {"q": "Talking"}).content.decode()

    assert "<html" not in part
    assert 'id="results"' in part
    assert "<html" in page
    for answer in (part, page):
        assert "Talking Math" in answer
        assert "Calmer Transitions" not in answer


def test_a_filter_by_school_finds_rosters_with_people_of_that_school(client, ruth):
    wheelock = a_school("Wheelock Elementary")
    waiting(1, name="Talking Math", school=wheelock)
    waiting(1, name="Calmer Transitions")

    page = client.get(QUEUE, {"school": wheelock.pk}).content.decode()

    assert "Talking Math" in page
    assert "Calmer Transitions" not in page


def test_whoever_decides_on_their_own_draft_too_early_reads_why(client, ruth):
    waiting(2)
    own = a_roster(team=a_team(facilitator=ruth))

    answer = client.post(reverse("teams:move-roster", args=[own.pk, "approve"]))

    assert answer.status_code == 422
    assert "Somebody was here before you" in answer.text
