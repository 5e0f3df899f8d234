"""What every test may ask for."""

import os

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from playwright.sync_api import sync_playwright

from tests import builders
from tests.stack import stack

__all__ = ["stack"]


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


@pytest.fixture(scope="session")
def browser():
    """One Chromium for all tests that look at pages; without one they are skipped."""
    if not os.environ.get("CHROMIUM"):
        pytest.skip("no Chromium here")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=os.environ["CHROMIUM"])
        yield chromium
        chromium.close()
