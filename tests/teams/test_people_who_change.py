"""Somebody on a team leaves the district, or moves to another school: the directory says it, and
those concerned find it in their queue and hear of it once."""

import pytest
from django.urls import reverse

from kit import clock
from letters.models import Letter
from teams.founding import found
from teams.models import Team
from teams.rules import members
from teams.tasks import notice_changes
from teams.today import changes
from tests.builders import (
    a_member,
    a_posting,
    a_principal,
    a_school,
    a_teacher,
    a_team,
    an_assistant_superintendent,
    facilitator_of,
    moves_to,
    the_year,
)
from tests.reading import page_of
from tests.teams.builders import (
    a_plain_member,
    a_submitted_roster,
    an_approved_team,
    door,
    gone,
    seat_of,
    told,
)
from tests.teams.hands import move, stay

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("year")]
SIOBHAN = "Siobhán O'Brien-Nguyễn"


def leaves(person):
    """As an administrator says it."""
    person.is_active = False
    person.save()
    return person


def letters(kind):
    return Letter.objects.filter(kind=kind)


@pytest.fixture
def alcott(year):
    return a_school("Alcott Elementary")


@pytest.fixture
def wheelock(year):
    return a_school("Wheelock Elementary")


# --- Told once ------------------------------------------------------------------------------------


def test_a_departure_is_told_once_to_the_team_and_those_who_decide(alcott):
    team = an_approved_team(school=alcott)
    miriam, ruth = a_principal(alcott), an_assistant_superintendent()
    a_principal(a_school("Wheelock Elementary"))
    leaves(a_plain_member(team).person)

    notice_changes()
    a_principal(alcott)  # who begins later does not hear of September
    notice_changes()

    assert told("somebody_departed") == {p.pk for p in [*members(team), miriam, ruth]}
    assert letters("somebody_departed").count() == 6


def test_a_facilitator_who_left_is_a_team_that_needs_attention(alcott):
    team, ruth = an_approved_team(members=6), an_assistant_superintendent()
    marcus = leaves(facilitator_of(team))

    notice_changes()

    letter = letters("somebody_departed").get(person=ruth)
    assert letter.subject == f"{team.name}: {marcus.name} has left the district"
    assert "Nobody facilitates it." in letter.text


def test_a_team_that_is_forming_hears_among_itself_until_its_roster_was_submitted(alcott):
    forming, submitted = a_team(school=alcott), a_submitted_roster(school=alcott).team
    miriam = a_principal(alcott)
    for team in (forming, submitted):
        leaves(facilitator_of(team))

    notice_changes()

    assert told("somebody_departed") == {
        p.pk for p in [*members(forming), *members(submitted), miriam]
    }
    assert "Its page of members says who can" in letters("somebody_departed").first().text


def test_a_transfer_is_told_once_to_both_principals_the_office_and_the_facilitator(
    alcott, wheelock
):
    team = an_approved_team(school=alcott)
    heads = a_principal(alcott), a_principal(wheelock), an_assistant_superintendent()
    place = a_plain_member(team)
    moves_to(wheelock, place.person)

    notice_changes()
    a_principal(wheelock)  # who begins later does not hear of it
    notice_changes()

    assert told("somebody_moved") == {p.pk for p in [*heads, facilitator_of(team)]}
    assert "works at Wheelock Elementary now" in letters("somebody_moved").first().subject
    moves_to(a_school("Pine Hollow Elementary"), place.person)
    notice_changes()
    assert letters("somebody_moved").filter(person=heads[2]).count() == 2


def test_nobody_is_told_at_night_of_last_year_or_of_teams_that_are_no_more(alcott):
    teams = [
        an_approved_team(year=the_year("2025")),
        an_approved_team(state=Team.State.DISSOLVED),
    ]
    for team in teams:
        leaves(a_plain_member(team).person)
    notice_changes()
    leaves(a_plain_member(an_approved_team()).person)
    with clock.held_at(clock.at(clock.today(), 6)):
        notice_changes()

    assert not letters("somebody_departed").exists()


def test_the_posting_of_a_team_has_a_place_free_again():
    posting = a_posting(places=5)
    team = found(by=posting.lead, name="Talking Math", posting=posting)
    leaves(a_member(team).person)

    notice_changes()

    posting.refresh_from_db()
    assert posting.on_its_team == 1


# --- In the queue ---------------------------------------------------------------------------------


def test_it_stands_in_the_queue_of_those_concerned_until_it_is_decided(alcott, wheelock):
    team, ruth = an_approved_team(school=alcott, members=6, name="Talking Math"), None
    ruth, helen, alan = an_assistant_superintendent(), a_principal(alcott), a_principal(wheelock)
    far = a_principal(a_school("Pine Hollow Elementary"))
    left, mover = team.memberships.filter(function="member")[:2]
    leaves(left.person)
    moves_to(wheelock, mover.person)

    for person in (ruth, helen, alan):
        found = [(one.person, one.works_at) for one in changes(person)]
        assert sorted(found) == sorted(
            [(left.person.name, ""), (mover.person.name, "Wheelock Elementary")]
        )
    assert changes(far) == []
    gone(left, by=ruth)
    stay(mover, by=ruth)
    assert changes(ruth) == changes(helen) == []


def test_whoever_is_gone_altogether_has_not_moved(alcott, wheelock):
    team = an_approved_team(school=alcott)
    leaves(moves_to(wheelock, a_plain_member(team).person))

    assert [one.works_at for one in changes(an_assistant_superintendent())] == [""]


def test_the_page_of_approvals_leads_to_the_team_where_it_is_decided(sign_in, alcott):
    team = an_approved_team(school=alcott, name="Talking Math")
    a_member(team, a_teacher(SIOBHAN, school=alcott), function="co_facilitator")
    place = seat_of(team, leaves(team.memberships.get(function="co_facilitator").person))
    ruth, path = an_assistant_superintendent(), reverse("team", args=[team.pk])

    page = page_of(sign_in(ruth).get(door("approvals")))
    assert "<b>Siobhán O&#x27;Brien-Nguyễn does not work for the district any more</b>" in page
    assert f'<a href="{path}">Talking Math</a>, Alcott' in page
    for person in (ruth, facilitator_of(team)):
        assert door("end", place.pk) in page_of(sign_in(person).get(path))
    assert door("end", place.pk) not in page_of(sign_in(a_principal(alcott)).get(path))


def test_a_paused_team_has_them_too_and_the_count_of_questions_stays(counted, sign_in, alcott):
    teams = [an_approved_team(school=alcott) for _ in range(3)]
    ruth = an_assistant_superintendent()
    leaves(a_plain_member(teams[0]).person)
    sign_in(ruth)
    one = counted(door("approvals"))

    for team in teams[1:]:
        leaves(a_plain_member(team).person)
        Team.objects.filter(pk=team.pk).update(state=Team.State.PAUSED)

    assert counted(door("approvals")) == one
    assert len(changes(ruth)) == 3


def test_a_roster_that_is_decided_again_has_the_schools_of_today(alcott, wheelock):
    team, ruth = an_approved_team(school=alcott), an_assistant_superintendent()
    moves_to(wheelock, a_plain_member(team).person)
    marcus = facilitator_of(team)
    team.focus = "They say why."
    team.save()

    again = team.rosters.create(number=2)
    move(move(again, "submit", by=marcus), "approve", by=ruth)

    assert changes(ruth) == []
