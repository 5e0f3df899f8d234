from django.shortcuts import redirect
from django.views.decorators.http import require_POST, require_safe

from billboard.forms import AppealForm, HideForm
from billboard.models import Hiding
from billboard.rules import administrators, authors, the_office
from billboard.views.joining import found, page_of
from kit.pages import get_or_post, require, show, take

THEIRS = "Only an administrator takes a posting off the billboard."


@require_safe
def hidden(request):
    """What is off the billboard, why, and what its authors say."""
    require(request.user, the_office(), "This page is for the district's office.")
    context = {"hidings": Hiding.objects.standing().for_list()}
    return show(request, "billboard/hidden.html", context)


@get_or_post
def hide(request, pk):
    """Take a posting off the billboard, after a page that asks why."""
    posting = found(request, pk)
    require(request.user, administrators(posting), THEIRS)
    form = HideForm(posting, request.POST or None)
    if request.method == "POST" and form.is_valid():
        take(request, posting, "hide", note=form.cleaned_data["reason"])
        return redirect("billboard:posting", pk)
    context = {"posting": posting, "form": form}
    return show(request, "billboard/hide.html", context, status=422 if form.is_bound else 200)


@require_POST
def restore(request, pk):
    """Put a posting back where it stood."""
    posting = found(request, pk)
    require(request.user, administrators(posting), THEIRS)
    take(request, posting, "restore")
    return redirect("billboard:posting", pk)


@require_POST
def appeal(request, pk):
    """Its authors answer, once."""
    posting = found(request, pk)
    require(request.user, authors(posting), "Only its authors answer for a posting.")
    form = AppealForm(posting, request.POST)
    if not form.is_valid():
        return page_of(request, posting, status=422, form=form, appeal_form=form)
    if not take(request, posting, "appeal", note=form.cleaned_data["text"]):
        return page_of(request, posting, status=422, appeal_form=form)
    return redirect("billboard:posting", pk)
