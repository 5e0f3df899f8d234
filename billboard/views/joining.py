from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from billboard import interest as interests
from billboard.forms import AnswerForm, AppealForm, InterestForm, QuestionForm
from billboard.lifecycle import LIFE_OF_A_POSTING, LIFE_OF_AN_INTEREST
from billboard.models import Interest, Posting, Question
from billboard.models.asked import (
    co_authors_of,
    goals_of,
    interest_told,
    posting_seen,
    questions_on,
)
from billboard.rules import (
    administrators,
    authors,
    authors_of_the_posting,
    the_one_interested,
    writers,
)
from kit.pages import attempt, require, show, take
from kit.prepared import bring
from powers.models import powers_of


@require_safe
def posting(request, pk):
    """One posting: its texts, who is in, questions and answers, and what this reader can do."""
    return page_of(request, found(request, pk))


def found(request, pk):
    person = request.user
    for posting in posting_seen(powers_of(person), posting=pk, reader=person.pk):
        return posting
    raise Http404


def page_of(request, posting, *, status=200, **forms):
    """The posting's page, with the forms that came back and need another look."""
    bring(posting, co_authors=co_authors_of(posting=posting.pk))
    is_author = _answers_for(posting, request.user)
    context = {
        "posting": posting,
        "goals": goals_of(posting=posting.pk),
        "is_author": is_author,
        "is_open": posting.is_looking,
        "hiding": _hiding(posting),
        "questions": _questions(posting, is_author, forms.get("answer_form")),
        "interest_form": InterestForm(posting),
        "question_form": QuestionForm(posting),
        "appeal_form": AppealForm(posting),
    }
    context |= _standing(posting, request.user, is_author) | forms
    return show(request, "billboard/posting.html", context, part="side", status=status)


def _answers_for(posting, person):
    """Whether this reader is among its `authors`: the database is asked of what was left behind."""
    if posting.is_left_behind:
        return authors(posting).contains(person)
    return person in posting.written_by


def _standing(posting, person, is_author):
    """Who is in and who would like to be, where this person stands, and what they can do."""
    shown = interest_told(is_author, posting=posting.pk, reader=person.pk)
    mine = next((interest for interest in shown if interest.person_id == person.pk), None)
    known = {
        **dict.fromkeys([authors, writers, authors_of_the_posting], is_author),
        administrators: powers_of(person).is_administrator,
        the_one_interested: mine is not None,
    }
    steps = {step.verb for step in LIFE_OF_A_POSTING.open_to(person, posting, known)}
    my_steps = LIFE_OF_AN_INTEREST.open_to(person, mine, known) if mine else ()
    return {
        "mine": mine,
        "steps": steps - {"edit", "withdraw"} if posting.is_over else steps,
        "my_steps": {step.verb for step in my_steps},
        "people_in": _people_in(posting, shown),
        "interests": [interest for interest in shown if is_author and not interest.is_over],
    }


def _people_in(posting, interests):
    """Authors, and until there is a team people who committed themselves; who has left the district
    is not in."""
    committed = [i.person for i in interests if i.state == Interest.State.COMMITTED]
    committed = [] if posting.has_a_team else committed
    return [person for person in [*posting.written_by, *committed] if person.is_active]


def _hiding(posting):
    """Why it is off the billboard, for those who can still read it."""
    if posting.state != Posting.State.HIDDEN:
        return None
    return posting.hidings.standing().select_related("by", "appealed_by").first()


def _questions(posting, is_author, failed):
    """Each question with the form of its answer, where this reader can give one."""
    for question in questions_on(posting=posting.pk):
        form = AnswerForm(question) if is_author and not question.answered_at else None
        if failed and failed.auto_id == AnswerForm(question).auto_id:
            form = failed
        yield question, form


# --- Interest --------------------------------------------------------------------------------


@require_POST
def interest(request, pk):
    """Show interest, with a note or without."""
    posting = found(request, pk)
    form = InterestForm(posting, request.POST)
    if not form.is_valid():
        return page_of(request, posting, status=422, form=form, interest_form=form)
    note, done = form.cleaned_data["note"], f"You are interested. {posting.lead} will hear of it."
    if not attempt(request, interests.show_interest, posting, done=done, note=note):
        return page_of(request, posting, status=422, interest_form=form)
    return _back(request, pk)


@require_POST
def withdraw_interest(request, pk):
    """Withdraw silently."""
    posting = found(request, pk)
    attempt(
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
def move_interest(request, pk, verb):
    """The authors ask somebody who is interested to commit; whoever was asked says yes or no."""
    visible = Interest.objects.visible_to(request.user).select_related("posting", "person")
    interest = get_object_or_404(visible, pk=pk)
    take(request, interest, verb)
    return redirect("billboard:posting", interest.posting_id)


# --- Questions -------------------------------------------------------------------------------


@require_POST
def ask(request, pk):
    """Ask the authors, for everybody to read."""
    posting = found(request, pk)
    form = QuestionForm(posting, request.POST)
    if not form.is_valid():
        return page_of(request, posting, status=422, form=form, question_form=form)
    text, done = (
        form.cleaned_data["text"],
        "Your question is on the page. You get the answer by email.",
    )
    if not attempt(request, interests.ask, posting, done=done, text=text):
        return page_of(request, posting, status=422, question_form=form)
    return redirect(f"{reverse('billboard:posting', args=[pk])}#questions")


@require_POST
def answer(request, pk):
    """The authors answer, for everybody to read."""
    question = get_object_or_404(Question.objects.visible_to(request.user), pk=pk)
    posting = found(request, question.posting_id)
    form = AnswerForm(question, request.POST)
    if not form.is_valid():
        require(request.user, authors(posting), "The authors answer the questions.")
        return page_of(request, posting, status=422, form=form, answer_form=form)
    text, done = (
        form.cleaned_data["text"],
        f"Your answer is on the page. {question.asked_by} gets it by email.",
    )
    if not attempt(request, interests.answer, question, done=done, text=text):
        return page_of(request, posting, status=422, answer_form=form)
    return redirect(f"{reverse('billboard:posting', args=[posting.pk])}#questions")
