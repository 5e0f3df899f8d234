"""Every address and everybody who knocks: the table of doors, tried door by door."""

from importlib import import_module
from pathlib import Path

import pytest
from django.conf import settings
from django.db import transaction
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from tests.doors import KINDS, Door
from tests.scene import the_scene

HERE = Path(__file__).parent
TABLE: list[Door] = [
    door
    for path in sorted(HERE.glob("*/doors.py"))
    for door in import_module(f"tests.{path.parent.name}.doors").DOORS
]
MEANS = {"Y": {200, 204, 302, 422}, "r": {302}, "3": {403}, "4": {404}}


@pytest.mark.parametrize("door", TABLE, ids=lambda door: f"{door.method} {door.name} {door.stands}")
def test_a_door_opens_to_whom_the_table_says(door, client, db):
    scene = the_scene(door.stands)

    answers = {kind: _knock(client, door, scene, kind) for kind in KINDS}

    assert answers == {kind: door.sign(kind) for kind in KINDS}


def test_every_address_has_a_row_in_the_table():
    assert set(_addresses(get_resolver())) - {door.name for door in TABLE} == set()


def test_every_row_has_an_address():
    assert {door.name for door in TABLE} - set(_addresses(get_resolver())) == set()


def _knock(client, door, scene, kind):
    """One request, undone afterwards; the sign that its answer means."""
    person = scene.kinds[kind]
    client.logout()
    with transaction.atomic():
        if person:
            client.force_login(person, backend=settings.AUTHENTICATION_BACKENDS[0])
        response = _request(client, door, scene)
        transaction.set_rollback(True)
    return _sign(response, door.sign(kind))


def _request(client, door, scene):
    path = reverse(door.name, args=[_argument(scene, word) for word in door.args])
    if door.method == "GET":
        return client.get(path)
    data = {key: _argument(scene, value) for key, value in door.data.items()}
    return client.post(path, data)


def _argument(scene, word):
    thing = getattr(scene, word, word) if isinstance(word, str) else word
    return getattr(thing, "pk", thing)


def _sign(response, expected):
    if response.status_code == 302 and response.url.startswith(reverse(settings.LOGIN_URL)):
        return "s"
    said = response.status_code in MEANS.get(expected, set())
    return expected if said else f"{response.status_code}"


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
