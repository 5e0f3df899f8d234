from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied

from kit import clock
from kit.lifecycle import Changed, NotYet
from letters.models import Letter
from teams.approval import begin_new_version
from teams.changing import hand_over
from teams.founding import confirm
from teams.models import Remark, Roster, RosterEntry, Team
from teams.rules import members
from teams.today import attention, needing_attention, transferred
from tests.builders import (
    a_member,
    a_principal,
    a_school,
    a_teacher,
    a_team,
    an_assistant_superintendent,
    facilitator_of,
    moves_to,
)
from tests.teams.builders import a_plain_member, an_approved_team, gone, told
from tests.teams.hands import decide, move, stay

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("year")]
State = Roster.State
WISH = "Own wish"


# --- Leaving --------------------------------------------------------------------------------------


def test_a_member_leaves_with_a_date_and_a_reason_and_the_approved_roster_stays():
    team = an_approved_team()
    place = a_plain_member(team)

    gone(place)
    gone(place)

    place.refresh_from_db()
    assert (place.ended_on, place.end_reason) == (clock.today(), WISH)
    assert not members(team).contains(place.person)
    assert team.rosters.get().state == State.APPROVED
    assert team.rosters.get().lines.filter(person=place.person).exists()
    assert told("somebody_left") == {person.pk for person in members(team)}


def test_the_facilitator_and_the_office_say_that_somebody_left_and_others_do_not():
    team = an_approved_team(members=6)
    first, second, third = team.memberships.filter(function="member")[:3]

    gone(first, by=facilitator_of(team))
    gone(second, by=an_assistant_superintendent())
    for nobody in (team.memberships.last().person, a_teacher()):
        with pytest.raises(PermissionDenied):
            gone(third, by=nobody)

    assert members(team).count() == 4


@pytest.mark.parametrize("days", [1, -400])
def test_a_last_day_lies_between_joining_and_today(days):
    with pytest.raises(NotYet, match="last day"):
        gone(a_plain_member(an_approved_team()), on=clock.today() + timedelta(days=days))


def test_whoever_facilitates_since_yesterday_joined_when_they_joined(time_machine):
    team = an_approved_team()
    marcus, jo = facilitator_of(team), a_plain_member(team).person
    time_machine.move_to("2026-11-20 10:00-05:00")
    seat = confirm(hand_over(team, jo, by=marcus), by=jo)

    assert gone(seat, on=date(2026, 11, 13)).ended_on == date(2026, 11, 13)


def test_the_last_one_of_a_team_asks_for_it_to_be_dissolved():
    team = an_approved_team(members=1)

    with pytest.raises(NotYet, match="Nobody else"):
        gone(team.memberships.get())


# --- What needs attention -------------------------------------------------------------------------


def lacks(team):
    """What the page says; the list of the district says the same."""
    found = attention(Team.objects.for_page().get(pk=team.pk))
    listed = needing_attention(Team.objects.all()).filter(pk=team.pk).exists()
    assert bool(found) == listed
    return found


def test_a_team_that_becomes_too_small_needs_attention_and_everybody_hears():
    team = an_approved_team(members=4)
    principal, ruth = a_principal(team.school), an_assistant_superintendent()
    assert lacks(team) == []

    gone(a_plain_member(team))

    assert lacks(team) == ["3 members, and a team has at least 4"]
    assert told("somebody_left") == {p.pk for p in [*members(team), principal, ruth]}


def test_a_team_without_a_facilitator_needs_attention():
    team = an_approved_team(members=6)

    gone(team.memberships.get(function="facilitator"))

    assert lacks(team) == ["Nobody facilitates it"]


def test_a_size_that_was_granted_needs_no_attention_while_it_stays():
    team = an_approved_team(members=3)
    assert lacks(team) == []

    gone(a_plain_member(team))

    assert lacks(team) == ["2 members, and a team has at least 4"]


def test_a_paused_or_a_forming_team_needs_none():
    assert lacks(an_approved_team(members=3, state=Team.State.PAUSED)) == []
    assert lacks(a_team(members=2)) == []


# --- Pausing and dissolving -----------------------------------------------------------------------


