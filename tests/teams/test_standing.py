"""A team asks to pause, to go on or to end; the office decides; a pause ends on its day."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import transaction

from billboard.models import Posting
from kit import clock
from kit.lifecycle import NotYet, pass_on
from letters.models import Letter
from teams.models import Roster, Team, TeamRequest
from teams.rules import members, office
from teams.standing import ask, resume_those_due
from tests.builders import (
    a_delegate,
    a_member,
    a_posting,
    a_principal,
    a_request,
    a_roster,
    an_assistant_superintendent,
    facilitator_of,
)
from tests.teams.builders import (
    a_plain_member,
    an_approved_team,
    door,
    gone,
    in_a_month,
    people_around,
    told,
)
from tests.teams.hands import decide, decline, move, take_back

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("year")]
Answer = TeamRequest.Answer


@pytest.fixture
def team():
    return an_approved_team(name="Talking Math")


@pytest.fixture
def ruth():
    return an_assistant_superintendent("Ruth Abramson")


# --- Asking ---------------------------------------------------------------------------------------


def test_a_facilitator_asks_for_a_pause_and_the_office_reads_why(team, ruth):
    marcus = facilitator_of(team)

    asked = ask(team, "pause", by=marcus, reason="Two are away.", until=in_a_month())
    again = ask(team, "pause", by=marcus, reason="Two are away.", until=in_a_month())

    assert asked == again
    [letter] = Letter.objects.filter(kind="team_asks")
    assert letter.person == ruth
    assert "Two are away." in letter.text
    assert door("standing", team.pk) in letter.text
    assert Team.objects.get(pk=team.pk).state == Team.State.ACTIVE


def test_whoever_acts_for_a_facilitator_who_left_asks_as_well(team, ruth):
    jo = a_member(team, function="co_facilitator").person
    with pytest.raises(PermissionDenied):
        ask(team, "dissolve", by=jo, reason="The need is met.")

    gone(team.memberships.get(function="facilitator"))

    assert ask(team, "dissolve", by=jo, reason="The need is met.").asked_by == jo


def test_a_team_asks_for_one_thing_at_a_time_with_a_reason_and_a_day(team, ruth):
    marcus = facilitator_of(team)

    with pytest.raises(NotYet, match="Say why"):
        ask(team, "dissolve", by=marcus, reason=" ")
    with pytest.raises(NotYet, match="after today"):
        ask(team, "pause", by=marcus, reason="Away.", until=clock.today())
    with pytest.raises(NotYet, match="stands at: Approved"):
        ask(team, "resume", by=marcus, reason="Back.")
    ask(team, "dissolve", by=marcus, reason="The need is met.")
    with pytest.raises(NotYet, match="asked for something already"):
        ask(team, "pause", by=marcus, reason="Away.", until=in_a_month())


def test_a_request_is_taken_back_and_another_one_can_be_asked(team, ruth):
    marcus = facilitator_of(team)
    asked = a_request(team)
    with pytest.raises(PermissionDenied):
        take_back(asked, by=a_plain_member(team).person)

    take_back(asked, by=marcus)
    with pytest.raises(NotYet, match="stands at: Taken back"):
        take_back(asked, by=marcus)

    assert [one.answer for one in team.requests.all()] == [Answer.TAKEN_BACK]
    assert ask(team, "dissolve", by=marcus, reason="The need is met.").answer == ""


# --- Deciding -------------------------------------------------------------------------------------


def test_granting_is_doing_what_was_asked(team, ruth):
    asked = a_request(team)

    decide(team, "pause", by=ruth, reason=asked.reason, until=asked.until)

    asked.refresh_from_db()
    assert (asked.answer, asked.answered_by) == (Answer.GRANTED, ruth)
    [entry] = team.record.all()
    assert (entry.verb, entry.moved_to, entry.by, entry.until) == (
        "pause",
        "paused",
        ruth,
        asked.until,
    )
    assert told("team_pause") >= {person.pk for person in members(team)}


def test_deciding_something_else_answers_the_request_as_well(team, ruth):
    asked = a_request(team)

    decide(team, "dissolve", by=ruth, reason="The need is met.")

    asked.refresh_from_db()
    assert asked.answer == Answer.OVERTAKEN


def test_the_office_says_no_with_a_sentence_and_the_team_stands_as_it_did(team, ruth):
    asked = a_request(team)

    with pytest.raises(NotYet, match="Say why not"):
        decline(asked, by=ruth, words=" ")
    with pytest.raises(PermissionDenied):
        decline(asked, by=facilitator_of(team), words="No.")
    decline(asked, by=ruth, words="Hold out until the conference.")

    with pytest.raises(NotYet, match="stands at: Declined"):
        decline(asked, by=ruth, words="No.")
    [letter] = Letter.objects.filter(kind="request_declined")
    assert letter.person == facilitator_of(team)
    assert "Hold out until the conference." in letter.text
    assert Team.objects.get(pk=team.pk).state == Team.State.ACTIVE


def test_whoever_stands_in_decides_in_the_name_of_the_office(team, ruth):
    jo = a_delegate(ruth)
    declined = decline(a_request(team), by=jo, words="Wait for January.")

    decide(team, "dissolve", by=jo, reason="The need is met.")

    assert declined.on_behalf_of == ruth
    assert team.record.get().on_behalf_of == ruth


def test_what_awaits_somebody_is_what_the_lock_lets_them_decide(team, ruth):
    asked = a_request(team)
    on_it = an_assistant_superintendent("Sam Ortiz")
    a_member(team, on_it)
    around = people_around(team.rosters.get()).values()
    people = [ruth, a_delegate(ruth), on_it, a_delegate(on_it, name="Lee Cole"), *around]

    for person in people:
        mine = TeamRequest.objects.awaiting(person).contains(asked)
        assert mine == office(team).contains(person), person


# --- A pause and its day --------------------------------------------------------------------------


def test_on_its_day_a_paused_team_goes_on_by_itself_and_hears_once(team, ruth, time_machine):
    decide(team, "pause", by=ruth, reason="Away.", until=clock.today() + timedelta(days=3))
    asked = a_request(team, verb="resume", until=None)

    time_machine.move_to("2026-09-24 20:00-04:00")
    assert resume_those_due() == []
    time_machine.move_to("2026-09-25 06:30-04:00")
    assert resume_those_due() == []
    time_machine.move_to("2026-09-25 07:10-04:00")
    assert resume_those_due() == [team]
    assert resume_those_due() == []

    team.refresh_from_db()
    assert (team.state, team.paused_until, team.state_reason) == ("active", None, "")
    assert told("team_resume") == {person.pk for person in [*members(team), ruth]}
    assert Letter.objects.filter(kind="team_resume", person=ruth).count() == 1
    assert "as it was agreed" in Letter.objects.filter(kind="team_resume").first().text
    assert team.record.last().by is None
    asked.refresh_from_db()
    assert (asked.answer, asked.answered_by) == (Answer.GRANTED, None)


def test_a_pause_can_last_longer_and_a_second_click_says_it_once(team, ruth):
    later = in_a_month() + timedelta(days=30)
    decide(team, "pause", by=ruth, reason="Away.", until=in_a_month())

    decide(team, "pause", by=ruth, reason="Still away.", until=later)
    with pytest.raises(NotYet, match="until that day already"):
        decide(team, "pause", by=ruth, reason="Still away.", until=later)

    team.refresh_from_db()
    assert (team.state, team.paused_until) == ("paused", later)
    assert team.record.count() == 2


# --- A team that is still forming -----------------------------------------------------------------


def test_the_office_dissolves_a_forming_team_and_its_posting_looks_again(ruth):
    posting = a_posting()
    roster = a_roster(posting=posting)
    team, miriam = roster.team, a_principal(roster.team.school)
    tomas = a_member(team, answer="asked").person
    move_away = a_member(team)
    team.memberships.filter(pk=move_away.pk).update(answer="no", ended_on=clock.today())
    people = {person.pk for person in members(team)}

    with pytest.raises(NotYet, match="Say why"):
        decide(team, "dissolve", by=ruth, reason="")
    decide(team, "dissolve", by=ruth, reason="Two teams became one.")

    team.refresh_from_db()
    assert team.state == Team.State.DISSOLVED
    assert roster.record.get().verb == "give_up"
    assert Roster.objects.get(pk=roster.pk).state == Roster.State.WITHDRAWN
    assert told("team_dissolve") == people | {tomas.pk, ruth.pk}
    assert miriam.pk not in told("team_dissolve")
    assert Posting.objects.get(pk=posting.pk).state == Posting.State.OPEN


def test_principals_who_have_had_the_roster_hear_that_the_team_is_dissolved(ruth):
    roster = a_roster()
    miriam = a_principal(roster.team.school)
    move(roster, "submit", by=facilitator_of(roster.team))

    decide(roster.team, "dissolve", by=ruth, reason="Two teams became one.")

    assert miriam.pk in told("team_dissolve")


def test_a_pause_that_was_just_made_longer_does_not_end_by_the_clock(team, ruth):
    """The task has read that the pause is over, and the office lets it last before the lock."""
    until = clock.today() + timedelta(days=30)
    decide(team, "pause", by=ruth, reason="Two are away.", until=until)

    with pytest.raises(NotYet, match="not come yet"), transaction.atomic():
        pass_on(team, "go_on")

    assert Team.objects.get(pk=team.pk).state == Team.State.PAUSED
