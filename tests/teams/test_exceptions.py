import pytest
from django.core.exceptions import PermissionDenied

from kit.lifecycle import NotYet
from teams.excepting import ask_exception
from teams.models import Roster
from tests.builders import (
    a_principal,
    a_roster,
    a_teacher,
    an_assistant_superintendent,
    facilitator_of,
)
from tests.teams.hands import grant_exception, move

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("year")]
State = Roster.State


@pytest.mark.parametrize("members", [1, 3, 8])
def test_no_path_approves_a_wrong_size_without_an_exception(members):
    roster = a_roster(members=members)
    facilitator, ruth = facilitator_of(roster.team), an_assistant_superintendent()

    with pytest.raises(NotYet, match="Ask for an exception"):
        move(roster, "submit", by=facilitator)
    ask_exception(roster, by=facilitator, reason="Two more join in October.")
    roster = move(roster, "submit", by=facilitator)
    with pytest.raises(NotYet, match="Grant an exception first"):
        move(roster, "approve", by=ruth)
    grant_exception(roster, by=ruth)
    roster = move(roster, "approve", by=ruth)

    assert roster.state == State.APPROVED
    assert roster.exception.granted_by == ruth


def test_an_exception_is_asked_by_the_facilitator_with_a_reason_when_it_is_needed():
    small, fine = a_roster(members=3), a_roster(members=5)

    with pytest.raises(NotYet, match="Say why"):
        ask_exception(small, by=facilitator_of(small.team), reason="  ")
    with pytest.raises(PermissionDenied):
        ask_exception(small, by=a_teacher(), reason="For fun.")
    with pytest.raises(NotYet, match="no exception"):
        ask_exception(fine, by=facilitator_of(fine.team), reason="For fun.")


def test_an_exception_is_granted_by_the_superintendent_alone():
    roster = a_roster(members=3)
    facilitator = facilitator_of(roster.team)
    ask_exception(roster, by=facilitator, reason="Two more join in October.")
    roster = move(roster, "submit", by=facilitator)

    for person in (facilitator, a_principal(roster.team.school)):
        with pytest.raises(PermissionDenied):
            grant_exception(roster, by=person)


def test_the_reason_of_an_exception_goes_along_to_the_next_version_and_is_granted_anew():
    roster = a_roster(members=3)
    facilitator, ruth = facilitator_of(roster.team), an_assistant_superintendent()
    ask_exception(roster, by=facilitator, reason="Two more join in October.")
    roster = move(roster, "submit", by=facilitator)
    grant_exception(roster, by=ruth)
    roster = move(roster, "return", by=ruth, note="Name the goal.")

    roster = move(roster, "submit", by=facilitator)

    assert roster.exception.reason == "Two more join in October."
    assert roster.exception.granted_by is None
