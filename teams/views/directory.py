"""The directory of teams: who works with whom, in this year and earlier ones."""

from django.http import StreamingHttpResponse
from django.views.decorators.http import require_safe

from kit.pages import show
from teams.exports import team_rows, written
from teams.filters import TeamFilter


@require_safe
def teams(request):
    """Teams school by school for everybody who works here, narrowed by what is in the address."""
    browse = TeamFilter(request.GET, reader=request.user)
    context = {"browse": browse, "page": browse.page()}
    return show(request, "teams/teams.html", context, part="results")


@require_safe
def export(request):
    """The same teams as a sheet."""
    browse = TeamFilter(request.GET, reader=request.user)
    return _sheet(team_rows(browse.teams()), f"teams-{browse.year or 'none'}")


def _sheet(rows, name):
    file = f'attachment; filename="{name.replace("–", "-")}.csv"'
    return StreamingHttpResponse(
        written(rows),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": file},
    )
