"""What every test may ask for."""

import os

import pytest
from _pytest.nodeid import coerce_node_id
from django.conf import settings
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests import builders, fetching
from tests.chromium import browser, context_of, window_of
from tests.databases import (
    django_db_modify_db_settings,
    emptied_row_by_row,
    furnish,
    migrated,
)
from tests.stack import stack

__all__ = [
    "browser",
    "context_of",
    "django_db_modify_db_settings",
    "emptied_row_by_row",
    "furnish",
    "migrated",
    "stack",
    "window_of",
]


def pytest_configure():
    """Each worker empties a cache of its own, and its servers know which; no page fetches late."""
    number = 1 + int(os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw"))
    os.environ["CACHE_URL"] = f"{os.environ['CACHE_URL'].removesuffix('1')}{number}"
    settings.CACHES["default"]["LOCATION"] = os.environ["CACHE_URL"]
    fetching.watch(settings)


def pytest_itemcollected(item):
    """What waits waits in one worker, and leaves the cores to the others."""
    if "stack" in item.fixturenames:
        item.add_marker("waiting")
    if item.get_closest_marker("waiting"):
        item.add_marker(pytest.mark.xdist_group("waiting"), append=False)


def pytest_collection_modifyitems(items):
    """What may take longest begins first: no worker is left alone with it at the end."""
    items.sort(key=_seconds, reverse=True)
    if "PYTEST_XDIST_WORKER" in os.environ:
        for item in items:
            _name_its_group(item)


def _name_its_group(item):
    """pytest-xdist 3.8 writes it where pytest 9.2 does not look, and would share nothing."""
    if group := item.get_closest_marker("xdist_group"):
        item._id = coerce_node_id(f"{item.nodeid}@{group.args[0]}")


def _seconds(item):
    """At most: all that waits adds up, and every test may say for itself."""
    own = getattr(item.get_closest_marker("timeout"), "args", (0,))[0]
    return own + 10_000 * bool(item.get_closest_marker("waiting"))


@pytest.fixture
def year(db):
    """The school year 2026-27 with its calendar, on Tuesday, September 22, at eight."""
    return builders.the_year()


@pytest.fixture(autouse=True)
def _september(request, time_machine):
    """Tests live on Tuesday, September 22, 2026, unless they travel or drive a real stack."""
    if "stack" not in request.fixturenames:
        time_machine.move_to(builders.SEPTEMBER_22, tick=True)


@pytest.fixture
def on_commit(django_capture_on_commit_callbacks):
    """What was rung for after the commit is run when this block ends."""
    return django_capture_on_commit_callbacks(execute=True)


@pytest.fixture
def counted(client):
    """Ask for a page; answers how many queries it took, with relations that nobody forgot."""

    def queries_of(path):
        with CaptureQueriesContext(connection) as captured:
            response = client.get(path)
        assert response.status_code == 200, path
        return len(captured)

    return queries_of
