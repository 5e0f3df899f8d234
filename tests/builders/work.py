"""October to June: what a team writes, measures, learns and reports."""

from datetime import date, timedelta
from io import BytesIO

from pypdf import PdfWriter

from blueprint.models import Answer, Blueprint, Printout
from district.models import CalendarEvent
from district.vocabulary import READING
from goals.models import ActionStep, DataPoint, Goal, Measure
from kit.searching import TEXT, TITLE, vector
from reports.models import Recommendation, Report, ReportVersion
from teams.models import Team
from tests.builders.district import a_teacher, an_event, the_year
from tests.builders.teams import a_team, facilitator_of
from training.models import Course, Enrollment, Session


def a_blueprint(team, **texts):
    """A team's worksheet with these parts written, such as `ideal="We watch each other teach."`"""
    blueprint, _ = Blueprint.objects.get_or_create(team=team)
    for part, text in texts.items():
        Answer.objects.create(
            blueprint=blueprint, part=part, text=text, version=1, saved_by=facilitator_of(team)
        )
    return blueprint


def an_empty_page():
    """A whole PDF with nothing on it."""
    writer, paper = PdfWriter(), BytesIO()
    writer.add_blank_page(612, 792)
    writer.write(paper)
    return paper.getvalue()


def a_printout(team, **facts):
    """A PDF of the Blueprint that the facilitator asked for, ready to be downloaded."""
    facts = {
        "made_from": str(facts),
        "pdf": an_empty_page(),
        "pdf_pages": 1,
        "pdf_state": "ready",
    } | facts
    return Printout.objects.create(team=team, asked_by=facilitator_of(team), **facts)


def a_goal(team, *, state=Goal.State.DRAFT, **facts):
    facts = {
        "group": "grade 4 students",
        "group_size": 98,
        "doing": "score 3 or higher on the shared rubric",
        "due_month": date(2027, 5, 1),
    } | facts
    return Goal.objects.create(team=team, state=state, **facts)


def a_measure(goal, *, baseline=42, target=70, **facts):
    facts = {"source": "Written reasoning rubric"} | facts
    return Measure.objects.create(goal=goal, baseline=baseline, target=target, **facts)


def a_data_point(measure, *, assessed=98, reached=56, on=date(2026, 12, 11)):
    by = facilitator_of(measure.goal.team)
    return DataPoint.objects.create(
        measure=measure, assessed=assessed, reached=reached, on=on, entered_by=by
    )


def a_step(goal, **facts):
    position = goal.steps.count() + 1
    facts = {
        "action": f"Observe each other's number talks, round {position}",
        "timeline": "December 2026",
        "due_month": date(2026, 12, 1),
        "expected_outcome": "Each of us has been watched twice",
        "measure": "Observation notes, 0 of 10 now, 10 of 10 by December",
        "responsible": "Marcus Bell",
    } | facts
    return ActionStep.objects.create(goal=goal, position=position, **facts)


def a_course(*, capacity=20, sessions=6):
    year = the_year()
    course = Course.objects.create(year=year, title="Facilitator training", capacity=capacity)
    for number in range(sessions):
        day = date(2026, 10, 1) + timedelta(days=30 * number)
        event = an_event(CalendarEvent.Kind.TRAINING, day, year=year)
        Session.objects.create(course=course, event=event)
    return course


def an_enrollment(course, person=None, *, state=Enrollment.State.ENROLLED):
    person = person or a_teacher()
    if state == Enrollment.State.ENROLLED:
        course.taken += 1
        course.save(update_fields=["taken"])
    return Enrollment.objects.create(course=course, person=person, state=state)


# --- June ---------------------------------------------------------------------------------------


def a_report(team=None, *, state=Report.State.DRAFT, **facts):
    team = team or a_team(state=Team.State.ACTIVE)
    facts = {
        "title": "Getting every fourth grader to explain their thinking",
        "summary": "Short talks and one written prompt a week made reasoning visible.",
        "results": "71 of 98 students scored 3 or higher in May.",
        "outcome": Goal.Outcome.REACHED,
        "baseline": 42,
        "target": 70,
        "result": 72,
        "begun_by": facilitator_of(team),
    } | facts
    report = Report.objects.create(team=team, state=state, **facts)
    Recommendation.objects.create(report=report, text="Start the talks in the first week.")
    return report


def a_published_report(team=None, *, title="", year=None, **facts):
    """A report in the archive, its words frozen by hand; the publishing verb has its own tests."""
    facts = {"title": title} | facts if title else facts
    report = a_report(team, state=Report.State.PUBLISHED, **facts)
    ReportVersion.objects.create(
        report=report,
        number=1,
        title=report.title,
        summary=report.summary,
        snapshot={"title": report.title},
        year=year or report.team.year,
        school=report.team.school,
        outcome=report.outcome,
        search_text=f"{report.title} {report.summary}",
        search=vector(READING, [(report.title, TITLE), (report.summary, TEXT)]),
    )
    return report
