# Each table is made whole, with its keys, indexes, constraints and triggers: a fold of what makemigrations wrote.

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.contrib.postgres.search
import django.db.models.deletion
import kit.clock
import pgtrigger.compiler
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('billboard', '0001_extensions'),
        ('district', '0001_initial'),
        ('pghistory', '0007_auto_20250421_0444'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='DigestIssue',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('period_start', models.DateTimeField()),
                ('period_end', models.DateTimeField(help_text='The period ends before this moment.')),
                ('send_at', models.DateTimeField()),
                ('note', models.CharField(blank=True, max_length=300)),
                ('state', models.CharField(choices=[('planned', 'Planned'), ('sent', 'Sent'), ('skipped', 'Skipped: nothing was new')], default='planned', max_length=8)),
                ('sent_at', models.DateTimeField(blank=True, null=True)),
                ('year', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='digests', to='district.schoolyear')),
            ],
            options={
                'ordering': ['-period_start'],
                'constraints': [models.UniqueConstraint(fields=('period_start',), name='a_period_has_one_digest')],
                'triggers': [pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "billboard_digestissueevent" ("id", "note", "period_end", "period_start", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "send_at", "sent_at", "state", "year_id") VALUES (NEW."id", NEW."note", NEW."period_end", NEW."period_start", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."send_at", NEW."sent_at", NEW."state", NEW."year_id"); RETURN NULL;', hash='a7ca047cbbdaff4015c83d04eef59697954e010f', operation='INSERT', pgid='pgtrigger_insert_insert_8689b', table='billboard_digestissue', when='AFTER')), pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "billboard_digestissueevent" ("id", "note", "period_end", "period_start", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "send_at", "sent_at", "state", "year_id") VALUES (NEW."id", NEW."note", NEW."period_end", NEW."period_start", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."send_at", NEW."sent_at", NEW."state", NEW."year_id"); RETURN NULL;', hash='709cbb8e6aef6f04a2328d88a1f17ca8d062c31e', operation='UPDATE', pgid='pgtrigger_update_update_aa98a', table='billboard_digestissue', when='AFTER'))],
            },
        ),
        migrations.CreateModel(
            name='DigestIssueEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('period_start', models.DateTimeField()),
                ('period_end', models.DateTimeField(help_text='The period ends before this moment.')),
                ('send_at', models.DateTimeField()),
                ('note', models.CharField(blank=True, max_length=300)),
                ('state', models.CharField(choices=[('planned', 'Planned'), ('sent', 'Sent'), ('skipped', 'Skipped: nothing was new')], default='planned', max_length=8)),
                ('sent_at', models.DateTimeField(blank=True, null=True)),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', to='billboard.digestissue')),
                ('year', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='district.schoolyear')),
            ],
            options={
                'abstract': False,
                'triggers': [pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='a80d40917f69f55a752e45c74191fec877ade2ec', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_a9059', table='billboard_digestissueevent', when='BEFORE'))],
            },
        ),
        migrations.CreateModel(
            name='DigestLine',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('text', models.CharField(max_length=200)),
                ('path', models.CharField(max_length=200)),
                ('added_at', models.DateTimeField(default=kit.clock.now)),
            ],
            options={
                'ordering': ['added_at', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='Posting',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('cross_school', models.BooleanField(default=False)),
                ('title', models.CharField(max_length=120)),
                ('need', models.TextField(max_length=4000)),
                ('attempt', models.TextField(blank=True, max_length=4000)),
                ('wanted', models.TextField(blank=True, max_length=2000)),
                ('evidence', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('standardized_test', 'Standardized test scores'), ('student_work', 'Student work'), ('exit_survey', 'Exit surveys from projects or courses'), ('observation', 'Observation'), ('attendance', 'Attendance'), ('other', 'Something else'), ('to_be_gathered', 'To be gathered')], max_length=20), default=list)),
                ('grades', django.contrib.postgres.fields.ArrayField(base_field=models.SmallIntegerField(choices=[(-1, 'PreK'), (0, 'K'), (1, '1'), (2, '2'), (3, '3'), (4, '4'), (5, '5'), (6, '6'), (7, '7'), (8, '8'), (9, '9'), (10, '10'), (11, '11'), (12, '12')]), blank=True, default=list)),
                ('places', models.PositiveSmallIntegerField(default=6)),
                ('welcome', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('relationship_builder', 'Relationship builder'), ('systems_thinker', 'Systems thinker'), ('innovator', 'Innovator'), ('problem_solver', 'Problem solver')], max_length=24), blank=True, default=list)),
                ('state', models.CharField(choices=[('draft', 'Draft'), ('open', 'On the billboard'), ('formed', 'Team submitted'), ('withdrawn', 'Withdrawn')], default='draft', max_length=9)),
                ('late', models.BooleanField(default=False)),
                ('created_at', models.DateTimeField(default=kit.clock.now)),
                ('posted_at', models.DateTimeField(blank=True, null=True)),
                ('slip', models.UUIDField(default=uuid.uuid4, editable=False, help_text='The form it was first written on: a second click finds the same posting.', unique=True)),
                ('search_text', models.TextField(blank=True, editable=False)),
                ('search', models.GeneratedField(db_persist=True, expression=django.contrib.postgres.search.SearchVector('search_text', config='english'), output_field=django.contrib.postgres.search.SearchVectorField())),
                ('co_authors', models.ManyToManyField(blank=True, related_name='co_written_postings', to=settings.AUTH_USER_MODEL)),
                ('lead', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='postings', to=settings.AUTH_USER_MODEL)),
                ('org_goals', models.ManyToManyField(related_name='postings', to='district.orggoal')),
                ('school', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='postings', to='district.school')),
                ('subjects', models.ManyToManyField(blank=True, to='district.subject')),
                ('year', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='postings', to='district.schoolyear')),
            ],
            options={
                'ordering': ['-posted_at', '-pk'],
                'indexes': [django.contrib.postgres.indexes.GinIndex(fields=['search'], name='postings_by_words'), models.Index(condition=models.Q(('state__in', ['open', 'formed'])), fields=['year', '-posted_at', '-id'], name='postings_on_the_billboard')],
                'constraints': [models.CheckConstraint(condition=models.Q(('places__range', (4, 7))), name='a_posting_has_four_to_seven_places'), models.CheckConstraint(condition=models.Q(('posted_at', None), ('state__in', ['open', 'formed']), _negated=True), name='a_posting_on_the_billboard_was_posted_at_some_time')],
                'triggers': [pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "billboard_postingevent" ("attempt", "created_at", "cross_school", "evidence", "grades", "id", "late", "lead_id", "need", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "places", "posted_at", "school_id", "slip", "state", "title", "wanted", "welcome", "year_id") VALUES (NEW."attempt", NEW."created_at", NEW."cross_school", NEW."evidence", NEW."grades", NEW."id", NEW."late", NEW."lead_id", NEW."need", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."places", NEW."posted_at", NEW."school_id", NEW."slip", NEW."state", NEW."title", NEW."wanted", NEW."welcome", NEW."year_id"); RETURN NULL;', hash='0c0e2d476f11ae3bbb8e264526bf78c21e3c693b', operation='INSERT', pgid='pgtrigger_insert_insert_fdaec', table='billboard_posting', when='AFTER')), pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."attempt" IS DISTINCT FROM (NEW."attempt") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."cross_school" IS DISTINCT FROM (NEW."cross_school") OR OLD."evidence" IS DISTINCT FROM (NEW."evidence") OR OLD."grades" IS DISTINCT FROM (NEW."grades") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."late" IS DISTINCT FROM (NEW."late") OR OLD."lead_id" IS DISTINCT FROM (NEW."lead_id") OR OLD."need" IS DISTINCT FROM (NEW."need") OR OLD."places" IS DISTINCT FROM (NEW."places") OR OLD."posted_at" IS DISTINCT FROM (NEW."posted_at") OR OLD."school_id" IS DISTINCT FROM (NEW."school_id") OR OLD."slip" IS DISTINCT FROM (NEW."slip") OR OLD."state" IS DISTINCT FROM (NEW."state") OR OLD."title" IS DISTINCT FROM (NEW."title") OR OLD."wanted" IS DISTINCT FROM (NEW."wanted") OR OLD."welcome" IS DISTINCT FROM (NEW."welcome") OR OLD."year_id" IS DISTINCT FROM (NEW."year_id"))', func='INSERT INTO "billboard_postingevent" ("attempt", "created_at", "cross_school", "evidence", "grades", "id", "late", "lead_id", "need", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "places", "posted_at", "school_id", "slip", "state", "title", "wanted", "welcome", "year_id") VALUES (NEW."attempt", NEW."created_at", NEW."cross_school", NEW."evidence", NEW."grades", NEW."id", NEW."late", NEW."lead_id", NEW."need", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."places", NEW."posted_at", NEW."school_id", NEW."slip", NEW."state", NEW."title", NEW."wanted", NEW."welcome", NEW."year_id"); RETURN NULL;', hash='c26cb0ed68f59c083c573b1d7b523950144c9dcc', operation='UPDATE', pgid='pgtrigger_update_update_a48a1', table='billboard_posting', when='AFTER'))],
            },
        ),
        migrations.CreateModel(
            name='PostingEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('cross_school', models.BooleanField(default=False)),
                ('title', models.CharField(max_length=120)),
                ('need', models.TextField(max_length=4000)),
                ('attempt', models.TextField(blank=True, max_length=4000)),
                ('wanted', models.TextField(blank=True, max_length=2000)),
                ('evidence', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('standardized_test', 'Standardized test scores'), ('student_work', 'Student work'), ('exit_survey', 'Exit surveys from projects or courses'), ('observation', 'Observation'), ('attendance', 'Attendance'), ('other', 'Something else'), ('to_be_gathered', 'To be gathered')], max_length=20), default=list)),
                ('grades', django.contrib.postgres.fields.ArrayField(base_field=models.SmallIntegerField(choices=[(-1, 'PreK'), (0, 'K'), (1, '1'), (2, '2'), (3, '3'), (4, '4'), (5, '5'), (6, '6'), (7, '7'), (8, '8'), (9, '9'), (10, '10'), (11, '11'), (12, '12')]), blank=True, default=list)),
                ('places', models.PositiveSmallIntegerField(default=6)),
                ('welcome', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('relationship_builder', 'Relationship builder'), ('systems_thinker', 'Systems thinker'), ('innovator', 'Innovator'), ('problem_solver', 'Problem solver')], max_length=24), blank=True, default=list)),
                ('state', models.CharField(choices=[('draft', 'Draft'), ('open', 'On the billboard'), ('formed', 'Team submitted'), ('withdrawn', 'Withdrawn')], default='draft', max_length=9)),
                ('late', models.BooleanField(default=False)),
                ('created_at', models.DateTimeField(default=kit.clock.now)),
                ('posted_at', models.DateTimeField(blank=True, null=True)),
                ('slip', models.UUIDField(default=uuid.uuid4, editable=False, help_text='The form it was first written on: a second click finds the same posting.')),
                ('lead', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', to='billboard.posting')),
                ('school', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='district.school')),
                ('year', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='district.schoolyear')),
            ],
            options={
                'abstract': False,
                'triggers': [pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='7078ba339172f39453f0277086ac515ea0453894', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_568e7', table='billboard_postingevent', when='BEFORE'))],
            },
        ),
        migrations.CreateModel(
            name='Interest',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('note', models.TextField(blank=True, max_length=500)),
                ('state', models.CharField(choices=[('interested', 'Interested'), ('invited', 'Asked to commit'), ('committed', 'Committed'), ('declined', 'Declined'), ('withdrawn', 'Withdrawn')], default='interested', max_length=10)),
                ('since', models.DateTimeField(default=kit.clock.now)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='interests', to=settings.AUTH_USER_MODEL)),
                ('posting', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='interests', to='billboard.posting')),
            ],
            options={
                'ordering': ['since'],
                'constraints': [models.UniqueConstraint(fields=('posting', 'person'), name='a_person_is_interested_once')],
                'triggers': [pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "billboard_interestevent" ("id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "posting_id", "since", "state") VALUES (NEW."id", NEW."person_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."posting_id", NEW."since", NEW."state"); RETURN NULL;', hash='a79ea0c6c0cf528f67e3cbb9e7ef565fdd968d6f', operation='INSERT', pgid='pgtrigger_insert_insert_936d0', table='billboard_interest', when='AFTER')), pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."person_id" IS DISTINCT FROM (NEW."person_id") OR OLD."posting_id" IS DISTINCT FROM (NEW."posting_id") OR OLD."since" IS DISTINCT FROM (NEW."since") OR OLD."state" IS DISTINCT FROM (NEW."state"))', func='INSERT INTO "billboard_interestevent" ("id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "posting_id", "since", "state") VALUES (NEW."id", NEW."person_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."posting_id", NEW."since", NEW."state"); RETURN NULL;', hash='913c9937586309f1d6d93f397df1f95da44cb52b', operation='UPDATE', pgid='pgtrigger_update_update_62701', table='billboard_interest', when='AFTER'))],
            },
        ),
        migrations.CreateModel(
            name='InterestEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('state', models.CharField(choices=[('interested', 'Interested'), ('invited', 'Asked to commit'), ('committed', 'Committed'), ('declined', 'Declined'), ('withdrawn', 'Withdrawn')], default='interested', max_length=10)),
                ('since', models.DateTimeField(default=kit.clock.now)),
                ('person', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', to='billboard.interest')),
                ('posting', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='billboard.posting')),
            ],
            options={
                'abstract': False,
                'triggers': [pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='403ad222190eb8d3000c7a6d669055d59b69f761', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_fde1a', table='billboard_interestevent', when='BEFORE'))],
            },
        ),
        migrations.CreateModel(
            name='Question',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('text', models.TextField(max_length=1000)),
                ('asked_at', models.DateTimeField(default=kit.clock.now)),
                ('answer', models.TextField(blank=True, max_length=2000)),
                ('answered_at', models.DateTimeField(blank=True, null=True)),
                ('answered_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('asked_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('posting', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='questions', to='billboard.posting')),
            ],
            options={
                'ordering': ['asked_at'],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('answer', ''), ('answered_at', None), ('answered_by', None)), models.Q(('answered_at__isnull', False), ('answered_by__isnull', False), models.Q(('answer', ''), _negated=True)), _connector='OR'), name='an_answer_is_given_by_somebody_at_some_time')],
            },
        ),
    ]
