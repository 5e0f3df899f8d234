"""What the database itself holds, against raw SQL and against hands that race each other."""

from contextlib import suppress

import pytest
from django.db import IntegrityError, OperationalError, ProgrammingError, connection, transaction

from kit.lifecycle import NotYet
from teams.lifecycle import LIFE_OF_A_ROSTER, LIFE_OF_A_TEAM
from teams.models import Membership, Roster, RosterException, RosterLine, Team, guards
from tests.builders import (
    a_roster,
    a_teacher,
    a_team,
    an_assistant_superintendent,
    facilitator_of,
    the_year,
)
from tests.teams.builders import a_submitted_roster
from tests.teams.hands import move
from tests.threads import what_came_of

State = Roster.State


def raw(sql, *values):
    with connection.cursor() as cursor:
        cursor.execute(sql, values)


@transaction.atomic
def approve_by_hand(roster):
    for state in ("submitted", "approved"):
        raw("UPDATE teams_roster SET state = %s WHERE id = %s", state, roster.pk)


@pytest.mark.parametrize("members", [3, 8])
def test_raw_sql_approves_no_roster_of_a_wrong_size(committed, members):
    roster = a_roster(state=State.SUBMITTED, members=members)

    with pytest.raises(IntegrityError, match="needs an exception"):
        approve_by_hand(roster)

    assert Roster.objects.get().state == State.SUBMITTED


@pytest.mark.parametrize("members", [4, 7])
def test_raw_sql_may_approve_a_whole_roster(committed, members):
    roster = a_roster(state=State.SUBMITTED, members=members)

    approve_by_hand(roster)

    assert Roster.objects.get().state == State.APPROVED


def test_an_approved_roster_has_a_facilitator(committed):
    team = a_team(members=5)
    roster = Roster.objects.create(team=team)
    for seat in team.memberships.all():
        RosterLine.objects.create(roster=roster, person=seat.person, function="member")

    with pytest.raises(IntegrityError, match="has one facilitator, not 0"):
        approve_by_hand(roster)


def test_an_approved_roster_has_one_facilitator_only(committed):
    roster = Roster.objects.create(team=a_team())
    facts = {"roster": roster, "function": "facilitator"}
    RosterLine.objects.create(person=a_teacher(), **facts)

    with pytest.raises(IntegrityError, match="a_roster_has_one_facilitator"):
        RosterLine.objects.create(person=a_teacher(), **facts)


@pytest.mark.parametrize("granted", [False, True])
def test_an_exception_lets_a_size_pass_once_it_is_granted(committed, granted):
    roster = a_roster(state=State.SUBMITTED, members=3, exception=True)
    if not granted:
        RosterException.objects.update(granted_by=None, granted_at=None)

    if granted:
        approve_by_hand(roster)
    else:
        with pytest.raises(IntegrityError, match="needs an exception"):
            approve_by_hand(roster)


def test_an_exception_in_use_can_be_neither_withdrawn_nor_deleted(committed):
    roster = a_roster(state=State.SUBMITTED, members=3, exception=True)
    approve_by_hand(roster)

    with pytest.raises(IntegrityError, match="stands on this exception"):
        raw("DELETE FROM teams_rosterexception")
    with pytest.raises(IntegrityError, match="stands on this exception"):
        raw("UPDATE teams_rosterexception SET granted_by_id = NULL, granted_at = NULL")


@pytest.mark.parametrize("state", [State.SUBMITTED, State.RETURNED, State.APPROVED])
@pytest.mark.parametrize(
    "sql",
    [
        "DELETE FROM teams_rosterline WHERE roster_id = %s",
        "UPDATE teams_rosterline SET function = 'member' WHERE roster_id = %s",
        "INSERT INTO teams_rosterline (roster_id, person_id, function)"
        " SELECT %s, max(id), 'member' FROM people_person",
    ],
)
def test_the_lines_of_a_submitted_roster_cannot_change(db, state, sql):
    roster = a_roster(state=state)
    a_teacher()

    with pytest.raises(IntegrityError, match="cannot change"), transaction.atomic():
        raw(sql, roster.pk)


def test_a_line_cannot_be_moved_away_to_a_draft(db):
    roster, draft = a_roster(state=State.SUBMITTED), a_roster()

    with pytest.raises(IntegrityError, match="cannot change"), transaction.atomic():
        raw("UPDATE teams_rosterline SET roster_id = %s", draft.pk)

    assert roster.lines.count() == 5


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE teams_rosterentry SET note = 'never said'",
        "DELETE FROM teams_rosterentry",
        "DELETE FROM teams_membership",
    ],
)
def test_the_record_is_never_rewritten_and_no_membership_deleted(db, sql):
    the_year()
    a_submitted_roster()

    with pytest.raises(ProgrammingError, match="pgtrigger"), transaction.atomic():
        raw(sql)


