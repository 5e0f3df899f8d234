-- Who may decide on a roster: whoever leads a school of its people, and the district's head. Nobody
-- of them is on it, nor stands in for somebody who is.
CREATE VIEW teams_rosterpower AS
SELECT roster.id || '-' || power.id AS id,
       roster.id AS roster_id,
       power.person_id, power.kind, power.school_id, power.for_whom_id, power.starts, power.ends,
       EXISTS (
           SELECT FROM teams_rosterentry entry
            WHERE entry.roster_id = roster.id
              AND entry.verb = 'endorse' AND entry.school_id = power.school_id
       ) AS has_spoken
  FROM teams_roster roster
 CROSS JOIN LATERAL (
       SELECT array_agg(line.person_id) AS people, array_agg(line.school_id) AS schools
         FROM teams_rosterline line WHERE line.roster_id = roster.id
       ) its
  JOIN powers_power power
    ON power.kind = 'assistant_superintendent'
    OR power.kind = 'principal' AND power.school_id = ANY (its.schools)
 WHERE powers_decides(power.person_id, power.for_whom_id, its.people);

-- Who may decide on a team, and what principals are asked of it: those who are on it, and who is
-- asked in, do not.
CREATE VIEW teams_teampower AS
SELECT team.id || '-' || power.id AS id,
       team.id AS team_id,
       power.person_id, power.kind, power.school_id, power.for_whom_id, power.starts, power.ends
  FROM teams_team team
 CROSS JOIN LATERAL (
       SELECT array_agg(seat.person_id) AS people FROM teams_membership seat
        WHERE seat.team_id = team.id AND seat.ended_on IS NULL AND seat.answer <> 'no'
       ) its
  JOIN powers_power power ON power.kind IN ('assistant_superintendent', 'principal')
 WHERE powers_decides(power.person_id, power.for_whom_id, its.people);

-- For which school a place on a team counts, from day to day: whose principal decides.
CREATE VIEW teams_placeatschool AS
-- The team's own, for whoever works there;
SELECT place.id || '-' || here.id AS id,
       place.id AS place_id,
       team.school_id,
       here.starts,
       coalesce(here.ends, '9999-12-31') AS ends,
       place.team_id
  FROM teams_membership place
  JOIN teams_team team ON team.id = place.team_id
  JOIN powers_assignment here
    ON here.person_id = place.person_id AND here.school_id = team.school_id
 UNION ALL
-- else their main one, on the days on which they do not work at the team's.
SELECT place.id || '-' || main.id || '-' || lower(days),
       place.id,
       main.school_id,
       lower(days),
       coalesce(upper(days) - 1, '9999-12-31'),
       place.team_id
  FROM teams_membership place
  JOIN teams_team team ON team.id = place.team_id
  JOIN powers_assignment main
    ON main.person_id = place.person_id AND main.is_main AND main.school_id <> team.school_id
 CROSS JOIN unnest(
        datemultirange(daterange(main.starts, main.ends, '[]'))
        - (SELECT coalesce(range_agg(daterange(here.starts, here.ends, '[]')), '{}')
             FROM powers_assignment here
            WHERE here.person_id = place.person_id AND here.school_id = team.school_id)
       ) AS days;

-- What waits for whose word, from day to day: the only answer to whose turn it is. Powers are few and
-- things are many: both are gathered once, and each thing is asked about the powers of its schools.
CREATE VIEW teams_turn AS
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
