from django.db import migrations

REPLACE = """
-- For which school a place on a team counts, from day to day: whose principal decides.
CREATE OR REPLACE VIEW teams_placeatschool AS
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
"""


class Migration(migrations.Migration):
    dependencies = [("teams", "0012_no_draft_is_returned")]

    operations = [migrations.RunSQL(REPLACE, migrations.RunSQL.noop)]
