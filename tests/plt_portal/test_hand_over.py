"""The hand-over page: a new facilitator finds what they need, and nobody else finds the note."""

from datetime import date

import pytest
from django.db import connection
from django.urls import reverse

from kit import clock
from letters.models import Letter
from teams.approval import begin_new_version
from teams.changing import hand_over
from teams.founding import ask
from teams.models import HandOverNote
from tests.builders import (
    a_blueprint,
    a_course,
    a_goal,
    a_member,
    a_posting,
    a_principal,
    a_question,
    a_step,
    a_teacher,
    an_administrator,
    an_assistant_superintendent,
    an_enrollment,
    an_interest,
    facilitator_of,
)
from tests.reading import page_of
from tests.teams.builders import a_plain_member, an_approved_team, gone

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("year")]
NOTE = "Ask Łucja about the marmalade lighthouse.\nShe knows the data."


@pytest.fixture
def sign_in(client):
    def as_(person):
        client.force_login(person)
        return client

    return as_


def door(team):
    return reverse("hand-over", args=[team.pk])


def leave(client, place, **more):
    leaves = {"on": clock.today().isoformat(), "reason": "Own wish"} | more
    return client.post(reverse("teams:end", args=[place.pk]), leaves)


# --- What stands on it ----------------------------------------------------------------------------


def test_it_shows_roster_goal_work_and_dates_but_no_text_of_the_blueprint(sign_in):
    team = an_approved_team(name="Talking Math")
    a_blueprint(team, ideal="We watch each other teach.", cost="Two afternoons.")
    goal = a_goal(team, doing="explain their reasoning")
    a_step(goal, due_month=date(2026, 6, 1), action="Observe a lesson")
    an_enrollment(a_course(sessions=3), facilitator_of(team))

    page = sign_in(facilitator_of(team)).get(door(team)).text

    for place in team.memberships.select_related("person"):
        assert place.person.name in page
    assert "explain their reasoning" in page
    assert "2 of 7 parts" in page
    assert "1 step late" in page
    assert "Observe a lesson" in page
    assert "Conference" in page
    assert "You are enrolled." in page
    assert "Thursday, October 1" in page
    assert "We watch each other teach." not in page


def test_sessions_that_are_over_are_not_told(sign_in, time_machine):
    team = an_approved_team()
    a_course(sessions=3)
    time_machine.move_to("2026-10-02 12:00+00:00")

    assert "Thursday, October 1<" not in sign_in(facilitator_of(team)).get(door(team)).text


def test_what_is_open_is_what_nobody_has_answered(sign_in):
    team = an_approved_team(name="Talking Math", posting=a_posting())
    marcus, page = facilitator_of(team), lambda: sign_in(marcus).get(door(team)).text
    assert "Nobody waits for an answer." in page()

    a_question(team.posting), a_question(team.posting), an_interest(team.posting)
    roster = begin_new_version(team, by=marcus)
    ask(team, a_teacher("Łucja Wójcik"), by=marcus)
    miriam = a_principal(team.school, "Miriam Osei")
    roster.consultations.create(school=team.school, asked_by=marcus)

    said = page()
    assert "Łucja Wójcik was asked on September 22 and has not answered." in said
    assert "Version 2 of the roster: not submitted yet." in said
    assert f"{miriam.name} was asked about it on September 22." in said
    assert "2 questions on the posting to answer." in said
    assert "1 colleague is interested in the posting, without an answer." in said
    assert "Nobody waits for an answer." not in said


def test_a_version_on_its_way_says_with_whom_it_is(sign_in):
    team = an_approved_team()
    roster = begin_new_version(team, by=facilitator_of(team))
    a_principal(team.school, "Miriam Osei")
    for line in team.memberships.select_related("person"):
        roster.lines.create(person=line.person, function=line.function, school=line.person.school)
    roster.state, roster.submitted_at = "submitted", clock.now()
    roster.save()

    said = sign_in(facilitator_of(team)).get(door(team)).text
    assert "Version 2 of the roster. Waiting for Miriam Osei." in said


def test_the_office_sees_who_and_what_is_open_but_not_the_work(sign_in):
    team = an_approved_team()
    a_blueprint(team, ideal="We watch each other teach.")
    a_goal(team, doing="explain their reasoning")
    HandOverNote.objects.create(team=team, by=facilitator_of(team), text=NOTE)
    begin_new_version(team, by=facilitator_of(team)).consultations.create(
        school=team.school, asked_by=facilitator_of(team)
    )

    page = sign_in(an_assistant_superintendent()).get(door(team)).text

    assert facilitator_of(team).name in page
    for hidden in (
        "of 7 parts",
        "explain their reasoning",
        "marmalade",
        "A note for whoever",
        "Version 2",
        "about it",
    ):
        assert hidden not in page


def test_three_of_everything_ask_no_more_of_the_database_than_one(sign_in, counted):
    team = an_approved_team(posting=a_posting())
    sign_in(facilitator_of(team))
    a_course()

    def more():
        a_question(team.posting), an_interest(team.posting), a_member(team, answer="asked")
        HandOverNote.objects.create(team=team, by=facilitator_of(team), text=NOTE)
        a_plain_member(team)

    more()
    counted(door(team))
    one = counted(door(team))
    more(), more()

    assert counted(door(team)) == one


