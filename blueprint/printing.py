"""Asking for the Blueprint on paper. The worker makes it; here is only noted what is due."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.crypto import salted_hmac

from blueprint.contents import parts_of, worksheet_of
from blueprint.models import Printout
from kit import clock
from kit.bell import ring
from kit.lifecycle import NotYet
from kit.limits import PRINTING
from kit.making import Making
from kit.pages import require
from people.models import Person
from teams.models import Team
from teams.rules import facilitator, members

# On all copies together; some 300 pages. A worker sets them in a third of the time that it has.
MOST_CHARACTERS = 1_000_000
ON_A_PAGE = 3_300


@transaction.atomic
def ask(team: Team, *, by: Person, **wishes: Any) -> Printout:
    """Note that a PDF is due, and ring for it; the same words are printed once.

    `wishes` are the columns of `Printout` that say what stands on the paper. Copies for everybody
    are the facilitator's to ask for. Raises `NotYet` for more pages than a worker can make.
    """
    if not Team.objects.of_all_years(by).contains(team):
        raise PermissionDenied("Only the team prints its Blueprint.")
    if wishes.get("for_each"):
        require(by, facilitator(team), "Your facilitator prints the copies for everybody.")
    _is_no_book(Printout(team=team, asked_by=by, **wishes))
    Printout.objects.of_yesterday().filter(team=team).delete()
    printout, is_new = Printout.objects.exclude(pdf_state=Making.FAILED).get_or_create(
        team=team, asked_by=by, made_from=_seal(team, by, wishes), defaults=wishes
    )
    if is_new:
        PRINTING.hold(by)
        ring("blueprint.tasks.print_out", printout.pk)
    return printout


def _is_no_book(printout):
    copies = members(printout.team).count() if printout.for_each else 1
    characters = copies * sum(part.characters for part in parts_of(printout))
    if characters > MOST_CHARACTERS:
        raise NotYet(
            f"That would be some {characters // ON_A_PAGE} pages, more than the portal prints at "
            "once. Ask for one copy, or for less on it."
        )


def _seal(team, by, wishes):
    """A mark that changes with whatever is on the paper and reveals none of it."""
    sheets = worksheet_of(team, by).sheets
    texts = [(p.slug, p.text, p.first_step_on, p.is_shared) for s in sheets for p in s.pieces]
    shared = [(a.author_id, a.part, a.text) for s in sheets for a in s.shared]
    head = team.name, clock.today(), [each.name for each in members(team)], sorted(wishes.items())
    return salted_hmac(
        "a printed Blueprint", repr((head, texts, shared)), algorithm="sha256"
    ).hexdigest()
