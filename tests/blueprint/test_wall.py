"""The wall seen from behind: where the records hold what a team writes in its Blueprint.

Who finds it through the doors, in letters and searches, is tried in the journeys.
"""

import pytest
from django.db import connection

from blueprint.prompts import PARTS, Place
from blueprint.writing import Crossed, save
from tests.scene import the_scene

PLANTED = "Our weak spot is the marmalade lighthouse"


@pytest.fixture
def planted(db):
    """The scene with the sentence in every part, in an old version and in a crossed one."""
    scene = the_scene()
    person = scene.kinds["facilitator"]
    for part in PARTS:
        base = 1 if part.key == "ideal" else 0
        save(scene.team, Place(part.key), f"{PLANTED} in {part.key}.", by=person, seen=base)
    with pytest.raises(Crossed):
        save(scene.team, Place("cost"), f"{PLANTED}, I say.", by=person, seen=0)
    return scene


def test_the_records_hold_it_in_two_places(planted):
    tables = connection.introspection.table_names()

    found = {table for table in tables if _holds_it(table)}

    assert found == {"blueprint_answer", "blueprint_answerversion"}


def _holds_it(table):
    with connection.cursor() as cursor:
        name = connection.ops.quote_name(table)
        cursor.execute(f"SELECT count(*) FROM {name} t WHERE t::text LIKE '%marmalade%'")
        return cursor.fetchone()[0]
