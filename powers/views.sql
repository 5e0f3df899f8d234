-- Appointments in force, of people who work here. Whoever stands in for somebody has their power,
-- as long as they hold it and work here.
CREATE VIEW powers_power AS
SELECT appointment.id::text AS id,
       appointment.person_id,
       coalesce(stood_in.kind, appointment.kind)::varchar(24) AS kind,
       CASE WHEN stood_in.id IS NULL THEN appointment.school_id ELSE stood_in.school_id END
           AS school_id,
       stood_in.person_id AS for_whom_id,
       greatest(appointment.starts, stood_in.starts) AS starts,
       coalesce(least(appointment.ends, stood_in.ends), '9999-12-31') AS ends
  FROM powers_appointment appointment
  JOIN people_person holder ON holder.id = appointment.person_id AND holder.is_active
  LEFT JOIN powers_appointment stood_in ON stood_in.id = appointment.acting_for_id
  LEFT JOIN people_person absent ON absent.id = stood_in.person_id
 WHERE appointment.taken_back_at IS NULL
   AND (stood_in.id IS NULL OR absent.is_active);

-- The conflict rule: nobody decides on a thing that they are on, nor in the place of one who is.
CREATE FUNCTION powers_decides(person bigint, for_whom bigint, on_it bigint[]) RETURNS boolean
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT NOT coalesce(on_it, '{}') && ARRAY[person, for_whom]
$$;
