# Each table is made whole, with its keys, indexes, constraints and triggers: a fold of what makemigrations wrote.

import django.db.models.deletion
import kit.clock
import pgtrigger.compiler
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('district', '0001_initial'),
        ('pghistory', '0007_auto_20250421_0444'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Course',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title', models.CharField(max_length=120)),
                ('place', models.CharField(blank=True, max_length=120)),
                ('about', models.TextField(blank=True)),
                ('capacity', models.PositiveSmallIntegerField()),
                ('taken', models.PositiveSmallIntegerField(default=0, editable=False)),
                ('instructors', models.ManyToManyField(blank=True, related_name='courses_taught', to=settings.AUTH_USER_MODEL)),
                ('year', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='courses', to='district.schoolyear')),
            ],
            options={
                'ordering': ['pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(('taken__lte', models.F('capacity'))), name='a_course_never_has_more_people_than_seats')],
                'triggers': [pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "training_courseevent" ("about", "capacity", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "taken", "title", "year_id") VALUES (NEW."about", NEW."capacity", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."place", NEW."taken", NEW."title", NEW."year_id"); RETURN NULL;', hash='b5ef4b3cb43e08c83556068b2295f34484391883', operation='INSERT', pgid='pgtrigger_insert_insert_bfc1a', table='training_course', when='AFTER')), pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "training_courseevent" ("about", "capacity", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "taken", "title", "year_id") VALUES (NEW."about", NEW."capacity", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."place", NEW."taken", NEW."title", NEW."year_id"); RETURN NULL;', hash='0fe2b4bfdb8b8facd5c8c3ad0272ae7d4ec2e940', operation='UPDATE', pgid='pgtrigger_update_update_27da0', table='training_course', when='AFTER'))],
            },
        ),
        migrations.CreateModel(
            name='CourseEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('title', models.CharField(max_length=120)),
                ('place', models.CharField(blank=True, max_length=120)),
                ('about', models.TextField(blank=True)),
                ('capacity', models.PositiveSmallIntegerField()),
                ('taken', models.PositiveSmallIntegerField(default=0, editable=False)),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', to='training.course')),
                ('year', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='district.schoolyear')),
            ],
            options={
                'abstract': False,
                'triggers': [pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='cc90b20b964f8dbf332d0e4bc923201fbcf5a0cf', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_db2e4', table='training_courseevent', when='BEFORE'))],
            },
        ),
        migrations.CreateModel(
            name='Enrollment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('state', models.CharField(choices=[('invited', 'Invited'), ('enrolled', 'Enrolled'), ('waiting', 'On the waiting list'), ('withdrawn', 'Withdrawn'), ('completed', 'Completed')], default='invited', max_length=9)),
                ('since', models.DateTimeField(default=kit.clock.now)),
                ('course', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='enrollments', to='training.course')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='enrollments', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['since', 'pk'],
                'constraints': [models.UniqueConstraint(fields=('course', 'person'), name='a_person_has_one_seat_in_a_course')],
                'triggers': [pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "training_enrollmentevent" ("course_id", "id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "since", "state") VALUES (NEW."course_id", NEW."id", NEW."person_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."since", NEW."state"); RETURN NULL;', hash='a52c4964da6e4259adfb6c343be327d18b2b66a1', operation='INSERT', pgid='pgtrigger_insert_insert_52277', table='training_enrollment', when='AFTER')), pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "training_enrollmentevent" ("course_id", "id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "since", "state") VALUES (NEW."course_id", NEW."id", NEW."person_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."since", NEW."state"); RETURN NULL;', hash='bb01e5348ac34f7dbc3164ab4059c874d7ff73c8', operation='UPDATE', pgid='pgtrigger_update_update_4bb41', table='training_enrollment', when='AFTER'))],
            },
        ),
        migrations.CreateModel(
            name='EnrollmentEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('state', models.CharField(choices=[('invited', 'Invited'), ('enrolled', 'Enrolled'), ('waiting', 'On the waiting list'), ('withdrawn', 'Withdrawn'), ('completed', 'Completed')], default='invited', max_length=9)),
                ('since', models.DateTimeField(default=kit.clock.now)),
                ('course', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='training.course')),
                ('person', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', to='training.enrollment')),
            ],
            options={
                'abstract': False,
                'triggers': [pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='90f035f9f365ec72d8e324cf48d67e016eda6652', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_a7d0c', table='training_enrollmentevent', when='BEFORE'))],
            },
        ),
        migrations.CreateModel(
            name='Session',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('place', models.CharField(blank=True, help_text='Only if it is another one.', max_length=120)),
                ('course', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='sessions', to='training.course')),
                ('event', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='session', to='district.calendarevent')),
            ],
            options={
                'ordering': ['event__date', 'event__starts', 'pk'],
            },
        ),
    ]