def test_the_office_pauses_a_team_until_a_day_and_lets_it_go_on():
    team, ruth = an_approved_team(), an_assistant_superintendent()
    principal, until = a_principal(team.school), clock.today() + timedelta(days=30)

    team = decide(team, "pause", by=ruth, reason="Two are away.", until=until)

    assert (team.state, team.paused_until, team.state_reason) == ("paused", until, "Two are away.")
    readers = {person.pk for person in [*members(team), principal, ruth]}
    assert told("team_pause") == readers
    team = decide(team, "resume", by=ruth)
    assert (team.state, team.paused_until, team.state_reason) == ("active", None, "")
    assert told("team_resume") == readers


def test_a_dissolved_team_ends_all_places_and_names_teams_with_room():
    team, ruth = an_approved_team(), an_assistant_superintendent()
    roomy, full = an_approved_team(name="Has Room"), an_approved_team(name="Is Full", members=7)
    begin_new_version(team, by=facilitator_of(team))
    people = {person.pk for person in members(team)}

    team = decide(team, "dissolve", by=ruth, reason="The need is met.")

    assert team.state == Team.State.DISSOLVED
    assert not team.memberships.filter(ended_on=None).exists()
    assert set(team.rosters.values_list("state", flat=True)) == {"approved", "withdrawn"}
    assert told("team_dissolve") == people | {ruth.pk}
    text = Letter.objects.filter(kind="team_dissolve").first().text
    assert "The need is met." in text
    assert roomy.name in text
    assert full.name not in text
    with pytest.raises(NotYet, match="Dissolved"):
        decide(team, "dissolve", by=ruth, reason="Again.")


def test_nobody_else_decides_and_nothing_without_a_reason_or_a_day():
    team, ruth = an_approved_team(), an_assistant_superintendent()
    tomorrow = clock.today() + timedelta(days=1)

    with pytest.raises(PermissionDenied):
        decide(team, "dissolve", by=facilitator_of(team), reason="Enough.")
    with pytest.raises(NotYet, match="Say why"):
        decide(team, "pause", by=ruth, reason=" ", until=tomorrow)
    with pytest.raises(NotYet, match="after today"):
        decide(team, "pause", by=ruth, reason="Away.", until=clock.today())
    with pytest.raises(NotYet, match="stands at: Forming"):
        decide(a_team(), "pause", by=ruth, reason="Enough.", until=tomorrow)


def test_approving_a_new_version_does_not_end_a_pause():
    team, ruth = an_approved_team(), an_assistant_superintendent()
    marcus, tomorrow = facilitator_of(team), clock.today() + timedelta(days=1)
    decide(team, "pause", by=ruth, reason="Away.", until=tomorrow)
    a_member(team)

    roster = move(begin_new_version(team, by=marcus), "submit", by=marcus)
    move(roster, "approve", by=ruth)

    team.refresh_from_db()
    assert team.state == Team.State.PAUSED


# --- Moving to another school ---------------------------------------------------------------------


def test_whoever_moves_to_another_school_is_shown_until_the_office_says_they_stay():
    team, ruth = an_approved_team(), an_assistant_superintendent()
    place = a_plain_member(team)
    assert transferred(team) == []
    moves_to(a_school("Wheelock Elementary"), place.person)
    assert [line.place for line in transferred(team)] == [place.pk]

    with pytest.raises(PermissionDenied):
        stay(place, by=place.person)
    stay(place, by=ruth)
    with pytest.raises(NotYet, match="as before"):
        stay(place, by=ruth)

    assert transferred(team) == []
    assert RosterEntry.objects.filter(verb="stay").count() == 1
    assert Remark.objects.get().person == place.person
    moves_to(a_school("Pine Hollow Elementary"), place.person)
    assert len(transferred(team)) == 1


def test_the_office_lets_somebody_stay_who_moved_to_the_school_that_the_page_named():
    team, ruth = an_approved_team(), an_assistant_superintendent()
    person, roster = a_plain_member(team).person, team.rosters.get()
    named = a_school("Wheelock Elementary")
    moves_to(named, person)
    moves_to(a_school("Pine Hollow Elementary"), person)

    with pytest.raises(Changed):
        move(roster, "stay", by=ruth, person=person, school_id=named.pk)

    assert [line.person for line in transferred(team)] == [person]
