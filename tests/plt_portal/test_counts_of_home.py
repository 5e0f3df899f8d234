"""How often home asks the database: as often of many things as of one."""

import pytest
from django.urls import reverse

from bench.counting import asking
from goals.models import Goal
from plt_portal.home import home_of
from teams.models import Roster, Team
from tests.builders import (
    a_goal,
    a_member,
    a_posting,
    a_principal,
    a_question,
    a_report,
    a_roster,
    a_school,
    a_step,
    a_teacher,
    a_team,
    an_interest,
    moment,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("year")]


def test_home_takes_as_many_queries_with_three_postings_as_with_one(client, counted):
    client.force_login(a_teacher())
    a_posting()
    one = counted(reverse("home"))
    a_posting()
    a_posting()

    assert counted(reverse("home")) == one


@pytest.mark.parametrize("things", [1, 3])
def test_home_asks_as_often_with_one_of_each_as_with_three(client, things):
    """Session, reader, dates, own teams, numbers, what waits, for whom rosters wait, the course,
    and what is new."""
    reader = a_teacher("Renee Okafor")
    a_principal(a_school("Alcott Elementary"))
    for _ in range(things):
        a_member(a_team(), reader, answer="asked")
        a_question(a_posting(lead=reader))
        an_interest(a_posting(), reader, state="invited")
        roster = a_roster(school=a_school("Alcott Elementary"), state=Roster.State.SUBMITTED)
        a_member(roster.team, reader)
    client.force_login(reader)
    client.get(reverse("home"))

    with asking() as asked:
        client.get(reverse("home"))

    assert (asked.number, asked.repeated) == (9, [])
    assert len(home_of(reader).waiting) == 3 * things


@pytest.mark.parametrize("teams", [1, 3])
def test_home_asks_as_often_of_one_team_at_work_as_of_three(client, teams):
    """Their goals and steps come in two statements for all of them."""
    reader = a_teacher("Renee Okafor")
    for _ in range(teams):
        team = a_team(state=Team.State.ACTIVE)
        a_member(team, reader)
        a_step(a_goal(team, state=Goal.State.SHARED, shared_at=moment("2026-09-20 08:00")))
        a_report(team=team)
    client.force_login(reader)
    client.get(reverse("home"))

    with asking() as asked:
        client.get(reverse("home"))

    assert (asked.number, asked.repeated) == (10, [])
