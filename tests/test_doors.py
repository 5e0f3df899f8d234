"""Every address and everybody who knocks: the table of doors, tried door by door."""

import pytest
from django.urls import URLPattern, URLResolver, get_resolver

from tests.doors import KINDS
from tests.knocking import TABLE, Visitors
from tests.scene import the_scene
from tests.walking import STANDS, reads_the_walk, the_walk


@reads_the_walk
@pytest.mark.parametrize("stands", STANDS)
def test_whoever_looks_in_is_let_in_as_the_table_says(stands, db):
    looked = [glance for glance in the_walk(stands) if glance.door]

    answers = {(str(glance.door), glance.who): glance.sign for glance in looked}

    assert answers == {
        (str(door), kind): door.sign(kind)
        for door in TABLE
        if door.method == "GET" and door.stands == stands
        for kind in KINDS
    }


@pytest.mark.parametrize("stands", STANDS)
def test_whoever_wants_something_done_gets_what_the_table_says(stands, db):
    doors = [door for door in TABLE if door.method == "POST" and door.stands == stands]
    visitors = Visitors(the_scene(stands))

    answers = [(str(door), visitors.signs(door)) for door in doors]

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
