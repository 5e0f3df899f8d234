import re

import pytest

from letters.models import Letter
from teams.models import Membership, Roster, Team
from tests.builders import (
    a_member,
    a_posting,
    a_roster,
    a_teacher,
    a_team,
    an_interest,
    facilitator_of,
    the_year,
    trained,
)
from tests.reading import all_of, page_of
from tests.teams.builders import door

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("year")]
State = Roster.State


def test_one_button_makes_a_team_from_a_posting(sign_in):
    posting = a_posting()
    committed = an_interest(posting, state="committed").person
    client = sign_in(posting.lead)
    path = f"{door('found')}?posting={posting.pk}"

    form = client.get(path)
    assert committed.name in page_of(form)
    goals = [goal.pk for goal in posting.org_goals.all()]
    data = {"name": posting.title, "org_goals": goals, "facilitator": posting.lead.pk}
    answer = client.post(path, data)

    team = Team.objects.get()
    assert answer.url == door("ask", team.pk)
    assert list(team.org_goals.all()) == list(posting.org_goals.all())
    assert team.memberships.get(person=committed).is_asked
    assert client.post(path, data).url == door("ask", team.pk)
    assert Team.objects.count() == 1


def test_a_team_without_a_name_comes_back_with_everything_typed(sign_in):
    answer = sign_in(a_teacher()).post(door("found"), {"name": "", "focus": "They say why."})

    assert answer.status_code == 422
    assert "Give the team a name" in page_of(answer)
    assert "They say why." in page_of(answer)
    assert "<title>Error:" in page_of(answer)


@pytest.mark.parametrize("words", ["O'Brien-Nguyễn", "O’B", "nguyen sio", "obriennguyen"])
def test_a_colleague_is_found_however_the_name_is_typed(sign_in, words):
    team = a_team()
    siobhan = a_teacher("Siobhán O'Brien-Nguyễn")
    a_teacher("Tomás Herrera")
    a_teacher("Ruth Abronson")

    page = page_of(sign_in(facilitator_of(team)).get(door("ask", team.pk), {"q": words}))

    assert "Siobhán O&#x27;Brien-Nguyễn" in page
    assert siobhan.email not in page
    assert "Tomás" not in page
    assert "Ruth" not in page


def test_asking_from_the_page_writes_one_letter_that_opens_the_question(sign_in):
    team = a_team()
    tomas = a_teacher("Tomás Herrera")
    client = sign_in(facilitator_of(team))

    for _ in range(2):
        client.post(door("ask", team.pk), {"person": tomas.pk})

    letter = Letter.objects.get(kind="asked_to_join")
    seat = team.memberships.get(person=tomas)
    assert letter.person == tomas
    assert door("answer", seat.pk) in letter.text


@pytest.mark.parametrize(
    ("answer", "expected"), [("yes", ("facilitator", "yes")), ("member", ("member", "yes"))]
)
def test_the_question_to_facilitate_is_answered_on_one_page(sign_in, answer, expected):
    team = a_team(members=1)
    Membership.objects.update(function="member")
    seat = a_member(team, function="facilitator", answer="asked")
    client = sign_in(seat.person)
    assert "Yes, I facilitate" in page_of(client.get(door("answer", seat.pk)))

    client.post(door("answer", seat.pk), {"answer": answer})
    client.post(door("answer", seat.pk), {"answer": answer})

    seat.refresh_from_db()
    assert (seat.function, seat.answer) == expected
    assert "You are on" in page_of(client.get(door("answer", seat.pk)))


def test_a_no_stays_readable_to_whoever_said_it(sign_in):
    seat = a_member(a_team(), answer="asked")
    client = sign_in(seat.person)

    answer = client.post(door("answer", seat.pk), {"answer": "no"}, follow=True)

    assert "You said no to" in page_of(answer)
    assert client.post(door("answer", seat.pk), {"answer": "yes"}).status_code == 422


def test_a_posting_used_again_has_its_team_of_last_year_chosen(sign_in):
    author = a_teacher()
    old = a_posting(lead=author, year=the_year("2025"), state="formed")
    past = a_team(year=the_year("2025"), name="Talking Math", facilitator=author, posting=old)
    other = a_team(year=the_year("2025"), name="Say More", facilitator=author)
    posting = a_posting(lead=author, continues=old)
    client, path = sign_in(author), f"{door('found')}?posting={posting.pk}"

    field = client.get(path).context["form"]["continues"]
    client.post(path, {"name": "Talking Math", "continues": field.value()})

    assert field.field.queryset.count() == 2
    assert "Say More, 2025–26" in str(field)
    assert Team.objects.get(posting=posting).continues == past != other


def test_whoever_has_no_earlier_team_is_not_asked(sign_in):
    page = page_of(sign_in(a_teacher()).get(door("found")))

    assert "earlier teams" not in page


def test_from_scratch_nothing_is_chosen_and_a_strangers_team_is_no_choice(sign_in):
    author = a_teacher()
    mine = a_team(year=the_year("2025"), facilitator=author)
    strange = a_team(year=the_year("2025"))
    client = sign_in(author)

    refused = client.post(door("found"), {"name": "New", "continues": strange.pk})
    client.post(door("found"), {"name": "New", "continues": ""})

    assert client.get(door("found")).context["form"]["continues"].value() is None
    assert refused.status_code == 422
    assert Team.objects.get(name="New").continues is None
    assert mine.continued_by.count() == 0


