"""Many hands at the same moment, on connections of their own; and what happens without the guards.

Every guard is tried twice: as it stands it refuses, and with it taken away the damage is done. So
nothing here passes by luck.
"""

from datetime import date
from itertools import pairwise

import pytest
from django.db import DatabaseError, connection, transaction

from kit import clock
from teams.founding import ask, change, leave, name_facilitator
from teams.lifecycle import LIFE_OF_A_ROSTER, LIFE_OF_A_TEAM
from teams.models import Roster, RosterException, RosterLine, Team
from tests import builders as b
from tests.teams.books import broken
from tests.teams.builders import a_submitted_roster
from tests.teams.hands import decide, move, takers
from tests.threads import what_came_of

State = Roster.State


def raw(sql, *values):
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql, values)


# --- Guards of the database, with and without -----------------------------------------------------

TRIGGER = """
    DO $$ BEGIN EXECUTE (
        SELECT format('ALTER TABLE {table} DISABLE TRIGGER %I', tgname) FROM pg_trigger
        WHERE tgrelid = '{table}'::regclass AND tgname LIKE 'pgtrigger_{name}%'
    ); END $$"""
INDEX = "DROP INDEX {name}"

# The guard, its table, how it is taken away; what is there first, what somebody then writes by
# hand, and the one row that shows the damage.
GUARDS = {
    "an_approved_roster_is_whole": (
        "teams_roster",
        TRIGGER,
        lambda: b.a_roster(state=State.SUBMITTED, members=3),
        "UPDATE teams_roster SET state = 'approved'; SET CONSTRAINTS ALL IMMEDIATE",
        "SELECT FROM teams_roster WHERE state = 'approved'",
    ),
    "lines_change_only_on_a_draft": (
        "teams_rosterline",
        TRIGGER,
        lambda: b.a_roster(state=State.APPROVED, members=4),
        "DELETE FROM teams_rosterline WHERE id = (SELECT max(id) FROM teams_rosterline)",
        "SELECT roster_id FROM teams_rosterline GROUP BY 1 HAVING count(*) = 3",
    ),
    "an_exception_in_use_stands": (
        "teams_rosterexception",
        TRIGGER,
        lambda: b.a_roster(state=State.APPROVED, members=3, exception=True),
        "UPDATE teams_rosterexception SET granted_by_id = NULL, granted_at = NULL",
        "SELECT FROM teams_rosterexception WHERE granted_by_id IS NULL",
    ),
    "a_roster_moves_along_its_arrows": (
        "teams_roster",
        TRIGGER,
        lambda: b.a_roster(state=State.WITHDRAWN),
        "UPDATE teams_roster SET state = 'draft'",
        "SELECT FROM teams_roster WHERE state = 'draft'",
    ),
    "a_team_moves_along_its_arrows": (
        "teams_team",
        TRIGGER,
        lambda: b.a_team(state=Team.State.DISSOLVED),
        "UPDATE teams_team SET state = 'active'",
        "SELECT FROM teams_team WHERE state = 'active'",
    ),
    "a_record_is_never_rewritten": (
        "teams_rosterentry",
        TRIGGER,
        a_submitted_roster,
        "UPDATE teams_rosterentry SET note = 'never said'",
        "SELECT FROM teams_rosterentry WHERE note = 'never said'",
    ),
    "a_membership_is_never_deleted": (
        "teams_membership",
        TRIGGER,
        lambda: b.a_team(members=1),
        "DELETE FROM teams_membership",
        "SELECT FROM teams_team WHERE id NOT IN (SELECT team_id FROM teams_membership)",
    ),
    "append_only": (
        "teams_rosterevent",
        TRIGGER,
        a_submitted_roster,
        "UPDATE teams_rosterevent SET state = 'approved'",
        "SELECT FROM teams_rosterevent WHERE state = 'approved' LIMIT 1",
    ),
    "a_roster_has_one_facilitator": (
        "teams_rosterline",
        INDEX,
        lambda: _with_lines(b.a_roster()),
        "UPDATE teams_rosterline SET function = 'facilitator'",
        "SELECT roster_id FROM teams_rosterline GROUP BY 1 HAVING count(*) = 5",
    ),
    "a_team_has_one_facilitator": (
        "teams_membership",
        INDEX,
        b.a_team,
        "UPDATE teams_membership SET function = 'facilitator'",
        "SELECT team_id FROM teams_membership WHERE function = 'facilitator' GROUP BY 1",
    ),
    "a_team_has_one_approved_roster": (
        "teams_roster",
        INDEX,
        lambda: b.a_roster(state=State.APPROVED),
        "INSERT INTO teams_roster (team_id, number, state, light)"
        " SELECT team_id, 2, 'approved', false FROM teams_roster",
        "SELECT FROM teams_roster GROUP BY team_id HAVING count(*) = 2",
    ),
    "a_team_has_one_roster_in_hand": (
        "teams_roster",
        INDEX,
        lambda: b.a_roster(),
        "INSERT INTO teams_roster (team_id, number, state, light)"
        " SELECT team_id, 2, 'draft', false FROM teams_roster",
        "SELECT FROM teams_roster GROUP BY team_id HAVING count(*) = 2",
    ),
    "a_person_has_one_place_on_a_team": (
        "teams_membership",
        INDEX,
        lambda: b.a_team(members=2),
        "UPDATE teams_membership SET person_id = (SELECT min(person_id) FROM teams_membership)",
        "SELECT FROM teams_membership GROUP BY person_id HAVING count(*) = 2",
    ),
}


