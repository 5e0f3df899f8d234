"""The page of a team, and the walls on it."""

from datetime import date

import pytest
from django.urls import reverse

from bench.counting import asking
from billboard.models import Posting
from people.models import Strengths
from teams.changing import hand_over
from teams.founding import confirm
from teams.models import Roster, RosterEntry, Team
from tests.builders import (
    a_blueprint,
    a_data_point,
    a_director,
    a_goal,
    a_measure,
    a_member,
    a_posting,
    a_principal,
    a_report,
    a_request,
    a_roster,
    a_school,
    a_step,
    a_teacher,
    a_team,
    facilitator_of,
)
from tests.teams.builders import an_approved_team

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("year")]


@pytest.fixture
def page_for(client):
    def read(person, team):
        client.force_login(person)
        return client.get(reverse("team", args=[team.pk])).text

    return read


def test_members_see_their_goal_and_how_far_they_are(page_for):
    team = a_team(state=Team.State.ACTIVE)
    measure = a_measure(a_goal(team), baseline=42, target=70)
    a_data_point(measure, assessed=98, reached=56)

    page = page_for(facilitator_of(team), team)

    assert "<b>42%</b>" in page
    assert "28 points to gain, 15 so far" in page
    assert "56 of 98 students" in page


def test_a_goal_that_is_not_shared_stays_with_the_team(page_for):
    team = a_team(state=Team.State.ACTIVE)
    a_measure(a_goal(team, doing="explain a solution in writing"))

    assert "explain a solution" in page_for(facilitator_of(team), team)
    assert "explain a solution" not in page_for(a_principal(team.school), team)
    assert "explain a solution" not in page_for(a_teacher(), team)


def test_leaders_see_neither_strengths_nor_work(page_for):
    team = a_team(state=Team.State.ACTIVE)
    a_blueprint(team, ideal="We watch each other teach.")
    Strengths.objects.create(
        person=facilitator_of(team), leads="innovator", discovery=["networking"], shown=True
    )

    page = page_for(a_principal(team.school), team)

    assert "Networking" in page_for(facilitator_of(team), team)
    assert "Networking" not in page
    assert "Our strengths" not in page
    assert "Blueprint" not in page
    assert "watch each other" not in page


def test_who_was_asked_and_is_silent_shows_to_the_team_only(page_for):
    team = a_team()
    a_member(team, a_teacher("Łucja Wójcik"), answer="asked")

    assert "Łucja Wójcik" in page_for(facilitator_of(team), team)
    assert "Łucja Wójcik" not in page_for(a_teacher(), team)


def test_the_team_reads_why_its_roster_came_back(page_for):
    roster = a_roster(state=Roster.State.RETURNED)
    RosterEntry.objects.create(
        roster=roster,
        verb="return",
        moved_to=roster.state,
        by=a_principal(roster.team.school, "Miriam Osei"),
        note="Two of you are on leave.",
    )

    assert "Two of you are on leave." in page_for(facilitator_of(roster.team), roster.team)
    assert "Two of you are on leave." not in page_for(a_teacher(), roster.team)


@pytest.fixture
def asked(client):
    """How often somebody's second look at a team asks the database, and what it asks twice."""

    def asked_by(person, team):
        client.force_login(person)
        path = reverse("team", args=[team.pk])
        client.get(path)
        with asking() as asked:
            client.get(path)
        return asked.number, asked.repeated

    return asked_by


@pytest.mark.parametrize("members", [4, 7])
def test_a_stranger_asks_seven_times_and_once_more_of_a_roster_on_its_way(asked, members):
    """Session, reader, team, goals of the district, people, dates, rosters; and who decides."""
    team, stranger = a_team(members=members), a_teacher()
    assert asked(stranger, team) == (7, [])

    a_principal(team.school)
    a_roster(team=team, state=Roster.State.SUBMITTED)

    assert asked(stranger, team) == (8, [])


@pytest.mark.parametrize("things", [1, 3])
def test_the_team_itself_asks_as_often_with_one_measure_as_with_three(asked, things):
    """What a stranger asks, and the goal; of a goal measures, counts and steps."""
    team = a_team(members=4 + things)
    assert asked(facilitator_of(team), team) == (8, [])

    goal = a_goal(team)
    for n in range(things):
        a_data_point(a_measure(goal, source=f"Exit slip {n}"))
        a_step(goal)

    assert asked(facilitator_of(team), team) == (11, [])


def test_an_approved_team_asks_what_it_lacks_and_what_has_changed(asked):
    team = an_approved_team()

    assert asked(facilitator_of(team), team) == (12, [])
    assert asked(a_teacher(), team) == (7, [])
    assert asked(a_director(), team) == (10, [])


