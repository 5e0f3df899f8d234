"""Who may do what with a report. Every rule answers with people."""

from typing import Any

from powers.models import Appointment
from powers.rules import People, appointed, by_power
from reports.models import Report
from teams import rules as team_rules


def team_of(report: Report) -> People:
    """Everybody on the team writes its report."""
    return team_rules.members(report.team)


def facilitator(report: Report) -> People:
    """Who answers for the team's paperwork."""
    return team_rules.facilitator(report.team)


@by_power
def assistant_superintendent(report: Report) -> Any:
    """The district's word on a report, unless they are on its team."""
    kind = Appointment.Kind.ASSISTANT_SUPERINTENDENT
    return team_rules.powers_over(report.team).filter(kind=kind)


def told(report: Report) -> People:
    """Who hears that a report was submitted: whoever decides, and the schools' principals."""
    return team_rules.concerned(report.team)


def leaders() -> People:
    """Who keeps an eye on the reports of a year: principals, directors, the district's head."""
    kind = Appointment.Kind
    return appointed(kind.PRINCIPAL, kind.DIRECTOR, kind.ASSISTANT_SUPERINTENDENT)
