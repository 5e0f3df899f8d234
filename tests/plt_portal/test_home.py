"""Home answers «what do I do now?» for everybody."""

from datetime import date

import pytest

from billboard.interest import answer
from goals.models import Goal
from letters.models import Letter
from plt_portal.home import fresh_postings, home_of
from reports.models import Report
from teams.approval import begin_new_version
from teams.models import Membership, Roster, Team
from tests.builders import (
    a_course,
    a_director,
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
    an_administrator,
    an_assistant_superintendent,
    an_enrollment,
    an_interest,
    facilitator_of,
    moment,
)
from tests.teams.builders import a_plain_member, an_approved_team, gone
from tests.teams.hands import decide
from training.models import Enrollment

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("year")]


def _next(person):
    task = home_of(person).next_task
    return task.words if task else None


def _tasks(person):
    home = home_of(person)
    return home.waiting + home.tasks


def _words(person):
    return [task.words for task in _tasks(person)]


def test_a_teacher_in_september_looks_for_a_team():
    assert _next(a_teacher("Renee Okafor")) == "Find a team on the billboard"


def test_whoever_is_asked_onto_a_team_answers_first():
    team = a_team(name="Talking Math", facilitator=a_teacher("Marcus Bell"))
    asked = a_member(team, a_teacher("Renee Okafor"), answer="asked")

    assert _next(asked.person) == "Answer Marcus Bell: will you join Talking Math?"


def test_an_author_answers_a_question():
    posting = a_posting(lead=a_teacher("Daniel Brandt"))
    a_question(posting, asked_by=a_teacher("Renee Okafor"))

    assert _next(posting.lead) == "Answer Renee Okafor"


def test_a_person_who_is_invited_says_whether_they_commit():
    posting = a_posting(title="Lab reports that argue")
    invited = an_interest(posting, state="invited")

    assert _next(invited.person) == "Say whether you commit to “Lab reports that argue”"


def test_a_facilitator_submits_the_roster_and_then_waits():
    roster = a_roster(name="Talking Math")
    facilitator = facilitator_of(roster.team)
    assert _next(facilitator) == "Submit the roster: Talking Math"

    Roster.objects.filter(pk=roster.pk).delete()
    a_roster(team=roster.team, state=Roster.State.SUBMITTED)

    assert _next(facilitator) is None


def test_whoever_acts_for_the_facilitator_finds_the_draft_of_an_approved_team():
    team = an_approved_team(name="Talking Math")
    acting, member = team.memberships.filter(function="member")[:2]
    begin_new_version(team, by=facilitator_of(team))
    Membership.objects.filter(pk=acting.pk).update(function="co_facilitator")
    words = "Submit the new version: Talking Math"
    assert words in _words(facilitator_of(team))
    assert words not in _words(acting.person) + _words(member.person)

    gone(team.memberships.get(function="facilitator"))

    assert _next(acting.person) == words
    assert words not in _words(member.person)


def test_the_facilitator_of_an_approved_team_begins_with_the_blueprint():
    team = a_team(name="Talking Math", state=Team.State.ACTIVE)

    assert _next(facilitator_of(team)) == "Blueprint of Talking Math"


def test_a_new_facilitator_enrolls_in_the_course():
    person = a_teacher()
    an_enrollment(a_course(), person, state=Enrollment.State.INVITED)
    words = [task.words for task in _tasks(person)]

    assert "Enroll in the training course for facilitators" in words


def test_a_facilitator_whom_nobody_has_trained_is_asked_to_the_course():
    a_course()
    team = a_team(state=Team.State.ACTIVE)

    assert "Enroll in the training course for facilitators" in _words(facilitator_of(team))


def test_a_trained_facilitator_and_a_member_hear_nothing_of_the_course():
    a_course()
    team = a_team(state=Team.State.ACTIVE)
    facilitator_of(team).qualifications.create(kind="facilitator", since="2024-06-01")
    member = a_member(team, a_teacher()).person

    assert not any("training" in words for words in _words(facilitator_of(team)))
    assert not any("training" in words for words in _words(member))


def test_whoever_has_a_seat_reads_when_the_next_session_is():
    person = a_teacher()
    an_enrollment(a_course(), person, state=Enrollment.State.ENROLLED)

    [seat] = [task for task in _tasks(person) if "training" in task.words]

    assert (seat.detail, seat.state, seat.done) == ("Next session October 1.", "Enrolled", True)


def test_a_member_reads_who_submits_the_roster_and_then_whom_it_waits_for():
    principal = a_principal(a_school("Alcott Elementary"))
    roster = a_roster(school=a_school("Alcott Elementary"))
    member = a_member(roster.team, a_teacher()).person
    facilitator = facilitator_of(roster.team)
    details = [task.detail for task in _tasks(member)]
    assert f"{facilitator.name} submits its roster." in details

    Roster.objects.filter(pk=roster.pk).delete()
    a_roster(team=roster.team, state=Roster.State.SUBMITTED)

    assert f"Waiting for {principal.name}." in [task.detail for task in _tasks(member)]


