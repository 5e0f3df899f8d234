"""Who may do what with a report. Every rule answers with people."""

from typing import Any

from django.db.models import QuerySet

from people.models import Person
from powers.models import Appointment
from powers.rules import appointed, assistant_superintendents
from reports.models import Report
from teams import rules as team_rules

type People = QuerySet[Person, Any]


def team_of(report: Report) -> People:
    """Everybody on the team writes its report."""
    return team_rules.members(report.team)


def facilitator(report: Report) -> People:
    """Who answers for the team's paperwork."""
    return team_rules.facilitator(report.team)


def assistant_superintendent(report: Report) -> People:
    """The district's word on a report, unless they wrote it themselves."""
    others = assistant_superintendents()
    return others.exclude(pk__in=team_of(report).values("pk"))


def readers(report: Report) -> People:
    """Who reads a report between its submission and its publication: the team and its leaders."""
    return team_of(report) | team_rules.leaders(report.team)


def told(report: Report) -> People:
    """Who hears that a report was submitted: whoever decides, and the schools' principals."""
    schools = report.team.memberships.current().values("person__school")
    principals = appointed(Appointment.Kind.PRINCIPAL, school__in=schools)
    others = principals.exclude(pk__in=team_of(report).values("pk"))
    return others | assistant_superintendent(report)


def leaders() -> People:
    """Who keeps an eye on the reports of a year: principals, directors, the district's head."""
    kind = Appointment.Kind
    return appointed(kind.PRINCIPAL, kind.DIRECTOR, kind.ASSISTANT_SUPERINTENDENT)
