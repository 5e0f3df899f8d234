"""Interest in a posting and its answers; questions to its authors."""

from django.core.exceptions import PermissionDenied
from django.db import transaction

from billboard import emails
from billboard.lifecycle import LIFE_OF_AN_INTEREST
from billboard.models import Interest, Posting, Question
from billboard.rules import authors
from kit import clock
from kit.lifecycle import NotYet
from letters.outbox import take_back, write
from people.models import Person

NOT_LOOKING = "This team is not looking for people any more."


@transaction.atomic
def show_interest(posting: Posting, *, by: Person, note: str = "") -> Interest:
    """Tell the authors that one would like to join. Showing it twice is showing it once."""
    posting, readers = _open_to_colleagues(posting, by, "This is your own posting.")
    interest, is_new = Interest.objects.get_or_create(
        posting=posting, person=by, defaults={"note": note}
    )
    if not is_new and Interest.objects.wanted().contains(interest):
        return interest
    if not is_new:
        interest = LIFE_OF_AN_INTEREST.move(interest, "show", by=by).thing
        interest.note, interest.since = note, clock.now()
        interest.save(update_fields=["note", "since"])
    write(emails.interest_shown(interest, to=readers))
    return interest


@transaction.atomic
def withdraw_interest(posting: Posting, *, by: Person) -> None:
    """Withdraw silently: nobody is told, and a letter that has not left yet is dropped."""
    interest = Interest.objects.wanted().filter(posting=posting, person=by).first()
    if interest:
        interest = LIFE_OF_AN_INTEREST.move(interest, "withdraw", by=by).thing
        take_back(emails.interest_shown(interest))


@transaction.atomic
def invite(interest: Interest, *, by: Person) -> Interest:
    """Ask somebody who is interested to commit themselves."""
    interest = _move(interest, "invite", by)
    write(emails.invited(interest, by=by))
    return interest


@transaction.atomic
def commit(interest: Interest, *, by: Person) -> Interest:
    """Say yes: from now on one of the places is taken."""
    interest = _move(interest, "commit", by)
    write(emails.invitation_answered(interest))
    return interest


@transaction.atomic
def decline(interest: Interest, *, by: Person) -> Interest:
    """Say no, so that the authors can ask somebody else."""
    interest = _move(interest, "decline", by)
    write(emails.invitation_answered(interest))
    return interest


@transaction.atomic
def ask(posting: Posting, *, by: Person, text: str) -> Question:
    """Ask the authors; question and answer stay on the posting. Asking twice is asking once."""
    own = "You know the answers to your own posting."
    posting, readers = _open_to_colleagues(posting, by, own)
    question, is_new = Question.objects.get_or_create(
        posting=posting, asked_by=by, text=text, answered_at=None
    )
    if is_new:
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


def _move(interest: Interest, verb: str, by: Person) -> Interest:
    """One step, the posting locked first: nobody else takes the last seat meanwhile."""
    Posting.objects.select_for_update(of=("self",)).get(pk=interest.posting_id)
    return LIFE_OF_AN_INTEREST.move(interest, verb, by=by).thing
