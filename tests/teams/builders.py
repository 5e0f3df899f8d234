"""What only the tests of teams need."""

from datetime import timedelta

from django.urls import reverse

from kit import clock
from letters.models import Letter
from teams.approval import begin_new_version
from teams.changing import leave
from teams.founding import ask, confirm, found
from teams.models import Roster, Team
from tests.builders import (
    a_principal,
    a_roster,
    a_school,
    a_teacher,
    a_team,
    an_assistant_superintendent,
    facilitator_of,
)
from tests.teams.hands import move

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


def a_forming_team(**facts):
    """Founded a moment ago by its first facilitator, with nobody else."""
    renee = a_teacher("Renee Okafor")
    return found(by=renee, name="Talking Math", **facts), renee


def seat_of(team, person):
    """Their place on it, as long as they have one."""
    return team.memberships.get(person=person, ended_on=None)


def a_submitted_roster(**facts):
    """Submitted by its facilitator, with letters and all."""
    roster = a_roster(state=State.DRAFT, **facts)
    return move(roster, "submit", by=facilitator_of(roster.team))


def an_approved_team(members=5, **facts):
    """At work, with an approved roster that somebody decided."""
    facts = {"members": members, "state": Team.State.ACTIVE} | facts
    roster = a_roster(state=State.APPROVED, team=a_team(**facts), exception=members < 4)
    roster.decided_at = clock.now()
    roster.save()
    return roster.team


def a_plain_member(team):
    return team.memberships.current().filter(function="member").first()


def gone(place, *, by=None, on=None):
    return leave(place, by=by or place.person, on=on or clock.today(), reason="Own wish")


def swapped(team, *, joins=None):
    """One left and one joined, and the facilitator submitted the new version."""
    marcus, joins = facilitator_of(team), joins or a_teacher(school=team.school)
    gone(a_plain_member(team))
    roster = begin_new_version(team, by=marcus)
    confirm(ask(team, joins, by=marcus), by=joins)
    return move(roster, "submit", by=marcus)


def told(kind):
    """To whom a letter of this kind went."""
    return set(Letter.objects.filter(kind=kind).values_list("person", flat=True))


def door(name, *args):
    """The address of a page of teams."""
    return reverse(f"teams:{name}", args=args)


def in_a_month():
    """A day until which a team could pause."""
    return clock.today() + timedelta(days=30)


def sealed(thing, **said):
    """What a page posts about a decision: its words, and the seal of what it shows."""
    return said | {"seal": type(thing).objects.get(pk=thing.pk).seal}
