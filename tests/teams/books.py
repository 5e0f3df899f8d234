"""What must be true of all teams and rosters at any time, asked of the database in plain SQL."""

from django.db import connection

BROKEN = {
    "an approved or replaced roster is neither of four to seven nor excepted": """
        SELECT r.id FROM teams_roster r JOIN teams_rosterline l ON l.roster_id = r.id
        WHERE r.state IN ('approved', 'superseded') AND EXISTS (
            SELECT FROM teams_rosterentry e
            WHERE e.roster_id = r.id AND e.moved_to = 'approved')
        GROUP BY r.id HAVING count(*) NOT BETWEEN 4 AND 7 AND NOT EXISTS (
            SELECT FROM teams_rosterexception x
            WHERE x.roster_id = r.id AND x.granted_by_id IS NOT NULL AND btrim(x.reason) <> '')""",
    "an approved roster has no people": """
        SELECT id FROM teams_roster r WHERE state = 'approved' AND NOT EXISTS (
            SELECT FROM teams_rosterline l WHERE l.roster_id = r.id)""",
    "an approved or submitted roster has not one facilitator": """
        SELECT r.id FROM teams_roster r JOIN teams_rosterline l ON l.roster_id = r.id
        WHERE r.state IN ('approved', 'submitted')
        GROUP BY r.id HAVING count(*) FILTER (WHERE l.function = 'facilitator') <> 1""",
    "a person is on a roster twice": """
        SELECT roster_id FROM teams_rosterline GROUP BY roster_id, person_id HAVING count(*) > 1""",
    "a team has two rosters in hand, or two in force": """
        SELECT team_id FROM teams_roster GROUP BY team_id
        HAVING count(*) FILTER (WHERE state IN ('draft', 'submitted', 'returned')) > 1
            OR count(*) FILTER (WHERE state = 'approved') > 1""",
    "a team has two facilitators or asks two, or somebody has two places on it": """
        SELECT team_id FROM teams_membership WHERE ended_on IS NULL GROUP BY team_id
        HAVING count(*) FILTER (WHERE function = 'facilitator' AND answer = 'yes') > 1
            OR count(*) FILTER (WHERE function = 'facilitator' AND answer = 'asked') > 1
            OR count(*) > count(DISTINCT person_id)""",
    "a team that was given up has somebody on it, or a roster in hand": """
        SELECT t.id FROM teams_team t WHERE t.state = 'dissolved' AND (
            EXISTS (SELECT FROM teams_membership m
                    WHERE m.team_id = t.id AND m.ended_on IS NULL AND m.answer <> 'no')
            OR EXISTS (SELECT FROM teams_roster r
                       WHERE r.team_id = t.id
                       AND r.state IN ('draft', 'submitted', 'returned')))""",
    "somebody decided on a roster that they are on": """
        SELECT e.id FROM teams_rosterentry e
        JOIN teams_rosterline l ON l.roster_id = e.roster_id
            AND l.person_id IN (e.by_id, e.on_behalf_of_id)
        WHERE e.verb IN ('endorse', 'return', 'approve', 'grant')""",
    "the last entry of the record is not where the roster stands": """
        SELECT r.id FROM teams_roster r JOIN LATERAL (
            SELECT moved_to FROM teams_rosterentry e WHERE e.roster_id = r.id
            ORDER BY id DESC LIMIT 1) AS last ON true
        WHERE last.moved_to <> r.state""",
    "the history of a roster does not end where it stands": """
        SELECT r.id FROM teams_roster r JOIN LATERAL (
            SELECT state FROM teams_rosterevent e WHERE e.pgh_obj_id = r.id
            ORDER BY pgh_id DESC LIMIT 1) AS last ON true
        WHERE last.state <> r.state""",
    "a roster moved without an entry in its record, or was entered without moving": """
        WITH moves AS (
            SELECT pgh_obj_id AS roster, state, lag(state) OVER (
                PARTITION BY pgh_obj_id ORDER BY pgh_id) AS before FROM teams_rosterevent
        ), moved AS (
            SELECT roster, count(*) AS n FROM moves WHERE before <> state GROUP BY roster
        ), entered AS (
            SELECT roster_id AS roster, count(*) AS n FROM teams_rosterentry
            WHERE verb NOT IN ('endorse', 'grant', 'stay', 'reopen') GROUP BY roster_id
        )
        SELECT coalesce(moved.roster, entered.roster) FROM moved FULL JOIN entered USING (roster)
        WHERE coalesce(moved.n, 0) <> coalesce(entered.n, 0)""",
}


ALL = " UNION ALL ".join(
    f"SELECT %s AS rule, wrong.* FROM ({sql}) AS wrong (id)" for sql in BROKEN.values()
)


def broken() -> list[tuple[str, int]]:
    """Each rule that does not hold, and where."""
    with connection.cursor() as cursor:
        cursor.execute(ALL, list(BROKEN))
        return cursor.fetchall()
