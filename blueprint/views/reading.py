from hashlib import sha256

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_POST, require_safe

from blueprint.contents import beside, earlier_of, worksheet_of
from blueprint.presence import READING, company_of, gone, note
from blueprint.writing import leave as let_go
from kit.pages import show
from teams.models import Team


@require_safe
def blueprint(request, pk):
    """All seven parts, for the team and nobody else."""
    team = the_team(request, pk)
    return show_worksheet(request, team, worksheet_of(team, request.user))


@require_safe
def earlier(request, pk):
    """The whole Blueprint that the team goes on from, to read."""
    team = the_team(request, pk)
    past = earlier_of(team, request.user)
    if past is None:
        raise Http404
    return show(request, "blueprint/earlier.html", {"team": team, "earlier": past})


@require_safe
def live(request, pk):
    """What changed since this window was last told: who is here, and the parts that moved."""
    team = the_team(request, pk)
    worksheet = worksheet_of(team, request.user)
    page = _page(request, team, worksheet, worksheet.sheet(request.GET.get("at", "")))
    told = request.GET.get("seen", "").split(".")
    if told == page["seen"].split("."):
        return HttpResponse(status=204)
    changed = [s for s in worksheet.sheets if s.mark not in told and page["open"] not in s.pieces]
    return show(request, "blueprint/parts/live.html", page | {"changed": changed})


@require_POST
def leave(request, pk):
    """Sent when a window closes: the part it had claimed is free for others at once."""
    team = the_team(request, pk)
    let_go(team, by=request.user)
    gone(team, request.user)
    return HttpResponse(status=204)


def show_worksheet(request, team, worksheet, *, sheet=None, status=200, **more):
    """The page with all parts; `sheet` is the one that stands open for writing."""
    past = earlier_of(team, request.user)
    rows = {"earlier": past, "rows": beside(worksheet, past)}
    page = _page(request, team, worksheet, sheet) | rows | more
    return show(request, "blueprint/blueprint.html", page, status=status)


def the_team(request, pk):
    """Whoever is not on the team does not learn that there is a Blueprint."""
    return get_object_or_404(
        Team.objects.of_all_years(request.user).select_related("school", "year"), pk=pk
    )


def the_sheet(worksheet, slug):
    if sheet := worksheet.sheet(slug):
        return sheet
    raise Http404


def _page(request, team, worksheet, sheet=None):
    at = sheet.slug if sheet else READING
    note(team, request.user, at)
    company = _in_words(company_of(team), worksheet, request.user)
    here = sha256(repr(company).encode()).hexdigest()[:8]
    return {
        "team": team,
        "worksheet": worksheet,
        "can_write": team.year.is_current,
        "open": sheet,
        "company": company,
        "seen": ".".join([here, *(each.mark for each in worksheet.sheets)]),
    }


def _in_words(company, worksheet, reader):
    """Everybody who has the page open and what they do; the reader comes first, as «you»."""
    others = [
        (each.person, _doing(worksheet.sheet(each.place)))
        for each in company
        if each.person != reader
    ]
    return [(reader, ""), *others]


def _doing(sheet):
    """What somebody does; writing one's private text is told as reading."""
    return f"part {sheet.number}" if sheet and not sheet.place.is_own else "reading"
