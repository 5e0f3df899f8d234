from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from billboard.models import Interest, Posting
from kit.lifecycle import NotYet
from letters.models import Letter
from teams.founding import ask, confirm, decline, found, leave, name_facilitator, take_back
from teams.models import Membership, Roster, Team
from teams.rules import facilitator, hosts, members
from tests.builders import (
    a_member,
    a_posting,
    a_roster,
    a_school,
    a_teacher,
    a_team,
    an_interest,
    facilitator_of,
    of_no_school,
    the_year,
)
from tests.teams.builders import a_forming_team, seat_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("year")]
Answer, State = Membership.Answer, Roster.State


# --- Founding -------------------------------------------------------------------------------------


def test_a_posting_becomes_a_team_and_brings_its_people_along_as_a_question():
    renee, daniel, mei, tomas = (a_teacher() for _ in range(4))
    posting = a_posting(lead=renee)
    posting.co_authors.add(daniel)
    an_interest(posting, mei, state=Interest.State.COMMITTED)
    an_interest(posting, tomas, state=Interest.State.INTERESTED)

    team = found(by=renee, name=posting.title, posting=posting, org_goals=posting.org_goals.all())

    assert {(seat.person, seat.answer) for seat in team.memberships.all()} == {
        (renee, Answer.YES),
        (daniel, Answer.ASKED),
        (mei, Answer.ASKED),
    }
    letters = Letter.objects.filter(kind="asked_to_join")
    assert sorted(letter.person_id for letter in letters) == sorted([daniel.pk, mei.pk])
    assert list(facilitator(team)) == [renee]
    assert list(team.org_goals.all()) == list(posting.org_goals.all())
    assert team.rosters.get().state == State.DRAFT
    posting.refresh_from_db()
    assert posting.state == Posting.State.OPEN


def test_the_founder_may_name_another_facilitator_who_is_asked():
    renee, marcus = a_teacher(), a_teacher()

    team = found(by=renee, name="Talking Math", facilitator=marcus)

    assert list(facilitator(team)) == []
    assert list(hosts(team)) == [renee]
    confirm(seat_of(team, marcus), by=marcus)
    assert list(facilitator(team)) == [marcus]
    assert list(hosts(team)) == [marcus]


def test_a_posting_becomes_one_team_and_a_second_click_finds_it():
    renee, daniel = a_teacher(), a_teacher("Daniel Brandt")
    posting = a_posting(lead=renee)
    posting.co_authors.add(daniel)

    team = found(by=renee, name="Talking Math", posting=posting)

    assert found(by=renee, name="Talking Math", posting=posting) == team
    with pytest.raises(NotYet, match="has founded Talking Math from this posting"):
        found(by=daniel, name="Talking More", posting=posting)
    assert found(by=renee, name="Alone") == found(by=renee, name="Alone")
    assert Team.objects.count() == 2


def test_a_posting_becomes_a_team_by_its_authors_while_it_is_on_the_billboard():
    posting, draft = a_posting(), a_posting(state=Posting.State.DRAFT)

    with pytest.raises(PermissionDenied):
        found(by=a_teacher(), name="Not mine", posting=posting)
    with pytest.raises(NotYet, match="on the billboard"):
        found(by=draft.lead, name="Too early", posting=draft)


def test_somebody_of_the_district_office_says_where_the_team_is_at_home():
    coach = of_no_school(a_teacher())

    with pytest.raises(NotYet, match="Choose the school"):
        found(by=coach, name="Coaching")
    assert found(by=coach, name="Coaching", school=a_school("Alcott Elementary")).name == "Coaching"


# --- The facilitator ------------------------------------------------------------------------------


def test_a_member_named_as_facilitator_stays_in_and_accepts_or_not():
    team, renee = a_forming_team()
    marcus = a_teacher()
    confirm(ask(team, marcus, by=renee), by=marcus)

    seat = name_facilitator(team, marcus, by=renee)
    assert members(team).contains(marcus)
    assert list(facilitator(team)) == [renee]
    decline(seat, by=marcus)

    assert members(team).contains(marcus)
    assert seat_of(team, marcus).function == "member"
    assert list(hosts(team)) == [renee]


