"""The teams of all years, the rosters of this one, and some reports of those that are over."""

from collections import Counter
from datetime import datetime, timedelta
from typing import Any

from bench.districts.opening import District, enter, link
from billboard.models import Posting
from goals.models import Goal
from kit import clock
from kit.making import Making
from reports.contents import frozen
from reports.models import Report, ReportVersion
from teams.models import Membership, Roster, RosterLine, Team
from teams.search import found_by

Function = Membership.Function
WAITING = 150  # rosters before the assistant superintendent, where there are as many teams


def found_teams(district: District) -> None:
    for year in district.years:
        teams = enter(Team, _teams(district, year))
        goals = [(team.pk, district.chance.choice(district.goals[year.pk]).pk) for team in teams]
        link(Team.org_goals, goals)
        members = enter(Membership, [m for team in teams for m in _members(district, team)])
        _take_places(members)
        if year.is_current:
            _submit(teams, members)
        else:
            _publish(district, teams[: district.size.reports])


def _teams(district, year):
    """Every posting whose team was submitted has one; the rest begin from other postings."""
    posted = Posting.objects.filter(year=year, posted_at__isnull=False).select_related("lead")
    founding = sorted(posted, key=lambda p: (p.state != Posting.State.FORMED, p.pk))
    begun = Team.State.FORMING if year.is_current else Team.State.COMPLETED
    for posting in founding[: district.size.teams]:
        focus = district.author.sentence()[:200]
        yield Team(
            year=year,
            name=posting.title,
            focus=focus,
            search=found_by(posting.title, focus),
            school_id=posting.school_id,
            posting=posting,
            state=begun,
            founded_by=posting.lead,
            founded_at=_next_day(posting),
        )


def _next_day(posting: Any) -> datetime:
    return posting.posted_at + timedelta(days=1)


def _members(district, team):
    number = district.chance.randint(3, 6)
    others = district.chance.sample(district.teachers, number + 1)
    others = [person for person in others if person.pk != team.founded_by_id]
    people = [team.founded_by, *others[:number]]
    for person in people:
        is_first = person is team.founded_by
        yield Membership(
            team=team,
            person=person,
            function=Function.FACILITATOR if is_first else Function.MEMBER,
            answer=Membership.Answer.YES,
            asked_by=team.founded_by,
            asked_at=team.founded_at,
            answered_at=team.founded_at,
        )


def _take_places(members):
    """What the verbs of teams tell the postings."""
    number = Counter(member.team.posting_id for member in members)
    postings = [Posting(pk=pk, on_its_team=people) for pk, people in number.items()]
    Posting.objects.bulk_update(postings, ["on_its_team"], batch_size=1000)


def _submit(teams, members):
    """Rosters of the first teams that are complete. Their principals have had their five school
    days, so that all of them wait for the assistant superintendent."""
    formed = [team for team in teams if team.posting.state == Posting.State.FORMED]
    complete = {team.pk: team for team in formed[:WAITING]}
    rows = [
        Roster(
            team=team,
            state=Roster.State.SUBMITTED,
            submitted_at=clock.now() - timedelta(days=12),
            submitted_by=team.founded_by,
        )
        for team in complete.values()
    ]
    rosters = {roster.team_id: roster for roster in enter(Roster, rows)}
    listed = [member for member in members if member.team_id in rosters]
    enter(RosterLine, [_line(rosters[member.team_id], member) for member in listed])


def _line(roster, member):
    return RosterLine(
        roster=roster,
        person=member.person,
        function=member.function,
        school_id=member.person.school_id,
    )


def _publish(district, teams):
    reports = enter(Report, [_report(district, team) for team in teams])
    written = Report.objects.for_page().filter(pk__in=[report.pk for report in reports])
    versions = [frozen(report, 1) for report in written]
    for version in versions:
        version.pdf_state = Making.FAILED  # nobody here makes a PDF
    enter(ReportVersion, versions)
    subjects = [(v.pk, district.chance.choice(district.subjects).pk) for v in versions]
    link(ReportVersion.subjects, subjects)


def _report(district, team):
    author = district.author
    june = clock.at(team.year.last_day, 12)
    return Report(
        team=team,
        title=team.name,
        summary=author.text(2, 4),
        need=author.text(5, 12),
        goal=author.text(1, 2),
        research=author.text(5, 12),
        tried=author.text(8, 20),
        data=author.text(3, 8),
        results=author.text(5, 12),
        differently=author.text(2, 6),
        outcome=district.chance.choice(Goal.Outcome.values),
        state=Report.State.PUBLISHED,
        begun_by=team.founded_by,
        begun_at=june,
        submitted_at=june,
    )