def test_whoever_is_on_a_paused_team_reads_until_when_and_has_nothing_to_submit():
    team, ruth = an_approved_team(name="Talking Math"), an_assistant_superintendent()
    decide(team, "pause", by=ruth, reason="Two are away.", until=date(2027, 1, 15))

    for person in (facilitator_of(team), a_plain_member(team).person):
        assert _words(person)[0] == "Talking Math is paused"
        assert not [words for words in _words(person) if "roster" in words or "Find" in words]


def test_a_late_step_stands_on_home(time_machine):
    team = a_team(state=Team.State.ACTIVE)
    goal = a_goal(team, state=Goal.State.SHARED, shared_at=moment("2026-10-20 08:00"))
    a_step(goal, due_month=date(2026, 12, 1))
    time_machine.move_to(moment("2027-02-10 08:00"))

    [plan] = [task for task in _tasks(facilitator_of(team)) if task.words == "Work plan"]

    assert (plan.state, plan.late) == ("1 step late", True)


def test_a_team_whose_report_is_published_has_nothing_left_to_do(time_machine):
    team = a_team(state=Team.State.ACTIVE)
    goal = a_goal(team, state=Goal.State.SHARED, shared_at=moment("2026-10-20 08:00"))
    a_step(goal, done_on=date(2026, 12, 4))
    a_report(team=team, state=Report.State.PUBLISHED)
    time_machine.move_to(moment("2027-06-10 08:00"))

    assert "Your report" in _words(facilitator_of(team))
    assert _next(facilitator_of(team)) is None


def test_what_is_new_is_new_for_a_month_and_only_to_those_who_have_not_seen_it(time_machine):
    posting = a_posting()
    reader = a_teacher()
    assert list(fresh_postings(reader)) == [posting]
    assert not fresh_postings(an_interest(posting).person)

    time_machine.move_to(moment("2026-11-20 08:00"))

    assert not fresh_postings(reader)


def test_an_answer_stands_on_home_for_two_weeks(time_machine):
    question = a_question(a_posting(), asked_by=a_teacher())
    answer(question, by=question.posting.lead, text="Come by on Thursday.")
    assert home_of(question.asked_by).answer == question

    time_machine.move_to(moment("2026-10-20 08:00"))

    assert home_of(question.asked_by).answer is None


def test_a_principal_decides_on_the_rosters_of_her_school():
    roster = a_roster(state=Roster.State.SUBMITTED, school=a_school("Alcott Elementary"))

    assert _next(a_principal(roster.team.school)) == "Decide on 1 roster"
    assert _next(a_principal(a_school("Wheelock Elementary"))) is None


def test_the_assistant_superintendent_sees_what_is_still_with_principals():
    a_principal(a_school("Alcott Elementary"))
    a_roster(state=Roster.State.SUBMITTED, school=a_school("Alcott Elementary"))

    [rosters, *_] = _tasks(an_assistant_superintendent())

    assert rosters.words == "No roster waits for you"
    assert rosters.detail == "1 roster is still with somebody else."


def test_the_assistant_superintendent_reads_reports_in_june(time_machine):
    time_machine.move_to(moment("2027-05-20 09:00"))
    a_report(state=Report.State.SUBMITTED)

    assert _next(an_assistant_superintendent()) == "Read 1 report that teams submitted"


def test_a_director_reads_the_billboard():
    words = [task.words for task in _tasks(a_director())]

    assert words == ["Read the billboard"]


def test_an_administrator_hears_of_letters_that_were_refused():
    person = a_teacher()
    Letter.objects.create(
        kind="digest", key="1", person=person, message_id="<1@x>", state=Letter.State.FAILED
    )

    assert "1 letter was refused for good" in [task.words for task in _tasks(an_administrator())]


@pytest.mark.parametrize(
    ("moment_text", "greeting"),
    [
        ("2026-09-22 08:00", "Good morning, Renee. September is for finding your team."),
        ("2026-10-05 13:00", "Good afternoon, Renee. October is for setting the goal."),
        ("2027-02-01 19:00", "Good evening, Renee. February is for trying it out and measuring."),
        ("2026-08-20 08:00", "Good morning, Renee. The year begins in September, with finding"),
    ],
)
def test_home_changes_with_the_month(time_machine, moment_text, greeting):
    time_machine.move_to(moment(moment_text))

    assert home_of(a_teacher("Renee Okafor")).greeting.startswith(greeting)


@pytest.mark.parametrize(
    ("day", "rosters", "postings"),
    [
        ("2026-09-22", "New ones come in until rosters are due.", "0 postings this September."),
        ("2027-06-10", "No roster is on its way.", "0 postings this year."),
    ],
)
def test_what_leaders_read_when_nothing_waits_goes_with_the_year(
    year, time_machine, day, rosters, postings
):
    time_machine.move_to(moment(f"{day} 09:00"))

    details = [task.detail for task in _tasks(an_assistant_superintendent())]

    assert rosters in details
    assert postings in details


def test_what_one_may_always_read_is_not_counted_as_undone():
    """Two that can be done: to find a team, and to finalize it."""
    teacher = a_teacher()
    assert home_of(teacher).done_words == ""

    a_member(a_team(state=Team.State.ACTIVE), teacher)
    team = Team.objects.of(teacher).get()
    a_goal(team, state=Goal.State.SHARED, shared_at=moment("2026-09-20 08:00"))

    assert home_of(teacher).done_words == "1 of 3 done"
    assert home_of(an_assistant_superintendent()).done_words == ""
