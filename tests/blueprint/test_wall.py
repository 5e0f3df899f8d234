"""The wall: what a team writes in its Blueprint is found nowhere but on its own pages."""

from importlib import import_module
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection
from django.urls import reverse

from blueprint.prompts import PARTS
from blueprint.writing import Crossed, save
from tests.doors import KINDS
from tests.scene import the_scene

PLANTED = "Our weak spot is the marmalade lighthouse"
TEAM = {"member", "facilitator"}


@pytest.fixture
def planted(db):
    """The scene with the sentence in every part, in an old version and in a crossed one."""
    scene = the_scene()
    person = scene.kinds["facilitator"]
    for part in PARTS:
        base = 1 if part.key == "ideal" else 0
        save(scene.team, part.key, f"{PLANTED} in {part.key}.", by=person, base_version=base)
    with pytest.raises(Crossed):
        save(scene.team, "cost", f"{PLANTED}, I say.", by=person, base_version=0)
    return scene


def test_nobody_outside_the_team_reads_it_through_any_door(planted, client):
    for kind in set(KINDS) - TEAM:
        client.logout()
        if planted.kinds[kind]:
            client.force_login(planted.kinds[kind], backend=settings.AUTHENTICATION_BACKENDS[0])
        for path in _pages(planted):
            said = client.get(path).content.decode(errors="replace")
            assert "marmalade" not in said, f"{kind} at {path}"


def test_the_records_hold_it_in_two_places(planted):
    tables = connection.introspection.table_names()

    found = {table for table in tables if _holds_it(table)}

    assert found == {"blueprint_answer", "blueprint_answerversion"}


def _pages(scene):
    """Every door that is opened by looking, from the table of doors."""
    for rows in sorted(Path(__file__).parent.parent.glob("*/doors.py")):
        for door in import_module(f"tests.{rows.parent.name}.doors").DOORS:
            if door.method == "GET":
                args = [getattr(scene, w, w) if isinstance(w, str) else w for w in door.args]
                yield reverse(door.name, args=[getattr(arg, "pk", arg) for arg in args])


def _holds_it(table):
    with connection.cursor() as cursor:
        name = connection.ops.quote_name(table)
        cursor.execute(f"SELECT count(*) FROM {name} t WHERE t::text LIKE '%marmalade%'")
        return cursor.fetchone()[0]