def _with_lines(roster):
    for seat in roster.team.memberships.all():
        RosterLine.objects.create(roster=roster, person=seat.person, function="member")


@pytest.mark.parametrize("name", GUARDS)
def test_a_guard_refuses_and_without_it_the_damage_is_done(db, name):
    table, taken_away, first, sql, damage = GUARDS[name]
    b.the_year()

    with transaction.atomic():
        first()
        with pytest.raises(DatabaseError), transaction.atomic():
            raw(sql)
        transaction.set_rollback(True)

    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(taken_away.format(table=table, name=name))
        first()
        cursor.execute(sql)
        cursor.execute(damage)
        assert cursor.rowcount == 1
        transaction.set_rollback(True)


# --- Forty rosters and whoever comes to them at once ----------------------------------------------


def by_hand(roster, sql):
    return lambda: raw(sql, roster.pk)


TAKE = (
    "DELETE FROM teams_rosterline WHERE id = (SELECT max(id) FROM teams_rosterline"
    " WHERE roster_id = %s AND function = 'member')"
)
PROMOTE = (
    "UPDATE teams_rosterline SET function = 'facilitator' WHERE id ="
    " (SELECT max(id) FROM teams_rosterline WHERE roster_id = %s)"
)
APPROVE = "UPDATE teams_roster SET state = 'approved' WHERE id = %s"
SUBMIT = "UPDATE teams_roster SET state = 'submitted' WHERE id = %s"


def _pairs(roster, office):
    """Who meets whom: by verbs, by raw SQL, and one against the other."""
    team, lead = roster.team, b.facilitator_of(roster.team)
    member = team.memberships.filter(function="member").last()
    approve = lambda: move(roster, "approve", by=office)  # noqa: E731
    return [
        (approve, lambda: move(roster, "recall", by=lead)),
        (approve, by_hand(roster, TAKE)),
        (approve, by_hand(roster, PROMOTE)),
        (approve, lambda: leave(team, by=member.person)),
        (by_hand(roster, APPROVE), by_hand(roster, TAKE)),
        (by_hand(roster, APPROVE), lambda: move(roster, "return", by=office, note="Hm.")),
        (lambda: move(roster, "withdraw", by=lead), approve),
        (approve, approve),
    ]