def test_a_paused_team_is_offered_what_it_can_do_and_nothing_else(page_for):
    """Its report begins once it goes on; a report that was begun stays within reach."""
    team = a_team(state=Team.State.PAUSED, paused_until=date(2026, 11, 30))
    door = reverse("reports:write", args=[team.pk])
    page = page_for(facilitator_of(team), team)
    assert door not in page
    assert reverse("blueprint:blueprint", args=[team.pk]) in page

    a_report(team=team)

    assert door in page_for(facilitator_of(team), team)


def test_a_submitted_roster_says_whom_it_waits_for(page_for):
    principal = a_principal(a_school("Alcott Elementary"))
    roster = a_roster(state=Roster.State.SUBMITTED, school=a_school("Alcott Elementary"))

    assert f"Waiting for {principal.name}" in page_for(facilitator_of(roster.team), roster.team)


def test_the_facilitator_stands_first_among_the_members(page_for):
    team = a_team(facilitator=a_teacher("Zoe Zimmer", role="Grade 4"))
    a_member(team, a_teacher("Abel Ames"))

    page = page_for(a_teacher(), team)

    assert page.index("Zoe Zimmer") < page.index("Abel Ames")
    assert "Grade 4, facilitator" in page


def test_whoever_is_asked_to_facilitate_is_not_said_to_do_so(page_for):
    team = a_team(members=5, state=Team.State.ACTIVE)
    seat = hand_over(team, a_member(team).person, by=facilitator_of(team))

    told = f"<dt>Facilitator</dt><dd>{seat.person.name}"
    assert told not in page_for(a_teacher(), team)
    confirm(seat, by=seat.person)
    assert told in page_for(a_teacher(), team)


def test_strangers_read_what_students_need_while_the_posting_stands(page_for):
    posting = a_posting(need="They give answers and cannot say why.")
    team = a_team(posting=posting)
    assert "cannot say why" in page_for(a_teacher(), team)

    posting.state = Posting.State.WITHDRAWN
    posting.save()

    assert "cannot say why" not in page_for(a_teacher(), team)


def test_a_roster_that_came_back_leads_to_where_its_reasons_stand(page_for):
    roster = a_roster(state=Roster.State.RETURNED)
    by = a_principal(roster.team.school, "Miriam Osei")
    roster.record.create(verb="return", moved_to=roster.state, by=by, note="Two are on leave.")

    page = page_for(facilitator_of(roster.team), roster.team)

    assert "Miriam Osei sent the roster back." in page
    assert f'href="{reverse("teams:check", args=[roster.team_id])}">Read the reasons' in page


def test_a_team_with_many_things_to_look_at_has_one_notice(page_for):
    team = a_team(state=Team.State.ACTIVE, members=3)
    a_roster(team=team, state=Roster.State.RETURNED)
    a_request(team)
    roster = team.rosters.get()
    roster.record.create(verb="return", moved_to=roster.state, by=a_principal(team.school))

    page = page_for(facilitator_of(team), team)

    assert page.count('class="plt-notice') == 1
    assert "3 members, and a team has at least 4" in page
    assert "asked the office on" in page


def test_a_team_that_was_given_up_without_a_word_quotes_none(page_for):
    team = a_team(state=Team.State.DISSOLVED)

    page = page_for(facilitator_of(team), team)

    assert "This team is dissolved." in page
    assert "“”" not in page


def test_those_who_lead_go_from_the_team_to_its_roster_once_it_was_submitted(page_for):
    roster = a_roster(state=Roster.State.SUBMITTED)
    team, way = roster.team, reverse("teams:roster", args=[roster.pk])
    draft = a_roster(team=a_team(school=team.school))
    miriam = a_principal(team.school)

    assert way in page_for(miriam, team)
    assert way not in page_for(a_teacher(), team)
    assert "See the roster" not in page_for(miriam, draft.team)


def test_whoever_is_asked_to_facilitate_is_not_shown_as_facilitator(page_for):
    team = a_team(members=4)
    seat = team.memberships.get(function="facilitator")
    seat.answer = "asked"
    seat.save()

    page = page_for(a_member(team).person, team)

    assert f"{seat.person.name}, asked" in page
    assert "sked to facilitate" in page
    assert ", facilitator<" not in page


def test_why_a_team_pauses_is_read_by_the_team_and_those_who_lead_it(page_for):
    facts = {"paused_until": date(2026, 11, 30), "state_reason": "Carolyn is away."}
    team = a_team(state=Team.State.PAUSED, **facts)

    for person in (facilitator_of(team), a_principal(team.school)):
        assert "Carolyn is away." in page_for(person, team)
    page = page_for(a_teacher(), team)
    assert "Paused until Monday, November 30." in page
    assert "Carolyn" not in page
