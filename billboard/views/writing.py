from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from billboard import posting as postings
from billboard.calendar import season
from billboard.forms import PostingForm
from billboard.models import Posting
from billboard.rules import authors
from billboard.views.joining import found
from district.models import SchoolYear
from kit.lifecycle import NotYet
from kit.pages import attempt, require, show, warn

OWN = "Only its authors change a posting."
CHANGEABLE = (Posting.State.DRAFT, Posting.State.OPEN)


@require_http_methods(["GET", "HEAD", "POST"])
def post(request):
    """Write a new posting; post it, or keep it as a draft."""
    year = get_object_or_404(SchoolYear, is_current=True)
    person = request.user
    return _write(request, Posting(year=year, lead=person, school=person.school))


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request, pk):
    """Go on with a draft, or change what stands on the billboard."""
    posting = found(request, pk)
    require(request.user, authors(posting), OWN)
    if posting.state not in CHANGEABLE:
        return _over(request, posting)
    return _write(request, posting)


def _over(request, posting):
    messages.warning(request, f"It cannot be changed now: {posting.state_words}.")
    return redirect("billboard:posting", posting.pk)


def _write(request, posting):
    as_draft = "draft" in request.POST
    form = PostingForm(request.POST or None, instance=posting, as_draft=as_draft)
    if request.method == "POST" and form.is_valid() and (kept := _keep(request, form)):
        return redirect(_address_of(kept) if as_draft else _post(request, kept))
    context = {"form": form, "posting": posting, "season": season()}
    return show(request, "billboard/post.html", context, status=422 if form.is_bound else 200)


def _keep(request, form):
    """Save what was written, or say why it cannot stand as it is."""
    facts = {name: form.cleaned_data[name] for name in ("org_goals", "subjects")}
    try:
        kept = postings.keep(form.save(commit=False), by=request.user, **facts)
    except NotYet as not_yet:
        warn(request, not_yet)
        return None
    saved = KEPT if kept.state == Posting.State.DRAFT else "Your changes are saved."
    if "draft" in request.POST or kept.state == Posting.State.OPEN:
        messages.success(request, saved)
    return kept


def _post(request, kept):
    """Put it on the billboard; what cannot be posted now stays a draft."""
    if kept.state == Posting.State.DRAFT:
        try:
            kept = postings.post(kept, by=request.user)
        except NotYet as not_yet:
            warn(request, not_yet, "What you wrote is kept as a draft.")
        else:
            messages.success(request, POSTED)
    return _address_of(kept)


def _address_of(posting):
    """A draft is gone on with, anything else is read."""
    is_draft = posting.state == Posting.State.DRAFT
    return reverse("billboard:edit" if is_draft else "billboard:posting", args=[posting.pk])


POSTED = "Your idea is on the billboard. Colleagues read about it in the next digest."
KEPT = "Your draft is saved. Only you can see it until you post it."


@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request, pk):
    """Take a posting down, after a page that says what follows."""
    posting = found(request, pk)
    require(request.user, authors(posting), OWN)
    if posting.state not in CHANGEABLE:
        return _over(request, posting)
    if request.method == "POST":
        attempt(request, postings.withdraw, posting, done=f"“{posting}” has been taken down.")
        return redirect("billboard:billboard")
    return show(request, "billboard/withdraw.html", {"posting": posting})
