# Each table is made whole, with its keys, indexes, constraints and triggers: a fold of what makemigrations wrote.

import django.db.models.deletion
import kit.clock
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('teams', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Blueprint',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('first_step_on', models.DateField(blank=True, null=True)),
                ('team', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='blueprint', to='teams.team')),
            ],
        ),
        migrations.CreateModel(
            name='Answer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('part', models.CharField(choices=[('ideal', 'What do we want to build?'), ('site', 'What does the site currently look like?'), ('partners', 'Who else is on this job?'), ('toolkit', 'What do we already have in our PLT toolkit for this project?'), ('cost', 'What is this project going to cost?'), ('schedule', 'What is our building schedule?'), ('first_step', 'What will be our first step and when will we take it?')], max_length=12)),
                ('text', models.TextField(blank=True, max_length=20000)),
                ('version', models.PositiveIntegerField(default=0)),
                ('saved_at', models.DateTimeField(default=kit.clock.now)),
                ('saved_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('blueprint', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='answers', to='blueprint.blueprint')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('blueprint', 'part'), name='a_part_has_one_text')],
            },
        ),
        migrations.CreateModel(
            name='AnswerVersion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField()),
                ('text', models.TextField(blank=True)),
                ('first_step_on', models.DateField(blank=True, null=True)),
                ('crossed', models.BooleanField(default=False)),
                ('at', models.DateTimeField(default=kit.clock.now)),
                ('answer', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='versions', to='blueprint.answer')),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['at', 'pk'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('crossed', False)), fields=('answer', 'number'), name='a_text_has_one_version_of_a_number')],
            },
        ),
    ]
