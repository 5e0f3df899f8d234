"""The roster of a team that is over: it stays as it was approved."""

import pytest
from django.core.exceptions import PermissionDenied

from kit.lifecycle import NotYet
from teams.approval import begin_new_version
from tests.builders import an_assistant_superintendent, facilitator_of
from tests.reports.builders import a_whole_report, published
from tests.teams.builders import an_approved_team, swapped
from tests.teams.hands import decide, reopen

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("year")]


def _dissolved(team, by):
    decide(team, "dissolve", by=by, reason="The need is met.")


def _completed(team, by):
    published(a_whole_report(team), by=by)


@pytest.mark.parametrize("over", [_dissolved, _completed])
def test_a_swap_is_not_reopened(over):
    team, ruth = an_approved_team(), an_assistant_superintendent()
    swap = swapped(team)
    over(team, ruth)

    with pytest.raises(NotYet, match="is not at work any more"):
        reopen(swap, by=ruth, reason="Keep one from grade 4.")

    assert [roster.number for roster in team.rosters.order_by("number")] == [1, 2]


def test_no_new_version_begins():
    team, ruth = an_approved_team(), an_assistant_superintendent()
    _completed(team, ruth)

    with pytest.raises(PermissionDenied, match="is not at work"):
        begin_new_version(team, by=facilitator_of(team))

    assert team.rosters.count() == 1
