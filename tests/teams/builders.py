"""What only the tests of teams need."""

from teams.approval import move
from teams.models import Roster
from tests.builders import (
    a_principal,
    a_roster,
    a_school,
    a_teacher,
    an_assistant_superintendent,
    facilitator_of,
)

State = Roster.State


def people_around(roster):
    """One of each kind that could knock: on the team, above it, and next door."""
    school = roster.team.school
    return {
        "facilitator": facilitator_of(roster.team),
        "member": roster.team.memberships.exclude(function="facilitator").first().person,
        "principal": a_principal(school),
        "principal next door": a_principal(a_school("Wheelock Elementary")),
        "assistant superintendent": an_assistant_superintendent(),
        "stranger": a_teacher(),
    }


def a_submitted_roster(**facts):
    """Submitted by its facilitator, with letters and all."""
    roster = a_roster(state=State.DRAFT, **facts)
    return move(roster, "submit", by=facilitator_of(roster.team))
