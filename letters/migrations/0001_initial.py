# Each table is made whole, with its keys, indexes, constraints and triggers: a fold of what makemigrations wrote.

import django.db.models.deletion
import kit.clock
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Letter',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(max_length=40)),
                ('key', models.CharField(max_length=80)),
                ('subject', models.CharField(max_length=200)),
                ('text', models.TextField()),
                ('html', models.TextField()),
                ('list_unsubscribe', models.URLField(blank=True)),
                ('message_id', models.CharField(max_length=200, unique=True)),
                ('state', models.CharField(choices=[('waiting', 'waiting'), ('sending', 'on its way'), ('sent', 'sent'), ('dropped', 'not wanted any more'), ('failed', 'refused for good')], default='waiting', max_length=8)),
                ('written_at', models.DateTimeField(default=kit.clock.now)),
                ('due_at', models.DateTimeField(default=kit.clock.now)),
                ('claimed_until', models.DateTimeField(null=True)),
                ('attempts', models.PositiveSmallIntegerField(default=0)),
                ('sent_at', models.DateTimeField(null=True)),
                ('trouble', models.CharField(blank=True, max_length=300)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='letters', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'indexes': [models.Index(condition=models.Q(('state__in', ['waiting', 'sending'])), fields=['due_at', 'id'], name='letters_still_to_send')],
                'constraints': [models.UniqueConstraint(fields=('kind', 'key', 'person'), name='a_person_gets_a_letter_once'), models.CheckConstraint(condition=models.Q(models.Q(('sent_at__isnull', False), ('state', 'sent')), models.Q(('state', 'sent'), _negated=True), _connector='OR'), name='a_letter_is_sent_at_some_time')],
            },
        ),
    ]