def test_nobody_is_chosen_beforehand_to_facilitate_and_only_who_said_yes_can_be(sign_in):
    team = a_team(members=2)
    a_member(team, a_teacher("Grace Nakamura"), answer="asked")
    [other] = team.memberships.filter(function="member", answer="yes")
    client = sign_in(facilitator_of(team))

    page = page_of(client.get(door("ask", team.pk)))
    choices = page.partition('name="person"')[2].partition("</select>")[0]
    assert re.findall(r'<option value="(\d*)"', choices) == ["", str(other.person_id)]
    again = client.post(door("name-facilitator", team.pk), {"person": ""}, follow=True)

    assert "Choose a colleague first." in page_of(again)
    assert team.memberships.get(function="facilitator").answer == "yes"


def test_a_member_is_asked_to_co_facilitate_and_can_be_a_member_again(sign_in):
    team = a_team(members=3)
    seat = team.memberships.filter(function="member").first()
    marcus = facilitator_of(team)
    named = {"person": seat.person_id, "co": "on"}

    page = sign_in(marcus).post(door("name-facilitator", team.pk), named, follow=True)
    assert f"{seat.person.name} is asked to co-facilitate." in page_of(page)
    assert "asks you to co-facilitate" in Letter.objects.get(person=seat.person).subject
    sign_in(seat.person).post(door("answer", seat.pk), {"answer": "yes"})

    page = page_of(sign_in(marcus).get(door("ask", team.pk)))
    assert '<span class="plt-tag is-info">Co-facilitator</span>' in page
    page = sign_in(marcus).post(door("take-back", seat.pk), follow=True)
    assert f"{seat.person.name} is a member of" in page_of(page)
    seat.refresh_from_db()
    assert (seat.function, seat.answer, seat.ended_on) == ("member", "yes", None)


def test_the_check_page_says_whether_the_facilitator_is_trained(sign_in):
    team = a_team()
    a_roster(team=team)
    marcus = facilitator_of(team)
    path = door("check", team.pk)

    assert "Not trained yet, will be invited to the training" in page_of(sign_in(marcus).get(path))
    trained(marcus)

    assert "Trained since" in page_of(sign_in(marcus).get(path))


def test_a_team_of_eight_becomes_two_by_a_second_one_founded_beside_it(sign_in):
    team = a_team(members=8, focus="They say why.")
    a_roster(team=team)
    renee, grace, *_ = [p.person for p in team.memberships.filter(function="member")]
    client, path = sign_in(renee), f"{door('found')}?beside={team.pk}"

    assert path in page_of(client.get(door("check", team.pk)))
    assert "> They say why.</textarea>" in page_of(client.get(path))
    data = {"name": "Saying Why", "focus": "They say why.", "along": [grace.pk]}
    client.post(path, data)
    second = Team.objects.get(name="Saying Why")
    assert client.post(path, data).url == door("ask", second.pk)

    seat = second.memberships.get(person=grace)
    page = page_of(sign_in(grace).get(door("answer", seat.pk)))
    assert f"With a yes, I leave {team.name}" in page
    sign_in(grace).post(door("answer", seat.pk), {"answer": "yes", "leave": team.pk})
    assert team.memberships.current().count() == 6
    assert {each.person for each in second.memberships.current()} == {renee, grace}


def test_whoever_facilitates_the_large_team_does_not_leave_it_by_founding(sign_in):
    team = a_team(members=8)
    a_roster(team=team)
    marcus = facilitator_of(team)
    path = f"{door('found')}?beside={team.pk}"

    page = sign_in(marcus).post(path, {"name": "Saying Why"})

    assert page.status_code == 422
    assert "You facilitate this team." in page_of(page)
    assert Team.objects.get() == team
    assert sign_in(a_teacher()).get(path).status_code == 403


def test_a_yes_leaves_no_team_that_one_leads_and_none_that_is_approved(sign_in):
    grace = a_teacher()
    led = a_team(facilitator=grace)
    approved = a_team(state=Team.State.ACTIVE)
    a_member(approved, grace)
    seat = a_member(a_team(), grace, answer="asked")
    data = {"answer": "yes", "leave": [led.pk, approved.pk]}

    page = page_of(sign_in(grace).get(door("answer", seat.pk)))
    sign_in(grace).post(door("answer", seat.pk), data)

    assert "With a yes, I leave" not in page
    assert set(Team.objects.of(grace)) == {led, approved, seat.team}


def test_the_check_page_says_who_submits_while_the_facilitator_has_not_answered(sign_in):
    team = a_team(members=4)
    a_roster(team=team)
    seat = team.memberships.get(function="facilitator")
    seat.answer = "asked"
    seat.save()
    client = sign_in(a_member(team).person)

    page = page_of(client.get(door("check", team.pk)))
    assert f"{seat.person.name} submits the roster once they have agreed to facilitate." in page
    team.memberships.filter(pk=seat.pk).update(function="member", answer="yes")

    page = page_of(client.get(door("check", team.pk)))
    assert "Name a facilitator first, who then submits the roster." in page


def test_two_who_change_what_the_team_says_lose_nothing_of_each_other(sign_in):
    """One changed the focus, the other too: the second reads both, and saves again on purpose."""
    team = a_team(name="Talking Math")
    client = sign_in(facilitator_of(team))
    older, newer = (all_of(client.get(door("change", team.pk))) for _ in range(2))
    client.post(door("change", team.pk), newer | {"name": "Math Talk", "focus": "They say why."})

    page = client.post(door("change", team.pk), older | {"focus": "They argue."})

    team.refresh_from_db()
    assert (page.status_code, team.name, team.focus) == (422, "Math Talk", "They say why.")
    assert ("“They say why.”" in page_of(page), "They argue." in page_of(page)) == (True, True)
    both = all_of(page) | {"focus": "They say why, and argue."}
    assert client.post(door("change", team.pk), both).status_code == 302
    team.refresh_from_db()
    assert (team.name, team.focus) == ("Math Talk", "They say why, and argue.")
