"""Teams and their rosters."""

from datetime import timedelta

from kit import clock
from teams.models import Membership, Roster, RosterException, RosterLine, Team
from teams.record import tell_its_posting
from teams.search import found_by
from teams.versions import words_of
from tests.builders.district import (
    a_district_goal,
    a_school,
    a_teacher,
    an_assistant_superintendent,
    numbers,
    teachers,
    the_year,
)


def a_team(*, name="", members=5, school=None, facilitator=None, state=Team.State.FORMING, **facts):
    """A team whose first member is its facilitator; everybody has confirmed."""
    school = school or (facilitator.school if facilitator else a_school("Alcott Elementary"))
    facilitator = facilitator or a_teacher(school=school)
    facts = {"year": the_year(), "name": name or f"Talking Math {next(numbers)}"} | facts
    facts["search"] = found_by(facts["name"], facts.get("focus", ""))
    team = Team.objects.create(school=school, founded_by=facilitator, state=state, **facts)
    team.org_goals.set([a_district_goal()])
    colleagues = teachers([""] * (members - 1), school=school)
    places = [_place(team, person) for person in [facilitator, *colleagues]]
    places[0].function = Membership.Function.FACILITATOR
    Membership.objects.bulk_create(places)
    tell_its_posting(team)
    return team


def a_member(team, person=None, *, function=Membership.Function.MEMBER, answer="yes", **facts):
    person = person or a_teacher(school=team.school)
    member = _place(team, person, function=function, answer=answer, **facts)
    member.save()
    tell_its_posting(team)
    return member


def _place(team, person, *, answer="yes", **facts):
    answered_at = clock.now() if answer != "asked" else None
    facts = {"answer": answer, "answered_at": answered_at, "asked_by": team.founded_by} | facts
    return Membership(team=team, person=person, **facts)


def facilitator_of(team):
    return team.memberships.get(function=Membership.Function.FACILITATOR, ended_on=None).person


WAYS_OF_A_ROSTER = {
    "submitted": ["submitted"],
    "returned": ["submitted", "returned"],
    "approved": ["submitted", "approved"],
    "superseded": ["submitted", "approved", "superseded"],
    "withdrawn": ["submitted", "withdrawn"],
}


def a_roster(*, state=Roster.State.DRAFT, team=None, members=5, exception=False, **team_facts):
    """A roster in this state, its lines frozen as the team stands."""
    team = team or a_team(members=members, **team_facts)
    roster = Roster.objects.create(team=team)
    if exception:
        _grant_an_exception(roster)
    if state == Roster.State.DRAFT:
        return roster
    _freeze(roster)
    roster.submitted_at, roster.told = clock.now(), words_of(team)
    roster.submitted_by = facilitator_of(team)
    for step in WAYS_OF_A_ROSTER[state]:
        roster.state = step
        roster.save()
    return roster


def _freeze(roster):
    """A line for everybody who is on the team."""
    places = roster.team.memberships.current().select_related("person")
    lines = [
        RosterLine(
            roster=roster, person=p.person, function=p.function, school_id=p.person.school_id
        )
        for p in places
    ]
    RosterLine.objects.bulk_create(lines)


def _grant_an_exception(roster):
    RosterException.objects.create(
        roster=roster,
        reason="Two more join in October.",
        granted_by=an_assistant_superintendent(),
        granted_at=clock.now(),
    )


def a_request(team, **facts):
    """The facilitator asks the office to let the team pause for a month."""
    facts = {
        "verb": "pause",
        "reason": "Two of us are away.",
        "until": clock.today() + timedelta(days=30),
        "asked_by": facilitator_of(team),
    } | facts
    return team.requests.create(**facts)
