from django.db import migrations

from district.vocabulary import READING
from kit.reading import may_slip


def learn(apps, schema_editor):
    """What a published report is about counts among the words of the archive, too."""
    subjects = apps.get_model("district", "Subject").objects.filter(
        pk__in=apps.get_model("reports", "ReportVersion").objects.values("subjects")
    )
    words = {word for subject in subjects for word in READING.words(subject.name)}
    Word = apps.get_model("reports", "Word")
    rows = [Word(text=word) for word in sorted(filter(may_slip, words))]
    Word.objects.bulk_create(rows, ignore_conflicts=True)


class Migration(migrations.Migration):
    dependencies = [("reports", "0004_answers_that_cross")]

    operations = [migrations.RunPython(learn, migrations.RunPython.noop, elidable=True)]
