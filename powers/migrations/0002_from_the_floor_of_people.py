from django.db import migrations

# What people kept moves here as it is, with its history: nothing of it happens anew.
MOVED = {
    "appointment": "id, person_id, kind, school_id, grades, starts, ends, acting_for_id, taken_back_at",
    "appointment_subjects": "id, appointment_id, subject_id",
    "appointmentevent": "pgh_id, pgh_created_at, pgh_label, pgh_obj_id, pgh_context_id, id, person_id, kind,"
    " school_id, grades, starts, ends, acting_for_id, taken_back_at",
    "leave": "id, person_id, starts, ends",
    "leaveevent": "pgh_id, pgh_created_at, pgh_label, pgh_obj_id, pgh_context_id, id, person_id,"
    " starts, ends",
}
MOVE = """
    ALTER TABLE powers_{table} DISABLE TRIGGER USER;
    INSERT INTO powers_{table} ({columns}) SELECT {columns} FROM people_{table};
    SET CONSTRAINTS ALL IMMEDIATE;
    SELECT setval(pg_get_serial_sequence('powers_{table}', '{key}'),
                  (SELECT coalesce(max({key}), 1) FROM powers_{table}));
    ALTER TABLE powers_{table} ENABLE TRIGGER USER;
"""
GUARD = """
    CREATE OR REPLACE TRIGGER no_record_is_emptied BEFORE TRUNCATE ON powers_{table}
    FOR EACH STATEMENT EXECUTE FUNCTION no_record_is_emptied();
"""


def _moves():
    for table, columns in MOVED.items():
        yield MOVE.format(table=table, columns=columns, key=columns.split(",")[0])
    for table in ("appointmentevent", "leaveevent"):
        yield GUARD.format(table=table)


class Migration(migrations.Migration):
    dependencies = [
        ("powers", "0001_initial"),
        ("people", "0005_leaves"),
        ("plt_portal", "0002_no_record_is_emptied"),
    ]

    operations = [migrations.RunSQL(sql, migrations.RunSQL.noop) for sql in _moves()]
