# Each table is made whole, with its keys, indexes, constraints and triggers: a fold of what makemigrations wrote.

import django.db.models.constraints
import django.db.models.deletion
import kit.clock
import pgtrigger.compiler
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('pghistory', '0007_auto_20250421_0444'),
        ('teams', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Goal',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('smart', 'SMART goal'), ('inquiry', 'Inquiry question')], default='smart', max_length=7)),
                ('group', models.CharField(blank=True, help_text='Which students?', max_length=120)),
                ('group_size', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('doing', models.CharField(blank=True, help_text='What will they be able to do?', max_length=200)),
                ('question', models.CharField(blank=True, max_length=300)),
                ('due_month', models.DateField(blank=True, null=True)),
                ('state', models.CharField(choices=[('draft', 'Only the team sees it'), ('shared', 'Shared'), ('closed', 'Closed')], default='draft', max_length=6)),
                ('shared_at', models.DateTimeField(blank=True, null=True)),
                ('outcome', models.CharField(blank=True, choices=[('reached', 'Reached'), ('partly', 'Partly reached'), ('not_reached', 'Not reached'), ('open', 'Inconclusive')], max_length=11)),
                ('team', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='goals', to='teams.team')),
            ],
            options={
                'ordering': ['pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(('due_month', None), ('due_month__day', 1), _connector='OR'), name='a_goal_is_due_in_a_month_not_on_a_day')],
                'triggers': [pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "goals_goalevent" ("doing", "due_month", "group", "group_size", "id", "kind", "outcome", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "question", "shared_at", "state", "team_id") VALUES (NEW."doing", NEW."due_month", NEW."group", NEW."group_size", NEW."id", NEW."kind", NEW."outcome", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."question", NEW."shared_at", NEW."state", NEW."team_id"); RETURN NULL;', hash='73e4944d5d3b4b3ca4dc1a5a996b687a348a620d', operation='INSERT', pgid='pgtrigger_insert_insert_feafb', table='goals_goal', when='AFTER')), pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "goals_goalevent" ("doing", "due_month", "group", "group_size", "id", "kind", "outcome", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "question", "shared_at", "state", "team_id") VALUES (NEW."doing", NEW."due_month", NEW."group", NEW."group_size", NEW."id", NEW."kind", NEW."outcome", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."question", NEW."shared_at", NEW."state", NEW."team_id"); RETURN NULL;', hash='71ba452927abddbffc01c767e09b2b11d085aa9c', operation='UPDATE', pgid='pgtrigger_update_update_97a4d', table='goals_goal', when='AFTER'))],
            },
        ),
        migrations.CreateModel(
            name='GoalEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('kind', models.CharField(choices=[('smart', 'SMART goal'), ('inquiry', 'Inquiry question')], default='smart', max_length=7)),
                ('group', models.CharField(blank=True, help_text='Which students?', max_length=120)),
                ('group_size', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('doing', models.CharField(blank=True, help_text='What will they be able to do?', max_length=200)),
                ('question', models.CharField(blank=True, max_length=300)),
                ('due_month', models.DateField(blank=True, null=True)),
                ('state', models.CharField(choices=[('draft', 'Only the team sees it'), ('shared', 'Shared'), ('closed', 'Closed')], default='draft', max_length=6)),
                ('shared_at', models.DateTimeField(blank=True, null=True)),
                ('outcome', models.CharField(blank=True, choices=[('reached', 'Reached'), ('partly', 'Partly reached'), ('not_reached', 'Not reached'), ('open', 'Inconclusive')], max_length=11)),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', to='goals.goal')),
                ('team', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='teams.team')),
            ],
            options={
                'abstract': False,
                'triggers': [pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='6aa5265f000526a6bb27709b630a35339f227ed5', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_5909d', table='goals_goalevent', when='BEFORE'))],
            },
        ),
        migrations.CreateModel(
            name='ActionStep',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveSmallIntegerField()),
                ('action', models.CharField(max_length=300, verbose_name='key action step')),
                ('timeline', models.CharField(blank=True, help_text='As you say it: May 2027.', max_length=80)),
                ('due_month', models.DateField(blank=True, editable=False, null=True)),
                ('expected_outcome', models.CharField(blank=True, max_length=300)),
                ('measure', models.CharField(blank=True, max_length=300, verbose_name='data source, baseline and target')),
                ('responsible', models.CharField(blank=True, max_length=200, verbose_name='person or area responsible')),
                ('comments', models.CharField(blank=True, max_length=300)),
                ('done_on', models.DateField(blank=True, null=True)),
                ('goal', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='steps', to='goals.goal')),
            ],
            options={
                'ordering': ['position'],
                'constraints': [models.UniqueConstraint(deferrable=django.db.models.constraints.Deferrable['DEFERRED'], fields=('goal', 'position'), name='one_action_step_in_a_row'), models.CheckConstraint(condition=models.Q(('due_month', None), ('due_month__day', 1), _connector='OR'), name='an_action_step_is_due_in_a_month')],
                'triggers': [pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "goals_actionstepevent" ("action", "comments", "done_on", "due_month", "expected_outcome", "goal_id", "id", "measure", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "responsible", "timeline") VALUES (NEW."action", NEW."comments", NEW."done_on", NEW."due_month", NEW."expected_outcome", NEW."goal_id", NEW."id", NEW."measure", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."position", NEW."responsible", NEW."timeline"); RETURN NULL;', hash='84b084b66de57bc3b55c6086cf05fd2b9dc59722', operation='INSERT', pgid='pgtrigger_insert_insert_834d5', table='goals_actionstep', when='AFTER')), pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "goals_actionstepevent" ("action", "comments", "done_on", "due_month", "expected_outcome", "goal_id", "id", "measure", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "responsible", "timeline") VALUES (NEW."action", NEW."comments", NEW."done_on", NEW."due_month", NEW."expected_outcome", NEW."goal_id", NEW."id", NEW."measure", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."position", NEW."responsible", NEW."timeline"); RETURN NULL;', hash='5b42ed1252991545d6e06690eee810644293e2b8', operation='UPDATE', pgid='pgtrigger_update_update_2e139', table='goals_actionstep', when='AFTER'))],
            },
        ),
        migrations.CreateModel(
            name='ActionStepEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('position', models.PositiveSmallIntegerField()),
                ('action', models.CharField(max_length=300, verbose_name='key action step')),
                ('timeline', models.CharField(blank=True, help_text='As you say it: May 2027.', max_length=80)),
                ('due_month', models.DateField(blank=True, editable=False, null=True)),
                ('expected_outcome', models.CharField(blank=True, max_length=300)),
                ('measure', models.CharField(blank=True, max_length=300, verbose_name='data source, baseline and target')),
                ('responsible', models.CharField(blank=True, max_length=200, verbose_name='person or area responsible')),
                ('comments', models.CharField(blank=True, max_length=300)),
                ('done_on', models.DateField(blank=True, null=True)),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', to='goals.actionstep')),
                ('goal', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='goals.goal')),
            ],
            options={
                'abstract': False,
                'triggers': [pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='9cc2a381ed4dd054e74d276d8e6ca7e9f491d4a4', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_ed346', table='goals_actionstepevent', when='BEFORE'))],
            },
        ),
        migrations.CreateModel(
            name='Measure',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('source', models.CharField(help_text='Test, rubric, survey: what is counted?', max_length=200)),
                ('baseline', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('baseline_plan', models.CharField(blank=True, max_length=200)),
                ('measured_in', models.CharField(blank=True, help_text='When the baseline was.', max_length=40)),
                ('target', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('goal', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='measures', to='goals.goal')),
            ],
            options={
                'ordering': ['pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('baseline', None), ('baseline__lte', 100), _connector='OR'), models.Q(('target', None), ('target__lte', 100), _connector='OR')), name='a_measure_counts_in_percent')],
                'triggers': [pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "goals_measureevent" ("baseline", "baseline_plan", "goal_id", "id", "measured_in", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source", "target") VALUES (NEW."baseline", NEW."baseline_plan", NEW."goal_id", NEW."id", NEW."measured_in", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."source", NEW."target"); RETURN NULL;', hash='993a8813497e5c8480c677f169ca643cc928e28f', operation='INSERT', pgid='pgtrigger_insert_insert_69cde', table='goals_measure', when='AFTER')), pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "goals_measureevent" ("baseline", "baseline_plan", "goal_id", "id", "measured_in", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source", "target") VALUES (NEW."baseline", NEW."baseline_plan", NEW."goal_id", NEW."id", NEW."measured_in", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."source", NEW."target"); RETURN NULL;', hash='df0cf0d5c6ccb1e8ad561504dcf731003164afd1', operation='UPDATE', pgid='pgtrigger_update_update_2822d', table='goals_measure', when='AFTER'))],
            },
        ),
        migrations.CreateModel(
            name='MeasureEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('source', models.CharField(help_text='Test, rubric, survey: what is counted?', max_length=200)),
                ('baseline', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('baseline_plan', models.CharField(blank=True, max_length=200)),
                ('measured_in', models.CharField(blank=True, help_text='When the baseline was.', max_length=40)),
                ('target', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('goal', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='goals.goal')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', to='goals.measure')),
            ],
            options={
                'abstract': False,
                'triggers': [pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='153ce5e106643676fcf65695dac0f92fc490e8ca', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_f240a', table='goals_measureevent', when='BEFORE'))],
            },
        ),
        migrations.CreateModel(
            name='DataPoint',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('on', models.DateField(default=kit.clock.today)),
                ('assessed', models.PositiveSmallIntegerField()),
                ('reached', models.PositiveSmallIntegerField()),
                ('note', models.CharField(blank=True, max_length=200)),
                ('entered_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('measure', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='data_points', to='goals.measure')),
            ],
            options={
                'ordering': ['on', 'pk'],
                'constraints': [models.UniqueConstraint(fields=('measure', 'on'), name='a_measure_is_taken_once_on_a_day'), models.CheckConstraint(condition=models.Q(('reached__lte', models.F('assessed')), ('assessed__gt', 0)), name='nobody_reaches_it_who_was_not_assessed')],
                'triggers': [pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "goals_datapointevent" ("assessed", "entered_by_id", "id", "measure_id", "note", "on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reached") VALUES (NEW."assessed", NEW."entered_by_id", NEW."id", NEW."measure_id", NEW."note", NEW."on", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."reached"); RETURN NULL;', hash='de6b1ccfe0ac00ea706a3c0a54c9fd9035e2b660', operation='INSERT', pgid='pgtrigger_insert_insert_357fe', table='goals_datapoint', when='AFTER')), pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "goals_datapointevent" ("assessed", "entered_by_id", "id", "measure_id", "note", "on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reached") VALUES (NEW."assessed", NEW."entered_by_id", NEW."id", NEW."measure_id", NEW."note", NEW."on", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."reached"); RETURN NULL;', hash='ca50d7bef45410713be29db311cf6acf9d85b94d', operation='UPDATE', pgid='pgtrigger_update_update_9c8e6', table='goals_datapoint', when='AFTER'))],
            },
        ),
        migrations.CreateModel(
            name='DataPointEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('on', models.DateField(default=kit.clock.today)),
                ('assessed', models.PositiveSmallIntegerField()),
                ('reached', models.PositiveSmallIntegerField()),
                ('note', models.CharField(blank=True, max_length=200)),
                ('entered_by', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', to='goals.datapoint')),
                ('measure', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='goals.measure')),
            ],
            options={
                'abstract': False,
                'triggers': [pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='b9106838bf547df68f6bc058d0053dbda450fb38', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_ffb2b', table='goals_datapointevent', when='BEFORE'))],
            },
        ),
    ]
