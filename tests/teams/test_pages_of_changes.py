from datetime import timedelta

import pytest
from django.urls import reverse

from kit import clock
from letters.models import Letter
from teams.models import Roster, Team
from tests.builders import (
    a_blueprint,
    a_principal,
    a_school,
    a_teacher,
    an_assistant_superintendent,
    facilitator_of,
    moves_to,
)
from tests.reading import page_of
from tests.teams.builders import (
    a_plain_member,
    an_approved_team,
    door,
    gone,
    sealed,
    swapped,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("year")]


def test_a_leaver_loses_the_texts_of_the_team_in_an_open_session(sign_in):
    team = an_approved_team()
    a_blueprint(team, ideal="We watch each other teach.")
    place = a_plain_member(team)
    client, texts = sign_in(place.person), reverse("blueprint:blueprint", args=[team.pk])
    assert "We watch each other teach." in page_of(client.get(texts))

    client.get(door("leave", team.pk), follow=True)
    leaves = {"on": clock.today().isoformat(), "reason": "Own wish"}
    answer = client.post(door("end", place.pk), leaves)
    again = client.post(door("end", place.pk), leaves)

    assert answer.url == again.url == reverse("team", args=[team.pk])
    refused = client.get(texts)
    assert refused.status_code == 404
    assert "We watch each other teach." not in page_of(refused)


def test_leaving_without_a_reason_comes_back(sign_in):
    place = a_plain_member(an_approved_team())

    answer = sign_in(place.person).post(door("end", place.pk), {"on": "someday"})

    assert answer.status_code == 422
    assert "Choose a reason." in page_of(answer)
    assert "Enter a day such as" in page_of(answer)
    assert "<title>Error:" in page_of(answer)


def test_a_team_that_needs_attention_says_so_to_its_people_and_their_leaders(sign_in):
    team = an_approved_team(members=4)
    gone(a_plain_member(team))
    readers = [facilitator_of(team), a_principal(team.school), an_assistant_superintendent()]
    path = reverse("team", args=[team.pk])

    for person in readers:
        assert "needs attention" in page_of(sign_in(person).get(path))
    assert "needs attention" not in page_of(sign_in(a_teacher()).get(path))


def test_those_who_decide_see_the_teams_that_need_attention_with_their_rosters(sign_in):
    ruth, team, fine = (
        an_assistant_superintendent(),
        an_approved_team(members=4),
        an_approved_team(),
    )
    gone(a_plain_member(team))

    page = page_of(sign_in(ruth).get(door("approvals")))

    assert team.name in page
    assert fine.name not in page


def test_a_principal_does_not_see_those_of_other_schools(sign_in):
    team = an_approved_team(members=4)
    gone(a_plain_member(team))
    next_door = a_principal(a_school("Wheelock Elementary"))

    assert team.name not in page_of(sign_in(next_door).get(door("approvals")))
    assert team.name in page_of(sign_in(a_principal(team.school)).get(door("approvals")))


def test_whoever_accepts_to_facilitate_comes_to_the_hand_over(sign_in):
    team = an_approved_team()
    jo, path = a_plain_member(team).person, reverse("hand-over", args=[team.pk])

    sign_in(facilitator_of(team)).post(path, {"person": jo.pk})

    place = team.memberships.get(person=jo)
    assert place.is_asked
    answer = sign_in(jo).post(door("answer", place.pk), {"answer": "yes"})
    assert answer.url == path


def test_the_office_pauses_and_the_page_of_the_team_says_until_when(sign_in):
    team, ruth = an_approved_team(), an_assistant_superintendent()
    client, path = sign_in(ruth), door("standing", team.pk)
    until = clock.today() + timedelta(days=30)

    again = client.post(path, {"verb": "pause", "reason": "Two are away."})
    assert again.status_code == 422
    assert "Two are away." in page_of(again)
    asks = {"verb": "pause", "reason": "Two are away.", "until": until.isoformat()}
    client.post(path, sealed(team, **asks))

    page = page_of(client.get(reverse("team", args=[team.pk])))
    assert f"Paused until {until:%A}" in page
    assert "Two are away." in page
    assert client.post(path, sealed(team, verb="resume")).status_code == 302
    assert client.post(path, sealed(team, verb="resume")).status_code == 422


