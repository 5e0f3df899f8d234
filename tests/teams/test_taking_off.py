"""Until approval whoever hosts a team can take somebody off who said yes; they read why."""

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from kit.lifecycle import NotYet
from letters.models import Letter
from teams.approval import begin_new_version
from teams.founding import ask, take_off
from teams.models import Remark, Roster
from teams.rules import members
from tests.builders import (
    a_member,
    a_posting,
    a_principal,
    a_teacher,
    a_team,
    facilitator_of,
)
from tests.reading import page_of
from tests.teams.builders import (
    a_plain_member,
    a_submitted_roster,
    an_approved_team,
    door,
    seat_of,
)
from tests.teams.hands import move

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("year")]
WHY = "One team is enough for you this year, Ms. Osei says."
SIOBHAN = "Siobhán O'Brien-Nguyễn"


def a_team_with(name=SIOBHAN, **facts):
    team = a_team(**facts)
    return team, a_member(team, a_teacher(name))


def test_the_facilitator_takes_somebody_off_who_reads_why(sign_in):
    team, place = a_team_with()
    marcus, siobhan = facilitator_of(team), place.person

    for _ in range(2):
        take_off(place, by=marcus, reason=WHY)

    place.refresh_from_db()
    assert (place.ended_by, place.end_reason) == (marcus, WHY)
    assert not members(team).contains(siobhan)
    letter = Letter.objects.get(kind="taken_off")
    assert (letter.person, letter.subject) == (siobhan, f"You are not on {team} any more")
    assert WHY in letter.text
    page = page_of(sign_in(siobhan).get(door("answer", place.pk)))
    assert f"{marcus.name} took you off" in page
    assert WHY in page
    assert ask(team, siobhan, by=marcus).is_asked


def test_a_co_facilitator_takes_members_off_and_whoever_facilitates_co_facilitators_too():
    team, member = a_team_with()
    renee, jo = (a_member(team, function="co_facilitator") for _ in range(2))

    take_off(member, by=renee.person, reason=WHY)
    with pytest.raises(NotYet, match="hands that over first"):
        take_off(jo, by=renee.person, reason=WHY)
    take_off(jo, by=facilitator_of(team), reason=WHY)

    assert not members(team).filter(pk__in=[member.person_id, jo.person_id]).exists()


def test_a_second_reason_that_comes_too_late_for_the_letter_is_not_swallowed():
    team, member = a_team_with()
    take_off(member, by=facilitator_of(team), reason=WHY)

    take_off(member, by=facilitator_of(team), reason=WHY)  # a second click finds it done
    with pytest.raises(NotYet, match="is off the team already"):
        take_off(member, by=facilitator_of(team), reason="Another reason.")


def test_nobody_takes_off_whoever_facilitates_or_oneself():
    team, _ = a_team_with()
    renee = a_member(team, function="co_facilitator")
    lead = seat_of(team, facilitator_of(team))

    for place, by in [(lead, renee.person), (lead, lead.person), (renee, renee.person)]:
        with pytest.raises(NotYet, match="is not taken off"):
            take_off(place, by=by, reason=WHY)


def test_a_member_and_a_stranger_take_nobody_off(sign_in):
    team, place = a_team_with()
    path = door("take-off", place.pk)

    for person in (a_plain_member(team).person, a_teacher(), a_principal(team.school)):
        with pytest.raises(PermissionDenied):
            take_off(place, by=person, reason=WHY)
        assert sign_in(person).get(path).status_code == 403
        assert sign_in(person).post(path, {"reason": WHY}).status_code == 403


def test_it_takes_a_reason_somebody_who_is_in_and_a_roster_in_the_teams_own_hands():
    team, place = a_team_with()
    marcus = facilitator_of(team)
    submitted = a_submitted_roster().team

    with pytest.raises(NotYet, match="Say why"):
        take_off(place, by=marcus, reason=" ")
    with pytest.raises(NotYet, match="Take the question back"):
        take_off(a_member(team, answer="asked"), by=marcus, reason=WHY)
    with pytest.raises(NotYet, match="Take it back to change the team"):
        take_off(a_plain_member(submitted), by=facilitator_of(submitted), reason=WHY)


@pytest.mark.parametrize("draft", [False, True])
def test_an_approved_team_ends_a_place_with_a_last_day(draft):
    team = an_approved_team()
    if draft:
        begin_new_version(team, by=facilitator_of(team))

    with pytest.raises(NotYet, match="is approved"):
        take_off(a_plain_member(team), by=facilitator_of(team), reason=WHY)


def test_whoever_was_asked_to_lead_and_is_taken_off_was_on_the_team_once(sign_in):
    team, place = a_team_with()
    place.function, place.answer = "co_facilitator", "asked"
    place.save()

    take_off(place, by=facilitator_of(team), reason=WHY)

    assert WHY in page_of(sign_in(place.person).get(door("answer", place.pk)))


def test_the_place_is_free_on_the_posting_again():
    posting = a_posting(places=5)
    _, place = a_team_with(posting=posting, facilitator=posting.lead, members=2)

    take_off(place, by=posting.lead, reason=WHY)

    posting.refresh_from_db()
    assert posting.on_its_team == 2


# --- On the pages ---------------------------------------------------------------------------------


def test_the_way_is_on_the_page_of_members_for_those_who_may(sign_in):
    team, place = a_team_with()
    marcus, path = facilitator_of(team), door("take-off", place.pk)
    lead = door("take-off", seat_of(team, marcus).pk)

    page = page_of(sign_in(marcus).get(door("ask", team.pk)))
    assert path in page
    assert lead not in page
    assert path not in page_of(sign_in(place.person).get(door("ask", team.pk)))
    done = sign_in(marcus).post(path, {"reason": WHY}, follow=True)

    assert f"Siobhán O&#x27;Brien-Nguyễn is not on {team} any more." in page_of(done)
    assert f"Taken off by {marcus.name} on September 22: Siobhán" in page_of(done)
    assert WHY not in page_of(done)
    assert path not in page_of(done)


def test_a_reason_too_long_and_none_come_back_with_what_was_typed(sign_in):
    team, place = a_team_with()
    client = sign_in(facilitator_of(team))

    empty = client.post(door("take-off", place.pk), {"reason": ""})
    long = client.post(door("take-off", place.pk), {"reason": "x" * 301})
    exact = client.post(door("take-off", place.pk), {"reason": "x" * 300})

    assert [each.status_code for each in (empty, long, exact)] == [422, 422, 302]
    assert "Say why. They read it." in page_of(empty)
    assert "x" * 301 in page_of(long)


def test_what_was_sent_back_for_a_member_is_no_dead_end(sign_in):
    roster = a_submitted_roster(members=6)
    team, marcus = roster.team, facilitator_of(roster.team)
    place = a_plain_member(team)
    reason = f"One team is enough for {place.person.name}."
    remarks = [Remark(item="member", person=place.person, reason=reason)]
    move(roster, "return", by=a_principal(team.school), remarks=remarks, note="")
    client, path = sign_in(marcus), door("take-off", place.pk)

    page = page_of(client.get(door("check", team.pk)))
    assert page.count(f'href="{path}"') == 1
    assert reason in page_of(client.get(path))
    client.post(path, {"reason": WHY})
    seal = Roster.objects.get(pk=roster.pk).seal
    client.post(door("move-roster", roster.pk, "submit"), {"seal": seal})

    again = team.rosters.get(state=Roster.State.SUBMITTED)
    assert not again.lines.filter(person=place.person).exists()
    assert path not in page_of(sign_in(marcus).get(reverse("team", args=[team.pk])))
