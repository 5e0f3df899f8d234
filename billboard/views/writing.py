from functools import partial
from uuid import UUID

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from billboard import posting as postings
from billboard import writing
from billboard.calendar import season
from billboard.forms import PostingForm
from billboard.models import Posting
from billboard.rules import authors
from billboard.search import neighbours
from billboard.views.joining import found
from billboard.window import who_gives_passes
from district.models import SchoolYear
from kit.crossing import crossed_at, settle
from kit.lifecycle import NotYet
from kit.pages import get_or_post, require, show, take, warn
from kit.saving import SAVED_EXCEPT, save_quietly

OWN = "Only its authors change a posting."
CHANGEABLE = (Posting.State.DRAFT, Posting.State.OPEN)
AS_IT_IS = {"draft", "authors"}  # buttons that keep what is there, complete or not
POSTED = "Your idea is on the billboard. Colleagues read about it in the next digest."
KEPT = "Your draft is saved. Only its authors can see it until you post it."


@get_or_post
def post(request):
    """Write a new posting; post it, or keep it as a draft."""
    return _write(request, _blank(request.user))


@get_or_post
def edit(request, pk):
    """Go on with a draft, or change what stands on the billboard."""
    posting = found(request, pk)
    require(request.user, authors(posting), OWN)
    if posting.state not in CHANGEABLE or posting.is_over:
        return _over(request, posting)
    return _write(request, posting)


def _blank(person):
    year = get_object_or_404(SchoolYear, is_current=True)
    return Posting(year=year, lead=person, school_id=person.school_id)


def _over(request, posting):
    warn(request, NotYet(f"It cannot be changed now: {posting.state_words}."))
    return redirect("billboard:posting", posting.pk)


def _write(request, posting):
    as_draft = not AS_IT_IS.isdisjoint(request.POST)
    form = PostingForm(request.POST or None, instance=posting, as_draft=as_draft)
    if request.method == "POST" and form.is_valid() and (kept := _keep(request, form)):
        return redirect(_after(request, form, *kept))
    if not form.is_bound and (said := form.wish_for(request.GET.get("wish", ""))):
        messages.info(request, said)
    status = 422 if form.is_bound else 200
    return show(request, "billboard/post.html", _page(request, form), status=status)


def _page(request, form):
    posting = form.instance
    return {
        "form": form,
        "posting": posting,
        "season": season(request.user),
        "co_authors": posting.co_authors.all() if posting.pk else [],
        "crossed": _both(posting) if posting.pk else "",
    }


def _keep(request, form):
    """Save what was written, and post it where that was pressed: the posting, and why it is not
    posted. Nothing, where it cannot stand as it is."""
    facts = {"by": request.user, "answers": form.answers(), "window": form.the_window()}
    try:
        if form.as_draft or form.instance.state != Posting.State.DRAFT:
            return writing.keep(form.instance, **facts), None
        return writing.keep_and_post(form.instance, **facts)
    except NotYet as not_yet:
        warn(request, not_yet)
        return None


def _after(request, form, kept, why_not):
    """Do what the pressed button is for, and say where to go on."""
    if "authors" in request.POST:
        return reverse("billboard:authors", args=[kept.pk])
    if crossed := _both(kept, form.the_window()):
        messages.warning(request, SAVED_EXCEPT)
        return crossed
    _say(request, kept, why_not)
    return _address_of(kept)


def _say(request, kept, why_not):
    is_draft = kept.state == Posting.State.DRAFT
    if is_draft and why_not:
        stays = "What you wrote is kept as a draft."
        asks = who_gives_passes() if season(request.user).is_over else ""
        messages.warning(request, " ".join([*why_not, stays, asks]).strip())
    elif why_not == []:
        messages.success(request, POSTED)
    else:
        messages.success(request, KEPT if is_draft else "Your changes are saved.")


def _address_of(posting):
    """A draft is gone on with, anything else is read."""
    is_draft = posting.state == Posting.State.DRAFT
    return reverse("billboard:edit" if is_draft else "billboard:posting", args=[posting.pk])


# --- While writing ---------------------------------------------------------------------------


@require_POST
def save(request):
    """What a window saves by itself: a draft, found by the slip of its form."""
    posting = _on_slip(request, request.POST)
    form, is_new = PostingForm(request.POST, instance=posting, as_draft=True), not posting.pk
    keep, template = partial(_kept, form, request.user), "billboard/parts/saved.html"
    response, kept = save_quietly(
        request, form, keep, crossed=_both, template=template, is_new=is_new
    )
    if is_new and kept:
        response["HX-Replace-Url"] = reverse("billboard:edit", args=[kept.pk])
    if kept and form.has_new("title", "need"):
        response["HX-Trigger"] = "words-changed"
    return response


def _kept(form, by, **told):
    """A draft stands with any of its answers, but not without its school."""
    if form.errors and not form.instance.pk and not form.instance.school_id:
        return None
    return writing.keep(form.instance, by=by, verb="save", **told)


def _both(posting, window=None):
    return crossed_at("billboard:crossed", posting, at=[posting.pk], window=window)


def _on_slip(request, told):
    """The posting that a form was first written on, or a new one; somebody else's is not found."""
    try:
        slip = UUID(told.get("slip", ""))
    except ValueError:
        return _blank(request.user)
    written = Posting.objects.filter(slip=slip).select_related("lead")
    if posting := written.by(request.user).first():
        return posting
    if written.exists():
        raise Http404
    blank = _blank(request.user)
    blank.slip = slip
    return blank


@get_or_post
def crossed(request, pk):
    """Two answers that crossed, side by side, until one of its authors chooses."""
    posting = found(request, pk)
    require(request.user, authors(posting), OWN)
    if posting.state not in CHANGEABLE or posting.is_over:
        return _over(request, posting)
    posting, door = Posting.objects.for_writing().get(pk=pk), reverse("billboard:edit", args=[pk])
    form = PostingForm(instance=posting, as_draft=True)
    save = partial(writing.keep, posting, by=request.user)
    return settle(request, [posting], form, save, heading=str(posting), door=door)


@require_safe
def goals(request):
    """The goals, those first that fit the subjects and grades ticked on the form."""
    form = PostingForm(request.GET, instance=_on_slip(request, request.GET), as_draft=True)
    return show(request, "billboard/post.html", _page(request, form), part="goals")


@require_safe
def similar(request, pk):
    """Postings of this year and earlier ones that speak of the same, while one writes."""
    posting = found(request, pk)
    others = Posting.objects.ever_posted().exclude(pk=posting.pk)
    near = neighbours(others.select_related("lead", "school", "year"), posting)
    page = {"posting": posting, "near": near}
    return show(request, "billboard/similar.html", page, part="near")


# --- Taking down, and using again ------------------------------------------------------------


@get_or_post
def withdraw(request, pk):
    """Take a posting down, after a page that says what follows."""
    posting = found(request, pk)
    require(request.user, authors(posting), OWN)
    if posting.state not in CHANGEABLE:
        return _over(request, posting)
    if request.method == "POST":
        take(request, posting, "withdraw")
        return redirect("billboard:billboard")
    return show(request, "billboard/withdraw.html", {"posting": posting})


@require_POST
def use_again(request, pk):
    """A new draft with the words of an old posting."""
    posting = found(request, pk)
    get_object_or_404(SchoolYear, is_current=True)
    try:
        again = postings.use_again(posting, by=request.user)
    except NotYet as not_yet:
        warn(request, not_yet)
        return redirect("billboard:posting", pk)
    return redirect(_address_of(again))
