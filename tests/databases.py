"""The tables as the migrations make them: made once, kept, and copied wherever they are needed.

Migrating takes longer than most files of tests; a copy takes a moment. What the migrations have
made is kept as SQL for the next run, under the seal of all that went into it. Each worker's
database begins as a copy, and so does that of a test with servers of its own.
"""

import os
import subprocess
from functools import cache
from hashlib import sha256

import pytest
from django.conf import settings
from django.db import connection, transaction
from django.test import TransactionTestCase

from embedded.servers import clean_environment
from embedded.wheels import postgres_account, postgres_programs

KEPT = settings.BASE_DIR / "var" / "migrated"
MAKERS = ["*/migrations/*.py", "plt_portal/settings.py", "requirements/test.txt"]


def _seal():
    """What other migrations or another Django or PostgreSQL would make, has another seal."""
    files = sorted(path for maker in MAKERS for path in settings.BASE_DIR.glob(maker))
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
            _make(name, cursor)
            cursor.execute(f"ALTER DATABASE {name} IS_TEMPLATE true")
    return name


def _make(name, cursor):
    kept = KEPT / f"{name}.sql"
    if kept.exists():
        cursor.execute(f"DROP DATABASE IF EXISTS {name}")
        cursor.execute(f"CREATE DATABASE {name}")
        _run_sql(kept.read_bytes(), _sockets(), name)
    else:
        _migrate(name)
        _keep(_as_sql(name), kept)


def _keep(sql, kept):
    """Whole or not at all, whoever else keeps the same; what has an older seal goes."""
    KEPT.mkdir(parents=True, exist_ok=True)
    half = kept.with_suffix(f".{os.getpid()}")
    half.write_bytes(sql)
    half.rename(kept)
    for old in set(KEPT.glob("*.sql")) - {kept}:
        old.unlink(missing_ok=True)


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
    return lambda place: _run_sql(_as_sql(migrated), place.sockets, "plt")


def _as_sql(name):
    return _told("pg_dump", _sockets(), name)


def _run_sql(sql, sockets, name):
    _told("psql", sockets, name, "--single-transaction", "-v", "ON_ERROR_STOP=1", words=sql)


def _told(program, sockets, name, *more, words=b""):
    """What one of PostgreSQL's programs answers about this database."""
    path = postgres_programs(postgres_account()) / program
    command = [path, "-h", sockets, "-U", "plt", "-d", name, *more]
    done = {"env": clean_environment(), "check": True, "stdout": subprocess.PIPE}
    return subprocess.run(command, input=words, **done).stdout


def _sockets():
    return connection.settings_dict["HOST"]


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
