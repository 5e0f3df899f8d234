"""Puts the reports of earlier years into the archive, as they would stand there today.

Those years are over: their rows are laid down as they ended, and only the frozen words of each
report are made by the portal's own hand.
"""

from datetime import date, datetime, timedelta

from django.db import transaction

from billboard.models import Posting
from demo.opening import who
from demo.past import TOLD, Told
from demo.places import YEARS, Year
from demo.words import flow
from district.models import OrgGoal, School, SchoolYear, Subject
from kit import clock
from people.models import Person
from reports.contents import frozen, subjects_of
from reports.models import Recommendation, Report
from reports.search import learn
from teams.models import Membership, Roster, RosterLine, Team
from teams.record import tell_its_posting
from teams.search import found_by

TEXTS = ["summary", "need", "research", "tried", "data", "results", "differently"]


@transaction.atomic
def fill_archive() -> None:
    """Three years of teams, each with its posting, its roster, its report and its end."""
    head = who("Ruth Abramson")
    for facts in YEARS[:-1]:
        year = SchoolYear.objects.get(first_day=facts.first)
        for number, told in enumerate(TOLD[facts.first.year]):
            team = _team(told, year, _at(facts.opens, number))
            _approve(team, _at(facts.rosters, number), head)
            _publish(_report(told, team, facts, number), _at(facts.conference, number), head)
    _close_teams()


def _at(day: date, number: int) -> datetime:
    """Some time in the days that follow."""
    return clock.at(day + timedelta(days=number % 5), 8 + number % 7, number * 7 % 60)


def _team(told: Told, year: SchoolYear, moment: datetime) -> Team:
    people = [who(name) for name in told.people]
    school = School.objects.get(name=told.school)
    posting = _posting(told, year, school, people[0], moment)
    team = Team.objects.create(
        year=year,
        name=told.team,
        search=found_by(told.team, ""),
        school=school,
        posting=posting,
        state=Team.State.ACTIVE,
        founded_by=people[0],
        founded_at=moment,
    )
    team.org_goals.set(posting.org_goals.all())
    Membership.objects.bulk_create(_seat(team, person, people[0], moment) for person in people)
    tell_its_posting(team)
    return team


def _posting(
    told: Told, year: SchoolYear, school: School, lead: Person, moment: datetime
) -> Posting:
    posting = Posting.objects.create(
        year=year,
        lead=lead,
        school=school,
        title=told.title[:120],
        need=flow(told.need),
        evidence=[Posting.Evidence.STUDENT_WORK],
        grades=told.grades,
        state=Posting.State.FORMED,
        created_at=moment,
        posted_at=moment,
    )
    posting.org_goals.set(OrgGoal.objects.filter(year=year, text__in=told.goals))
    posting.subjects.set(Subject.objects.filter(name__in=told.subjects))
    return posting


def _seat(team: Team, person: Person, founder: Person, moment: datetime) -> Membership:
    function = Membership.Function
    return Membership(
        team=team,
        person=person,
        function=function.FACILITATOR if person == founder else function.MEMBER,
        answer=Membership.Answer.YES,
        asked_by=founder,
        asked_at=moment,
        answered_at=moment,
    )


def _approve(team: Team, moment: datetime, head: Person) -> None:
    roster = Roster.objects.create(team=team)
    seats = team.memberships.select_related("person")
    RosterLine.objects.bulk_create(
        RosterLine(
            roster=roster,
            person=seat.person,
            function=seat.function,
            school_id=seat.person.school_id,
        )
        for seat in seats
    )
    roster.submitted_by, roster.submitted_at, roster.decided_at = team.founded_by, moment, moment
    for roster.state in (Roster.State.SUBMITTED, Roster.State.APPROVED):
        roster.save()
    roster.record.create(verb="submit", moved_to="submitted", by=team.founded_by, at=moment)
    roster.record.create(verb="approve", moved_to="approved", by=head, at=moment)


def _report(told: Told, team: Team, facts: Year, number: int) -> Report:
    moment = _at(facts.reports - timedelta(days=7), number)
    report = Report.objects.create(
        team=team,
        title=told.title,
        goal=told.goal,
        outcome=told.outcome,
        baseline=told.baseline,
        target=told.target,
        result=told.result,
        result_line=told.result_line,
        state=Report.State.PUBLISHED,
        begun_by=team.founded_by,
        begun_at=moment - timedelta(days=14),
        submitted_at=moment,
        **{name: flow(getattr(told, name)) for name in TEXTS},
    )
    advice = [Recommendation(report=report, to=to, text=flow(text)) for to, text in told.advice]
    Recommendation.objects.bulk_create(advice)
    report.record.create(verb="submit", moved_to="submitted", by=team.founded_by, at=moment)
    return report


def _publish(report: Report, moment: datetime, head: Person) -> None:
    report.record.create(verb="accept", moved_to="accepted", by=head, at=moment)
    report.record.create(verb="publish", moved_to="published", by=head, at=moment)
    with clock.held_at(moment):
        version = frozen(Report.objects.for_page().get(pk=report.pk), 1)
    version.save()
    version.subjects.set(subjects_of(report.team))
    learn(version)


def _close_teams() -> None:
    """When its year is over, a team is complete and everybody is free for the next one."""
    for year in SchoolYear.objects.filter(is_current=False):
        seats = Membership.objects.filter(team__year=year)
        seats.update(ended_on=year.last_day, end_reason="The school year ended")
        year.teams.update(state=Team.State.COMPLETED)
