"""What the tables of the billboard say is held by the database, whoever writes."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from billboard.lifecycle import LIFE_OF_A_POSTING, LIFE_OF_AN_INTEREST, LIFE_OF_AN_ISSUE
from billboard.models import DigestIssue, Interest, Posting, guards
from kit import clock
from tests.builders import a_posting, an_interest, the_year

LIVES = [
    (LIFE_OF_A_POSTING, guards.ARROWS_OF_A_POSTING),
    (LIFE_OF_AN_INTEREST, guards.ARROWS_OF_AN_INTEREST),
    (LIFE_OF_AN_ISSUE, guards.ARROWS_OF_AN_ISSUE),
]


def an_issue(state):
    now = clock.now()
    told = {"period_start": now - timedelta(days=7), "period_end": now}
    facts = {"sent": told | {"sent_at": now}, "skipped": told}.get(state, {})
    wanted = {"year": the_year(), "period": clock.today(), "send_at": now}
    return DigestIssue.objects.create(state=state, **wanted, **facts)


MADE = {
    Posting: lambda state: a_posting(state=state, posted_at=clock.now()),
    Interest: lambda state: an_interest(a_posting(), state=state),
    DigestIssue: an_issue,
}


@pytest.mark.parametrize(("life", "arrows"), LIVES)
def test_the_database_knows_the_arrows_that_are_drawn(life, arrows):
    held = {(start, end) for start, ends in arrows.items() for end in ends}

    assert held == {(s.standing, s.moves_to) for s in life if s.standing != s.moves_to}


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("life", "arrows", "start"),
    [(life, arrows, start) for life, arrows in LIVES for start in life.model.State],
)
def test_whoever_writes_moves_along_the_arrows_alone(year, life, arrows, start):
    thing = MADE[life.model](start)

    for end in life.model.State:
        refused = ""
        try:
            with transaction.atomic():
                life.model.objects.filter(pk=thing.pk).update(state=end)
                transaction.set_rollback(True)
        except IntegrityError as error:
            refused = str(error)
        assert ("No arrow leads" in refused) == (end != start and end not in arrows.get(start, []))