# --- The note -------------------------------------------------------------------------------------


def test_whoever_hands_over_leaves_a_note_that_the_next_one_reads(sign_in):
    team = an_approved_team()
    marcus, jo = facilitator_of(team), a_plain_member(team).person
    client = sign_in(marcus)

    for _ in range(2):
        answer = client.post(door(team), {"person": jo.pk, "note": NOTE}, follow=True)

    assert f"{jo.name} is asked to facilitate." in answer.text
    assert HandOverNote.objects.get().text == NOTE
    page = sign_in(jo).get(door(team)).text
    assert "marmalade lighthouse" in page
    assert f"{marcus.name}, September 22" in page


def test_a_note_added_afterwards_is_kept_too(sign_in):
    team = an_approved_team()
    marcus, jo = facilitator_of(team), a_plain_member(team).person
    client = sign_in(marcus)
    client.post(door(team), {"person": jo.pk})

    client.post(door(team), {"person": jo.pk, "note": NOTE})

    assert HandOverNote.objects.get().by == marcus


def test_without_a_name_or_with_too_long_a_note_the_page_comes_back_as_it_was_typed(sign_in):
    team = an_approved_team()
    client, jo = sign_in(facilitator_of(team)), a_plain_member(team).person

    nobody = client.post(door(team), {"note": NOTE})
    assert nobody.status_code == 422
    assert "Choose somebody who is on the team." in nobody.text
    assert "marmalade lighthouse" in nobody.text
    stranger = client.post(door(team), {"person": a_teacher().pk})
    assert stranger.status_code == 422
    long = client.post(door(team), {"person": jo.pk, "note": "marmalade " * 500})
    assert "Keep this to 4000 characters." in long.text
    assert not HandOverNote.objects.exists()
    assert not team.memberships.get(person=jo).is_asked


def test_a_facilitator_who_leaves_writes_one_and_reads_it_no_more(sign_in):
    team = an_approved_team()
    place = team.memberships.get(function="facilitator")
    client = sign_in(place.person)
    assert "A note for whoever comes next" in client.get(reverse("teams:end", args=[place.pk])).text

    leave(client, place, note=NOTE)

    assert client.get(door(team)).status_code == 403
    assert not HandOverNote.objects.readable_by(place.person).exists()
    assert "marmalade lighthouse" in sign_in(a_plain_member(team).person).get(door(team)).text


def test_a_member_who_leaves_is_not_asked_for_one_and_leaves_none(sign_in):
    team = an_approved_team()
    place = a_plain_member(team)
    client = sign_in(place.person)
    assert "A note for" not in client.get(reverse("teams:end", args=[place.pk])).text

    leave(client, place, note=NOTE)

    assert not HandOverNote.objects.exists()


def test_nor_does_a_facilitator_leave_one_in_the_place_of_a_member(sign_in):
    team = an_approved_team()
    place = a_plain_member(team)

    leave(sign_in(facilitator_of(team)), place, note=NOTE)

    assert team.memberships.get(pk=place.pk).ended_on
    assert not HandOverNote.objects.exists()


def test_the_office_names_who_acts_and_leaves_no_note(sign_in):
    team = an_approved_team()
    gone(team.memberships.get(function="facilitator"))
    jo, ruth = a_plain_member(team).person, an_assistant_superintendent()

    sign_in(ruth).post(door(team), {"person": jo.pk, "note": NOTE})

    assert team.memberships.get(person=jo).function == "co_facilitator"
    assert not HandOverNote.objects.exists()


def test_the_records_hold_a_note_in_one_place_and_no_letter_tells_it(sign_in, caplog):
    team = an_approved_team()
    a_principal(team.school), an_administrator(), an_assistant_superintendent()
    marcus, jo = facilitator_of(team), a_plain_member(team).person
    client = sign_in(marcus)
    with caplog.at_level("DEBUG"):
        client.post(door(team), {"person": jo.pk, "note": NOTE})
        leave(client, team.memberships.get(person=marcus), note=f"{NOTE} Goodbye.")

    assert HandOverNote.objects.count() == 2
    assert {table for table in connection.introspection.table_names() if _holds(table)} == {
        "teams_handovernote"
    }
    assert Letter.objects.filter(kind="somebody_left").exists()
    said = [record.getMessage() for record in caplog.records if record.name != "django.db.backends"]
    assert not any("marmalade" in words for words in said)


def _holds(table):
    with connection.cursor() as cursor:
        name = connection.ops.quote_name(table)
        cursor.execute(f"SELECT count(*) FROM {name} t WHERE t::text LIKE '%marmalade%'")
        return cursor.fetchone()[0]


def test_whoever_left_while_they_were_asked_to_facilitate_was_on_the_team_before(sign_in):
    team = an_approved_team(members=6)
    marcus = facilitator_of(team)
    seat = hand_over(team, a_plain_member(team).person, by=marcus)
    gone(seat, by=marcus)

    assert f"Before: {seat.person.name}" in page_of(sign_in(marcus).get(door(team)))
