"""Who facilitates a team does so until the next one has accepted; whoever is replaced is told."""

from kit import clock
from kit.limits import ASKING
from letters.outbox import write
from people.models import Person
from teams import emails
from teams.models import Membership, Team

Answer, Function = Membership.Answer, Membership.Function


def ask_to_lead(seat: Membership, function: str, by: Person) -> Membership:
    """One of the team is asked to facilitate or to co-facilitate. Naming oneself is accepting."""
    own = seat.person == by
    if function == Function.FACILITATOR:
        ask_no_other(seat.team, by)
    if own and function == Function.FACILITATOR:
        step_back_for(seat)
    seat.function, seat.answer = function, Answer.YES if own else Answer.ASKED
    seat.asked_by, seat.asked_at = by, clock.now()
    seat.save(update_fields=["function", "answer", "asked_by", "asked_at"])
    if seat.is_asked:
        ASKING.hold(by)
        write(emails.asked_to_join(seat))
    return seat


def ask_no_other(team: Team, by: Person) -> None:
    """Whoever was asked to facilitate is not asked any more."""
    for seat in _leading(team, Answer.ASKED):
        lead_no_more(seat, by)


def step_back_for(seat: Membership) -> None:
    """Whoever facilitated until today keeps the pen as co-facilitator."""
    for before in _leading(seat.team, Answer.YES).exclude(pk=seat.pk):
        before.function = Function.CO_FACILITATOR
        before.save(update_fields=["function"])
        _tell(before, f"{seat.person.name} facilitates {seat.team} now, and you co-facilitate it.")


def lead_no_more(seat: Membership, by: Person) -> Membership:
    """Whoever leads, or was asked to, is a member; one who has not joined is asked to join."""
    asked = "are not asked to lead it any more" if seat.is_asked else "do not lead it any more"
    if seat.was_in_before:
        seat.answer = Answer.YES
    seat.function = Function.MEMBER
    seat.save(update_fields=["answer", "function"])
    if by == seat.person:
        return seat
    rest = "stay a member" if seat.is_in else "are asked to join as a member"
    _tell(seat, f"{by.name} has changed who leads {seat.team}: you {asked}, and {rest}.")
    return seat


def _leading(team: Team, answer: str):
    """Who facilitates, or is asked to: at most one."""
    seats = team.memberships.filter(function=Function.FACILITATOR, ended_on=None, answer=answer)
    return seats.select_related("person", "team")


def _tell(seat: Membership, words: str) -> None:
    """Whoever still works for the district reads it."""
    if seat.person.is_active:
        write(emails.part_changed(seat, words))
