"""Who may do what with a report. Every rule answers with people."""

from typing import Any

from django.db.models import QuerySet

from people.models import Appointment, Person
from reports.models import Report
from teams.models import Membership, Team

type People = QuerySet[Person, Any]


def team_of(report: Report) -> People:
    """Everybody on the team writes its report."""
    return members(report.team)


def members(team: Team) -> People:
    """Who said yes to this team and has not left it."""
    seats = Membership.objects.current().filter(team=team)
    return Person.objects.active().filter(pk__in=seats.values("person"))


def facilitator(report: Report) -> People:
    """The one member who answers for the team's paperwork."""
    seats = Membership.objects.current().filter(
        team=report.team_id, function=Membership.Function.FACILITATOR
    )
    return Person.objects.active().filter(pk__in=seats.values("person"))


def assistant_superintendent(report: Report) -> People:
    """The district's word on a report, unless they wrote it themselves."""
    others = Person.objects.assistant_superintendents()
    return others.exclude(pk__in=team_of(report).values("pk"))


def principals(report: Report) -> People:
    """Whoever leads a school that has people on the team."""
    seats = Membership.objects.current().filter(team=report.team_id)
    return Person.objects.principals_of(*seats.values_list("person__school", flat=True).distinct())


def readers(report: Report) -> People:
    """Who reads a report between its submission and its publication: the team and its leaders."""
    directors = Person.objects.appointed(Appointment.Kind.DIRECTOR)
    leaders = principals(report) | directors | Person.objects.assistant_superintendents()
    return team_of(report) | leaders


def leaders() -> People:
    """Who keeps an eye on the reports of a year: principals, directors, the district's head."""
    kind = Appointment.Kind
    held = Appointment.objects.current().filter(
        kind__in=[kind.PRINCIPAL, kind.DIRECTOR, kind.ASSISTANT_SUPERINTENDENT]
    )
    return Person.objects.active().filter(pk__in=held.values("person"))
