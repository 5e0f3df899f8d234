import django.contrib.postgres.indexes
import django.contrib.postgres.search
from django.db import migrations, models

from district.vocabulary import READING
from kit.reading import may_slip
from reports.contents import vector_of

# The vector is written as a report is published from now on.
WRITTEN = "ALTER TABLE reports_reportversion ALTER COLUMN search DROP EXPRESSION"


def read_anew(apps, schema_editor):
    """What is published already is read as everything will be from now on."""
    words = set()
    for version in apps.get_model("reports", "ReportVersion").objects.iterator(100):
        words.update(filter(may_slip, READING.words(version.search_text)))
        subjects = [subject.name for subject in version.subjects.all()]
        version.search = vector_of(version.snapshot, subjects, version.grades)
        version.save(update_fields=["search"])
    Word = apps.get_model("reports", "Word")
    Word.objects.bulk_create([Word(text=word) for word in sorted(words)], batch_size=1000)


class Migration(migrations.Migration):
    dependencies = [
        ("billboard", "0010_the_words_it_is_read_in"),
        ("reports", "0002_words_as_submitted"),
    ]

    operations = [
        migrations.SeparateDatabaseAndState(
            [migrations.RunSQL(WRITTEN, elidable=False)],
            [
                migrations.AlterField(
                    model_name="reportversion",
                    name="search",
                    field=django.contrib.postgres.search.SearchVectorField(
                        editable=False, null=True
                    ),
                )
            ],
        ),
        migrations.CreateModel(
            name="Word",
            fields=[("text", models.TextField(primary_key=True, serialize=False))],
            options={
                "indexes": [
                    django.contrib.postgres.indexes.GinIndex(
                        fields=["text"],
                        name="archive_words_by_letters",
                        opclasses=["gin_trgm_ops"],
                    )
                ],
            },
        ),
        migrations.RunPython(read_anew, migrations.RunPython.noop),
    ]
