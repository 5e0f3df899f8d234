"""A decision covers what was seen, and waits for whoever came before."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from time import sleep

import pytest
from django.db import transaction
from django.db.models import QuerySet

from teams.approval import move
from teams.founding import change
from teams.models import Roster
from tests import builders as b
from tests.teams.builders import a_submitted_roster
from tests.threads import what_came_of

State = Roster.State


def test_an_approval_against_an_edit_covers_what_was_seen(committed):
    office = b.an_assistant_superintendent()
    for _ in range(6):
        roster = a_submitted_roster()
        lead, seen, name = b.facilitator_of(roster.team), roster.seal, roster.team.name

        def edit(roster=roster, lead=lead):
            move(roster, "recall", by=lead)
            change(roster.team, by=lead, name="Calmer Transitions")
            move(roster, "submit", by=lead)

        what_came_of(lambda r=roster, s=seen: move(r, "approve", by=office, seen=s), edit)

        roster = Roster.objects.select_related("team").get(pk=roster.pk)
        assert roster.state != State.APPROVED or roster.team.name == name


@contextmanager
def no_locks():
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(QuerySet, "select_for_update", lambda rows, **_: rows.all())
        yield


def endorsed_while_it_is_recalled():
    """The facilitator has the roster back, not yet for others to see, when a principal endorses."""
    roster = a_submitted_roster()
    principal, lead = b.a_principal(roster.team.school), b.facilitator_of(roster.team)
    with ThreadPoolExecutor(1) as principals_office:
        with transaction.atomic():
            move(roster, "recall", by=lead)
            endorsing = principals_office.submit(
                what_came_of, lambda: move(roster, "endorse", by=principal)
            )
            sleep(0.5)  # it waits at the lock, or does not care
        endorsing.result()
    return Roster.objects.get(pk=roster.pk)


def test_an_endorsement_waits_for_the_recall_before_it_and_is_none(committed):
    roster = endorsed_while_it_is_recalled()

    assert roster.state == State.DRAFT
    assert not roster.record.filter(verb="endorse").exists()


def test_without_the_lock_a_principal_endorses_what_was_taken_back(committed):
    with no_locks():
        roster = endorsed_while_it_is_recalled()

    assert roster.state == State.SUBMITTED
    assert roster.record.filter(verb="endorse").exists()
