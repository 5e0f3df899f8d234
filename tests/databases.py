"""The tables as the migrations make them: made once in a run, and copied wherever they are needed.

Migrating takes longer than most files of tests; a copy takes a moment. Each worker's database
begins as a copy, and so does that of a test with servers of its own.
"""

import subprocess
from functools import cache
from hashlib import sha256

import pytest
from django.conf import settings
from django.db import connection, transaction
from django.test import TransactionTestCase

from embedded.servers import clean_environment


def _seal():
    """What is made by other migrations has another name: no server keeps what is out of date."""
    files = sorted(settings.BASE_DIR.glob("*/migrations/*.py"))
    return sha256(b"".join(file.read_bytes() for file in files)).hexdigest()[:12]


@pytest.fixture(scope="session")
def migrated(django_db_blocker):
    """The name of the database that is copied; whoever needs it first makes it."""
    name = f"plt_as_migrated_{_seal()}"
    with django_db_blocker.unblock(), connection._nodb_cursor() as cursor:
        cursor.execute("SET lock_timeout = 0; SET statement_timeout = 0")
        cursor.execute("SELECT pg_advisory_lock(1)")
        cursor.execute("SELECT FROM pg_database WHERE datname = %s AND datistemplate", [name])
        if not cursor.fetchall():
            _migrate(name)
            cursor.execute(f"ALTER DATABASE {name} IS_TEMPLATE true")
    return name


def _migrate(name):
    facts = connection.settings_dict
    usual, for_tests = facts["NAME"], facts["TEST"]["NAME"]
    facts["TEST"]["NAME"] = name
    connection.creation.create_test_db(verbosity=0, autoclobber=True)
    with connection.cursor() as cursor:  # no test is planned by what another has left behind
        for table in _tables():
            cursor.execute(f"ALTER TABLE {table} SET (autovacuum_enabled = false)")
    connection.close()
    connection.close_pool()  # a database in which somebody is cannot be copied
    facts["NAME"], facts["TEST"]["NAME"] = usual, for_tests


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix, migrated):
    connection.settings_dict["TEST"]["TEMPLATE"] = migrated


@pytest.fixture(scope="session")
def furnish(migrated):
    """Gives the empty database of other servers all tables, as if it had been migrated."""

    def furnished(place):
        ours = [place.programs / "pg_dump", "-h", connection.settings_dict["HOST"], "-U", "plt"]
        theirs = [place.programs / "psql", "-h", place.sockets, "-U", "plt", "-d", "plt"]
        quietly = {"env": clean_environment(), "check": True, "stdout": subprocess.PIPE}
        tables = subprocess.run([*ours, migrated], **quietly).stdout
        subprocess.run([*theirs, "-v", "ON_ERROR_STOP=1"], input=tables, **quietly)

    return furnished


# --- What a test has committed --------------------------------------------------------------------


@pytest.fixture(scope="session", autouse=True)
def emptied_row_by_row():
    """To truncate a hundred tables and enter all permissions anew takes longer than most tests."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(TransactionTestCase, "_fixture_teardown", lambda case: _empty())
        yield


@transaction.atomic
def _empty():
    """Whoever is still at work is waited for; the guards that keep rows from being lost sleep."""
    with connection.cursor() as cursor:
        cursor.execute(f"LOCK TABLE {', '.join(_tables())}")
        cursor.execute("SET LOCAL session_replication_role = replica")
        cursor.execute("; ".join(f"DELETE FROM {table}" for table in _tables()))


@cache
def _tables():
    """All but those whose rows the migrations entered."""
    entered = {"django_content_type", "auth_permission"}
    return sorted({*connection.introspection.django_table_names(only_existing=True)} - entered)
