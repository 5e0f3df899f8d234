"""Nouns to build a district from. A test names only what matters to it; the rest is plausible."""

from datetime import UTC, date, datetime, time, timedelta
from itertools import count
from zoneinfo import ZoneInfo

from billboard.models import DigestIssue, Hiding, Interest, LatePass, Posting, Question
from billboard.search import learn
from blueprint.models import Answer, Blueprint
from district.models import CalendarEvent, OrgGoal, School, SchoolYear, Subject
from goals.models import ActionStep, DataPoint, Goal, Measure
from kit import clock
from people.models import Appointment, Person, Qualification
from reports.models import Recommendation, Report, ReportVersion
from teams.models import Membership, Roster, RosterException, RosterLine, Team
from training.models import Course, Enrollment, Session

DISTRICT_TIME = ZoneInfo("America/New_York")
SEPTEMBER_22 = datetime(2026, 9, 22, 8, 0, tzinfo=DISTRICT_TIME)
_number = count(1)

NAMES = ["Renee Okafor", "Siobhán O'Brien-Nguyễn", "Tomás Herrera", "Łucja Wójcik", "Madonna"]


# --- The district ---------------------------------------------------------------------------------


def the_year(label="2026"):
    """The current school year with the dates that other things hang on."""
    first = int(label)
    year, made = SchoolYear.objects.get_or_create(
        first_day=date(first, 8, 31), last_day=date(first + 1, 6, 17), is_current=label == "2026"
    )
    if made:
        for kind, day in _dates(first).items():
            an_event(kind, day, year=year)
    return year


def _dates(first):
    kind = CalendarEvent.Kind
    return {
        kind.BILLBOARD_OPENS: date(first, 9, 1),
        kind.PLT_SESSION: date(first, 9, 24),
        kind.ROSTERS_DUE: date(first, 9, 30),
        kind.CLOSURE: date(first, 10, 12),
        kind.REPORTS_DUE: date(first + 1, 5, 14),
        kind.CONFERENCE: date(first + 1, 5, 26),
    }


def an_event(kind, day, *, year=None, name=""):
    kind = CalendarEvent.Kind(kind)
    return CalendarEvent.objects.create(
        year=year or the_year(),
        kind=kind,
        name=name or kind.label.capitalize(),
        date=day,
        starts=time(15, 30),
        ends=time(17, 30),
    )


def a_school(name=""):
    name = name or f"School {next(_number)}"
    short = name.split()[0] if name.endswith(("Elementary", "School")) else name
    school, _ = School.objects.get_or_create(
        name=name, defaults={"short_name": short, "level": School.Level.ELEMENTARY}
    )
    return school


def a_subject(name="Mathematics"):
    return Subject.objects.get_or_create(name=name)[0]


def a_district_goal(text="Every student reasons and communicates in mathematics", **facts):
    number = OrgGoal.objects.count() + 1
    facts = {"year": the_year(), "number": number, "text": text} | facts
    return OrgGoal.objects.create(**facts)


# --- Its people -----------------------------------------------------------------------------------


def a_teacher(name="", **facts):
    number = next(_number)
    given, _, family = (name or f"Teacher {number}").partition(" ")
    person = Person(
        email=f"person{number}@millbrook.example",
        given_name=given,
        family_name=family,
        **({"role": "Grade 4", "grades": [4]} | facts),
    )
    person.school = facts.get("school") or a_school("Alcott Elementary")
    person.sort_name = person.name_sorted()
    person.set_unusable_password()
    person.save()
    return person


def somebody_appointed(kind, name="", school=None, **facts):
    person = a_teacher(name, school=school, **facts)
    Appointment.objects.create(
        person=person, kind=kind, school=school, starts=clock.today() - timedelta(days=30)
    )
    return person


def a_principal(school, name=""):
    return somebody_appointed(Appointment.Kind.PRINCIPAL, name, school)


def an_assistant_superintendent(name=""):
    return somebody_appointed(Appointment.Kind.ASSISTANT_SUPERINTENDENT, name)


def a_delegate(absent, *, starts=0, days=5, name=""):
    """Somebody who acts for this person, from so many days on, for so many days."""
    power = absent.appointments.own().get()
    first = clock.today() + timedelta(days=starts)
    acting = power.delegations.create(
        person=a_teacher(name),
        kind=power.kind,
        school=power.school,
        starts=first,
        ends=first + timedelta(days=days - 1),
    )
    return acting.person


def a_director(name=""):
    return somebody_appointed(Appointment.Kind.DIRECTOR, name)


def an_administrator(name=""):
    return somebody_appointed(Appointment.Kind.ADMINISTRATOR, name)


def trained(person):
    Qualification.objects.get_or_create(person=person, defaults={"since": date(2025, 4, 1)})
    return person


# --- September: the billboard ---------------------------------------------------------------------


def a_posting(*, state=Posting.State.OPEN, lead=None, title="", goals=None, **facts):
    lead = lead or a_teacher()
    title = title or f"Explaining their thinking, {next(_number)}"
    facts = {
        "year": the_year(),
        "school": lead.school,
        "need": "Our students get answers but cannot say why.",
        "evidence": [Posting.Evidence.STUDENT_WORK],
        "grades": [3, 4, 5],
        "posted_at": None if state == Posting.State.DRAFT else clock.now() - timedelta(days=1),
        "search_text": f"{title} Our students get answers but cannot say why. {lead.name}",
    } | facts
    posting = Posting.objects.create(lead=lead, state=state, title=title, **facts)
    posting.org_goals.set(goals or [a_district_goal()])
    posting.subjects.set([a_subject()])
    if posting.posted_at:
        learn([posting])
    return posting


