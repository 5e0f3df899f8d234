from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied

from kit import clock
from kit.lifecycle import NotYet
from teams.approval import begin_new_version
from teams.changing import hand_over
from teams.founding import ask, change, confirm, decline, name_facilitator
from teams.models import Roster
from teams.rules import facilitator, hosts, members
from tests.builders import (
    a_delegate,
    a_district_goal,
    a_member,
    a_roster,
    a_teacher,
    an_assistant_superintendent,
    facilitator_of,
)
from tests.reading import page_of
from tests.teams.builders import a_plain_member, an_approved_team, door, gone, swapped, told
from tests.teams.hands import move, reopen

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("year")]
State = Roster.State
WISH = "Own wish"


# --- A swap ---------------------------------------------------------------------------------------


def test_a_swap_that_keeps_size_and_facilitator_holds_at_once():
    team, ruth = an_approved_team(), an_assistant_superintendent()

    roster = swapped(team)

    assert (roster.state, roster.light) == (State.APPROVED, True)
    assert team.rosters.get(number=1).state == State.SUPERSEDED
    assert list(roster.record.values_list("verb", flat=True)) == ["submit", "swap"]
    assert ruth.pk in told("roster_swapped")
    assert told("roster_submitted") == set()


def test_one_more_is_no_swap():
    team = an_approved_team()
    marcus, renee = facilitator_of(team), a_teacher()
    roster = begin_new_version(team, by=marcus)
    confirm(ask(team, renee, by=marcus), by=renee)

    assert move(roster, "submit", by=marcus).state == State.SUBMITTED


def test_somebody_with_a_second_team_is_decided_on():
    team, renee = an_approved_team(), a_teacher()
    a_member(an_approved_team(), renee)

    assert swapped(team, joins=renee).state == State.SUBMITTED


def test_two_for_two_is_decided_on():
    team = an_approved_team(members=6)
    a_member(team)
    gone(a_plain_member(team))

    assert swapped(team).state == State.SUBMITTED


def test_a_swap_beside_another_goal_is_decided_on():
    team, renee = an_approved_team(), a_teacher()
    marcus = facilitator_of(team)
    gone(a_plain_member(team))
    roster = begin_new_version(team, by=marcus)
    confirm(ask(team, renee, by=marcus), by=renee)
    change(
        team,
        by=marcus,
        answers={"name": team.name, "org_goals": [a_district_goal("Every student writes")]},
    )

    assert move(roster, "submit", by=marcus).state == State.SUBMITTED


def test_the_check_page_says_beforehand_what_holds_at_once_and_what_is_decided_on(sign_in):
    team, renee, ruth = an_approved_team(), a_teacher(), an_assistant_superintendent()
    marcus = facilitator_of(team)
    begin_new_version(team, by=marcus)
    confirm(ask(team, renee, by=marcus), by=renee)
    client, path = sign_in(marcus), door("check", team.pk)

    more = page_of(client.get(path))
    assert f"It goes to {ruth.name} at the same time." in more
    assert "It holds once it is approved" in more
    assert "1 joins and nobody leaves." in more
    gone(a_plain_member(team))
    swap = page_of(client.get(path))
    assert "this change holds as soon as you submit it" in swap
    assert f"{ruth.name} read about it." in swap
    assert "It holds once it is approved" not in swap


# --- A version that is given up -------------------------------------------------------------------


def test_a_new_version_is_given_up_and_the_approved_one_holds_as_before(sign_in):
    team, renee, tomas = an_approved_team(name="Talking Math"), a_teacher(), a_teacher()
    marcus, served = facilitator_of(team), list(team.org_goals.all())
    roster = begin_new_version(team, by=marcus)
    change(
        team,
        by=marcus,
        answers={"name": "Say More", "org_goals": [a_district_goal("Every student writes")]},
    )
    confirm(ask(team, renee, by=marcus), by=renee)
    question = ask(team, tomas, by=marcus)
    client = sign_in(marcus)
    assert "Give up this version" in page_of(client.get(door("check", team.pk)))

    answer = client.post(door("move-roster", roster.pk, "withdraw"), follow=True)

    assert "The new version is given up." in page_of(answer)
    assert answer.redirect_chain[-1][0] == door("roster", team.rosters.get(number=1).pk)
    team.refresh_from_db()
    assert (team.name, list(team.org_goals.all())) == ("Talking Math", served)
    assert [roster.state for roster in team.rosters.order_by("number")] == ["approved", "withdrawn"]
    assert [(e.verb, e.by) for e in roster.record.all()] == [("withdraw", marcus)]
    assert members(team).contains(renee)
    question.refresh_from_db()
    assert question.end_reason == "The new version was given up"


def test_a_submitted_change_is_withdrawn_for_another(sign_in):
    team = an_approved_team()
    marcus = facilitator_of(team)
    a_member(team)
    roster = move(begin_new_version(team, by=marcus), "submit", by=marcus)

    move(roster, "withdraw", by=marcus)

    states = team.rosters.order_by("number").values_list("state", flat=True)
    assert list(states) == ["approved", "withdrawn", "draft"]


def test_a_first_version_is_not_given_up_but_taken_back(sign_in):
    roster = a_roster()

    page = page_of(sign_in(facilitator_of(roster.team)).get(door("check", roster.team_id)))

    assert "Give up this version" not in page


# --- Reopening ------------------------------------------------------------------------------------


