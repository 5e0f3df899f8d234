"""Somebody decides in the place of somebody who is away, for some days, and it is on record."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from kit import clock
from kit.lifecycle import NotYet
from letters.models import Letter
from people.models import Person
from powers.delegating import name_delegate, take_back
from powers.models import Appointment
from teams.models import Roster
from teams.rules import assistant_superintendent, principals, silent_principals, whoever_decides
from tests.builders import (
    a_delegate,
    a_member,
    a_principal,
    a_school,
    a_teacher,
    a_team,
    an_assistant_superintendent,
    facilitator_of,
)
from tests.teams.builders import a_submitted_roster
from tests.teams.hands import grant_exception, move

pytestmark = pytest.mark.django_db
TODAY, A_WEEK = clock.today, timedelta(days=7)


@pytest.fixture
def roster():
    return a_submitted_roster()


@pytest.fixture
def miriam(roster):
    return a_principal(roster.team.school, "Miriam Osei")


@pytest.fixture
def ruth(roster):
    return an_assistant_superintendent("Ruth Abramson")


def enter(client, person):
    client.force_login(person)


def test_a_delegate_endorses_and_the_record_says_for_whom(roster, miriam):
    jo = a_delegate(miriam, name="Jo Park")

    move(roster, "endorse", by=jo)

    entry = roster.record.get(verb="endorse")
    assert (entry.by, entry.on_behalf_of, entry.school) == (jo, miriam, roster.team.school)
    assert entry.signed == "Jo Park for Miriam Osei"
    assert not silent_principals(roster).exists()


def test_a_delegate_of_the_assistant_superintendent_has_the_last_word(roster, ruth):
    jo = a_delegate(ruth)

    approved = move(roster, "approve", by=jo)

    assert approved.state == Roster.State.APPROVED
    assert approved.record.get(verb="approve").on_behalf_of == ruth


def test_whoever_has_a_power_themselves_decides_for_themselves(roster, ruth, miriam):
    """A principal who stands in for the assistant superintendent endorses as a principal."""
    ruth.appointments.get().delegations.create(
        person=miriam, kind="assistant_superintendent", ends=TODAY() + A_WEEK
    )

    move(roster, "endorse", by=miriam)
    move(roster, "approve", by=miriam)

    assert roster.record.get(verb="endorse").on_behalf_of is None
    assert roster.record.get(verb="approve").on_behalf_of == ruth


@pytest.mark.parametrize(("starts", "days", "may"), [(0, 1, True), (1, 1, False), (-3, 3, False)])
def test_a_delegate_acts_on_their_days_alone(roster, miriam, starts, days, may):
    jo = a_delegate(miriam, starts=starts, days=days)

    assert principals(roster).contains(jo) is may
    assert Roster.objects.awaiting(jo).contains(roster) is may


def test_what_a_delegate_may_ends_with_the_power_they_stand_in_for(roster, miriam):
    jo = a_delegate(miriam)

    miriam.appointments.update(starts=TODAY() - A_WEEK, ends=TODAY() - timedelta(days=1))

    assert not principals(roster).contains(jo)


def test_both_may_decide_meanwhile(roster, miriam):
    jo = a_delegate(miriam)

    assert set(silent_principals(roster)) == {miriam, jo}


def test_a_delegate_who_is_on_the_roster_does_not_decide(miriam):
    school = miriam.appointments.get().school
    team = a_team(members=4, school=school)
    jo = a_delegate(miriam)
    a_member(team, jo)
    roster = a_submitted_roster(team=team)

    with pytest.raises(PermissionDenied):
        move(roster, "endorse", by=jo)
    assert not Roster.objects.awaiting(jo).contains(roster)


def test_nobody_decides_through_a_delegate_on_a_roster_that_they_are_on(ruth, miriam):
    """Both are members here: their delegates have no word on it, and nobody is waited for."""
    team = a_team(members=3, school=miriam.appointments.get().school)
    a_member(team, miriam)
    a_member(team, ruth)
    stand_ins = [a_delegate(miriam), a_delegate(ruth)]
    roster = a_submitted_roster(team=team)

    assert not whoever_decides(roster).exists()
    assert not any(Roster.objects.awaiting(one).contains(roster) for one in stand_ins)
    with pytest.raises(PermissionDenied):
        move(roster, "approve", by=stand_ins[1])


def test_an_exception_is_granted_in_the_place_of_somebody(ruth):
    team = a_team(members=3)
    roster = a_submitted_roster(team=team, exception=True)
    roster.exception.__class__.objects.update(granted_by=None, granted_at=None)

    grant_exception(roster, by=a_delegate(ruth))

    assert roster.record.get(verb="grant").on_behalf_of == ruth


def test_a_submitted_roster_reaches_the_delegate_too(miriam):
    jo = a_delegate(miriam)

    a_submitted_roster(school=miriam.appointments.get().school)

    assert Letter.objects.filter(kind="roster_submitted", person=jo).count() == 1


# --- Naming, and taking it back -------------------------------------------------------------------


def test_a_delegate_is_named_once_and_told_once(miriam):
    power, jo = miriam.appointments.get(), a_teacher("Jo Park")
    days = {"starts": TODAY(), "ends": TODAY() + A_WEEK}

    first = name_delegate(power, jo, by=miriam, **days)
    again = name_delegate(power, jo, by=miriam, **days)

    assert first == again
    letter = Letter.objects.get(kind="delegate_named", person=jo)
    words = " ".join(letter.text.split())
    assert "you decide on rosters for Miriam Osei, principal of Alcott Elementary" in words


@pytest.mark.parametrize(
    ("starts", "ends", "said"),
    [
        (2, 1, "The last day comes before the first."),
        (-9, -2, "These days are over. Choose today or later."),
    ],
)
def test_days_that_make_no_sense_are_refused(miriam, starts, ends, said):
    days = {"starts": TODAY() + timedelta(starts), "ends": TODAY() + timedelta(ends)}

    with pytest.raises(NotYet, match=said):
        name_delegate(miriam.appointments.get(), a_teacher(), by=miriam, **days)


def test_nobody_lends_what_was_lent_to_them(miriam):
    jo = a_delegate(miriam)
    days = {"starts": TODAY(), "ends": TODAY() + A_WEEK}

    with pytest.raises(PermissionDenied):
        name_delegate(jo.appointments.get(), a_teacher(), by=jo, **days)
    with pytest.raises(PermissionDenied):
        name_delegate(miriam.appointments.get(), jo, by=jo, **days)


def test_what_was_lent_is_taken_back_at_once_and_in_an_open_session(client, roster, miriam):
    jo = a_delegate(miriam)
    enter(client, jo)
    page = reverse("teams:roster", args=[roster.pk])
    assert client.get(page).status_code == 200

    take_back(jo.appointments.get(), by=miriam)

    assert client.get(page).status_code == 404
    assert client.get(reverse("teams:approvals")).status_code == 403
    assert Letter.objects.filter(kind="delegate_thanked", person=jo).count() == 1


def test_only_whoever_lent_it_takes_it_back(miriam):
    jo = a_delegate(miriam)

    with pytest.raises(PermissionDenied):
        take_back(jo.appointments.get(), by=a_principal(a_school("Wheelock Elementary")))
    with pytest.raises(PermissionDenied):
        take_back(miriam.appointments.own().get(), by=miriam)


# --- The page -------------------------------------------------------------------------------------


def test_a_principal_finds_a_colleague_and_names_them(client, miriam):
    siobhan = a_teacher("Siobhán O’Brien-Nguyễn")
    enter(client, miriam)
    page = reverse("powers:delegates")
    found = client.get(page, {"q": "obrien"})

    answer = client.post(
        f"{page}?q=obrien",
        {
            "appointment": miriam.appointments.get().pk,
            "person": siobhan.pk,
            "starts": TODAY().isoformat(),
            "ends": (TODAY() + A_WEEK).isoformat(),
        },
        follow=True,
    )

    assert "O’Brien-Nguyễn" in found.text
    assert "decides in your place on these days" in answer.text
    assert Appointment.objects.get(person=siobhan).acting_for.person == miriam


def test_days_that_are_missing_bring_the_page_back_with_the_colleague(client, miriam):
    jo = a_teacher("Jo Park")
    enter(client, miriam)

    answer = client.post(
        reverse("powers:delegates") + "?q=park",
        {"appointment": miriam.appointments.get().pk, "person": jo.pk, "ends": ""},
    )

    assert answer.status_code == 422
    assert "Enter the last day." in answer.text
    assert "Jo Park" in answer.text
    assert not Appointment.objects.filter(person=jo).exists()


def test_a_power_of_somebody_else_cannot_be_lent_through_the_page(client, miriam, ruth):
    enter(client, miriam)

    answer = client.post(
        reverse("powers:delegates"),
        {
            "appointment": ruth.appointments.get().pk,
            "person": a_teacher().pk,
            "starts": TODAY().isoformat(),
            "ends": TODAY().isoformat(),
        },
    )

    assert answer.status_code == 422
    assert not Appointment.objects.exclude(acting_for=None).exists()


def test_a_delegate_names_no_delegate(client, miriam):
    enter(client, a_delegate(miriam))

    assert client.get(reverse("powers:delegates")).status_code == 403


def test_the_facilitator_decides_nothing_as_a_delegate_of_nobody(roster):
    assert not assistant_superintendent(roster).contains(facilitator_of(roster.team))


def test_a_delegate_of_somebody_who_left_decides_nothing_more(roster, miriam):
    jo = a_delegate(miriam, name="Jo Park")
    assert principals(roster).contains(jo)

    Person.objects.filter(pk=miriam.pk).update(is_active=False)

    assert not principals(roster).contains(jo)


def test_a_delegate_has_the_power_as_it_is_and_not_as_it_was(roster, miriam):
    """The district corrects the school of an appointment; who stands in follows."""
    jo, elsewhere = a_delegate(miriam, name="Jo Park"), a_school("Wheelock Elementary")

    miriam.appointments.update(school=elsewhere)

    assert not principals(roster).contains(jo)
