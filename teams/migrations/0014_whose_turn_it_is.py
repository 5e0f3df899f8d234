from django.db import migrations, models

import teams.models.powers

CREATE = """
-- What waits for whose word, from day to day: the only answer to whose turn it is.
CREATE VIEW teams_turn AS
-- A submitted roster: principals first, who have not spoken. It comes before the district's head
-- on the days on which none of them is silent, or when they were for five school days.
SELECT 'roster-' || power.id AS id,
       'roster' AS about, roster.id AS thing, roster.team_id, power.person_id,
       power.starts, power.ends,
       CASE WHEN power.kind <> 'principal' THEN roster.submitted_at END AS after_them_since,
       CASE WHEN power.kind <> 'principal' THEN (
           SELECT coalesce(range_agg(daterange(silent.starts, silent.ends, '[]')), '{}')
             FROM teams_rosterpower silent
            WHERE silent.roster_id = roster.id
              AND silent.kind = 'principal' AND NOT silent.has_spoken
       ) END AS silent_on
  FROM teams_roster roster
  JOIN teams_team team ON team.id = roster.team_id
  JOIN district_schoolyear year ON year.id = team.year_id AND year.is_current
  JOIN teams_rosterpower power ON power.roster_id = roster.id
 WHERE roster.state = 'submitted' AND NOT (power.kind = 'principal' AND power.has_spoken)
 UNION ALL
-- A draft about which a principal is asked. (`OFFSET 0`: the powers of this team, not of all.)
SELECT 'draft-' || asked.id || '-' || power.id,
       'draft', asked.id, team.id, power.person_id, power.starts, power.ends, NULL, NULL
  FROM teams_consultation asked
  JOIN teams_roster roster ON roster.id = asked.roster_id
  JOIN teams_team team ON team.id = roster.team_id
  JOIN district_schoolyear year ON year.id = team.year_id AND year.is_current
 CROSS JOIN LATERAL (
       SELECT * FROM teams_teampower power
        WHERE power.team_id = team.id
          AND power.kind = 'principal' AND power.school_id = asked.school_id OFFSET 0
       ) power
 WHERE asked.answered_at IS NULL
   AND roster.state IN ('draft', 'returned') AND team.state <> 'dissolved'
 UNION ALL
-- What a team asks of the district's head.
SELECT 'request-' || asked.id || '-' || power.id,
       'request', asked.id, team.id, power.person_id, power.starts, power.ends, NULL, NULL
  FROM teams_teamrequest asked
  JOIN teams_team team ON team.id = asked.team_id
  JOIN district_schoolyear year ON year.id = team.year_id AND year.is_current
 CROSS JOIN LATERAL (
       SELECT * FROM teams_teampower power
        WHERE power.team_id = team.id AND power.kind = 'assistant_superintendent' OFFSET 0
       ) power
 WHERE asked.answer = '' AND team.state NOT IN ('dissolved', 'completed');
"""


class Migration(migrations.Migration):
    dependencies = [("teams", "0013_of_which_team_a_place_is")]

    operations = [
        migrations.RunSQL(CREATE, "DROP VIEW teams_turn"),
        migrations.CreateModel(
            name="Turn",
            fields=[
                ("id", models.CharField(max_length=64, primary_key=True, serialize=False)),
                (
                    "about",
                    models.CharField(
                        choices=[
                            ("roster", "Roster"),
                            ("draft", "Consultation"),
                            ("request", "Request"),
                        ],
                        max_length=7,
                    ),
                ),
                ("thing", models.BigIntegerField(help_text="The key of what waits.")),
                ("starts", models.DateField()),
                ("ends", models.DateField()),
                (
                    "after_them_since",
                    models.DateTimeField(help_text="Since when principals come first."),
                ),
                (
                    "silent_on",
                    teams.models.powers.Days(help_text="On which days one of them is silent."),
                ),
            ],
            options={"managed": False},
        ),
    ]
