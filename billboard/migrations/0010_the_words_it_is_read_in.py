import django.contrib.postgres.search
from django.db import migrations

# The vector is written by the verbs from now on. What stands there keeps its own until the night
# reads it anew.
WRITTEN = "ALTER TABLE billboard_posting ALTER COLUMN search DROP EXPRESSION"


class Migration(migrations.Migration):
    dependencies = [("billboard", "0009_answers_that_cross")]

    operations = [
        migrations.SeparateDatabaseAndState(
            [migrations.RunSQL(WRITTEN, elidable=False)],
            [
                migrations.AlterField(
                    model_name="posting",
                    name="search",
                    field=django.contrib.postgres.search.SearchVectorField(
                        editable=False, null=True
                    ),
                )
            ],
        )
    ]
