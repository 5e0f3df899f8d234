from functools import partial

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from blueprint import writing
from blueprint.contents import worksheet_of
from blueprint.forms import AnswerForm
from blueprint.views.reading import show_worksheet, the_sheet, the_team
from kit.crossing import crossed_at, settle
from kit.lifecycle import NotYet
from kit.pages import get_or_post, warn
from kit.saving import go_on, save_pressed, save_quietly

READ_ALONG = "Saved. You can read along while a colleague writes here."
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
    kept = form.is_bound and save_pressed(request, form, partial(_keep, team, sheet.place))
    if kept and form.is_valid():
        return _saved(request, pk, kept, form.the_window())
    if kept:
        team, worksheet, sheet = _opened(request, pk, place)
    status = 422 if form.is_bound else 200
    return show_worksheet(request, team, worksheet, sheet=sheet, form=form, status=status)


def _keep(team, place, *, answers, **told):
    """Where no answer can be kept, nothing is opened."""
    return writing.save(team, place, answers=answers, **told) if answers else None


def _saved(request, pk, answer, window):
    """A part that opens again says so itself; one that a colleague writes can not."""
    said = READ_ALONG if answer.is_taken_from(request.user) else ""
    return go_on(request, said, crossed=_both(pk, answer, window), door=_door(pk, answer.place))


@require_POST
def save(request, pk, place):
    """What a window saves by itself, 1.5 seconds after the last key."""
    team, _, sheet = _opened(request, pk, place)
    form, both = AnswerForm(request.POST, sheet=sheet), partial(_both, pk)
    keep = partial(_keep, team, sheet.place, by=request.user)
    return save_quietly(request, form, keep, crossed=both)[0]


@get_or_post
def crossed(request, pk, place):
    """Two texts for one place, side by side, until whoever writes there chooses."""
    team, _, sheet = _opened(request, pk, place)
    if not team.year.is_current:
        return redirect("blueprint:blueprint", pk)
    rows, form = [sheet.answer] if sheet.answer else [], AnswerForm(None, sheet=sheet)
    keep = partial(writing.save, team, sheet.place, by=request.user)
    told = {"heading": sheet.title, "title": f"Two texts for part {sheet.number}"}
    return settle(request, rows, form, keep, door=_door(pk, sheet.place), **told)


def _both(pk, answer, window=None):
    at = [pk, answer.place.slug]
    return crossed_at("blueprint:crossed", answer, at=at, window=window)


def _door(pk, place):
    return f"{reverse('blueprint:write', args=[pk, place.slug])}#{place.slug}"


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
