"""June, in the tests: a report that is whole, and one that went the whole way into the archive."""

from reports.contents import words_of
from reports.models import Report
from tests.builders import (
    a_member,
    a_report,
    a_teacher,
    a_team,
    an_assistant_superintendent,
    facilitator_of,
)
from tests.reports.hands import move

SECTIONS = {
    "need": "The same eight hands went up in every room.",
    "goal": "At least 70% of fourth graders explain a strategy aloud by May.",
    "research": "Wait time doubles the number of answers.",
    "tried": "A ten-minute number talk, three mornings a week.",
    "data": "December 11: 56 of 98 students.",
    "results": "After eight weeks of number talks, quiet students spoke in 9 of 12 lessons.",
    "differently": "We would start in September, not in November.",
    "result_line": "of fourth graders explained a strategy aloud",
}
NAMES = ["Siobhan O’Brien", "Hằng Nguyễn", "Łucja Wójcik", "Linh Đặng"]


def a_whole_report(team=None, **facts):
    """A report to which nothing is missing, still with its team."""
    team = team or a_team(state="active", name="Say More")
    report = a_report(team, **(SECTIONS | facts))
    if report.state == "returned":  # what leaders read was kept as it went back
        report.submitted_words = words_of(Report.objects.for_page().get(pk=report.pk))
        report.save(update_fields=["submitted_words"])
    return report


def a_team_with_names(**facts):
    """A team whose names need more than the letters of English."""
    team = a_team(state="active", members=1, **facts)
    for name in NAMES:
        a_member(team, a_teacher(name, school=team.school))
    return team


def in_the_archive(**facts):
    """A published report that was accepted without being read; publishing freezes its words."""
    report = a_whole_report(state="accepted", **facts)
    return move(report, "publish", by=an_assistant_superintendent())


def published(report=None, *, by=None, **facts):
    """A report that went the whole way, by the verbs of the portal."""
    report = report or a_whole_report(**facts)
    decider = by or an_assistant_superintendent()
    report = move(report, "submit", by=facilitator_of(report.team))
    report = move(report, "accept", by=decider)
    return move(report, "publish", by=decider)
