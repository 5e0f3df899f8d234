# Each table is made whole, with its keys, indexes, constraints and triggers: a fold of what makemigrations wrote.

import django.contrib.postgres.fields
import django.db.models.deletion
import django.db.models.functions.text
import kit.clock
import people.models
import pgtrigger.compiler
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('district', '0001_initial'),
        ('pghistory', '0007_auto_20250421_0444'),
    ]

    operations = [
        migrations.CreateModel(
            name='Person',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('password', models.CharField(max_length=128, verbose_name='password')),
                ('last_login', models.DateTimeField(blank=True, null=True, verbose_name='last login')),
                ('email', models.EmailField(max_length=254, unique=True)),
                ('given_name', models.CharField(max_length=80)),
                ('family_name', models.CharField(blank=True, max_length=80)),
                ('sort_name', models.CharField(editable=False, max_length=170)),
                ('role', models.CharField(blank=True, help_text='As colleagues say it: Grade 4, Math coach, School nurse.', max_length=80)),
                ('grades', django.contrib.postgres.fields.ArrayField(base_field=models.SmallIntegerField(choices=[(-1, 'PreK'), (0, 'K'), (1, '1'), (2, '2'), (3, '3'), (4, '4'), (5, '5'), (6, '6'), (7, '7'), (8, '8'), (9, '9'), (10, '10'), (11, '11'), (12, '12')]), blank=True, default=list)),
                ('is_active', models.BooleanField(default=True)),
                ('mail_choice', models.CharField(choices=[('all', 'Every digest'), ('mine', 'Only what fits my school, grades and subjects'), ('none', 'No digest')], default='all', max_length=4)),
                ('theme', models.CharField(choices=[('light', 'Light'), ('dark', 'Dark'), ('auto', 'As my device')], default='auto', max_length=5)),
                ('unsubscribe_token', models.CharField(default=people.models.new_token, editable=False, max_length=40, unique=True)),
                ('school', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='people', to='district.school')),
                ('subjects', models.ManyToManyField(blank=True, to='district.subject')),
            ],
            options={
                'verbose_name_plural': 'people',
                'ordering': ['sort_name', 'pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(('email', django.db.models.functions.text.Lower('email'))), name='an_address_is_in_small_letters')],
                'triggers': [pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "people_personevent" ("email", "family_name", "given_name", "grades", "id", "is_active", "mail_choice", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role", "school_id", "sort_name", "theme") VALUES (NEW."email", NEW."family_name", NEW."given_name", NEW."grades", NEW."id", NEW."is_active", NEW."mail_choice", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."role", NEW."school_id", NEW."sort_name", NEW."theme"); RETURN NULL;', hash='de9402ebefcdd616a8df98ec6e029ff4abe8da00', operation='INSERT', pgid='pgtrigger_insert_insert_65688', table='people_person', when='AFTER')), pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."email" IS DISTINCT FROM (NEW."email") OR OLD."family_name" IS DISTINCT FROM (NEW."family_name") OR OLD."given_name" IS DISTINCT FROM (NEW."given_name") OR OLD."grades" IS DISTINCT FROM (NEW."grades") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."is_active" IS DISTINCT FROM (NEW."is_active") OR OLD."mail_choice" IS DISTINCT FROM (NEW."mail_choice") OR OLD."role" IS DISTINCT FROM (NEW."role") OR OLD."school_id" IS DISTINCT FROM (NEW."school_id") OR OLD."sort_name" IS DISTINCT FROM (NEW."sort_name") OR OLD."theme" IS DISTINCT FROM (NEW."theme"))', func='INSERT INTO "people_personevent" ("email", "family_name", "given_name", "grades", "id", "is_active", "mail_choice", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role", "school_id", "sort_name", "theme") VALUES (NEW."email", NEW."family_name", NEW."given_name", NEW."grades", NEW."id", NEW."is_active", NEW."mail_choice", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."role", NEW."school_id", NEW."sort_name", NEW."theme"); RETURN NULL;', hash='aab791ec6c0c67da675bb0421d9b6cab66ec6ab9', operation='UPDATE', pgid='pgtrigger_update_update_de829', table='people_person', when='AFTER'))],
            },
        ),
        migrations.CreateModel(
            name='PersonEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('email', models.EmailField(max_length=254)),
                ('given_name', models.CharField(max_length=80)),
                ('family_name', models.CharField(blank=True, max_length=80)),
                ('sort_name', models.CharField(editable=False, max_length=170)),
                ('role', models.CharField(blank=True, help_text='As colleagues say it: Grade 4, Math coach, School nurse.', max_length=80)),
                ('grades', django.contrib.postgres.fields.ArrayField(base_field=models.SmallIntegerField(choices=[(-1, 'PreK'), (0, 'K'), (1, '1'), (2, '2'), (3, '3'), (4, '4'), (5, '5'), (6, '6'), (7, '7'), (8, '8'), (9, '9'), (10, '10'), (11, '11'), (12, '12')]), blank=True, default=list)),
                ('is_active', models.BooleanField(default=True)),
                ('mail_choice', models.CharField(choices=[('all', 'Every digest'), ('mine', 'Only what fits my school, grades and subjects'), ('none', 'No digest')], default='all', max_length=4)),
                ('theme', models.CharField(choices=[('light', 'Light'), ('dark', 'Dark'), ('auto', 'As my device')], default='auto', max_length=5)),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', to=settings.AUTH_USER_MODEL)),
                ('school', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='district.school')),
            ],
            options={
                'abstract': False,
                'triggers': [pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='35abda29df77c17d89d5efdc2f5d2acf63e59c13', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_1d49f', table='people_personevent', when='BEFORE'))],
            },
        ),
        migrations.CreateModel(
            name='Appointment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('principal', 'principal'), ('director', 'curriculum director'), ('assistant_superintendent', 'assistant superintendent'), ('instructor', 'instructor'), ('administrator', 'district administrator')], max_length=24)),
                ('grades', django.contrib.postgres.fields.ArrayField(base_field=models.SmallIntegerField(choices=[(-1, 'PreK'), (0, 'K'), (1, '1'), (2, '2'), (3, '3'), (4, '4'), (5, '5'), (6, '6'), (7, '7'), (8, '8'), (9, '9'), (10, '10'), (11, '11'), (12, '12')]), blank=True, default=list)),
                ('starts', models.DateField(default=kit.clock.today)),
                ('ends', models.DateField(blank=True, null=True)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='appointments', to=settings.AUTH_USER_MODEL)),
                ('school', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='district.school')),
                ('subjects', models.ManyToManyField(blank=True, to='district.subject')),
            ],
            options={
                'ordering': ['kind', 'starts'],
                'constraints': [models.CheckConstraint(condition=models.Q(('kind', 'principal'), ('school', None), _negated=True), name='a_principal_leads_a_school'), models.CheckConstraint(condition=models.Q(('ends', None), ('ends__gte', models.F('starts')), _connector='OR'), name='an_appointment_ends_after_it_starts')],
                'triggers': [pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "people_appointmentevent" ("ends", "grades", "id", "kind", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "school_id", "starts") VALUES (NEW."ends", NEW."grades", NEW."id", NEW."kind", NEW."person_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."school_id", NEW."starts"); RETURN NULL;', hash='ff8488552aee915ed810c6a018544a6633c87ad8', operation='INSERT', pgid='pgtrigger_insert_insert_f73ac', table='people_appointment', when='AFTER')), pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "people_appointmentevent" ("ends", "grades", "id", "kind", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "school_id", "starts") VALUES (NEW."ends", NEW."grades", NEW."id", NEW."kind", NEW."person_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."school_id", NEW."starts"); RETURN NULL;', hash='ad4dfe50b9c7707708a784b88b14ce47f5ec5d6b', operation='UPDATE', pgid='pgtrigger_update_update_a7dd2', table='people_appointment', when='AFTER'))],
            },
        ),
        migrations.CreateModel(
            name='AppointmentEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('kind', models.CharField(choices=[('principal', 'principal'), ('director', 'curriculum director'), ('assistant_superintendent', 'assistant superintendent'), ('instructor', 'instructor'), ('administrator', 'district administrator')], max_length=24)),
                ('grades', django.contrib.postgres.fields.ArrayField(base_field=models.SmallIntegerField(choices=[(-1, 'PreK'), (0, 'K'), (1, '1'), (2, '2'), (3, '3'), (4, '4'), (5, '5'), (6, '6'), (7, '7'), (8, '8'), (9, '9'), (10, '10'), (11, '11'), (12, '12')]), blank=True, default=list)),
                ('starts', models.DateField(default=kit.clock.today)),
                ('ends', models.DateField(blank=True, null=True)),
                ('person', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', to='people.appointment')),
                ('school', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='district.school')),
            ],
            options={
                'abstract': False,
                'triggers': [pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='a3b7a5c7be7d6cde915f9ae22786789915be5272', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_accc2', table='people_appointmentevent', when='BEFORE'))],
            },
        ),
        migrations.CreateModel(
            name='Qualification',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('facilitator', 'facilitator training')], default='facilitator', max_length=16)),
                ('since', models.DateField(default=kit.clock.today)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='qualifications', to=settings.AUTH_USER_MODEL)),
                ('year', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='district.schoolyear')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('person', 'kind'), name='a_person_is_trained_once_for_a_thing')],
                'triggers': [pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "people_qualificationevent" ("id", "kind", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "since", "year_id") VALUES (NEW."id", NEW."kind", NEW."person_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."since", NEW."year_id"); RETURN NULL;', hash='46af83e1bb8dc633fa7047ecc741378932f4a3a2', operation='INSERT', pgid='pgtrigger_insert_insert_e08a0', table='people_qualification', when='AFTER')), pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "people_qualificationevent" ("id", "kind", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "since", "year_id") VALUES (NEW."id", NEW."kind", NEW."person_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."since", NEW."year_id"); RETURN NULL;', hash='714d34ba776a0847c5459209e4e099dc4570678d', operation='UPDATE', pgid='pgtrigger_update_update_50bd4', table='people_qualification', when='AFTER'))],
            },
        ),
        migrations.CreateModel(
            name='QualificationEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('kind', models.CharField(choices=[('facilitator', 'facilitator training')], default='facilitator', max_length=16)),
                ('since', models.DateField(default=kit.clock.today)),
                ('person', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', to='people.qualification')),
                ('year', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='district.schoolyear')),
            ],
            options={
                'abstract': False,
                'triggers': [pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='cb95599da244c0ce1b64fabc45aeb7342cf9e60d', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_2851c', table='people_qualificationevent', when='BEFORE'))],
            },
        ),
        migrations.CreateModel(
            name='Strengths',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('leads', models.CharField(blank=True, choices=[('relationship_builder', 'Relationship builder'), ('systems_thinker', 'Systems thinker'), ('innovator', 'Innovator'), ('problem_solver', 'Problem solver')], max_length=24)),
                ('supports', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('relationship_builder', 'Relationship builder'), ('systems_thinker', 'Systems thinker'), ('innovator', 'Innovator'), ('problem_solver', 'Problem solver')], max_length=24), blank=True, default=list)),
                ('shown', models.BooleanField(default=False, help_text='Shown to the members of my teams.')),
                ('person', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='strengths', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name_plural': 'strengths',
            },
        ),
    ]
