"""Every address and everybody who knocks: the table of doors, tried door by door."""

import pytest
from django.urls import URLPattern, URLResolver, get_resolver

from tests.knocking import TABLE, Visitors
from tests.scene import the_scene

GROUPS = sorted({(door.app, door.stands) for door in TABLE})


@pytest.mark.parametrize(("app", "stands"), GROUPS)
def test_the_doors_open_to_whom_the_table_says(app, stands, db):
    doors = [d for d in TABLE if (d.app, d.stands) == (app, stands)]
    visitors = Visitors(the_scene(stands))

    answers = [(str(door), visitors.signs(door, door.sign)) for door in doors]

    assert answers == [(str(door), door.who) for door in doors]


def test_every_address_has_a_row_in_the_table():
    assert set(_addresses(get_resolver())) - {door.name for door in TABLE} == set()


def test_every_row_has_an_address():
    assert {door.name for door in TABLE} - set(_addresses(get_resolver())) == set()


def _addresses(resolver, space=""):
    """The names of all addresses. The admin is one door: what lies behind it has its own locks."""
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLResolver):
            if pattern.app_name == "admin":
                yield "admin:index"
            else:
                inner = f"{space}{pattern.namespace}:" if pattern.namespace else space
                yield from _addresses(pattern, inner)
        elif isinstance(pattern, URLPattern):
            yield f"{space}{pattern.name}"