@pytest.mark.parametrize(
    ("life", "held"),
    [
        (LIFE_OF_A_ROSTER, guards.ARROWS_OF_A_ROSTER),
        (LIFE_OF_A_TEAM, guards.ARROWS_OF_A_TEAM),
    ],
)
def test_the_database_holds_the_arrows_of_the_table_and_no_other(life, held):
    assert life.arrows() == {start: set(ends) for start, ends in held.items()}


@pytest.mark.parametrize("end", State)
@pytest.mark.parametrize("start", State)
def test_raw_sql_moves_a_roster_along_the_arrows_alone(committed, start, end):
    roster = a_roster(state=start)
    allowed = start == end or end in guards.ARROWS_OF_A_ROSTER.get(start, [])

    moved = at_once(
        lambda: raw("UPDATE teams_roster SET state = %s WHERE id = %s", end, roster.pk),
        lambda: raw("UPDATE teams_roster SET state = %s WHERE id = %s", end, roster.pk),
    )

    assert Roster.objects.get().state == (end if allowed else start)
    assert all(refused is None for refused in moved) == allowed


@pytest.mark.parametrize("end", Team.State)
@pytest.mark.parametrize("start", Team.State)
def test_raw_sql_moves_a_team_along_the_arrows_alone(db, start, end):
    team = a_team(state=start)
    allowed = start == end or end in guards.ARROWS_OF_A_TEAM.get(start, [])

    with suppress(IntegrityError), transaction.atomic():
        raw("UPDATE teams_team SET state = %s WHERE id = %s", end, team.pk)

    team.refresh_from_db()
    assert team.state == (end if allowed else start)


# --- At the same time -----------------------------------------------------------------------------


def at_once(*acts):
    """Everybody acts on a connection of their own, at the same moment; answers what happened."""
    came = what_came_of(*acts)
    troubles = [each for each in came if isinstance(each, Exception)]
    assert [each for each in troubles if not isinstance(each, (NotYet, IntegrityError))] == []
    return came


def take_a_line(roster):
    with transaction.atomic():
        raw(
            "DELETE FROM teams_rosterline WHERE id = (SELECT max(id) FROM teams_rosterline"
            " WHERE roster_id = %s AND function = 'member')",
            roster.pk,
        )


def test_a_line_taken_while_the_roster_is_approved_leaves_no_roster_of_three(committed):
    for _ in range(10):
        roster = a_roster(state=State.DRAFT, members=4)
        for seat in roster.team.memberships.all():
            RosterLine.objects.create(roster=roster, person=seat.person, function=seat.function)

        at_once(lambda r=roster: approve_by_hand(r), lambda r=roster: take_a_line(r))

        roster.refresh_from_db()
        assert (roster.state, roster.lines.count()) in {("approved", 4), ("draft", 3)}


@transaction.atomic
def approve_what_was_there(roster):
    raw("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
    assert roster.lines.count() == 4
    at_once(lambda: take_a_line(roster))
    approve_by_hand(roster)


def test_a_snapshot_from_before_approves_nothing_that_changed_since(committed):
    roster = a_roster(state=State.DRAFT, members=4)
    for seat in roster.team.memberships.all():
        RosterLine.objects.create(roster=roster, person=seat.person, function=seat.function)

    with pytest.raises(OperationalError, match="could not serialize"):
        approve_what_was_there(roster)

    assert Roster.objects.get().state == State.DRAFT


def test_two_clicks_and_two_hands_cause_one_move(committed):
    roster = a_submitted_roster()
    facilitator, ruth = facilitator_of(roster.team), an_assistant_superintendent()

    at_once(
        lambda: move(roster, "approve", by=ruth),
        lambda: move(roster, "approve", by=ruth),
        lambda: move(roster, "return", by=ruth, note="Name the goal."),
        lambda: move(roster, "recall", by=facilitator),
    )

    roster.refresh_from_db()
    assert roster.record.exclude(verb="submit").count() == 1
    assert roster.state == roster.record.last().moved_to


def test_a_team_has_one_facilitator_whoever_names_at_the_same_time(committed):
    team = a_team(members=5)
    facilitator_of(team)
    Membership.objects.filter(team=team).update(function="member")
    seats = list(team.memberships.all()[:2])

    def promote(seat):
        raw("UPDATE teams_membership SET function = 'facilitator' WHERE id = %s", seat.pk)

    at_once(*(lambda s=seat: promote(s) for seat in seats))

    assert team.memberships.filter(function="facilitator").count() == 1
