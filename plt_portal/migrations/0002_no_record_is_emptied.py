from django.db import migrations

# Deleting a row of a record is refused row by row; TRUNCATE asks no row. Every table that refuses
# the one refuses the other; a table that is tracked from now on needs the trigger in a migration
# of its own.
GUARD = """
CREATE FUNCTION no_record_is_emptied() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'What % records stays: no_record_is_emptied', TG_TABLE_NAME;
END
$$;

DO $$
DECLARE kept regclass;
BEGIN
    FOR kept IN
        SELECT DISTINCT tgrelid::regclass FROM pg_trigger
        WHERE tgname ~ '^pgtrigger_(append_only|a_record_is_never|a_membership_is_never)'
    LOOP
        EXECUTE format(
            'CREATE TRIGGER no_record_is_emptied BEFORE TRUNCATE ON %s'
            ' FOR EACH STATEMENT EXECUTE FUNCTION no_record_is_emptied()', kept
        );
    END LOOP;
END
$$;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("billboard", "0005_the_words_of_a_year"),
        ("blueprint", "0003_paper"),
        ("district", "0002_september_for_all"),
        ("goals", "0001_initial"),
        ("letters", "0002_letters_that_combine"),
        ("people", "0005_leaves"),
        ("plt_portal", "0001_initial"),
        ("reports", "0001_initial"),
        ("teams", "0007_asking_the_office"),
        ("training", "0001_initial"),
    ]

    operations = [migrations.RunSQL(GUARD, "DROP FUNCTION no_record_is_emptied() CASCADE")]
