from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from billboard import interest as interests
from billboard import posting as postings
from billboard.calendar import season
from billboard.filters import BillboardFilter
from billboard.forms import AnswerForm, InterestForm, PostingForm, QuestionForm
from billboard.lifecycle import LIFE_OF_A_POSTING, LIFE_OF_AN_INTEREST
from billboard.models import Interest, Posting, Question
from billboard.rules import authors
from district.models import SchoolYear
from kit.lifecycle import NotYet
from kit.pages import require, show

PAGE = 20
OWN = "Only its authors change a posting."
CHANGEABLE = (Posting.State.DRAFT, Posting.State.OPEN)


# --- Reading ---------------------------------------------------------------------------------


@require_safe
def billboard(request):
    """The postings of this year, narrowed by what stands in the address."""
    browse = BillboardFilter(request.GET, reader=request.user)
    matching, exactly = browse.postings()
    applied = browse.applied()
    page = Paginator(matching, PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "browse": browse,
        "applied": applied,
        "exactly": exactly,
        "season": season(),
        "looking": Posting.objects.looking().count(),
        "mine": Posting.objects.for_author(request.user) if not applied else [],
    }
    return show(request, "billboard/billboard.html", context, part="results")


@require_safe
def posting(request, pk):
    """One posting: its texts, who is in, questions and answers, and what this reader can do."""
    return _page(request, _found(request, pk))


def _found(request, pk):
    visible = Posting.objects.visible_to(request.user).for_page(request.user)
    return get_object_or_404(visible, pk=pk)


def _page(request, posting, *, status=200, **forms):
    person = request.user
    mine = posting.interests.filter(person=person).first()
    steps = {step.verb for step in LIFE_OF_A_POSTING.open_to(person, posting)}
    is_author = authors(posting).contains(person)
    context = {
        "posting": posting,
        "season": season(),
        "steps": steps,
        "is_author": is_author,
        "is_open": posting.state == Posting.State.OPEN,
        "mine": mine,
        "my_steps": {s.verb for s in LIFE_OF_AN_INTEREST.open_to(person, mine)} if mine else (),
        "people_in": _people_in(posting),
        "interests": _interests(posting) if is_author else (),
        "questions": _questions(posting, is_author, forms.get("answer_form")),
        "interest_form": InterestForm(),
        "question_form": QuestionForm(),
    }
    return show(request, "billboard/posting.html", context | forms, part="side", status=status)


def _people_in(posting):
    committed = posting.interests.committed().select_related("person__school")
    return [posting.lead, *posting.co_authors.all(), *(i.person for i in committed)]


def _interests(posting):
    return posting.interests.wanted().select_related("person__school")


def _questions(posting, is_author, failed):
    """Each question with the form of its answer, where this reader can give one."""
    for question in posting.questions.all():
        form = AnswerForm(question) if is_author and not question.answered_at else None
        if failed and failed.auto_id == AnswerForm(question).auto_id:
            form = failed
        yield question, form


# --- Writing ---------------------------------------------------------------------------------


@require_http_methods(["GET", "HEAD", "POST"])
def post(request):
    """Write a new posting; post it, or keep it as a draft."""
    year = get_object_or_404(SchoolYear, is_current=True)
    person = request.user
    return _write(request, Posting(year=year, lead=person, school=person.school))


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request, pk):
    """Go on with a draft, or change what stands on the billboard."""
    posting = _found(request, pk)
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
        _warn(request, not_yet)
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
            _warn(request, not_yet, "What you wrote is kept as a draft.")
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
    posting = _found(request, pk)
    require(request.user, authors(posting), OWN)
    if posting.state not in CHANGEABLE:
        return _over(request, posting)
    if request.method == "POST":
        _try(request, postings.withdraw, posting, done=f"“{posting}” has been taken down.")
        return redirect("billboard:billboard")
    return show(request, "billboard/withdraw.html", {"posting": posting})


# --- Interest --------------------------------------------------------------------------------


@require_POST
def interest(request, pk):
    """Show interest, with a note or without."""
    posting = _found(request, pk)
    form = InterestForm(request.POST)
    if not form.is_valid():
        return _page(request, posting, status=422, form=form, interest_form=form)
    note, done = form.cleaned_data["note"], f"You are interested. {posting.lead} will hear of it."
    if not _try(request, interests.show_interest, posting, done=done, note=note):
        return _page(request, posting, status=422, interest_form=form)
    return _back(request, pk)


@require_POST
def withdraw_interest(request, pk):
    """Withdraw silently."""
    posting = _found(request, pk)
    _try(
        request,
        interests.withdraw_interest,
        posting,
        done="You are no longer interested. Nobody is told.",
    )
    return _back(request, pk)


def _back(request, pk):
    """To the list with its filters, where the press came from there; else to the posting."""
    if "list" in request.POST:
        return redirect(f"{reverse('billboard:billboard')}?{request.POST['list']}")
    return redirect("billboard:posting", pk)


@require_POST
def invite(request, pk):
    """The authors ask somebody who is interested to commit."""
    return _answer_interest(request, pk, interests.invite, "You asked {}. They answer here.")


@require_POST
def commit(request, pk):
    """The one who was asked says yes."""
    return _answer_interest(
        request, pk, interests.commit, "You are in. The authors will hear of it."
    )


@require_POST
def decline(request, pk):
    """The one who was asked says no."""
    return _answer_interest(
        request, pk, interests.decline, "You said no this time. The authors will hear of it."
    )


def _answer_interest(request, pk, act, done):
    visible = Interest.objects.visible_to(request.user).select_related("posting", "person")
    interest = get_object_or_404(visible, pk=pk)
    _try(request, act, interest, done=done.format(interest.person))
    return redirect("billboard:posting", interest.posting_id)


# --- Questions -------------------------------------------------------------------------------


@require_POST
def ask(request, pk):
    """Ask the authors, for everybody to read."""
    posting = _found(request, pk)
    form = QuestionForm(request.POST)
    if not form.is_valid():
        return _page(request, posting, status=422, form=form, question_form=form)
    text, done = (
        form.cleaned_data["text"],
        "Your question is on the page. You get the answer by email.",
    )
    if not _try(request, interests.ask, posting, done=done, text=text):
        return _page(request, posting, status=422, question_form=form)
    return redirect(f"{reverse('billboard:posting', args=[pk])}#questions")


@require_POST
def answer(request, pk):
    """The authors answer, for everybody to read."""
    question = get_object_or_404(Question.objects.visible_to(request.user), pk=pk)
    posting = _found(request, question.posting_id)
    form = AnswerForm(question, request.POST)
    if not form.is_valid():
        require(request.user, authors(posting), "The authors answer the questions.")
        return _page(request, posting, status=422, form=form, answer_form=form)
    text, done = (
        form.cleaned_data["text"],
        f"Your answer is on the page. {question.asked_by} gets it by email.",
    )
    if not _try(request, interests.answer, question, done=done, text=text):
        return _page(request, posting, status=422, answer_form=form)
    return redirect(f"{reverse('billboard:posting', args=[posting.pk])}#questions")


def _try(request, act, thing, *, done, **facts):
    """Take one step and say so, or say why not."""
    try:
        act(thing, by=request.user, **facts)
    except NotYet as not_yet:
        _warn(request, not_yet)
        return False
    messages.success(request, done)
    return True


def _warn(request, not_yet, and_then=""):
    for reason in not_yet.reasons:
        messages.warning(request, f"{reason} {and_then}".strip())
