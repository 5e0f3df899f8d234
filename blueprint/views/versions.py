from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from blueprint import writing
from blueprint.contents import worksheet_of
from blueprint.models import Answer, AnswerVersion
from blueprint.views.reading import the_sheet, the_team
from kit.lifecycle import NotYet
from kit.pages import show, warn
from kit.text import difference

VERSIONS_ON_A_PAGE = 20


@require_safe
def versions(request, pk, place):
    """Every text this place has had, the newest first, and those that crossed with another."""
    team, sheet, texts = _texts(request, pk, place)
    newest_first = texts.select_related("by").order_by("-at", "-pk")
    page = Paginator(newest_first, VERSIONS_ON_A_PAGE).get_page(request.GET.get("page"))
    context = {"team": team, "sheet": sheet, "page": page, "can_write": team.year.is_current}
    return show(request, "blueprint/versions.html", context)


@require_safe
def version(request, pk, place, version):
    """An earlier text beside what stands today, word by word."""
    team, sheet, texts = _texts(request, pk, place)
    earlier = get_object_or_404(texts.select_related("by"), pk=version)
    context = {
        "team": team,
        "sheet": sheet,
        "version": earlier,
        "stands": (earlier.text, earlier.first_step_on) == (sheet.text, sheet.first_step_on),
        "pieces": difference(earlier.text, sheet.text),
        "can_write": team.year.is_current,
    }
    return show(request, "blueprint/version.html", context)


@require_POST
def restore(request, pk, place, version):
    """Restore an earlier text."""
    team, sheet, texts = _texts(request, pk, place)
    earlier = get_object_or_404(texts.select_related("answer__blueprint__team__year"), pk=version)
    try:
        writing.restore(earlier, by=request.user)
    except NotYet as not_yet:
        warn(request, not_yet)
        return redirect("blueprint:version", team.pk, sheet.slug, earlier.pk)
    messages.success(request, "The earlier text stands again. The other one is a version now.")
    return redirect(f"{reverse('blueprint:blueprint', args=[team.pk])}#{sheet.part.key}")


def _texts(request, pk, place):
    team = the_team(request, pk)
    sheet = the_sheet(worksheet_of(team, request.user), place)
    answers = Answer.objects.at(sheet.place, request.user).filter(blueprint__team=team)
    return team, sheet, AnswerVersion.objects.filter(answer__in=answers)
