from django.db import migrations

from district.vocabulary import READING


def read_names(apps, schema_editor):
    """Names sort and are found without apostrophes; «St.» is «saint»."""
    for person in apps.get_model("people", "Person").objects.iterator(500):
        name = " ".join(READING.words(f"{person.family_name} {person.given_name}"))[:170]
        if name != person.sort_name:
            person.sort_name = name
            person.save(update_fields=["sort_name"])


class Migration(migrations.Migration):
    dependencies = [("people", "0006_powers_have_a_floor_of_their_own")]

    operations = [migrations.RunPython(read_names, migrations.RunPython.noop)]
