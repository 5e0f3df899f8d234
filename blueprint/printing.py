"""Asking for the Blueprint on paper. The worker makes it; here is only noted what is due."""

from typing import Any

from django.db import transaction
from django.utils.crypto import salted_hmac

from blueprint.contents import worksheet_of
from blueprint.models import Printout
from kit import clock
from kit.bell import ring
from kit.making import Making
from kit.pages import require
from people.models import Person
from teams.models import Team
from teams.rules import facilitator, members


@transaction.atomic
def ask(team: Team, *, by: Person, **wishes: Any) -> Printout:
    """Note that a PDF is due, and ring for it; the same words are printed once.

    `wishes` are the columns of `Printout` that say what stands on the paper. Copies for everybody
    are the facilitator's to ask for.
    """
    require(by, members(team), "Only the team prints its Blueprint.")
    if wishes.get("for_each"):
        require(by, facilitator(team), "Your facilitator prints the copies for everybody.")
    Printout.objects.of_yesterday().filter(team=team).delete()
    printout, is_new = Printout.objects.exclude(pdf_state=Making.FAILED).get_or_create(
        team=team, asked_by=by, made_from=_seal(team, by, wishes), defaults=wishes
    )
    if is_new:
        ring("blueprint.tasks.print_out", printout.pk)
    return printout


def _seal(team, by, wishes):
    """Stands for everything that is on the paper, and tells nothing of it."""
    sheets = worksheet_of(team, by).sheets
    texts = [(p.slug, p.text, p.first_step_on, p.is_shared) for s in sheets for p in s.pieces]
    shared = [(a.author_id, a.part, a.text) for s in sheets for a in s.shared]
    head = team.name, clock.today(), [each.name for each in members(team)], sorted(wishes.items())
    return salted_hmac(
        "a printed Blueprint", repr((head, texts, shared)), algorithm="sha256"
    ).hexdigest()
