"""What the database itself holds of teams and rosters, whoever writes, and with what."""

import pgtrigger

from district.size import LARGEST, SMALLEST

# From where a roster, or a team, may go. The lives of rosters are drawn in `lifecycle.py`, who may
# take each step and what it needs; here only the arrows, for whoever writes past it.
ARROWS_OF_A_ROSTER = {
    "draft": ["submitted", "withdrawn"],
    "submitted": ["draft", "returned", "approved", "withdrawn"],
    "returned": ["superseded", "withdrawn"],
    "approved": ["superseded"],
}
ARROWS_OF_A_TEAM = {
    "forming": ["active", "dissolved"],
    "active": ["paused", "dissolved", "completed"],
    "paused": ["active", "dissolved", "completed"],
}

# Lines are written while the roster is a draft. The trigger rewrites the roster's row unchanged,
# so that whoever moves the roster at the same time waits here, or is refused, at any isolation.
LINES_ARE_FROZEN = pgtrigger.Trigger(
    name="lines_change_only_on_a_draft",
    when=pgtrigger.Before,
    operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
    declare=[("frozen", "integer")],
    func="""
        WITH touched AS (
            UPDATE teams_roster SET number = number
            WHERE id IN (OLD.roster_id, NEW.roster_id) RETURNING state
        )
        SELECT count(*) INTO frozen FROM touched WHERE state <> 'draft';
        IF frozen > 0 THEN
            RAISE EXCEPTION 'The lines of a submitted roster cannot change.'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'lines_change_only_on_a_draft';
        END IF;
        IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
        RETURN NEW;
    """,
)

# Checked when the transaction ends, so that its statements may come in any order.
APPROVED_ROSTERS_ARE_WHOLE = pgtrigger.Trigger(
    name="an_approved_roster_is_whole",
    when=pgtrigger.After,
    operation=pgtrigger.Insert | pgtrigger.Update,
    timing=pgtrigger.Deferred,
    condition=pgtrigger.Q(new__state="approved"),
    declare=[("people", "integer"), ("facilitators", "integer"), ("excepted", "boolean")],
    func=f"""
        IF NOT EXISTS (SELECT FROM teams_roster WHERE id = NEW.id AND state = 'approved') THEN
            RETURN NULL;
        END IF;
        SELECT count(*), count(*) FILTER (WHERE function = 'facilitator')
        INTO people, facilitators FROM teams_rosterline WHERE roster_id = NEW.id;
        excepted := EXISTS (
            SELECT FROM teams_rosterexception
            WHERE roster_id = NEW.id AND granted_by_id IS NOT NULL AND btrim(reason) <> ''
        );
        IF facilitators <> 1 THEN
            RAISE EXCEPTION 'An approved roster has one facilitator, not %.', facilitators
            USING ERRCODE = 'check_violation', CONSTRAINT = 'an_approved_roster_is_whole';
        END IF;
        IF people NOT BETWEEN {SMALLEST} AND {LARGEST}
            AND NOT excepted THEN
            RAISE EXCEPTION 'An approved roster of % people needs an exception.', people
            USING ERRCODE = 'check_violation', CONSTRAINT = 'an_approved_roster_is_whole';
        END IF;
        RETURN NULL;
    """,  # noqa: S608
)

EXCEPTIONS_STAND = pgtrigger.Trigger(
    name="an_exception_in_use_stands",
    when=pgtrigger.Before,
    operation=pgtrigger.Update | pgtrigger.Delete,
    declare=[("in_use", "integer")],
    func="""
        WITH touched AS (
            UPDATE teams_roster SET number = number
            WHERE id IN (OLD.roster_id, NEW.roster_id) RETURNING state
        )
        SELECT count(*) INTO in_use FROM touched WHERE state IN ('approved', 'superseded');
        IF in_use > 0 THEN
            RAISE EXCEPTION 'An approved roster stands on this exception.'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'an_exception_in_use_stands';
        END IF;
        IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
        RETURN NEW;
    """,
)

THE_RECORD_STANDS = pgtrigger.Protect(
    name="a_record_is_never_rewritten", operation=pgtrigger.Update | pgtrigger.Delete
)

MEMBERSHIPS_STAY = pgtrigger.Protect(
    name="a_membership_is_never_deleted", operation=pgtrigger.Delete
)