def test_who_is_asked_to_facilitate_may_join_as_a_member():
    team, renee = a_forming_team()
    marcus = a_teacher()

    confirm(ask(team, marcus, by=renee, function="facilitator"), by=marcus, as_member=True)

    assert seat_of(team, marcus).function == "member"
    assert list(facilitator(team)) == [renee]


def test_whoever_facilitated_facilitates_until_the_next_one_accepts():
    team, renee = a_forming_team()
    marcus, grace = a_teacher(), a_teacher()
    confirm(ask(team, marcus, by=renee, function="facilitator"), by=marcus)
    confirm(ask(team, grace, by=marcus), by=grace)

    seat = name_facilitator(team, grace, by=marcus)
    assert list(facilitator(team)) == [marcus]
    confirm(seat, by=grace)

    assert list(facilitator(team)) == [grace]
    assert seat_of(team, marcus).function == "co_facilitator"


def test_taking_the_question_to_facilitate_back_leaves_a_member_in():
    team, renee = a_forming_team()
    marcus = a_teacher()
    confirm(ask(team, marcus, by=renee), by=marcus)

    take_back(name_facilitator(team, marcus, by=renee), by=renee)

    assert seat_of(team, marcus).answer == Answer.YES
    assert seat_of(team, marcus).function == "member"


# --- Leaving --------------------------------------------------------------------------------------


def test_a_member_leaves_and_the_place_is_kept_in_the_record():
    team, renee = a_forming_team()
    tomas = a_teacher()
    confirm(ask(team, tomas, by=renee), by=tomas)

    leave(team, by=tomas)
    leave(team, by=tomas)

    assert list(members(team)) == [renee]
    assert team.memberships.get(person=tomas).end_reason == "Left"


def test_the_facilitator_leaves_after_naming_another():
    roster = a_roster()
    marcus = facilitator_of(roster.team)

    with pytest.raises(NotYet, match="Name somebody else first"):
        leave(roster.team, by=marcus)


def test_when_the_last_one_leaves_the_team_is_given_up_and_its_posting_free():
    renee, tomas = a_teacher(), a_teacher()
    posting = a_posting(lead=renee)
    team = found(by=renee, name="Talking Math", posting=posting)
    ask(team, tomas, by=renee)

    leave(team, by=renee)

    team.refresh_from_db()
    assert team.state == Team.State.DISSOLVED
    assert team.rosters.get().state == State.WITHDRAWN
    assert not Membership.objects.awaiting(tomas).exists()
    assert found(by=renee, name="Talking Math again", posting=posting) != team


def test_an_approved_team_changes_with_a_new_version():
    roster = a_roster(state=State.APPROVED)
    team = roster.team
    Team.objects.filter(pk=team.pk).update(state=Team.State.ACTIVE)

    with pytest.raises(NotYet, match="new version"):
        leave(team, by=team.memberships.last().person)
    with pytest.raises(NotYet, match="new version"):
        ask(team, a_teacher(), by=facilitator_of(team))


def test_a_team_goes_on_from_one_its_founder_was_on_to_the_end():
    past = a_team(year=the_year("2025"), name="Talking Math")
    marcus, ines = facilitator_of(past), a_member(past).person
    past.memberships.update(ended_on=past.year.last_day)
    past.memberships.filter(person=ines).update(ended_on=date(2026, 3, 2))

    assert found(by=marcus, name="Talking Math again", continues=past).continues == past
    for stranger in (ines, a_teacher()):
        with pytest.raises(PermissionDenied):
            found(by=stranger, name="Mine", continues=past)


def test_a_team_does_not_go_on_from_one_of_the_same_year_or_from_one_given_up():
    same = a_team()
    given_up = a_team(year=the_year("2025"), state="dissolved")

    for team in (same, given_up):
        with pytest.raises(PermissionDenied):
            found(by=facilitator_of(team), name="Again", continues=team)
