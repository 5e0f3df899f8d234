"""Knocking at the doors of the table: everybody is signed in once, and every request is undone.

Whoever only looks does so where the database allows no writing, so that each row of the table also
proves that looking changes nothing.
"""

from contextlib import contextmanager, nullcontext
from copy import deepcopy
from importlib import import_module
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.conf import settings
from django.db import connection, transaction
from django.test import Client
from django.urls import reverse

from people.sessions import SessionStore
from tests.doors import KINDS, Door

HERE = Path(__file__).parent
TABLE: list[Door] = [
    door
    for path in sorted(HERE.glob("*/doors.py"))
    for door in import_module(f"tests.{path.parent.name}.doors").DOORS
]
MEANS = {"Y": {200, 204, 302, 422}, "r": {302}, "3": {403}, "4": {404}, "n": {503}}


class Visitors:
    """Browsers in which people stay signed in from door to door of one scene."""

    def __init__(self, scene):
        self.scene, self._browsers = scene, {}

    def signs(self, door: Door) -> str:
        """What the answers mean to each kind of person, in the order of KINDS."""
        return " ".join(self.sign(door, self.scene.kinds[kind], door.sign(kind)) for kind in KINDS)

    def sign(self, door, person, expected, *, at=None, meanwhile=None) -> str:
        """The sign that the answer means, or its status where that is not the expected sign.

        `at` are other things than those of the scene; `meanwhile` happens while the browser is
        open, before the request.
        """
        with self._let_in(person) as browser:
            if meanwhile:
                meanwhile()
            with looking() if door.method == "GET" else nullcontext():
                response = request(browser, door, at or self.scene)
                response.getvalue()  # read to the end, a file is closed
        return meaning(response, expected)

    def look(self, person, path):
        """What this address answers, and all that it says."""
        with self._let_in(person) as browser, looking():
            response = browser.get(path)
            return response, response.getvalue()

    @contextmanager
    def _let_in(self, person):
        browser = self._browser(person)
        kept, browser.cookies = browser.cookies, deepcopy(browser.cookies)
        with undone():
            yield browser
        browser.cookies = kept

    def _browser(self, person) -> Client:
        if person not in self._browsers:
            # A page that breaks is an answer, too: the walk goes on, and the log tells what broke.
            self._browsers[person] = browser = Client(raise_request_exception=False)
            if person:
                browser.force_login(person)
        return self._browsers[person]


@contextmanager
def undone():
    """Whatever happens in here has not happened."""
    with transaction.atomic():
        try:
            yield
        finally:
            transaction.set_rollback(True)


@contextmanager
def looking():
    """Nothing can be written but the session, which is kept in mind: the database refuses it."""
    with pytest.MonkeyPatch.context() as patched, connection.cursor() as cursor:
        patched.setattr(SessionStore, "save", lambda *_, **__: None)
        patched.setattr(SessionStore, "_saw", lambda *_, **__: None)
        cursor.execute("SET TRANSACTION READ ONLY")
        yield


def request(browser: Client, door: Door, things: SimpleNamespace):
    if door.method == "GET":
        return browser.get(path_of(door, things))
    data = {key: argument(things, value) for key, value in door.data.items()}
    return browser.post(path_of(door, things), data)


def path_of(door: Door, things: SimpleNamespace) -> str:
    return reverse(door.name, args=[argument(things, word) for word in door.args])


def argument(things: SimpleNamespace, word):
    thing = getattr(things, word, word) if isinstance(word, str) else word
    return getattr(thing, "pk", thing)


def meaning(response, expected: str) -> str:
    if response.status_code == 302 and response.url.startswith(reverse(settings.LOGIN_URL)):
        return "s"
    said = response.status_code in MEANS.get(expected, set())
    return expected if said else f"{response.status_code}"
