"""The directory of teams: who works with whom, in this year and earlier ones."""

from django.core.paginator import Paginator
from django.db.models import Count, Q
from django.http import StreamingHttpResponse
from django.views.decorators.http import require_safe

from kit import clock
from kit.pages import require, show
from teams.exports import person_rows, team_rows, written
from teams.filters import TeamFilter
from teams.placing import list_opens
from teams.rules import placers, told_unplaced

PLACERS = "Principals and the assistant superintendent look after people without a team."
A_PAGE = 100


@require_safe
def teams(request):
    """Teams school by school for everybody who works here, narrowed by what is in the address."""
    browse = TeamFilter(request.GET, reader=request.user)
    context = {
        "browse": browse,
        "page": browse.page(),
        "looks_after": placers().contains(request.user),
    }
    return show(request, "teams/teams.html", context, part="results")


@require_safe
def export(request):
    """The same teams as a sheet."""
    browse = TeamFilter(request.GET, reader=request.user)
    return _sheet(team_rows(browse.teams()), f"teams-{browse.year or 'none'}")


@require_safe
def unplaced(request):
    """Who has no team yet, school by school, once each has had a letter that offers some."""
    require(request.user, placers(), PLACERS)
    people = told_unplaced(request.user)
    context = {
        "opens": list_opens(),
        "today": clock.today(),
        "schools": _by_school(people),
        "page": Paginator(people, A_PAGE).get_page(request.GET.get("page")),
    }
    return show(request, "teams/unplaced.html", context)


@require_safe
def export_unplaced(request):
    """The same people as a sheet."""
    require(request.user, placers(), PLACERS)
    return _sheet(person_rows(told_unplaced(request.user)), "people-without-a-team")


def _by_school(people):
    """How many of each school have no team, and how many of them were asked."""
    rows = people.order_by("school__name").values("school__name")
    return rows.annotate(number=Count("pk"), waiting=Count("pk", filter=Q(asked__gt=0)))


def _sheet(rows, name):
    file = f'attachment; filename="{name.replace("–", "-")}.csv"'
    return StreamingHttpResponse(
        written(rows),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": file},
    )
