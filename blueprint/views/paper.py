from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.utils.text import slugify
from django.views.decorators.http import require_safe

from blueprint.contents import texts_on
from blueprint.forms import PaperForm
from blueprint.models import Printout
from blueprint.printing import ask
from blueprint.views.reading import the_team
from kit.glyphs import gaps_in
from kit.lifecycle import NotYet
from kit.making import Making
from kit.pages import as_pdf, get_or_post, show, warn
from kit.reading import folded
from teams.rules import facilitator


@get_or_post
def paper(request, pk):
    """What stands on the paper: chosen here, made by the worker."""
    team = the_team(request, pk)
    leads = facilitator(team).contains(request.user)
    form = PaperForm(request.POST or None, leads=leads)
    if form.is_bound and form.is_valid():
        try:
            printout = ask(team, by=request.user, **form.cleaned_data)
            return redirect("blueprint:printout", team.pk, printout.pk)
        except NotYet as not_yet:
            warn(request, not_yet)
    page = {"team": team, "form": form}
    return show(request, "blueprint/paper.html", page, status=422 if form.is_bound else 200)


@require_safe
def printout(request, pk, printout):
    """Whether the PDF is made; the page asks again by itself until it is."""
    team, printout = _at_hand(request, pk, printout)
    stands = {f"is_{state.name.lower()}": printout.pdf_state == state for state in Making}
    gaps = gaps_in(texts_on(printout)) if stands["is_ready"] else ""
    page = {"team": team, "printout": printout, "gaps": gaps, **stands}
    return show(request, "blueprint/printout.html", page, part="state")


@require_safe
def pdf(request, pk, printout):
    """The PDF, for whoever may read what it holds."""
    team, printout = _at_hand(request, pk, printout)
    if printout.pdf is None:
        raise Http404
    return as_pdf(bytes(printout.pdf), f"blueprint-{slugify(folded(team.name))[:80]}".strip("-"))


def _at_hand(request, pk, printout):
    team = the_team(request, pk)
    readable = Printout.objects.at_hand().readable_by(request.user).filter(team=team)
    printout = get_object_or_404(readable.select_related("asked_by"), pk=printout)
    printout.team = team
    return team, printout
