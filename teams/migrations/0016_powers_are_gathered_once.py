from django.db import migrations

CREATE = """
-- What waits for whose word, from day to day: the only answer to whose turn it is. Powers are few and
-- things are many: both are gathered once, and each thing is asked about the powers of its schools.
CREATE OR REPLACE VIEW teams_turn AS
WITH power AS (
    SELECT * FROM powers_power WHERE kind IN ('assistant_superintendent', 'principal')
), submitted AS (
    -- With all on it, and the schools for which nobody has spoken.
    SELECT roster.id, roster.team_id, roster.submitted_at, its.people, its.unheard
      FROM teams_roster roster
      JOIN teams_team team ON team.id = roster.team_id
      JOIN district_schoolyear year ON year.id = team.year_id AND year.is_current
     CROSS JOIN LATERAL (
           SELECT array_agg(line.person_id) AS people,
                  array_agg(line.school_id) FILTER (WHERE NOT EXISTS (
                      SELECT FROM teams_rosterentry entry
                       WHERE entry.roster_id = roster.id
                         AND entry.verb = 'endorse' AND entry.school_id = line.school_id
                  )) AS unheard
             FROM teams_rosterline line WHERE line.roster_id = roster.id
           ) its
     WHERE roster.state = 'submitted'
), silent AS (
    SELECT roster.id, range_agg(daterange(power.starts, power.ends, '[]')) AS days
      FROM submitted roster
     CROSS JOIN unnest(roster.unheard) school
      JOIN power ON power.kind = 'principal' AND power.school_id = school
     WHERE powers_decides(power.person_id, power.for_whom_id, roster.people)
     GROUP BY roster.id
)
-- A submitted roster: principals first, who have not spoken.
SELECT 'roster-' || roster.id || '-' || power.id AS id,
       'roster' AS about, roster.id AS thing, roster.team_id, power.person_id,
       power.starts, power.ends,
       NULL::timestamptz AS after_them_since, NULL::datemultirange AS silent_on
  FROM submitted roster
  JOIN power ON power.kind = 'principal' AND power.school_id = ANY (roster.unheard)
 WHERE powers_decides(power.person_id, power.for_whom_id, roster.people)
 UNION ALL
-- It comes before the district's head on the days on which none of them is silent, or when they were
-- for five school days.
SELECT 'roster-' || roster.id || '-' || power.id,
       'roster', roster.id, roster.team_id, power.person_id, power.starts, power.ends,
       roster.submitted_at, coalesce(silent.days, '{}')
  FROM submitted roster
  JOIN power ON power.kind = 'assistant_superintendent'
  LEFT JOIN silent ON silent.id = roster.id
 WHERE powers_decides(power.person_id, power.for_whom_id, roster.people)
 UNION ALL
-- A draft about which a principal is asked, and what a team asks of the district's head. Those who are
-- on the team, and who is asked in, do not decide on it.
SELECT asked.about || '-' || asked.id || '-' || power.id,
       asked.about, asked.id, asked.team_id, power.person_id, power.starts, power.ends, NULL, NULL
  FROM (
       SELECT 'draft' AS about, asked.id, team.id AS team_id, team.year_id,
              'principal' AS kind, asked.school_id
         FROM teams_consultation asked
         JOIN teams_roster roster ON roster.id = asked.roster_id
         JOIN teams_team team ON team.id = roster.team_id
        WHERE asked.answered_at IS NULL
          AND roster.state IN ('draft', 'returned') AND team.state <> 'dissolved'
        UNION ALL
       SELECT 'request', asked.id, team.id, team.year_id, 'assistant_superintendent', NULL
         FROM teams_teamrequest asked
         JOIN teams_team team ON team.id = asked.team_id
        WHERE asked.answer = '' AND team.state NOT IN ('dissolved', 'completed')
       ) asked
  JOIN district_schoolyear year ON year.id = asked.year_id AND year.is_current
  JOIN power ON power.kind = asked.kind
   AND (power.school_id = asked.school_id OR asked.kind = 'assistant_superintendent')
 WHERE powers_decides(power.person_id, power.for_whom_id, (
       SELECT array_agg(seat.person_id) FROM teams_membership seat
        WHERE seat.team_id = asked.team_id AND seat.ended_on IS NULL AND seat.answer <> 'no'
       ));
"""


class Migration(migrations.Migration):
    dependencies = [("teams", "0015_by_which_words_it_is_found")]

    # The columns are those of before, and so is what stands in them; there is nothing to go back to.
    operations = [migrations.RunSQL(CREATE, migrations.RunSQL.noop)]