def test_a_second_click_on_dissolve_has_one_effect(sign_in):
    team, ruth = an_approved_team(), an_assistant_superintendent()
    client, path = sign_in(ruth), door("standing", team.pk)
    data = sealed(team, verb="dissolve", reason="The need is met.")

    assert client.post(path, data).status_code == 302
    assert client.post(path, data).status_code == 422

    team.refresh_from_db()
    assert team.state == Team.State.DISSOLVED
    assert "This team is dissolved." in page_of(client.get(reverse("team", args=[team.pk])))
    assert Letter.objects.filter(kind="team_dissolve", person=ruth).count() == 1


def test_a_swap_is_reopened_on_the_page_of_the_roster(sign_in):
    team, ruth = an_approved_team(), an_assistant_superintendent()
    swap = swapped(team)
    client, path = sign_in(ruth), door("roster", swap.pk)
    assert "Reopen the swap" in page_of(client.get(path))

    door_to_reopen = door("move-roster", swap.pk, "reopen")
    answer = client.post(door_to_reopen, sealed(swap, note=""))
    assert answer.status_code == 422
    assert "<title>Error:" in page_of(answer)
    assert not team.rosters.filter(state="returned").exists()
    client.post(door_to_reopen, sealed(swap, note="Keep one from grade 4."))

    assert (
        team.rosters.get(state="returned").record.get(verb="return").note
        == "Keep one from grade 4."
    )
    assert Roster.objects.get(pk=swap.pk).state == "approved"


def test_the_history_of_a_reopened_swap_says_what_happened(sign_in):
    team, ruth = an_approved_team(), an_assistant_superintendent("Ruth Abramson")
    swap = swapped(team)
    client = sign_in(ruth)
    said = sealed(swap, note="Keep one from grade 4.")
    client.post(door("move-roster", swap.pk, "reopen"), said)
    again = team.rosters.get(state="returned")

    before, after = (page_of(client.get(door("roster", each.pk))) for each in (swap, again))

    assert "Ruth Abramson. Reopened the swap." in before
    assert 'type="submit" class="btn btn-secondary w-100">Reopen the swap' not in before
    assert "A swap, which needs no endorsement" in before
    assert "Reopened the swap on" in before
    assert "Ruth Abramson. Sent it back." in after


def test_a_reason_that_is_too_long_to_reopen_comes_back_whole(sign_in):
    swap, ruth = swapped(an_approved_team()), an_assistant_superintendent()
    reason = "Keep one from grade 4. " * 100

    said = sealed(swap, note=reason)
    answer = sign_in(ruth).post(door("move-roster", swap.pk, "reopen"), said)

    assert answer.status_code == 422
    assert "Keep this to 2000 characters." in page_of(answer)
    assert reason.strip() in page_of(answer)
    assert not swap.team.rosters.filter(state="returned").exists()


def test_the_facilitator_does_not_reopen(sign_in):
    team = an_approved_team()
    an_assistant_superintendent()
    swap = swapped(team)
    client = sign_in(facilitator_of(team))

    assert "Reopen the swap" not in page_of(client.get(door("roster", swap.pk)))
    said = sealed(swap, note="No.")
    assert client.post(door("move-roster", swap.pk, "reopen"), said).status_code == 403


def test_the_office_says_that_somebody_who_moved_stays(sign_in):
    team, ruth = an_approved_team(), an_assistant_superintendent()
    place = a_plain_member(team)
    moves_to(a_school("Wheelock Elementary"), place.person)
    path = reverse("team", args=[team.pk])
    client = sign_in(ruth)

    page = page_of(client.get(path))
    assert f"{place.person.name} works at Wheelock Elementary now." in page
    assert door("end", place.pk) in page
    client.post(door("stay", place.pk), sealed(team.rosters.get(), school=place.person.school_id))

    assert "Wheelock Elementary now." not in page_of(client.get(path))
    assert "Wheelock Elementary now." not in page_of(sign_in(facilitator_of(team)).get(path))