def an_interest(posting, person=None, *, state=Interest.State.INTERESTED, note=""):
    person = person or a_teacher()
    return Interest.objects.create(posting=posting, person=person, state=state, note=note)


def a_question(posting, *, asked_by=None, text="Is there room for a fourth-grade class?", **facts):
    asked_by = asked_by or a_teacher()
    return Question.objects.create(posting=posting, asked_by=asked_by, text=text, **facts)


def a_hiding(posting=None, *, by=None, reason="It names a student.", **facts):
    """A posting that is off the billboard."""
    posting = posting or a_posting()
    stood, posting.state = posting.state, Posting.State.HIDDEN
    posting.save(update_fields=["state"])
    by = by or an_administrator()
    return Hiding.objects.create(posting=posting, stood=stood, reason=reason, by=by, **facts)


def a_late_pass(to, *, until=date(2026, 10, 16), reason="Back from leave.", by=None, **facts):
    """Leave to post after the closing, for a person or a school."""
    holder = {"school": to} if isinstance(to, School) else {"person": to}
    by = by or an_assistant_superintendent()
    facts = {"year": the_year(), "until": until, "reason": reason, "given_by": by} | facts
    return LatePass.objects.create(**holder, **facts)


def a_sent_issue(period=date(2026, 9, 14), *, tells=()):
    """An issue of the digest that left on the Tuesday of its week, with these postings."""
    left = clock.at(period + timedelta(days=1), 6, 30)
    issue = DigestIssue.objects.create(
        year=the_year(),
        period=period,
        send_at=left,
        state=DigestIssue.State.SENT,
        sent_at=left,
        period_start=left - timedelta(days=7),
        period_end=left,
    )
    for posting in tells:
        issue.items.create(posting=posting, why="new", left=3)
    return issue


# --- Teams and rosters ----------------------------------------------------------------------------


def a_team(*, name="", members=5, school=None, facilitator=None, state=Team.State.FORMING, **facts):
    """A team whose first member is its facilitator; everybody has confirmed."""
    school = school or (facilitator.school if facilitator else a_school("Alcott Elementary"))
    facilitator = facilitator or a_teacher(school=school)
    facts = {"year": the_year(), "name": name or f"Talking Math {next(_number)}"} | facts
    team = Team.objects.create(school=school, founded_by=facilitator, state=state, **facts)
    team.org_goals.set([a_district_goal()])
    a_member(team, facilitator, function=Membership.Function.FACILITATOR)
    for _ in range(members - 1):
        a_member(team)
    return team


def a_member(team, person=None, *, function=Membership.Function.MEMBER, answer="yes", **facts):
    person = person or a_teacher(school=team.school)
    return Membership.objects.create(
        team=team,
        person=person,
        function=function,
        answer=answer,
        asked_by=team.founded_by,
        answered_at=clock.now() if answer != "asked" else None,
        **facts,
    )


def facilitator_of(team):
    return team.memberships.get(function=Membership.Function.FACILITATOR, ended_on=None).person


WAYS_OF_A_ROSTER = {
    "submitted": ["submitted"],
    "returned": ["submitted", "returned"],
    "approved": ["submitted", "approved"],
    "superseded": ["submitted", "approved", "superseded"],
    "withdrawn": ["submitted", "withdrawn"],
}


def a_roster(*, state=Roster.State.DRAFT, team=None, members=5, exception=False, **team_facts):
    """A roster in this state, its lines frozen as the team stands."""
    team = team or a_team(members=members, **team_facts)
    roster = Roster.objects.create(team=team)
    if exception:
        RosterException.objects.create(
            roster=roster,
            reason="Two more join in October.",
            granted_by=an_assistant_superintendent(),
            granted_at=clock.now(),
        )
    if state == Roster.State.DRAFT:
        return roster
    for membership in team.memberships.current():
        RosterLine.objects.create(
            roster=roster,
            person=membership.person,
            function=membership.function,
            school=membership.person.school,
        )
    roster.submitted_at = clock.now()
    roster.submitted_by = facilitator_of(team)
    for step in WAYS_OF_A_ROSTER[state]:
        roster.state = step
        roster.save()
    return roster


# --- October on -----------------------------------------------------------------------------------


def a_blueprint(team, **texts):
    """A team's worksheet with these parts written, such as `ideal="We watch each other teach."`"""
    blueprint, _ = Blueprint.objects.get_or_create(team=team)
    for part, text in texts.items():
        Answer.objects.create(
            blueprint=blueprint, part=part, text=text, version=1, saved_by=facilitator_of(team)
        )
    return blueprint


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


# --- June -----------------------------------------------------------------------------------------


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
    )
    return report


def moment(text):
    """«2026-09-24 15:30» in the district."""
    return datetime.fromisoformat(text).replace(tzinfo=DISTRICT_TIME).astimezone(UTC)
