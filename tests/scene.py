"""One small district for the table of doors: a team at Alcott, and everybody who knocks."""

from types import SimpleNamespace

from billboard.models import Interest, Posting
from goals.models import Goal
from people.models import Person
from reports.models import Report
from teams.models import Roster, Team
from tests import builders as b
from tests.reports.builders import a_whole_report, published
from training.models import Enrollment


def the_scene(stands: str = "") -> SimpleNamespace:
    """Posting, team, roster, Blueprint, goal, course and reports; `stands` is the roster's state.

    `scene.kinds` maps each kind of person (see tests/doors.py) to one; anonymous is None.
    """
    b.the_year()
    scene = _postings_and_a_team(*_people())
    stand_in = b.a_delegate(scene.kinds["principal"], starts=30, name="Jo Park")
    scene.delegation = stand_in.appointments.get()
    _september(scene)
    _roster(scene, stands)
    _blueprint(scene)
    _goal_course_and_reports(scene)
    scene.teacher = scene.kinds["teacher"]
    scene.token = Person.objects.get(pk=scene.teacher.pk).unsubscribe_token
    return scene


def _people():
    """All kinds but the member, and one who will be asked."""
    alcott, wheelock = b.a_school("Alcott Elementary"), b.a_school("Wheelock Elementary")
    kinds = {
        "anonymous": None,
        "facilitator": b.a_teacher("Marcus Bell", school=alcott),
        "teacher": b.a_teacher("Renee Okafor", school=wheelock),
        "principal": b.a_principal(alcott, "Miriam Osei"),
        "principal next door": b.a_principal(wheelock, "Alan Pierce"),
        "director": b.a_director("Helen Park"),
        "assistant superintendent": b.an_assistant_superintendent("Ruth Abramson"),
        "administrator": b.an_administrator("Tom Reyes"),
    }
    return kinds, b.a_teacher("Łucja Wójcik", school=alcott)


def _postings_and_a_team(kinds, asked):
    facilitator = kinds["facilitator"]
    posting = b.a_posting(lead=facilitator)
    team = b.a_team(name="Talking Math", facilitator=facilitator, posting=posting)
    kinds["member"] = team.memberships.exclude(person=facilitator).first().person
    return SimpleNamespace(
        posting=posting,
        draft=b.a_posting(lead=facilitator, state=Posting.State.DRAFT),
        team=team,
        membership=b.a_member(team, asked, answer="asked"),
        kinds=kinds,
    )


def _september(scene):
    scene.interest = b.an_interest(scene.posting, note="I teach next door.")
    scene.invited = b.an_interest(scene.posting, state=Interest.State.INVITED)
    scene.question = b.a_question(scene.posting)
    scene.hidden = b.a_posting(lead=scene.kinds["facilitator"])
    scene.hiding = b.a_hiding(scene.hidden, by=scene.kinds["administrator"])
    scene.late_pass = b.a_late_pass(scene.kinds["teacher"])
    scene.issue = b.a_sent_issue(tells=[scene.posting])


def _roster(scene, stands):
    if stands == Roster.State.APPROVED:
        scene.team.state = Team.State.ACTIVE
        scene.team.save()
    scene.place = scene.team.memberships.get(person=scene.kinds["member"])
    scene.roster = b.a_roster(team=scene.team, state=stands or Roster.State.DRAFT)
    scene.consultation = scene.roster.consultations.create(
        school=scene.team.school, asked_by=scene.kinds["facilitator"], question="Is there time?"
    )
    scene.request = b.a_request(scene.team) if scene.team.state == Team.State.ACTIVE else 0
    scene.remark = 0  # nothing has been sent back
    if stands == Roster.State.RETURNED:
        sent = {"verb": "return", "moved_to": stands, "by": scene.kinds["principal"]}
        scene.remark = scene.roster.record.create(**sent).remarks.create(reason="Name the goal.")


def _blueprint(scene):
    scene.blueprint = b.a_blueprint(scene.team, ideal="We watch each other teach.")
    answer = scene.blueprint.answers.get()
    scene.version = answer.versions.create(number=1, text=answer.text, by=answer.saved_by)
    scene.printout = b.a_printout(scene.team)
    scene.own_printout = b.a_printout(scene.team, with_own=True)
    scene.past = b.a_team(name="Talking Math before", year=b.the_year("2025"))
    b.a_blueprint(scene.past, ideal="We talked about math.")
    Team.objects.filter(pk=scene.team.pk).update(continues=scene.past)


def _goal_course_and_reports(scene):
    scene.goal = b.a_goal(scene.team, state=Goal.State.DRAFT)
    scene.measure = b.a_measure(scene.goal)
    scene.count = b.a_data_point(scene.measure)
    scene.step = b.a_step(scene.goal)
    scene.course = b.a_course()
    scene.enrollment = b.an_enrollment(scene.course, state=Enrollment.State.ENROLLED)
    scene.report = b.a_report(scene.team, state=Report.State.DRAFT)
    pine_hollow = b.a_school("Pine Hollow Elementary")
    archived = b.a_team(name="Say More", state=Team.State.ACTIVE, school=pine_hollow)
    scene.published = published(
        a_whole_report(archived), by=scene.kinds["assistant superintendent"]
    )
