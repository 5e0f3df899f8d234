"""Who has no team: a friendly letter first, then a list for those who can help. Never earlier."""

import csv
import io
from datetime import date, datetime

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from kit import clock
from letters.models import Letter
from people.models import Person
from powers.models import Appointment
from teams.models import Team
from teams.placing import tell_the_unplaced
from teams.rules import unplaced
from tests.builders import (
    a_director,
    a_member,
    a_posting,
    a_principal,
    a_school,
    a_teacher,
    a_team,
    an_administrator,
    an_assistant_superintendent,
    an_event,
    of_no_school,
    the_year,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("year")]
SOFT, NEXT, LATER = date(2026, 9, 24), date(2026, 9, 25), date(2026, 9, 26)
LAST_DAY = date(2026, 10, 8)  # ten school days after the soft closing


def told(day, hour=9):
    with clock.held_at(clock.at(day, hour)):
        return {person.name for person in tell_the_unplaced()}


def letter_to(person):
    return Letter.objects.get(kind="no_team_yet", person=person)


# --- Who counts -----------------------------------------------------------------------------------


def test_whoever_is_on_a_standing_team_of_this_year_is_placed():
    facilitator = a_team(members=1).memberships.get().person
    given_up = a_team(members=1, state=Team.State.DISSOLVED).memberships.get().person
    last_year = a_team(members=1, year=the_year("2025")).memberships.get().person

    assert set(unplaced()) == {given_up, last_year}
    assert facilitator not in unplaced()


def test_asked_left_or_declined_is_not_placed():
    team = a_team(members=1)
    asked = a_member(team, answer="asked").person
    declined = a_member(team, answer="no").person
    left = a_member(team, ended_on=SOFT).person

    assert set(unplaced()) == {asked, declined, left}


def test_leaders_leavers_and_people_without_a_school_do_not_count():
    alcott = a_school("Alcott Elementary")
    a_principal(alcott), a_director(), an_administrator(), an_assistant_superintendent()
    a_teacher(is_active=False)
    of_no_school(a_teacher())

    assert list(unplaced()) == []


# --- The letter -----------------------------------------------------------------------------------


def test_the_letter_leaves_on_the_first_school_day_after_the_soft_closing():
    a_teacher("Renee Okafor")

    assert told(SOFT) == set()
    assert told(NEXT, hour=6) == set()
    assert told(NEXT) == {"Renee Okafor"}


def test_a_closure_and_a_weekend_are_waited_for():
    a_teacher("Renee Okafor")
    an_event("closure", NEXT)

    assert told(NEXT) == told(LATER) == set()
    assert told(date(2026, 9, 28)) == {"Renee Okafor"}


def test_nobody_hears_twice_in_a_year_and_newcomers_hear_once():
    a_teacher("Renee Okafor")
    told(NEXT)
    a_teacher("Łucja Wójcik")

    assert told(date(2026, 9, 28)) == {"Łucja Wójcik"}
    assert told(date(2026, 9, 29)) == set()
    assert Letter.objects.filter(kind="no_team_yet").count() == 2


def test_the_letters_end_with_the_billboard():
    """Switched on in January, the portal writes to nobody about September."""
    a_teacher("Renee Okafor")

    assert told(date(2026, 10, 9)) == told(date(2027, 1, 11)) == set()
    assert told(LAST_DAY) == {"Renee Okafor"}


def test_the_list_does_not_wait_for_letters_that_never_left(client, miriam):
    a_teacher("Renee Okafor")

    assert listed(client, date(2027, 1, 11))[0] == ["Renee Okafor"]


def test_more_readers_ask_no_more_of_the_database(django_assert_max_num_queries):
    a_posting(lead=a_teacher())
    for _ in range(30):
        a_teacher()
    with django_assert_max_num_queries(16):
        told(NEXT)
    assert Letter.objects.filter(kind="no_team_yet").count() == 31


# --- The list -------------------------------------------------------------------------------------


@pytest.fixture
def miriam(client, year):
    miriam = a_principal(a_school("Alcott Elementary"), "Miriam Osei")
    client.force_login(miriam)
    return miriam


def listed(client, day, hour=10):
    with clock.held_at(clock.at(day, hour)):
        page = client.get(reverse("teams:unplaced"))
        return [person.name for person in page.context["page"]], page


def test_the_list_opens_on_the_day_after_the_letter(client, miriam):
    a_teacher("Renee Okafor")

    for day in (SOFT, NEXT):
        told(day)
        people, page = listed(client, day)
        assert people == []
        assert "opens on Saturday, September 26" in page.text
    assert listed(client, LATER)[0] == ["Renee Okafor"]


