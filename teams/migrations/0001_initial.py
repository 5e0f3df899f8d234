# Each table is made whole, with its keys, indexes, constraints and triggers: a fold of what makemigrations wrote.

import django.db.models.deletion
import kit.clock
import pgtrigger.compiler
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('billboard', '0002_initial'),
        ('district', '0001_initial'),
        ('pghistory', '0007_auto_20250421_0444'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Team',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=120)),
                ('focus', models.CharField(blank=True, help_text='One line: what will students be able to do?', max_length=200)),
                ('state', models.CharField(choices=[('forming', 'Forming'), ('active', 'Approved'), ('paused', 'Paused'), ('dissolved', 'Dissolved'), ('completed', 'Completed')], default='forming', max_length=9)),
                ('founded_at', models.DateTimeField(default=kit.clock.now)),
                ('founded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='founded_teams', to=settings.AUTH_USER_MODEL)),
                ('org_goals', models.ManyToManyField(blank=True, related_name='teams', to='district.orggoal')),
                ('posting', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='teams', to='billboard.posting')),
                ('school', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='teams', to='district.school')),
                ('year', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='teams', to='district.schoolyear')),
            ],
            options={
                'ordering': ['name', 'pk'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('state', 'dissolved'), _negated=True), fields=('posting',), name='a_posting_becomes_one_team')],
                'triggers': [pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "teams_teamevent" ("focus", "founded_at", "founded_by_id", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "posting_id", "school_id", "state", "year_id") VALUES (NEW."focus", NEW."founded_at", NEW."founded_by_id", NEW."id", NEW."name", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."posting_id", NEW."school_id", NEW."state", NEW."year_id"); RETURN NULL;', hash='a13688acb98e2c0477ed5923867462fb34124c05', operation='INSERT', pgid='pgtrigger_insert_insert_59b08', table='teams_team', when='AFTER')), pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "teams_teamevent" ("focus", "founded_at", "founded_by_id", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "posting_id", "school_id", "state", "year_id") VALUES (NEW."focus", NEW."founded_at", NEW."founded_by_id", NEW."id", NEW."name", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."posting_id", NEW."school_id", NEW."state", NEW."year_id"); RETURN NULL;', hash='a09cf0b3b42089831e298843795d15fb858bb321', operation='UPDATE', pgid='pgtrigger_update_update_17c2b', table='teams_team', when='AFTER'))],
            },
        ),
        migrations.CreateModel(
            name='TeamEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('name', models.CharField(max_length=120)),
                ('focus', models.CharField(blank=True, help_text='One line: what will students be able to do?', max_length=200)),
                ('state', models.CharField(choices=[('forming', 'Forming'), ('active', 'Approved'), ('paused', 'Paused'), ('dissolved', 'Dissolved'), ('completed', 'Completed')], default='forming', max_length=9)),
                ('founded_at', models.DateTimeField(default=kit.clock.now)),
                ('founded_by', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', to='teams.team')),
                ('posting', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='billboard.posting')),
                ('school', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='district.school')),
                ('year', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='district.schoolyear')),
            ],
            options={
                'abstract': False,
                'triggers': [pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='099db581ba05db956d8a6ff99b3e1796956e4b39', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_3eca8', table='teams_teamevent', when='BEFORE'))],
            },
        ),
        migrations.CreateModel(
            name='Membership',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('function', models.CharField(choices=[('facilitator', 'Facilitator'), ('co_facilitator', 'Co-facilitator'), ('member', 'Member')], default='member', max_length=14)),
                ('answer', models.CharField(choices=[('asked', 'Has not answered yet'), ('yes', 'Confirmed'), ('no', 'Declined')], default='asked', max_length=5)),
                ('asked_at', models.DateTimeField(default=kit.clock.now)),
                ('answered_at', models.DateTimeField(blank=True, null=True)),
                ('ended_on', models.DateField(blank=True, null=True)),
                ('end_reason', models.CharField(blank=True, max_length=200)),
                ('asked_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='memberships', to=settings.AUTH_USER_MODEL)),
                ('team', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='memberships', to='teams.team')),
            ],
            options={
                'ordering': ['pk'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('ended_on', None)), fields=('team', 'person'), name='a_person_has_one_place_on_a_team'), models.UniqueConstraint(condition=models.Q(('ended_on', None), ('function', 'facilitator')), fields=('team',), name='a_team_has_one_facilitator')],
                'triggers': [pgtrigger.compiler.Trigger(name='a_membership_is_never_deleted', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;", hash='a435decda8515cf9b8c2c7a3f7815ac102a33815', operation='DELETE', pgid='pgtrigger_a_membership_is_never_deleted_a89af', table='teams_membership', when='BEFORE')), pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "teams_membershipevent" ("answer", "answered_at", "asked_at", "asked_by_id", "end_reason", "ended_on", "function", "id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "team_id") VALUES (NEW."answer", NEW."answered_at", NEW."asked_at", NEW."asked_by_id", NEW."end_reason", NEW."ended_on", NEW."function", NEW."id", NEW."person_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."team_id"); RETURN NULL;', hash='a0ffeade3711c4e667d456262c7b03fb183f0929', operation='INSERT', pgid='pgtrigger_insert_insert_d21a0', table='teams_membership', when='AFTER')), pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "teams_membershipevent" ("answer", "answered_at", "asked_at", "asked_by_id", "end_reason", "ended_on", "function", "id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "team_id") VALUES (NEW."answer", NEW."answered_at", NEW."asked_at", NEW."asked_by_id", NEW."end_reason", NEW."ended_on", NEW."function", NEW."id", NEW."person_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."team_id"); RETURN NULL;', hash='c9d4abe5ddc3cec6f5e647ea38f56814f4bb1084', operation='UPDATE', pgid='pgtrigger_update_update_5dc49', table='teams_membership', when='AFTER'))],
            },
        ),
        migrations.CreateModel(
            name='MembershipEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('function', models.CharField(choices=[('facilitator', 'Facilitator'), ('co_facilitator', 'Co-facilitator'), ('member', 'Member')], default='member', max_length=14)),
                ('answer', models.CharField(choices=[('asked', 'Has not answered yet'), ('yes', 'Confirmed'), ('no', 'Declined')], default='asked', max_length=5)),
                ('asked_at', models.DateTimeField(default=kit.clock.now)),
                ('answered_at', models.DateTimeField(blank=True, null=True)),
                ('ended_on', models.DateField(blank=True, null=True)),
                ('end_reason', models.CharField(blank=True, max_length=200)),
                ('asked_by', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('person', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', to='teams.membership')),
                ('team', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='teams.team')),
            ],
            options={
                'abstract': False,
                'triggers': [pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='483296cec7713b1d99f4723c5a1ff2f54ee7a64a', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_1fae7', table='teams_membershipevent', when='BEFORE'))],
            },
        ),
        migrations.CreateModel(
            name='Roster',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveSmallIntegerField(default=1)),
                ('state', models.CharField(choices=[('draft', 'Not submitted yet'), ('submitted', 'Waiting'), ('returned', 'Sent back'), ('approved', 'Approved'), ('superseded', 'Replaced by a newer version'), ('withdrawn', 'Withdrawn')], default='draft', max_length=10)),
                ('submitted_at', models.DateTimeField(blank=True, null=True)),
                ('decided_at', models.DateTimeField(blank=True, null=True)),
                ('submitted_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('team', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='rosters', to='teams.team')),
            ],
            options={
                'ordering': ['submitted_at', 'pk'],
                'constraints': [models.UniqueConstraint(fields=('team', 'number'), name='a_roster_has_its_number'), models.UniqueConstraint(condition=models.Q(('state', 'approved')), fields=('team',), name='a_team_has_one_approved_roster'), models.UniqueConstraint(condition=models.Q(('state__in', ['draft', 'submitted', 'returned'])), fields=('team',), name='a_team_has_one_roster_in_hand')],
                'triggers': [pgtrigger.compiler.Trigger(name='an_approved_roster_is_whole', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (NEW."state" = \'approved\')', constraint='CONSTRAINT', declare='DECLARE people integer; facilitators integer; excepted boolean;', func="\n        IF NOT EXISTS (SELECT FROM teams_roster WHERE id = NEW.id AND state = 'approved') THEN\n            RETURN NULL;\n        END IF;\n        SELECT count(*), count(*) FILTER (WHERE function = 'facilitator')\n        INTO people, facilitators FROM teams_rosterline WHERE roster_id = NEW.id;\n        excepted := EXISTS (\n            SELECT FROM teams_rosterexception\n            WHERE roster_id = NEW.id AND granted_by_id IS NOT NULL AND btrim(reason) <> ''\n        );\n        IF facilitators <> 1 THEN\n            RAISE EXCEPTION 'An approved roster has one facilitator, not %.', facilitators\n            USING ERRCODE = 'check_violation', CONSTRAINT = 'an_approved_roster_is_whole';\n        END IF;\n        IF people NOT BETWEEN 4 AND 7\n            AND NOT excepted THEN\n            RAISE EXCEPTION 'An approved roster of % people needs an exception.', people\n            USING ERRCODE = 'check_violation', CONSTRAINT = 'an_approved_roster_is_whole';\n        END IF;\n        RETURN NULL;\n    ", hash='fd0b19130d16263e616216cff8274f19f45d2667', operation='INSERT OR UPDATE', pgid='pgtrigger_an_approved_roster_is_whole_d6217', table='teams_roster', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')), pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "teams_rosterevent" ("decided_at", "id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "state", "submitted_at", "submitted_by_id", "team_id") VALUES (NEW."decided_at", NEW."id", NEW."number", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."state", NEW."submitted_at", NEW."submitted_by_id", NEW."team_id"); RETURN NULL;', hash='ab81cc9dd4fbfe7cf789dcc284aa593746f28ca8', operation='INSERT', pgid='pgtrigger_insert_insert_0d127', table='teams_roster', when='AFTER')), pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "teams_rosterevent" ("decided_at", "id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "state", "submitted_at", "submitted_by_id", "team_id") VALUES (NEW."decided_at", NEW."id", NEW."number", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."state", NEW."submitted_at", NEW."submitted_by_id", NEW."team_id"); RETURN NULL;', hash='7419dfd92d6120ccb7554c5193a1a9bf20f4958e', operation='UPDATE', pgid='pgtrigger_update_update_9629f', table='teams_roster', when='AFTER'))],
            },
        ),
        migrations.CreateModel(
            name='RosterEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('number', models.PositiveSmallIntegerField(default=1)),
                ('state', models.CharField(choices=[('draft', 'Not submitted yet'), ('submitted', 'Waiting'), ('returned', 'Sent back'), ('approved', 'Approved'), ('superseded', 'Replaced by a newer version'), ('withdrawn', 'Withdrawn')], default='draft', max_length=10)),
                ('submitted_at', models.DateTimeField(blank=True, null=True)),
                ('decided_at', models.DateTimeField(blank=True, null=True)),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', to='teams.roster')),
                ('submitted_by', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('team', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='teams.team')),
            ],
            options={
                'abstract': False,
                'triggers': [pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='4e48fa4b3286fe2bfee7e078868b83463d3eb33d', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_dbb43', table='teams_rosterevent', when='BEFORE'))],
            },
        ),
        migrations.CreateModel(
            name='RosterEntry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('verb', models.CharField(max_length=12)),
                ('moved_to', models.CharField(choices=[('draft', 'Not submitted yet'), ('submitted', 'Waiting'), ('returned', 'Sent back'), ('approved', 'Approved'), ('superseded', 'Replaced by a newer version'), ('withdrawn', 'Withdrawn')], max_length=10)),
                ('note', models.TextField(blank=True, max_length=2000)),
                ('at', models.DateTimeField(default=kit.clock.now)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('on_behalf_of', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('roster', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='record', to='teams.roster')),
                ('school', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='district.school')),
            ],
            options={
                'verbose_name_plural': 'roster entries',
                'ordering': ['at', 'pk'],
                'triggers': [pgtrigger.compiler.Trigger(name='a_record_is_never_rewritten', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='ef0cc7928946459cb43bf7abdf03d138d8f85fc3', operation='UPDATE OR DELETE', pgid='pgtrigger_a_record_is_never_rewritten_788bd', table='teams_rosterentry', when='BEFORE')), pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "teams_rosterentryevent" ("at", "by_id", "id", "moved_to", "note", "on_behalf_of_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "roster_id", "school_id", "verb") VALUES (NEW."at", NEW."by_id", NEW."id", NEW."moved_to", NEW."note", NEW."on_behalf_of_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."roster_id", NEW."school_id", NEW."verb"); RETURN NULL;', hash='be8019d30ccb3ffe46d7257eafa2b9ca8428a482', operation='INSERT', pgid='pgtrigger_insert_insert_67ed0', table='teams_rosterentry', when='AFTER')), pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "teams_rosterentryevent" ("at", "by_id", "id", "moved_to", "note", "on_behalf_of_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "roster_id", "school_id", "verb") VALUES (NEW."at", NEW."by_id", NEW."id", NEW."moved_to", NEW."note", NEW."on_behalf_of_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."roster_id", NEW."school_id", NEW."verb"); RETURN NULL;', hash='44c1299b2746ed7681092d3c50bb8b247aaa3c5d', operation='UPDATE', pgid='pgtrigger_update_update_3f040', table='teams_rosterentry', when='AFTER'))],
            },
        ),
        migrations.CreateModel(
            name='RosterEntryEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('verb', models.CharField(max_length=12)),
                ('moved_to', models.CharField(choices=[('draft', 'Not submitted yet'), ('submitted', 'Waiting'), ('returned', 'Sent back'), ('approved', 'Approved'), ('superseded', 'Replaced by a newer version'), ('withdrawn', 'Withdrawn')], max_length=10)),
                ('note', models.TextField(blank=True, max_length=2000)),
                ('at', models.DateTimeField(default=kit.clock.now)),
                ('by', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('on_behalf_of', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', to='teams.rosterentry')),
                ('roster', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='teams.roster')),
                ('school', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='district.school')),
            ],
            options={
                'abstract': False,
                'triggers': [pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='6a978f5a8987cac6880763e023debedddc6f74ce', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_9f3f0', table='teams_rosterentryevent', when='BEFORE'))],
            },
        ),
        migrations.CreateModel(
            name='RosterException',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('reason', models.TextField(max_length=1000)),
                ('granted_at', models.DateTimeField(blank=True, null=True)),
                ('granted_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('roster', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='exception', to='teams.roster')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('granted_at', None), ('granted_by', None)), models.Q(('granted_at__isnull', False), ('granted_by__isnull', False)), _connector='OR'), name='an_exception_is_granted_by_somebody_at_some_time')],
                'triggers': [pgtrigger.compiler.Trigger(name='an_exception_in_use_stands', sql=pgtrigger.compiler.UpsertTriggerSql(declare='DECLARE in_use integer;', func="\n        WITH touched AS (\n            UPDATE teams_roster SET number = number\n            WHERE id IN (OLD.roster_id, NEW.roster_id) RETURNING state\n        )\n        SELECT count(*) INTO in_use FROM touched WHERE state IN ('approved', 'superseded');\n        IF in_use > 0 THEN\n            RAISE EXCEPTION 'An approved roster stands on this exception.'\n            USING ERRCODE = 'check_violation', CONSTRAINT = 'an_exception_in_use_stands';\n        END IF;\n        IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n        RETURN NEW;\n    ", hash='4de3063aa6f6b447553bb55e6b0cadf208ea7200', operation='UPDATE OR DELETE', pgid='pgtrigger_an_exception_in_use_stands_adace', table='teams_rosterexception', when='BEFORE')), pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "teams_rosterexceptionevent" ("granted_at", "granted_by_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "roster_id") VALUES (NEW."granted_at", NEW."granted_by_id", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."reason", NEW."roster_id"); RETURN NULL;', hash='8b0ba74aa0533e70aefe0be25179d11187bf8738', operation='INSERT', pgid='pgtrigger_insert_insert_2b6a9', table='teams_rosterexception', when='AFTER')), pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "teams_rosterexceptionevent" ("granted_at", "granted_by_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "roster_id") VALUES (NEW."granted_at", NEW."granted_by_id", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."reason", NEW."roster_id"); RETURN NULL;', hash='c0fa576537b93956f2dc262be6e5ab077f19be95', operation='UPDATE', pgid='pgtrigger_update_update_5b4af', table='teams_rosterexception', when='AFTER'))],
            },
        ),
        migrations.CreateModel(
            name='RosterExceptionEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('reason', models.TextField(max_length=1000)),
                ('granted_at', models.DateTimeField(blank=True, null=True)),
                ('granted_by', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', to='teams.rosterexception')),
                ('roster', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='teams.roster')),
            ],
            options={
                'abstract': False,
                'triggers': [pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='cb388ea8efe0019e114f7e454f89d637325e7f2a', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_999f6', table='teams_rosterexceptionevent', when='BEFORE'))],
            },
        ),
        migrations.CreateModel(
            name='RosterLine',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('function', models.CharField(choices=[('facilitator', 'Facilitator'), ('co_facilitator', 'Co-facilitator'), ('member', 'Member')], max_length=14)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('roster', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='lines', to='teams.roster')),
                ('school', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='district.school')),
            ],
            options={
                'ordering': ['pk'],
                'constraints': [models.UniqueConstraint(fields=('roster', 'person'), name='a_person_is_on_a_roster_once'), models.UniqueConstraint(condition=models.Q(('function', 'facilitator')), fields=('roster',), name='a_roster_has_one_facilitator')],
                'triggers': [pgtrigger.compiler.Trigger(name='lines_change_only_on_a_draft', sql=pgtrigger.compiler.UpsertTriggerSql(declare='DECLARE frozen integer;', func="\n        WITH touched AS (\n            UPDATE teams_roster SET number = number\n            WHERE id IN (OLD.roster_id, NEW.roster_id) RETURNING state\n        )\n        SELECT count(*) INTO frozen FROM touched WHERE state <> 'draft';\n        IF frozen > 0 THEN\n            RAISE EXCEPTION 'The lines of a submitted roster cannot change.'\n            USING ERRCODE = 'check_violation', CONSTRAINT = 'lines_change_only_on_a_draft';\n        END IF;\n        IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n        RETURN NEW;\n    ", hash='6ed54042a570c10cabd767bf6e38f754a63bc69b', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_lines_change_only_on_a_draft_2c2f4', table='teams_rosterline', when='BEFORE')), pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "teams_rosterlineevent" ("function", "id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "roster_id", "school_id") VALUES (NEW."function", NEW."id", NEW."person_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."roster_id", NEW."school_id"); RETURN NULL;', hash='fb13a284fa02e6ebf877b55cada55581f8935dd8', operation='INSERT', pgid='pgtrigger_insert_insert_22212', table='teams_rosterline', when='AFTER')), pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "teams_rosterlineevent" ("function", "id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "roster_id", "school_id") VALUES (NEW."function", NEW."id", NEW."person_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."roster_id", NEW."school_id"); RETURN NULL;', hash='08955de8d4a86c9a7489ecd8b2ab36227e83dafc', operation='UPDATE', pgid='pgtrigger_update_update_f7372', table='teams_rosterline', when='AFTER'))],
            },
        ),
        migrations.CreateModel(
            name='RosterLineEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('function', models.CharField(choices=[('facilitator', 'Facilitator'), ('co_facilitator', 'Co-facilitator'), ('member', 'Member')], max_length=14)),
                ('person', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', to='teams.rosterline')),
                ('roster', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='teams.roster')),
                ('school', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='district.school')),
            ],
            options={
                'abstract': False,
                'triggers': [pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='c7b4e19c5f7339d86723015e59764302e1c16a68', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_3d844', table='teams_rosterlineevent', when='BEFORE'))],
            },
        ),
    ]
