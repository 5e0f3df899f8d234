from django.db import migrations
from django.db.models import Q

from kit import clock

GUARD = """
    CREATE OR REPLACE TRIGGER no_record_is_emptied BEFORE TRUNCATE ON powers_assignmentevent
    FOR EACH STATEMENT EXECUTE FUNCTION no_record_is_emptied();
"""


def fill(apps, editor):
    """Everybody works from the first day of this school year where they work today."""
    today = clock.today()
    year = apps.get_model("district", "SchoolYear").objects.filter(is_current=True).first()
    starts = min(year.first_day, today) if year else today
    people = apps.get_model("people", "Person").objects
    working = people.filter(Q(school__isnull=False) | ~Q(role=""))
    assignment = apps.get_model("powers", "Assignment")
    assignment.objects.bulk_create(
        (
            assignment(person_id=pk, school_id=school, function=role, starts=starts)
            for pk, school, role in working.order_by("pk").values_list("pk", "school", "role")
        ),
        batch_size=2000,
    )


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0006_powers_have_a_floor_of_their_own"),
        ("plt_portal", "0002_no_record_is_emptied"),
        ("powers", "0004_where_somebody_works"),
    ]

    operations = [
        migrations.RunSQL(GUARD, migrations.RunSQL.noop),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
