from django.db import migrations

CREATE = """
-- Appointments in force, delegates as long as what they stand in for, of people who work here.
CREATE VIEW powers_power AS
SELECT appointment.id::text AS id,
       appointment.person_id,
       appointment.kind,
       appointment.school_id,
       stood_in.person_id AS for_whom_id,
       appointment.starts,
       coalesce(least(appointment.ends, stood_in.ends), '9999-12-31') AS ends
  FROM powers_appointment appointment
  JOIN people_person holder ON holder.id = appointment.person_id AND holder.is_active
  LEFT JOIN powers_appointment stood_in ON stood_in.id = appointment.acting_for_id
 WHERE appointment.taken_back_at IS NULL;

-- The conflict rule: nobody decides on a thing that they are on, nor in the place of one who is.
CREATE FUNCTION powers_decides(person bigint, for_whom bigint, on_it bigint[]) RETURNS boolean
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT NOT coalesce(on_it, '{}') && ARRAY[person, for_whom]
$$;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0006_powers_have_a_floor_of_their_own"),
        ("powers", "0002_from_the_floor_of_people"),
    ]

    operations = [
        migrations.RunSQL(
            CREATE,
            "DROP FUNCTION powers_decides(bigint, bigint, bigint[]); DROP VIEW powers_power",
        ),
    ]
