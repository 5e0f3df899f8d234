# Each table is made whole, with its keys, indexes, constraints and triggers: a fold of what makemigrations wrote.

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.contrib.postgres.search
import django.db.models.deletion
import kit.clock
import kit.files
import pgtrigger.compiler
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('district', '0001_initial'),
        ('pghistory', '0007_auto_20250421_0444'),
        ('teams', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Report',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title', models.CharField(max_length=160)),
                ('summary', models.TextField(blank=True, max_length=1200)),
                ('need', models.TextField(blank=True, max_length=20000, verbose_name='need and evidence')),
                ('goal', models.TextField(blank=True, max_length=20000)),
                ('research', models.TextField(blank=True, max_length=20000, verbose_name='what we learned from research')),
                ('tried', models.TextField(blank=True, max_length=20000, verbose_name='what we tried')),
                ('data', models.TextField(blank=True, max_length=20000)),
                ('results', models.TextField(blank=True, max_length=20000)),
                ('differently', models.TextField(blank=True, max_length=20000, verbose_name='what we would do differently')),
                ('outcome', models.CharField(blank=True, choices=[('reached', 'Reached'), ('partly', 'Partly reached'), ('not_reached', 'Not reached'), ('open', 'Inconclusive')], max_length=11)),
                ('baseline', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('target', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('result', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('result_line', models.CharField(blank=True, max_length=300)),
                ('state', models.CharField(choices=[('draft', 'The team is writing'), ('submitted', 'Submitted'), ('returned', 'Sent back'), ('accepted', 'Accepted'), ('published', 'Published'), ('retracted', 'Retracted')], default='draft', max_length=9)),
                ('begun_at', models.DateTimeField(default=kit.clock.now)),
                ('submitted_at', models.DateTimeField(blank=True, null=True)),
                ('edition', models.PositiveIntegerField(default=0, help_text='How often its words were saved.')),
                ('begun_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('team', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='report', to='teams.team')),
            ],
            options={
                'ordering': ['submitted_at', 'pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('baseline', None), ('baseline__lte', 100), _connector='OR'), models.Q(('target', None), ('target__lte', 100), _connector='OR'), models.Q(('result', None), ('result__lte', 100), _connector='OR')), name='a_result_is_told_in_percent')],
                'triggers': [pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "reports_reportevent" ("baseline", "begun_at", "begun_by_id", "goal", "id", "outcome", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "result", "result_line", "state", "submitted_at", "summary", "target", "team_id", "title") VALUES (NEW."baseline", NEW."begun_at", NEW."begun_by_id", NEW."goal", NEW."id", NEW."outcome", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."result", NEW."result_line", NEW."state", NEW."submitted_at", NEW."summary", NEW."target", NEW."team_id", NEW."title"); RETURN NULL;', hash='296770ba1981d7343e97dc4d50cdf0bc66fbd598', operation='INSERT', pgid='pgtrigger_insert_insert_84ceb', table='reports_report', when='AFTER')), pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."baseline" IS DISTINCT FROM (NEW."baseline") OR OLD."begun_at" IS DISTINCT FROM (NEW."begun_at") OR OLD."begun_by_id" IS DISTINCT FROM (NEW."begun_by_id") OR OLD."goal" IS DISTINCT FROM (NEW."goal") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."outcome" IS DISTINCT FROM (NEW."outcome") OR OLD."result" IS DISTINCT FROM (NEW."result") OR OLD."result_line" IS DISTINCT FROM (NEW."result_line") OR OLD."state" IS DISTINCT FROM (NEW."state") OR OLD."submitted_at" IS DISTINCT FROM (NEW."submitted_at") OR OLD."summary" IS DISTINCT FROM (NEW."summary") OR OLD."target" IS DISTINCT FROM (NEW."target") OR OLD."team_id" IS DISTINCT FROM (NEW."team_id") OR OLD."title" IS DISTINCT FROM (NEW."title"))', func='INSERT INTO "reports_reportevent" ("baseline", "begun_at", "begun_by_id", "goal", "id", "outcome", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "result", "result_line", "state", "submitted_at", "summary", "target", "team_id", "title") VALUES (NEW."baseline", NEW."begun_at", NEW."begun_by_id", NEW."goal", NEW."id", NEW."outcome", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."result", NEW."result_line", NEW."state", NEW."submitted_at", NEW."summary", NEW."target", NEW."team_id", NEW."title"); RETURN NULL;', hash='d1abae811628c5b5b3d929a1e928b7a294f11c9a', operation='UPDATE', pgid='pgtrigger_update_update_234a9', table='reports_report', when='AFTER'))],
            },
        ),
        migrations.CreateModel(
            name='ReportEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('title', models.CharField(max_length=160)),
                ('summary', models.TextField(blank=True, max_length=1200)),
                ('goal', models.TextField(blank=True, max_length=20000)),
                ('outcome', models.CharField(blank=True, choices=[('reached', 'Reached'), ('partly', 'Partly reached'), ('not_reached', 'Not reached'), ('open', 'Inconclusive')], max_length=11)),
                ('baseline', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('target', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('result', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('result_line', models.CharField(blank=True, max_length=300)),
                ('state', models.CharField(choices=[('draft', 'The team is writing'), ('submitted', 'Submitted'), ('returned', 'Sent back'), ('accepted', 'Accepted'), ('published', 'Published'), ('retracted', 'Retracted')], default='draft', max_length=9)),
                ('begun_at', models.DateTimeField(default=kit.clock.now)),
                ('submitted_at', models.DateTimeField(blank=True, null=True)),
                ('begun_by', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', to='reports.report')),
                ('team', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='teams.team')),
            ],
            options={
                'abstract': False,
                'triggers': [pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='79709c12d5a2ece868c72f81bcfe3e43e6ab1222', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_eac1b', table='reports_reportevent', when='BEFORE'))],
            },
        ),
        migrations.CreateModel(
            name='Recommendation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('text', models.TextField(max_length=600)),
                ('to', models.CharField(choices=[('teachers', 'Teachers'), ('next_team', 'The next team'), ('principal', 'Principals'), ('director', 'Curriculum directors'), ('district', 'The district')], default='teachers', max_length=9)),
                ('report', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='recommendations', to='reports.report')),
            ],
            options={
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='ReportEntry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('verb', models.CharField(max_length=12)),
                ('moved_to', models.CharField(choices=[('draft', 'The team is writing'), ('submitted', 'Submitted'), ('returned', 'Sent back'), ('accepted', 'Accepted'), ('published', 'Published'), ('retracted', 'Retracted')], max_length=9)),
                ('note', models.TextField(blank=True, max_length=2000)),
                ('at', models.DateTimeField(default=kit.clock.now)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('on_behalf_of', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('report', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='record', to='reports.report')),
            ],
            options={
                'verbose_name_plural': 'report entries',
                'ordering': ['at', 'pk'],
                'triggers': [pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "reports_reportentryevent" ("at", "by_id", "id", "moved_to", "note", "on_behalf_of_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "report_id", "verb") VALUES (NEW."at", NEW."by_id", NEW."id", NEW."moved_to", NEW."note", NEW."on_behalf_of_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."report_id", NEW."verb"); RETURN NULL;', hash='8c22442d1f143859e0f47050c49baee6b8737bbd', operation='INSERT', pgid='pgtrigger_insert_insert_6effb', table='reports_reportentry', when='AFTER')), pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "reports_reportentryevent" ("at", "by_id", "id", "moved_to", "note", "on_behalf_of_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "report_id", "verb") VALUES (NEW."at", NEW."by_id", NEW."id", NEW."moved_to", NEW."note", NEW."on_behalf_of_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."report_id", NEW."verb"); RETURN NULL;', hash='25d3e5e001fb42e9f98da5b93708b6e67e8f5b3e', operation='UPDATE', pgid='pgtrigger_update_update_fbf8d', table='reports_reportentry', when='AFTER'))],
            },
        ),
        migrations.CreateModel(
            name='ReportEntryEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('verb', models.CharField(max_length=12)),
                ('moved_to', models.CharField(choices=[('draft', 'The team is writing'), ('submitted', 'Submitted'), ('returned', 'Sent back'), ('accepted', 'Accepted'), ('published', 'Published'), ('retracted', 'Retracted')], max_length=9)),
                ('note', models.TextField(blank=True, max_length=2000)),
                ('at', models.DateTimeField(default=kit.clock.now)),
                ('by', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('on_behalf_of', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', to='reports.reportentry')),
                ('report', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='reports.report')),
            ],
            options={
                'abstract': False,
                'triggers': [pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='5438fd16df1c88dcfb254c4a489877896c19758e', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_3e898', table='reports_reportentryevent', when='BEFORE'))],
            },
        ),
        migrations.CreateModel(
            name='ReportVersion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveSmallIntegerField()),
                ('is_newest', models.BooleanField(default=True)),
                ('published_at', models.DateTimeField(default=kit.clock.now)),
                ('title', models.CharField(max_length=160)),
                ('summary', models.TextField(blank=True)),
                ('snapshot', models.JSONField(help_text='Every word, name and number as published.')),
                ('grades', django.contrib.postgres.fields.ArrayField(base_field=models.SmallIntegerField(choices=[(-1, 'PreK'), (0, 'K'), (1, '1'), (2, '2'), (3, '3'), (4, '4'), (5, '5'), (6, '6'), (7, '7'), (8, '8'), (9, '9'), (10, '10'), (11, '11'), (12, '12')]), blank=True, default=list)),
                ('outcome', models.CharField(blank=True, choices=[('reached', 'Reached'), ('partly', 'Partly reached'), ('not_reached', 'Not reached'), ('open', 'Inconclusive')], max_length=11)),
                ('people', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=170), default=list)),
                ('search_text', models.TextField(blank=True)),
                ('search', models.GeneratedField(db_persist=True, expression=django.contrib.postgres.search.SearchVector('search_text', config='english'), output_field=django.contrib.postgres.search.SearchVectorField())),
                ('pdf', models.FileField(blank=True, storage=kit.files.WholeFiles, upload_to='reports/')),
                ('pdf_state', models.CharField(choices=[('due', 'Being made'), ('ready', 'Ready'), ('failed', 'Could not be made')], default='due', max_length=6)),
                ('pdf_sha256', models.CharField(blank=True, max_length=64)),
                ('pdf_pages', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('pdf_bytes', models.PositiveIntegerField(blank=True, null=True)),
                ('attempts', models.PositiveSmallIntegerField(default=0)),
                ('report', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='versions', to='reports.report')),
                ('school', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='report_versions', to='district.school')),
                ('subjects', models.ManyToManyField(blank=True, to='district.subject')),
                ('year', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='report_versions', to='district.schoolyear')),
            ],
            options={
                'ordering': [models.OrderBy(models.F('year__first_day'), descending=True), '-pk'],
                'indexes': [django.contrib.postgres.indexes.GinIndex(fields=['search'], name='reports_by_words')],
                'constraints': [models.UniqueConstraint(fields=('report', 'number'), name='a_report_version_has_its_number'), models.UniqueConstraint(condition=models.Q(('is_newest', True)), fields=('report',), name='a_report_has_one_newest_version')],
                'triggers': [pgtrigger.compiler.Trigger(name='published_words_stay_as_they_are', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."report_id" IS DISTINCT FROM (NEW."report_id") OR OLD."number" IS DISTINCT FROM (NEW."number") OR OLD."published_at" IS DISTINCT FROM (NEW."published_at") OR OLD."title" IS DISTINCT FROM (NEW."title") OR OLD."summary" IS DISTINCT FROM (NEW."summary") OR OLD."snapshot" IS DISTINCT FROM (NEW."snapshot") OR OLD."year_id" IS DISTINCT FROM (NEW."year_id") OR OLD."school_id" IS DISTINCT FROM (NEW."school_id") OR OLD."grades" IS DISTINCT FROM (NEW."grades") OR OLD."outcome" IS DISTINCT FROM (NEW."outcome") OR OLD."people" IS DISTINCT FROM (NEW."people") OR OLD."search_text" IS DISTINCT FROM (NEW."search_text"))', func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;", hash='bfacb773a020ed81d1b3d52b146c4f441a3f699b', operation='UPDATE', pgid='pgtrigger_published_words_stay_as_they_are_2c77b', table='reports_reportversion', when='BEFORE')), pgtrigger.compiler.Trigger(name='a_published_version_stays', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;", hash='c345ad9ec3d3ecd4ca81e7fde4e4dde6814bf07e', operation='DELETE', pgid='pgtrigger_a_published_version_stays_72aff', table='reports_reportversion', when='BEFORE'))],
            },
        ),
    ]
