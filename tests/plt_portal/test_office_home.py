"""What those who lead, and the district's office, find on their home page."""

from datetime import date

import pytest
from django.urls import reverse

from kit import clock
from people.models import Person
from plt_portal.home import home_of
from powers.models import Appointment, with_powers
from teams.placing import tell_the_unplaced
from tests.builders import (
    a_delegate,
    a_director,
    a_hiding,
    a_posting,
    a_principal,
    a_roster,
    a_school,
    a_teacher,
    a_team,
    an_administrator,
    an_assistant_superintendent,
    facilitator_of,
    moment,
)
from tests.scene import the_scene
from tests.teams.hands import answer

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("year")]


def told(person):
    home = home_of(person)
    return {task.words: task.detail for task in home.waiting + home.tasks}


def test_the_assistant_superintendent_finds_the_window_of_the_billboard():
    said = told(an_assistant_superintendent())["Window of the billboard"]

    assert said == "The billboard closes on Thursday, September 24. Numbers and late passes."


def test_an_administrator_hears_of_hidden_postings_and_of_answers():
    tom, posting = an_administrator(), a_posting()
    assert not any("hidden" in words for words in told(tom))

    hiding = a_hiding(posting)
    assert "1 posting is hidden" in told(tom)
    hiding.appeal, hiding.appealed_by = "The name is gone.", posting.lead
    hiding.save()
    assert "Look again at 1 hidden posting" in told(tom)


# --- What principals and those who stand in for them find -----------------------------------------


def test_a_question_about_a_draft_waits_for_the_principal_and_her_delegate():
    team = a_team(name="Talking Math", facilitator=a_teacher("Marcus Bell"))
    miriam, next_door = a_principal(team.school), a_principal(a_school("Wheelock Elementary"))
    jo = a_delegate(miriam)
    asked = a_roster(team=team).consultations.create(
        school=team.school, asked_by=facilitator_of(team)
    )

    for person in (miriam, jo):
        [task] = [task for task in home_of(person).waiting if "Marcus Bell" in task.words]
        assert task.words == "Answer Marcus Bell: what do you think of Talking Math?"
        assert task.url == reverse("teams:consultation", args=[asked.pk])
    assert home_of(next_door).waiting == []

    answer(asked, by=miriam, text="Do.")
    assert home_of(miriam).waiting == []


FRIDAY, SATURDAY = "2026-09-25", "2026-09-26"


def test_people_without_a_team_are_counted_once_the_billboard_closes(time_machine):
    """On the day of the soft closing nothing is said; on the morning of the letters, from when."""
    alcott = a_school("Alcott Elementary")
    miriam, ruth, renee = a_principal(alcott), an_assistant_superintendent(), a_teacher()
    jo = a_delegate(miriam, days=10)
    a_teacher(school=a_school("Wheelock Elementary"))
    assert (renee.school, jo.school) == (alcott, alcott)

    def said(day, person):
        time_machine.move_to(moment(f"{day} 09:00"))
        tell_the_unplaced()
        return told(person).get("People without a team")

    assert said("2026-09-24", miriam) is None
    opens = "They get a letter first. The list opens on Saturday, September 26."
    assert said(FRIDAY, miriam) == said(FRIDAY, ruth) == opens
    assert said(SATURDAY, miriam) == said(SATURDAY, jo) == "2 people have none."
    assert said(SATURDAY, ruth) == "3 people have none."
    assert said(SATURDAY, renee) is said(SATURDAY, a_director()) is None


def test_when_everybody_has_a_team_nothing_is_said_of_it(time_machine):
    miriam = a_principal(a_school("Alcott Elementary"))
    time_machine.move_to(moment(f"{SATURDAY} 09:00"))

    assert "People without a team" not in told(miriam)


def test_whoever_stood_in_finds_nothing_once_it_is_taken_back_or_ended():
    miriam = a_principal(a_school("Alcott Elementary"))
    jo, kim = a_delegate(miriam), a_delegate(miriam)
    assert "No roster waits for you" in told(_as_signed_in(jo))

    Appointment.objects.filter(person=jo).update(taken_back_at=clock.now())
    assert "No roster waits for you" not in told(_as_signed_in(jo))

    assert "No roster waits for you" in told(_as_signed_in(kim))
    power = {"starts": date(2026, 8, 1), "ends": date(2026, 9, 21)}
    Appointment.objects.filter(person=miriam).update(**power)
    assert "No roster waits for you" not in told(_as_signed_in(kim))


def _as_signed_in(person):
    """With the powers that the sign-in reads together with the person."""
    return with_powers(Person.objects).get(pk=person.pk)


MOST = {
    "teacher": 8,
    "member": 8,
    "facilitator": 8,
    "principal": 9,
    "director": 6,
    "assistant superintendent": 13,
    "administrator": 6,
}


@pytest.mark.parametrize("kind", MOST)
def test_home_asks_little_of_the_database(client, counted, kind):
    """What others wait for is one question, and so is all that is counted."""
    client.force_login(the_scene().kinds[kind])
    counted(reverse("home"))

    assert counted(reverse("home")) == MOST[kind]
