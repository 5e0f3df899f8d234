"""Whoever decides on a report decides on the team that the page shows beside it."""

import pytest

from kit import clock
from kit.lifecycle import Changed
from tests.builders import (
    a_district_goal,
    a_member,
    an_assistant_superintendent,
    facilitator_of,
)
from tests.reports.builders import a_whole_report
from tests.reports.hands import move

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("year")]


def _somebody_joins(team):
    a_member(team)


def _somebody_leaves(team):
    place = team.memberships.filter(function="member").first()
    place.ended_on, place.end_reason = clock.today(), "Own wish"
    place.save()


def _somebody_else_facilitates(team):
    team.memberships.filter(function="facilitator").update(function="member")
    team.memberships.filter(pk=team.memberships.last().pk).update(function="facilitator")


def _it_has_another_goal(team):
    team.org_goals.add(a_district_goal("Every family is heard"))


@pytest.mark.parametrize(
    "meanwhile",
    [_somebody_joins, _somebody_leaves, _somebody_else_facilitates, _it_has_another_goal],
)
def test_a_decision_is_asked_again_when_the_team_has_changed(meanwhile):
    report, ruth = a_whole_report(), an_assistant_superintendent()
    report = move(report, "submit", by=facilitator_of(report.team))
    seen = report.seal
    meanwhile(report.team)

    with pytest.raises(Changed):
        move(report, "accept", by=ruth, seen=seen)

    report.refresh_from_db()
    assert report.state == "submitted"
    assert move(report, "accept", by=ruth).state == "accepted"
