"""Who leads a team is said by whoever facilitates it; it is never without, and nobody is replaced
in silence."""

import pytest
from django.core.exceptions import PermissionDenied

from kit.lifecycle import NotYet
from letters.models import Letter
from teams.approval import begin_new_version
from teams.changing import hand_over, leave
from teams.founding import ask, confirm, name_co_facilitator, name_facilitator, take_back
from teams.rules import facilitator, hosts
from tests.builders import a_member, a_roster, a_teacher, a_team, facilitator_of
from tests.reading import page_of
from tests.teams.builders import a_plain_member, an_approved_team, door, seat_of
from tests.teams.hands import move

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("year")]


def a_led_team():
    """Marcus facilitates, Renee co-facilitates, Grace is a member."""
    marcus, renee, grace = (a_teacher(name) for name in ("Marcus Bell", "Renee Okafor", "Grace Li"))
    team = a_team(name="Talking Math", facilitator=marcus, members=3)
    a_member(team, renee, function="co_facilitator")
    a_member(team, grace)
    return team, marcus, renee, grace


def told(person):
    """What a letter says to somebody whose part on the team has changed."""
    letters = Letter.objects.filter(kind="part_changed", person=person)
    return [" ".join(letter.text.split()) for letter in letters]


# --- Who may --------------------------------------------------------------------------------------


def test_a_co_facilitator_makes_nobody_facilitator_and_least_of_all_herself():
    team, marcus, renee, grace = a_led_team()

    for person in (renee, grace, a_teacher()):
        for name in (name_facilitator, name_co_facilitator):
            with pytest.raises(PermissionDenied):
                name(team, person, by=renee)
        with pytest.raises(PermissionDenied):
            ask(team, person, by=renee, function="facilitator")

    assert list(facilitator(team)) == [marcus]
    assert seat_of(team, renee).function == "co_facilitator"
    assert ask(team, a_teacher(), by=renee).function == "member"


def test_a_co_facilitator_takes_back_no_question_to_lead_and_lets_go_only_herself(sign_in):
    team, marcus, renee, grace = a_led_team()
    other = a_member(team, function="co_facilitator")
    asked = name_facilitator(team, grace, by=marcus)

    for seat in (asked, other):
        with pytest.raises(PermissionDenied):
            take_back(seat, by=renee)
    page = page_of(sign_in(renee).get(door("ask", team.pk)))
    assert door("take-back", seat_of(team, renee).pk) in page
    for seat in (asked, other):
        assert door("take-back", seat.pk) not in page
    take_back(seat_of(team, renee), by=renee)

    assert seat_of(team, renee).function == "member"
    assert told(renee) == []
    assert seat_of(team, grace).is_asked


@pytest.mark.parametrize("sent", [{}, {"co": "on"}, {"function": "facilitator"}])
def test_no_field_of_a_form_gives_a_co_facilitator_more(sign_in, sent):
    team, marcus, renee, _ = a_led_team()
    client = sign_in(renee)

    answers = [
        client.post(door("name-facilitator", team.pk), {"person": renee.pk} | sent),
        client.post(door("ask", team.pk), {"person": a_teacher().pk, "facilitate": "on"} | sent),
    ]

    assert [answer.status_code for answer in answers] == [403, 403]
    assert list(facilitator(team)) == [marcus]
    assert "Ask to facilitate" not in page_of(client.get(door("ask", team.pk)))


@pytest.mark.parametrize("sent", [{"co": "on"}, {"function": "member"}, {}])
def test_whoever_facilitates_is_made_nothing_else_by_a_form(sign_in, sent):
    team, marcus, _, _ = a_led_team()

    sign_in(marcus).post(door("name-facilitator", team.pk), {"person": marcus.pk} | sent)

    assert list(facilitator(team)) == [marcus]


def test_while_nobody_facilitates_the_founder_names_somebody_or_herself():
    team, marcus, renee, grace = a_led_team()
    team.founded_by = grace
    team.save()
    team.memberships.filter(person=marcus).update(answer="asked", answered_at=None)
    team.memberships.filter(person=renee).update(function="member")

    assert list(hosts(team)) == [grace]
    name_facilitator(team, grace, by=grace)

    assert list(facilitator(team)) == [grace]
    assert seat_of(team, marcus).function == "member"
    assert "are asked to join as a member" in told(marcus)[0]


