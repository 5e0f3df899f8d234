# Each table is made whole, with its keys, indexes, constraints and triggers: a fold of what makemigrations wrote.

import django.contrib.postgres.fields
import django.db.models.deletion
import pgtrigger.compiler
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('pghistory', '0007_auto_20250421_0444'),
    ]

    operations = [
        migrations.CreateModel(
            name='School',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=120, unique=True)),
                ('short_name', models.CharField(help_text='How people say it: Alcott, Chandler.', max_length=60)),
                ('level', models.CharField(choices=[('early', 'early childhood'), ('elementary', 'elementary'), ('middle', 'middle'), ('high', 'high'), ('office', 'district office')], max_length=12)),
                ('closed_on', models.DateField(blank=True, null=True)),
            ],
            options={
                'ordering': ['name'],
            },
        ),
        migrations.CreateModel(
            name='Subject',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=80, unique=True)),
            ],
            options={
                'ordering': ['name'],
            },
        ),
        migrations.CreateModel(
            name='SchoolYear',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('first_day', models.DateField()),
                ('last_day', models.DateField()),
                ('is_current', models.BooleanField(default=False)),
            ],
            options={
                'ordering': ['-first_day'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('is_current', True)), fields=('is_current',), name='one_school_year_is_current'), models.CheckConstraint(condition=models.Q(('last_day__gt', models.F('first_day'))), name='a_school_year_ends_after_it_begins')],
                'triggers': [pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "district_schoolyearevent" ("first_day", "id", "is_current", "last_day", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."first_day", NEW."id", NEW."is_current", NEW."last_day", _pgh_attach_context(), NOW(), \'insert\', NEW."id"); RETURN NULL;', hash='8f6ec017cdcb7c6327142173def52740071040cf', operation='INSERT', pgid='pgtrigger_insert_insert_6d943', table='district_schoolyear', when='AFTER')), pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "district_schoolyearevent" ("first_day", "id", "is_current", "last_day", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."first_day", NEW."id", NEW."is_current", NEW."last_day", _pgh_attach_context(), NOW(), \'update\', NEW."id"); RETURN NULL;', hash='ae5094b8ce16ead20c1b838e0a455aca8e6a0474', operation='UPDATE', pgid='pgtrigger_update_update_84fec', table='district_schoolyear', when='AFTER'))],
            },
        ),
        migrations.CreateModel(
            name='SchoolYearEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('first_day', models.DateField()),
                ('last_day', models.DateField()),
                ('is_current', models.BooleanField(default=False)),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', to='district.schoolyear')),
            ],
            options={
                'abstract': False,
                'triggers': [pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='166d375a3b627df3a37ea5dbba00fda01a112702', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_885df', table='district_schoolyearevent', when='BEFORE'))],
            },
        ),
        migrations.CreateModel(
            name='CalendarEvent',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('billboard_opens', 'the billboard opens'), ('plt_session', 'PLT session'), ('rosters_due', 'rosters due'), ('training', 'facilitator training'), ('reports_due', 'reports due'), ('conference', 'conference'), ('closure', 'schools closed'), ('other', 'other')], max_length=16)),
                ('name', models.CharField(max_length=120)),
                ('note', models.CharField(blank=True, max_length=200)),
                ('date', models.DateField()),
                ('starts', models.TimeField(blank=True, null=True)),
                ('ends', models.TimeField(blank=True, null=True)),
                ('year', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='events', to='district.schoolyear')),
            ],
            options={
                'ordering': ['date', 'starts'],
                'constraints': [models.CheckConstraint(condition=models.Q(('starts', None), ('ends', None), ('ends__gt', models.F('starts')), _connector='OR'), name='an_event_ends_after_it_starts')],
                'triggers': [pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "district_calendareventevent" ("date", "ends", "id", "kind", "name", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "starts", "year_id") VALUES (NEW."date", NEW."ends", NEW."id", NEW."kind", NEW."name", NEW."note", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."starts", NEW."year_id"); RETURN NULL;', hash='8557166b046386972b5f31534f8847b1704cdf31', operation='INSERT', pgid='pgtrigger_insert_insert_e0277', table='district_calendarevent', when='AFTER')), pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "district_calendareventevent" ("date", "ends", "id", "kind", "name", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "starts", "year_id") VALUES (NEW."date", NEW."ends", NEW."id", NEW."kind", NEW."name", NEW."note", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."starts", NEW."year_id"); RETURN NULL;', hash='c6e073cfefb77c5aeb72c3685fdc169dea1bade1', operation='UPDATE', pgid='pgtrigger_update_update_3c45b', table='district_calendarevent', when='AFTER'))],
            },
        ),
        migrations.CreateModel(
            name='CalendarEventEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('kind', models.CharField(choices=[('billboard_opens', 'the billboard opens'), ('plt_session', 'PLT session'), ('rosters_due', 'rosters due'), ('training', 'facilitator training'), ('reports_due', 'reports due'), ('conference', 'conference'), ('closure', 'schools closed'), ('other', 'other')], max_length=16)),
                ('name', models.CharField(max_length=120)),
                ('note', models.CharField(blank=True, max_length=200)),
                ('date', models.DateField()),
                ('starts', models.TimeField(blank=True, null=True)),
                ('ends', models.TimeField(blank=True, null=True)),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', to='district.calendarevent')),
                ('year', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='district.schoolyear')),
            ],
            options={
                'abstract': False,
                'triggers': [pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='f3f3d4d00bfc0c3d93ff60c116d4414c0e74d417', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_62f0f', table='district_calendareventevent', when='BEFORE'))],
            },
        ),
        migrations.CreateModel(
            name='OrgGoal',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveSmallIntegerField()),
                ('text', models.CharField(max_length=200)),
                ('grades', django.contrib.postgres.fields.ArrayField(base_field=models.SmallIntegerField(choices=[(-1, 'PreK'), (0, 'K'), (1, '1'), (2, '2'), (3, '3'), (4, '4'), (5, '5'), (6, '6'), (7, '7'), (8, '8'), (9, '9'), (10, '10'), (11, '11'), (12, '12')]), blank=True, default=list)),
                ('school', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='goals', to='district.school')),
                ('year', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='goals', to='district.schoolyear')),
                ('subjects', models.ManyToManyField(blank=True, to='district.subject')),
            ],
            options={
                'ordering': [models.OrderBy(models.F('school__name'), nulls_first=True), 'number'],
                'constraints': [models.UniqueConstraint(fields=('year', 'school', 'number'), name='a_goal_has_its_own_number', nulls_distinct=False)],
                'triggers': [pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "district_orggoalevent" ("grades", "id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "school_id", "text", "year_id") VALUES (NEW."grades", NEW."id", NEW."number", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."school_id", NEW."text", NEW."year_id"); RETURN NULL;', hash='bc8aa0005d7f46940b7ba6dc6a37e284ccf0f942', operation='INSERT', pgid='pgtrigger_insert_insert_d87c5', table='district_orggoal', when='AFTER')), pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "district_orggoalevent" ("grades", "id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "school_id", "text", "year_id") VALUES (NEW."grades", NEW."id", NEW."number", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."school_id", NEW."text", NEW."year_id"); RETURN NULL;', hash='3aad1faf80e9f91330f0f54308a7dc6d089b7af9', operation='UPDATE', pgid='pgtrigger_update_update_06b3f', table='district_orggoal', when='AFTER'))],
            },
        ),
        migrations.CreateModel(
            name='OrgGoalEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('number', models.PositiveSmallIntegerField()),
                ('text', models.CharField(max_length=200)),
                ('grades', django.contrib.postgres.fields.ArrayField(base_field=models.SmallIntegerField(choices=[(-1, 'PreK'), (0, 'K'), (1, '1'), (2, '2'), (3, '3'), (4, '4'), (5, '5'), (6, '6'), (7, '7'), (8, '8'), (9, '9'), (10, '10'), (11, '11'), (12, '12')]), blank=True, default=list)),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', to='district.orggoal')),
                ('school', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='district.school')),
                ('year', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='district.schoolyear')),
            ],
            options={
                'abstract': False,
                'triggers': [pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='18b14432665bc5aecfedfaee4467aab792dbc831', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_d25f2', table='district_orggoalevent', when='BEFORE'))],
            },
        ),
    ]
