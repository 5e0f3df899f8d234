"""What is said about a roster beside the decisions: asking a principal first, and replying."""

from django.core.exceptions import PermissionDenied
from django.db import transaction

from district.models import School
from kit import clock
from kit.lifecycle import Changed, NotYet
from kit.limits import ASKING
from kit.written import Window, apart
from letters.outbox import write
from people.models import Person
from teams import emails
from teams.models import Consultation, Remark, Roster
from teams.record import locked
from teams.rules import members, the_asked, the_facilitator

GONE_ON = "The roster is not with the team any more."


@transaction.atomic
def ask_first(roster: Roster, *, by: Person, question: str = "") -> list[Consultation]:
    """Show a draft to the principals of its people's schools, and ask what they think of it.

    Nothing moves. Whoever has a question open is not asked twice; answers whom it is now with.
    Raises `NotYet` for another question than the one that is open everywhere.
    """
    roster = _with_the_team(roster)
    if not the_facilitator(roster).contains(by):
        raise PermissionDenied("Only the facilitator asks a principal.")
    asked = [_asked(roster, school, by, question) for school in _schools(roster)]
    asked = [consultation for consultation in asked if the_asked(consultation).exists()]
    if not asked:
        raise NotYet("Your schools have no principal who could be asked. Submit the roster.")
    if question and all(consultation.question != question.strip() for consultation in asked):
        raise NotYet("Your first question is not answered yet. Ask again when it is.")
    for consultation in asked:
        if consultation.pk is None:
            ASKING.hold(by)
            consultation.save()
            write(emails.principal_asked(consultation, the_asked(consultation)))
    return asked


@transaction.atomic
def answer(consultation: Consultation, *, by: Person, text: str, seen: str) -> Consultation:
    """The principal says what they think of the roster that was `seen`; it decides on nothing.

    Raises `Changed` where the roster is another by now.
    """
    roster = locked(consultation.roster)
    consultation = Consultation.objects.select_for_update(of=("self",)).get(pk=consultation.pk)
    if not the_asked(consultation).contains(by):
        raise PermissionDenied("Only the principal who is asked can answer.")
    if consultation.answered_at:
        raise NotYet("This question is answered already.")
    if seen != roster.seal:
        raise Changed
    if not text.strip():
        raise NotYet("Write an answer first.")
    consultation.answer, consultation.answered_by = text.strip(), by
    consultation.answered_at = clock.now()
    consultation.save(update_fields=["answer", "answered_by", "answered_at"])
    write(emails.principal_answered(consultation))
    return consultation


@transaction.atomic
def reply(remark: Remark, *, by: Person, text: str, window: Window | None = None) -> Remark:
    """The team answers a reason; its last words stand when it submits the next version.

    Raises `NotYet` where another reply stands there by now, and this one would take away words that
    the window never showed.
    """
    roster = locked(remark.entry.roster)
    if not members(roster.team).contains(by):
        raise PermissionDenied("Only the team replies.")
    if roster.state != Roster.State.RETURNED:
        raise NotYet(f"{GONE_ON} What you wrote before stands.")
    remark = Remark.objects.get(pk=remark.pk)
    if mine := apart({"reply": remark.reply}, {"reply": text.strip()}, window):
        remark.reply, remark.replied_by, remark.replied_at = mine["reply"], by, clock.now()
        remark.save(update_fields=["reply", "replied_by", "replied_at"])
    return remark


def _with_the_team(roster: Roster) -> Roster:
    roster = locked(roster)
    if not roster.is_with_team:
        raise NotYet(GONE_ON)
    return roster


def _schools(roster: Roster) -> list[School]:
    seats = roster.team.memberships.standing().schools()
    return list(School.objects.filter(pk__in=seats))


def _asked(roster: Roster, school: School, by: Person, question: str) -> Consultation:
    """The question that is open at this school, or a new one that is not sent yet."""
    stands = roster.consultations.filter(school=school, answered_at=None).first()
    words = question.strip()
    return stands or Consultation(roster=roster, school=school, asked_by=by, question=words)