def test_everybody_is_on_a_team_only_when_it_is_so(client, miriam):
    told(NEXT)
    a_teacher("Renee Okafor")
    monday, tuesday = date(2026, 9, 28), date(2026, 9, 29)

    for day in (LATER, monday):  # on Saturday no letter leaves; on Monday hers does
        people, page = listed(client, day)
        assert people == []
        assert "1 person has no team and gets a letter first" in page.text
        assert "here from Tuesday, September 29" in page.text
    told(monday)
    assert "Everybody is on a team" not in listed(client, monday)[1].text
    assert listed(client, tuesday)[0] == ["Renee Okafor"]
    a_member(a_team(), Person.objects.get(given_name="Renee"))
    assert "Everybody is on a team" in listed(client, tuesday)[1].text


def test_a_principal_sees_her_school_and_the_district_all(client, miriam):
    a_teacher("Renee Okafor")
    a_teacher("Tomás Herrera", school=a_school("Wheelock Elementary"))
    told(NEXT)

    assert listed(client, LATER)[0] == ["Renee Okafor"]
    client.force_login(an_assistant_superintendent())
    people, page = listed(client, LATER)
    assert people == ["Renee Okafor", "Tomás Herrera"]
    assert "How many have no team, by school" in page.text


def test_the_list_says_who_is_asked_and_has_not_answered(client, miriam):
    renee, tomas = a_teacher("Renee Okafor"), a_teacher("Tomás Herrera")
    told(NEXT)
    for name in ("Talking Math", "Say More"):
        a_member(a_team(name=name), renee, answer="asked")
    a_member(a_team(state=Team.State.DISSOLVED), tomas, answer="asked")

    page = listed(client, LATER)[1]

    assert "Asked by 2 teams, not answered yet" in page.text
    assert list(page.context["schools"]) == [
        {"school__name": "Alcott Elementary", "number": 2, "waiting": 1}
    ]


def test_a_delegate_sees_it_while_they_stand_in(client, miriam):
    jo = a_teacher("Jo Park", school=a_school("Wheelock Elementary"))
    a_teacher("Renee Okafor")
    power = Appointment.objects.get(person=miriam)
    delegation = power.delegations.create(
        person=jo, kind=power.kind, school=power.school, starts=SOFT, ends=LATER
    )
    told(NEXT)
    client.force_login(jo)

    assert listed(client, LATER)[0] == ["Renee Okafor"]
    with clock.held_at(clock.at(date(2026, 9, 28), 10)):
        assert client.get(reverse("teams:unplaced")).status_code == 403
    Appointment.objects.filter(pk=delegation.pk).update(taken_back_at=clock.at(LATER, 8))
    with clock.held_at(clock.at(LATER, 10)):
        assert client.get(reverse("teams:unplaced")).status_code == 403


def test_after_the_letters_whoever_comes_is_listed_at_once(client, miriam):
    told(NEXT)
    a_teacher("Renee Okafor")

    assert listed(client, LAST_DAY)[0] == []
    people, page = listed(client, date(2027, 1, 11))
    assert people == ["Renee Okafor"]
    assert "Whoever was here in September has had a letter" in page.text


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_the_list_leaves_as_a_sheet_without_addresses(client, miriam, kind):
    renee = a_teacher("Renee Okafor", role="=Grade 4")
    told(NEXT)
    a_member(a_team(), renee, answer="asked")

    with clock.held_at(clock.at(LATER, 10)):
        answer = client.get(reverse("teams:export-unplaced", args=[kind]))

    named = f'attachment; filename="people-without-a-team-2026-27.{kind}"'
    assert answer.headers["Content-Disposition"] == named
    read = {"csv": _of_csv, "xlsx": _of_excel}[kind](answer.getvalue())
    assert (
        read
        == {
            "csv": ["Renee Okafor", "'=Grade 4", "Alcott Elementary", "1", "2026-09-25"],
            "xlsx": ["Renee Okafor", "=Grade 4", "Alcott Elementary", 1, datetime(2026, 9, 25)],
        }[kind]
    )


def _of_csv(file):
    return list(csv.reader(io.StringIO(file.decode())))[1]


def _of_excel(file):
    return [cell.value for cell in load_workbook(io.BytesIO(file)).active[2]]


def test_three_people_ask_no_more_of_the_database_than_one(counted, client, miriam):
    a_teacher()
    told(NEXT)
    with clock.held_at(clock.at(LATER, 10)):
        counted(reverse("teams:unplaced"))
        one = counted(reverse("teams:unplaced"))
    for _ in range(2):
        a_teacher()
    told(date(2026, 9, 28))
    with clock.held_at(clock.at(date(2026, 9, 29), 10)):
        assert counted(reverse("teams:unplaced")) == one
