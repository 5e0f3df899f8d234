"""A decision covers what was seen, and waits for whoever came before."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from time import sleep

import pytest
from django.db import transaction
from django.db.models import QuerySet

from teams.founding import change
from teams.models import Roster
from tests import builders as b
from tests.teams.builders import a_submitted_roster
from tests.teams.hands import move
from tests.threads import what_came_of

State = Roster.State


def overtaken(by_team, act):
    """What the team does is not yet for others to see when somebody acts on what they saw."""
    with ThreadPoolExecutor(1) as office:
        with transaction.atomic():
            by_team()
            acting = office.submit(what_came_of, act)
            sleep(0.5)  # it waits at the lock, or does not care
        acting.result()


def approved_while_it_is_edited():
    roster, office = a_submitted_roster(), b.an_assistant_superintendent()
    lead, seen = b.facilitator_of(roster.team), roster.seal

    def edit():
        move(roster, "recall", by=lead)
        change(roster.team, by=lead, answers={"name": "Calmer Transitions"})
        move(roster, "submit", by=lead)

    overtaken(edit, lambda: move(roster, "approve", by=office, seen=seen))
    return Roster.objects.get(pk=roster.pk)


def test_an_approval_that_an_edit_overtakes_covers_what_was_seen(committed):
    assert approved_while_it_is_edited().state == State.SUBMITTED


def test_without_the_seal_the_office_approves_what_it_never_saw(committed, monkeypatch):
    monkeypatch.setattr(Roster, "seal", "the same for all")

    assert approved_while_it_is_edited().state == State.APPROVED


@contextmanager
def no_locks():
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(QuerySet, "select_for_update", lambda rows, **_: rows.all())
        yield


def endorsed_while_it_is_recalled():
    roster = a_submitted_roster()
    principal, lead = b.a_principal(roster.team.school), b.facilitator_of(roster.team)
    overtaken(
        lambda: move(roster, "recall", by=lead), lambda: move(roster, "endorse", by=principal)
    )
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
