"""The portal's worker with the claim taken out: each takes what it sees. For one test only."""

import django

django.setup()

from letters.models import Letter, LetterQuerySet  # noqa: E402
from plt_portal.celery import app  # noqa: E402


def claim_without_a_claim(letters, at_most=1):
    handful = list(letters.filter(state=Letter.State.WAITING).due().select_related("person"))
    return handful[:at_most]


def held_by_everybody(letters, letter):
    return letters.filter(pk=letter.pk)


LetterQuerySet.claim = claim_without_a_claim
LetterQuerySet.held = held_by_everybody

__all__ = ["app"]
