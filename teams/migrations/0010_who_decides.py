import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

CREATE = """
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
"""


class Migration(migrations.Migration):
    dependencies = [
        ("powers", "0003_powers_in_force"),
        ("teams", "0009_who_leads_and_who_was_taken_off"),
    ]

    operations = [
        migrations.RunSQL(CREATE, "DROP VIEW teams_rosterpower, teams_teampower"),
        migrations.CreateModel(
            name='RosterPower',
            fields=[
                ('id', models.CharField(max_length=48, primary_key=True, serialize=False)),
                ('kind', models.CharField(choices=[('principal', 'principal'), ('director', 'curriculum director'), ('assistant_superintendent', 'assistant superintendent'), ('instructor', 'instructor'), ('administrator', 'district administrator')], max_length=24)),
                ('starts', models.DateField()),
                ('ends', models.DateField()),
                ('has_spoken', models.BooleanField(help_text='Their school is endorsed for.')),
            ],
            options={
                'db_table': 'teams_rosterpower',
                'abstract': False,
                'managed': False,
            },
        ),
        migrations.CreateModel(
            name='TeamPower',
            fields=[
                ('id', models.CharField(max_length=48, primary_key=True, serialize=False)),
                ('kind', models.CharField(choices=[('principal', 'principal'), ('director', 'curriculum director'), ('assistant_superintendent', 'assistant superintendent'), ('instructor', 'instructor'), ('administrator', 'district administrator')], max_length=24)),
                ('starts', models.DateField()),
                ('ends', models.DateField()),
            ],
            options={
                'db_table': 'teams_teampower',
                'abstract': False,
                'managed': False,
            },
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='roster',
            name='a_roster_moves_along_its_arrows',
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='roster',
            trigger=pgtrigger.compiler.Trigger(name='a_roster_moves_along_its_arrows', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."state" IS DISTINCT FROM (NEW."state"))', func="\n            IF OLD.state || ' ' || NEW.state NOT IN ('draft submitted', 'draft withdrawn', 'draft returned', 'submitted draft', 'submitted returned', 'submitted approved', 'submitted withdrawn', 'returned superseded', 'returned withdrawn', 'approved superseded') THEN\n                RAISE EXCEPTION 'No arrow leads from % to %.', OLD.state, NEW.state\n                USING ERRCODE = 'check_violation', CONSTRAINT = 'a_roster_moves_along_its_arrows';\n            END IF;\n            RETURN NEW;\n        ", hash='d092c1b2a1dadc397a84c9666803c6ff25f607a5', operation='UPDATE', pgid='pgtrigger_a_roster_moves_along_its_arrows_68da5', table='teams_roster', when='BEFORE')),
        ),
    ]
