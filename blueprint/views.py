from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from blueprint.contents import worksheet_of
from blueprint.forms import PartForm
from blueprint.models import AnswerVersion
from blueprint.writing import Crossed, save
from kit.lifecycle import NotYet
from kit.pages import show, warn
from teams.models import Team

PAGE = "blueprint/blueprint.html"
VERSIONS_ON_A_PAGE = 20


@require_safe
def blueprint(request, pk):
    """All seven parts, for the team and nobody else."""
    team = _team(request, pk)
    return show(request, PAGE, _page(team, worksheet_of(team)))


@require_http_methods(["GET", "HEAD", "POST"])
def write(request, pk, part):
    """The same page with one part open for writing."""
    team = _team(request, pk)
    worksheet = worksheet_of(team)
    sheet = _sheet(worksheet, part)
    form = PartForm(request.POST if request.method == "POST" else None, sheet=sheet)
    page = _page(team, worksheet) | {"open": sheet, "form": form}
    if not form.is_valid():
        return show(request, PAGE, page, status=422 if form.is_bound else 200)
    try:
        save(team, sheet.key, by=request.user, **form.writing())
    except Crossed as crossed:
        page |= {"answer": crossed.answer, "mine": crossed.mine}
        return show(request, "blueprint/crossed.html", page, status=409)
    except NotYet as not_yet:
        warn(request, not_yet)
        return show(request, PAGE, page, status=422)
    return redirect(f"{reverse('blueprint:write', args=[team.pk, sheet.key])}#{sheet.key}")


@require_safe
def versions(request, pk, part):
    """Every text this part has had, the newest first, also those that crossed."""
    team = _team(request, pk)
    sheet = _sheet(worksheet_of(team), part)
    texts = AnswerVersion.objects.filter(answer__blueprint__team=team, answer__part=sheet.key)
    newest_first = texts.select_related("by").order_by("-at", "-pk")
    page = Paginator(newest_first, VERSIONS_ON_A_PAGE).get_page(request.GET.get("page"))
    context = {"team": team, "sheet": sheet, "page": page}
    return show(request, "blueprint/versions.html", context)


def _team(request, pk):
    """Whoever is not on the team does not learn that there is a Blueprint."""
    return get_object_or_404(Team.objects.of(request.user).select_related("school", "year"), pk=pk)


def _sheet(worksheet, key):
    if sheet := worksheet.sheet(key):
        return sheet
    raise Http404


def _page(team, worksheet):
    return {"team": team, "worksheet": worksheet, "can_write": team.year.is_current}
