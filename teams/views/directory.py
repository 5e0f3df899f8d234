"""The directory of teams: who works with whom, in this year and earlier ones."""

from django.core.paginator import Paginator
from django.db.models import Count, Q
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_safe

from district.models import SchoolYear
from kit import clock
from kit.limits import EXPORTS
from kit.pages import limited, require, show
from kit.sheets import download
from powers.models import powers_of
from powers.rules import deciders
from teams.exports import person_rows, team_rows
from teams.filters import TeamFilter
from teams.models import Team
from teams.placing import letter_days, listed_for
from teams.rules import looked_after

PLACERS = "Principals and the assistant superintendent look after people without a team."
A_PAGE = 100


@require_safe
def teams(request):
    """Teams school by school for everybody who works here, narrowed by what is in the address."""
    browse = TeamFilter(request.GET, reader=request.user)
    context = {
        "browse": browse,
        "page": browse.page(),
        "looks_after": powers_of(request.user).decides,
    }
    return show(request, "teams/teams.html", context, part="results")


@require_safe
@limited(EXPORTS)
def export(request, kind):
    """The same teams as a sheet."""
    browse = TeamFilter(request.GET, reader=request.user)
    return download(team_rows(browse.all()), kind, name=f"Teams {browse.year or ''}".strip())


@require_safe
def of_posting(request, pk):
    """From a posting on to what became of it: the billboard knows that it has a team, not which."""
    team = get_object_or_404(Team.objects.visible_to(request.user).standing(), posting=pk)
    return redirect("team", team.pk)


@require_safe
def unplaced(request):
    """Who has no team yet, school by school, once each has had a letter that offers some."""
    require(request.user, deciders(), PLACERS)
    days = letter_days()
    people = listed_for(request.user, days)
    page = Paginator(people, A_PAGE).get_page(request.GET.get("page"))
    context = {
        "days": days,
        "today": clock.today(),
        "coming": 0 if page else looked_after(request.user).count(),
        "schools": _by_school(people),
        "page": page,
    }
    return show(request, "teams/unplaced.html", context)


@require_safe
@limited(EXPORTS)
def export_unplaced(request, kind):
    """The same people as a sheet."""
    require(request.user, deciders(), PLACERS)
    people = listed_for(request.user, letter_days())
    year = SchoolYear.objects.filter(is_current=True).first()
    name = f"People without a team {year or ''}".strip()
    return download(person_rows(people), kind, name=name)


def _by_school(people):
    """How many of each school have no team, and how many of them were asked."""
    rows = people.order_by("school__name").values("school__name")
    return rows.annotate(number=Count("pk"), waiting=Count("pk", filter=Q(asked__gt=0)))