# --- Never without, and never in silence ----------------------------------------------------------


def test_whoever_facilitates_does_so_until_the_next_has_agreed_and_is_told():
    team, marcus, renee, grace = a_led_team()

    seat = name_facilitator(team, grace, by=marcus)
    assert list(facilitator(team)) == [marcus]
    assert told(marcus) == []
    confirm(seat, by=grace)

    assert list(facilitator(team)) == [grace]
    assert seat_of(team, marcus).function == "co_facilitator"
    assert "Grace Li facilitates Talking Math now, and you co-facilitate it." in told(marcus)[0]
    assert told(grace) == told(renee) == []


def test_whoever_is_asked_no_more_because_another_is_reads_so():
    team, marcus, renee, grace = a_led_team()
    stranger = ask(team, a_teacher(), by=marcus, function="facilitator").person

    name_facilitator(team, grace, by=marcus)
    name_facilitator(team, renee, by=marcus)

    assert "are asked to join as a member" in told(stranger)[0]
    assert "you are not asked to lead it any more, and stay a member" in told(grace)[0]
    assert list(facilitator(team)) == [marcus]


def test_whoever_co_facilitates_no_more_reads_so():
    team, marcus, renee, _ = a_led_team()

    take_back(seat_of(team, renee), by=marcus)

    assert "Marcus Bell has changed who leads Talking Math: you do not lead it" in told(renee)[0]


def test_an_approved_team_is_led_until_the_next_has_agreed_too():
    team = an_approved_team()
    marcus, jo = facilitator_of(team), a_plain_member(team).person

    seat = hand_over(team, jo, by=marcus)
    assert hand_over(team, jo, by=marcus) == seat
    assert list(facilitator(team)) == [marcus]
    confirm(seat, by=jo)

    assert list(facilitator(team)) == [jo]
    assert len(told(marcus)) == 1


def test_whoever_has_left_the_district_leads_until_another_agrees_and_gets_no_letter():
    team, marcus, renee, grace = a_led_team()
    marcus.is_active = False
    marcus.save()

    confirm(name_facilitator(team, grace, by=renee), by=grace)

    assert list(facilitator(team)) == [grace]
    assert told(marcus) == []


def test_a_roster_is_not_submitted_while_somebody_has_not_said_whether_they_facilitate():
    team, marcus, _, grace = a_led_team()
    roster = a_roster(team=team)
    name_facilitator(team, grace, by=marcus)

    with pytest.raises(NotYet, match="Grace Li has not answered yet"):
        move(roster, "submit", by=marcus)


def test_a_new_version_is_not_submitted_meanwhile_either():
    team = an_approved_team(members=6)
    marcus, jo = facilitator_of(team), a_plain_member(team).person
    roster = begin_new_version(team, by=marcus)
    hand_over(team, jo, by=marcus)

    with pytest.raises(NotYet, match="has not answered yet"):
        move(roster, "submit", by=marcus)


def test_whoever_hands_over_and_leaves_before_an_answer_leaves_the_question_standing(sign_in):
    team = an_approved_team(members=6)
    marcus, jo = facilitator_of(team), a_plain_member(team).person
    hand_over(team, jo, by=marcus)

    leave(seat_of(team, marcus), by=marcus, on=team.rosters.get().decided_at.date(), reason="Away")

    page = page_of(sign_in(jo).get(door("answer", seat_of(team, jo).pk)))
    assert "Yes, I facilitate" in page


def test_each_of_these_doors_holds_what_it_does_together(committed, sign_in):
    team, marcus, renee, grace = a_led_team()
    client, name, seat = sign_in(marcus), door("name-facilitator", team.pk), seat_of(team, renee)

    for path, data in [
        (name, {"person": grace.pk}),
        (name, {"person": a_teacher().pk, "co": "on"}),
        (door("take-back", seat.pk), {}),
        (door("take-off", seat.pk), {"reason": "One team is enough."}),
    ]:
        assert client.post(path, data).url == door("ask", team.pk)