def _drafts(roster, _office):
    team, lead = roster.team, b.facilitator_of(roster.team)
    member = team.memberships.filter(function="member").last()
    submit = lambda: move(roster, "submit", by=lead)  # noqa: E731
    return [
        (submit, lambda: leave(team, by=member.person)),
        (submit, lambda: ask(team, b.a_teacher(), by=lead)),
        (submit, lambda: name_facilitator(team, member.person, by=lead)),
        (submit, lambda: change(team, by=lead, answers={"name": "Renamed"})),
        (submit, by_hand(roster, SUBMIT)),
        (submit, submit),
    ]


def test_forty_rosters_add_up_whoever_comes_to_them_at_once(committed):
    office = b.an_assistant_superintendent()
    for number in range(40):
        if number % 2:
            roster, pairs = a_submitted_roster(members=4), _pairs
        else:
            roster, pairs = b.a_roster(members=4), _drafts
        acts = pairs(roster, office)

        what_came_of(*acts[number // 2 % len(acts)])

        assert _wrong_of(roster) == []


def _wrong_of(roster):
    """What is wrong; an approval by hand enters nothing, and that is its author's affair."""
    by_hand = {"a roster moved without an entry in its record, or was entered without moving"}
    return [wrong for wrong in broken() if wrong[0] not in by_hand and "last entry" not in wrong[0]]


# --- Two callers of every step --------------------------------------------------------------------


def _ready(step):
    """A roster that stands there, and what the step needs besides."""
    roster = b.a_roster(state=step.standing)
    b.a_principal(roster.team.school)
    b.an_assistant_superintendent()
    somebody = roster.team.memberships.filter(function="member").first().person
    if step.verb == "grant":
        RosterException.objects.create(roster=roster, reason="Two more join in October.")
    if step.verb in {"reopen", "stay"}:
        Team.objects.filter(pk=roster.team_id).update(state=Team.State.ACTIVE)
    if step.verb == "reopen":
        Roster.objects.filter(pk=roster.pk).update(light=True, decided_at=clock.now())
    if step.verb == "stay":
        b.moves_to(b.a_school("Wheelock Elementary"), somebody)
    return roster, somebody


def test_two_callers_of_a_step_of_a_roster_move_it_once(committed):
    for step in (step for step in LIFE_OF_A_ROSTER if not step.follows):
        roster, person = _ready(step)
        by, moves = takers(roster, step.verb)[0], len(_moves(roster))

        facts = {"by": by, "person": person}
        came = what_came_of(*[lambda r=roster, s=step, f=facts: _moved(r, s.verb, **f)] * 2)

        assert [each for each in came if isinstance(each, Roster)], step
        assert roster.record.filter(verb=step.verb).count() == 1, step
        assert Roster.objects.get(pk=roster.pk).state == step.moves_to, step
        assert _moves(roster)[moves:] == [step.moves_to][: step.standing != step.moves_to], step


def _moves(thing):
    """Where it went, one state after another, as its history tells."""
    states = thing.history.order_by("pgh_id").values_list("state", flat=True)
    return [new for old, new in pairwise(states) if old != new]


def _moved(roster, verb, *, by, person):
    facts = {"person": person, "school_id": person.school_id}
    return move(roster, verb, by=by, note="Name the goal.", **facts)


def test_two_callers_of_a_step_of_a_team_move_it_once(committed):
    for step in (step for step in LIFE_OF_A_TEAM if not step.follows):
        team, office = b.a_team(state=step.standing), b.an_assistant_superintendent()
        facts = {"by": office, "reason": "Why not.", "until": date(2027, 1, 15)}

        came = what_came_of(*[lambda t=team, v=step.verb, f=facts: decide(t, v, **f)] * 2)

        assert len([each for each in came if isinstance(each, Team)]) == 1, step
        assert _moves(team) == [step.moves_to][: step.standing != step.moves_to], step
        assert [entry.verb for entry in team.record.all()] == [step.verb], step
