"""Interest in a posting and its answers; questions to its authors."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction

from billboard import emails
from billboard.models import Interest, Posting, Question
from billboard.rules import authors
from kit import clock
from kit.lifecycle import Deed, NotYet, Taken, move
from kit.limits import ASKING, INTEREST, QUESTIONS
from letters.outbox import Draft, take_back, write
from people.models import Person

NOT_LOOKING = "This team is not looking for people any more."


@transaction.atomic
def show_interest(posting: Posting, *, by: Person, note: str = "") -> Interest:
    """Tell the authors that one would like to join. Showing it twice is showing it once."""
    posting, readers = _open_to_colleagues(posting, by, "This is your own posting.")
    interest, is_new = Interest.objects.get_or_create(
        posting=posting, person=by, defaults={"note": note}
    )
    if is_new or interest.is_over:
        INTEREST.hold(by)
    if is_new:
        write(emails.interest_shown(interest, to=readers))
    elif interest.is_over:
        return move(interest, "show", by=by, note=note, readers=readers).thing
    return interest


@transaction.atomic
def withdraw_interest(posting: Posting, *, by: Person) -> None:
    """Withdraw silently: nobody is told, and a letter that has not left yet is dropped."""
    if interest := Interest.objects.wanted().filter(posting=posting, person=by).first():
        move(interest, "withdraw", by=by)


# --- Questions -------------------------------------------------------------------------------


@transaction.atomic
def ask(posting: Posting, *, by: Person, text: str) -> Question:
    """Ask the authors; question and answer stay on the posting. Asking twice is asking once."""
    own = "You know the answers to your own posting."
    posting, readers = _open_to_colleagues(posting, by, own)
    question, is_new = Question.objects.get_or_create(
        posting=posting, asked_by=by, text=text, answered_at=None
    )
    if is_new:
        QUESTIONS.hold(by)
        write(emails.question_asked(question, to=readers))
    return question


@transaction.atomic
def answer(question: Question, *, by: Person, text: str) -> Question:
    """Answer for everybody to read, and tell who asked."""
    question = Question.objects.select_for_update(of=("self",)).get(pk=question.pk)
    if not authors(question.posting).contains(by):
        raise PermissionDenied("The authors of the posting answer its questions.")
    if question.answered_at:
        raise NotYet("This question has been answered already.")
    question.answer, question.answered_by, question.answered_at = text, by, clock.now()
    question.save()
    take_back(emails.question_asked(question))
    write(emails.question_answered(question))
    return question


def _open_to_colleagues(posting: Posting, person: Person, own: str) -> tuple[Posting, list[Person]]:
    """The posting under a lock and its authors, if it still looks for people and somebody else
    wrote it."""
    held = Posting.objects.select_for_update(of=("self",)).select_related("year")
    posting = held.get(pk=posting.pk)
    if not posting.is_looking:
        raise NotYet(NOT_LOOKING)
    readers = list(authors(posting))
    if person in readers:
        raise NotYet(own)
    return posting, readers


# --- What the steps do -----------------------------------------------------------------------


def held(interest: Interest) -> Interest:
    """As it stands now, the posting locked first: nobody else takes the last seat meanwhile."""
    Posting.objects.select_for_update(of=("self",)).get(pk=interest.posting_id)
    fresh = Interest.objects.select_for_update(of=("self",))
    return fresh.select_related("posting__year", "posting__lead", "person").get(pk=interest.pk)


def _from_now(taken: Taken) -> dict[str, Any]:
    return {"note": taken.note, "since": clock.now()}


def _tells_again(taken: Taken) -> Draft:
    return emails.interest_shown(taken.thing, to=taken.words["readers"])


def _tells_nobody(taken: Taken) -> None:
    """A letter that has not left yet never does."""
    take_back(emails.interest_shown(taken.thing))


def _tells_the_authors(taken: Taken) -> Draft:
    return emails.invitation_answered(taken.thing)


SHOW = Deed(does=_from_now, tells=_tells_again)


def _holds_the_limit(taken: Taken) -> None:
    ASKING.hold(taken.by)


INVITE = Deed(
    does=_holds_the_limit,
    done="You asked {thing.person}. They answer here.",
    tells=lambda taken: emails.invited(taken.thing, by=taken.by),
)
COMMIT = Deed(done="You are in. The authors will hear of it.", tells=_tells_the_authors)
DECLINE = Deed(done="You said no this time. The authors will hear of it.", tells=_tells_the_authors)
NO_MORE = Deed(then=_tells_nobody)
