"""A view of the database is what its file says; a migration may only bring it there."""

import re

import pytest
from django.conf import settings
from django.db import connection

pytestmark = pytest.mark.django_db
FILES = sorted(settings.BASE_DIR.glob("*/views.sql"))
VIEWS = {
    name: body
    for file in FILES
    for name, body in re.findall(
        r"CREATE VIEW (\w+) AS(.*?);", re.sub(r"--.*", "", file.read_text()), re.DOTALL
    )
}


def test_every_view_has_its_file():
    with connection.cursor() as cursor:
        cursor.execute("SELECT viewname FROM pg_views WHERE schemaname = 'public'")
        there = {name for (name,) in cursor.fetchall()}

    assert there == set(VIEWS)


@pytest.mark.parametrize("name", VIEWS)
def test_a_view_is_as_it_is_written(name):
    """As PostgreSQL says it again, once written and once more restored from its own words."""
    written = _said_again("as_written", VIEWS[name])
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_get_viewdef(%s::regclass)", [name])
        [there] = cursor.fetchone()

    assert there in (written, _said_again("as_restored", written.rstrip(";")))


def _said_again(name, body):
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE VIEW {name} AS {body}")
        cursor.execute("SELECT pg_get_viewdef(%s::regclass)", [name])
        return cursor.fetchone()[0]