def test_the_district_reopens_a_swap_and_then_decides():
    team, ruth = an_approved_team(), an_assistant_superintendent()
    marcus, swap = facilitator_of(team), swapped(team)

    again = reopen(swap, by=ruth, reason="Keep one from grade 4.")
    with pytest.raises(NotYet, match="reopened already"):
        reopen(swap, by=ruth, reason="Keep one from grade 4.")

    swap.refresh_from_db()
    assert (swap.state, again.state) == (State.APPROVED, State.RETURNED)
    assert again.record.get(verb="return").note == "Keep one from grade 4."
    assert marcus.pk in told("roster_returned")
    newest = move(again, "submit", by=marcus)
    assert newest.state == State.SUBMITTED
    with pytest.raises(PermissionDenied):  # nobody takes it: it follows from submitting
        move(newest, "swap", by=marcus)
    assert move(newest, "approve", by=ruth).state == State.APPROVED


def test_a_reopened_swap_is_not_given_up_but_decided(sign_in):
    team, ruth = an_approved_team(), an_assistant_superintendent()
    marcus, swap = facilitator_of(team), swapped(team)
    again = reopen(swap, by=ruth, reason="Keep one from grade 4.")

    with pytest.raises(NotYet, match="reopened"):
        move(again, "withdraw", by=marcus)
    assert "Give up this version" not in page_of(sign_in(marcus).get(door("check", team.pk)))
    draft = move(move(again, "submit", by=marcus), "recall", by=marcus)
    with pytest.raises(NotYet, match="reopened"):
        move(draft, "withdraw", by=marcus)
    move(move(draft, "submit", by=marcus), "approve", by=ruth)
    move(begin_new_version(team, by=marcus), "withdraw", by=marcus)


def test_a_swap_is_reopened_after_a_version_that_was_given_up_and_beside_one_that_was_taken_back():
    team, ruth = an_approved_team(), an_assistant_superintendent()
    marcus, swap = facilitator_of(team), swapped(team)
    move(begin_new_version(team, by=marcus), "withdraw", by=marcus)
    draft = begin_new_version(team, by=marcus)
    jo = a_teacher(school=team.school)
    confirm(ask(team, jo, by=marcus), by=jo)
    move(move(draft, "submit", by=marcus), "recall", by=marcus)

    again = reopen(swap, by=ruth, reason="Keep one from grade 4.")

    assert (again.number, again.state) == (swap.number + 2, State.RETURNED)
    assert {line.person for line in again.lines.all()} == {line.person for line in swap.lines.all()}


def test_a_delegate_reopens_in_the_name_of_the_office():
    team, ruth = an_approved_team(), an_assistant_superintendent()

    again = reopen(swapped(team), by=a_delegate(ruth), reason="Keep one from grade 4.")

    assert again.record.get(verb="return").on_behalf_of == ruth


def test_a_swap_is_reopened_within_three_school_days_by_the_office_with_a_reason():
    team, ruth = an_approved_team(), an_assistant_superintendent()
    swap = swapped(team)

    with pytest.raises(PermissionDenied):
        reopen(swap, by=facilitator_of(team), reason="No.")
    with pytest.raises(NotYet, match="Say what"):
        reopen(swap, by=ruth, reason=" ")
    Roster.objects.filter(pk=swap.pk).update(decided_at=clock.now() - timedelta(days=7))
    with pytest.raises(NotYet, match="three school days"):
        reopen(swap, by=ruth, reason="Too late.")


# --- Who facilitates ------------------------------------------------------------------------------


def test_a_co_facilitator_acts_at_once_when_the_facilitator_leaves():
    team = an_approved_team(members=6)
    jo = a_member(team, function="co_facilitator").person

    gone(team.memberships.get(function="facilitator"))

    assert list(facilitator(team)) == [jo]
    assert begin_new_version(team, by=jo).state == State.DRAFT


def test_without_a_co_facilitator_any_member_may_and_takes_over():
    team = an_approved_team(members=6)
    gone(team.memberships.get(function="facilitator"))
    jo = a_plain_member(team).person
    assert set(facilitator(team)) == set(members(team)) == set(hosts(team)) != set()

    hand_over(team, jo, by=jo)

    assert list(facilitator(team)) == [jo]


def test_the_facilitator_hands_over_and_acts_until_the_other_accepts():
    team = an_approved_team()
    marcus, jo = facilitator_of(team), a_plain_member(team).person

    seat = hand_over(team, jo, by=marcus)
    hand_over(team, jo, by=marcus)

    assert seat.is_asked
    assert list(facilitator(team)) == [marcus]
    assert told("asked_to_join") == {jo.pk}
    confirm(seat, by=jo)
    assert list(facilitator(team)) == [jo]
    assert members(team).contains(marcus)


def test_naming_another_beside_a_new_version_leaves_the_former_one_acting():
    team = an_approved_team()
    marcus, jo = facilitator_of(team), a_plain_member(team).person
    begin_new_version(team, by=marcus)

    name_facilitator(team, jo, by=marcus)

    assert list(facilitator(team)) == [marcus]


def test_whoever_declines_stays_a_member_and_the_former_one_acts():
    team = an_approved_team()
    marcus, jo = facilitator_of(team), a_plain_member(team).person

    decline(hand_over(team, jo, by=marcus), by=jo)

    assert members(team).contains(jo)
    assert list(facilitator(team)) == [marcus]


def test_the_office_names_somebody_who_acts_at_once():
    team, ruth = an_approved_team(), an_assistant_superintendent()
    jo = a_plain_member(team).person

    hand_over(team, jo, by=ruth)

    assert list(facilitator(team)) == [jo]
    assert told("somebody_acts") == {person.pk for person in members(team)}


def test_a_member_does_not_take_over_from_a_facilitator_nor_hand_to_a_stranger():
    team = an_approved_team()
    jo = a_plain_member(team).person

    with pytest.raises(PermissionDenied):
        hand_over(team, jo, by=jo)
    with pytest.raises(NotYet, match="not on the team"):
        hand_over(team, a_teacher(), by=facilitator_of(team))
