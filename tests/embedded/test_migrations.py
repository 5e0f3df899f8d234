"""The first migrations are folded by hand: each table comes with all that belongs to it."""

import pytest
from django.core.management import call_command
from django.db import connection
from pgtrigger.registry import registered

pytestmark = pytest.mark.django_db


def test_every_trigger_that_a_model_names_stands_in_its_table():
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT tgname, tgrelid::regclass::text FROM pg_trigger WHERE NOT tgisinternal"
        )
        standing = set(cursor.fetchall())

    named = {(trigger.get_pgid(model), model._meta.db_table) for model, trigger in registered()}

    assert named
    assert named <= standing
    assert {name for name, _ in standing - named} == {"no_record_is_emptied"}


def test_the_migrations_say_what_the_models_say():
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)
