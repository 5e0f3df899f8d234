from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from blueprint import writing
from blueprint.contents import worksheet_of
from blueprint.forms import AnswerForm
from blueprint.views.reading import show_worksheet, the_sheet, the_team
from blueprint.writing import Crossed
from kit import clock
from kit.lifecycle import NotYet
from kit.pages import get_or_post, show, warn

SHARED = "Shared. Your team reads it below the part, now and as you change it."
TAKEN_BACK = "Only you see it again. What the team took over stays with the team."


@get_or_post
def write(request, pk, place):
    """The same page with one place open for writing, unless a colleague writes there."""
    team, worksheet, sheet = _opened(request, pk, place)
    if request.method != "POST" and sheet.writing:
        return show_worksheet(request, team, worksheet)
    typed = request.POST if request.method == "POST" else None
    form = AnswerForm(typed, sheet=sheet, added=_taken_over(request, sheet))
    if form.is_bound and form.is_valid():
        return _saved(request, team, worksheet, sheet, form)
    status = 422 if form.is_bound else 200
    return show_worksheet(request, team, worksheet, sheet=sheet, form=form, status=status)


def _saved(request, team, worksheet, sheet, form):
    try:
        answer = writing.save(team, sheet.place, by=request.user, **form.cleaned_data)
    except Crossed as crossed:
        page = {"team": team, "open": sheet, "answer": crossed.answer, "mine": crossed.mine}
        return show(request, "blueprint/crossed.html", page, status=409)
    except NotYet as not_yet:
        warn(request, not_yet)
        return show_worksheet(request, team, worksheet, sheet=sheet, form=form, status=422)
    if answer.is_taken_from(request.user):  # the part does not open again, and cannot say so
        messages.success(request, "Saved. You can read along while a colleague writes here.")
    return redirect(f"{reverse('blueprint:write', args=[team.pk, sheet.slug])}#{sheet.slug}")


@require_POST
def save(request, pk, place):
    """What a window saves by itself, 1.5 seconds after the last key."""
    team, _, sheet = _opened(request, pk, place)
    form = AnswerForm(request.POST, sheet=sheet)
    page = {"team": team, "open": sheet, "form": form, "now": clock.now()}
    if not form.is_valid():
        return show(request, "blueprint/parts/saved.html", page, status=422)
    try:
        page["answer"] = writing.save(team, sheet.place, by=request.user, **form.cleaned_data)
    except Crossed as crossed:
        page["crossed"] = crossed.answer
    except NotYet as not_yet:
        page["refused"] = not_yet.reasons
    return show(
        request, "blueprint/parts/saved.html", page, status=200 if "answer" in page else 409
    )


@require_POST
def claim(request, pk, place):
    """Sent when a place opens for writing: the others see who writes, and read along."""
    team, _, sheet = _opened(request, pk, place)
    try:
        writing.claim(team, sheet.place, by=request.user)
    except NotYet:
        return HttpResponse(status=409)
    return HttpResponse(status=204)


@require_POST
def share(request, pk, place):
    """Let the team read one's own text."""
    return _turn(request, pk, place, writing.share, SHARED)


@require_POST
def take_back(request, pk, place):
    """Keep one's own text to oneself again."""
    return _turn(request, pk, place, writing.take_back, TAKEN_BACK)


def _turn(request, pk, place, act, done):
    team, _, sheet = _opened(request, pk, place)
    try:
        act(team, sheet.place, by=request.user)
    except NotYet as not_yet:
        warn(request, not_yet)
    else:
        messages.success(request, done)
    return redirect(f"{reverse('blueprint:blueprint', args=[team.pk])}#{sheet.part.key}")


def _opened(request, pk, place):
    team = the_team(request, pk)
    worksheet = worksheet_of(team, request.user)
    return team, worksheet, the_sheet(worksheet, place)


def _taken_over(request, sheet):
    """What a colleague shared, put below the team's text; saved only when somebody says so."""
    asked = request.GET.get("with", "")
    return next((answer.text for answer in sheet.shared if str(answer.pk) == asked), "")
