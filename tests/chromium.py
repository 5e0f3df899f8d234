"""Chromium at the portal of the tests: windows of people who are signed in."""

import os
import threading
import time
from contextlib import contextmanager
from functools import cache

import pytest
from django.conf import settings
from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.test import Client
from playwright.sync_api import sync_playwright

from plt_portal.stylesheet import JoiningFinder


@pytest.fixture(scope="session")
def browser():
    """One Chromium for all tests that look at pages; without one they are skipped."""
    if not os.environ.get("CHROMIUM"):
        pytest.skip("no Chromium here")
    with sync_playwright() as playwright, _files_sent_once():
        chromium = playwright.chromium.launch(executable_path=os.environ["CHROMIUM"])
        yield chromium
        chromium.close()


@contextmanager
def _files_sent_once():
    """As in production, a browser keeps sheet, script and fonts; and they are made once. The clock
    of the tests stands far behind the browser's, which would ask for each anew on every page."""
    usual = StaticFilesHandler.serve

    def serve(handler, request):
        response = usual(handler, request)
        response.headers["Cache-Control"] = "max-age=31536000, immutable"
        return response

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(StaticFilesHandler, "serve", serve)
        patched.setattr(JoiningFinder, "_make", cache(JoiningFinder._make))
        yield


@pytest.fixture
def context_of(browser, live_server):
    """Answers with a browser of this person's own, signed in, or of somebody who has not."""
    contexts = []

    def opened(person, **options):
        context = browser.new_context(base_url=live_server.url, **options)
        context.add_cookies([session_of(person, live_server.url)] if person else [])
        contexts.append(context)
        return context

    yield opened
    # What saves itself at leaving must not reach a database that is being emptied.
    for page in [page for context in contexts for page in context.pages]:
        page.route("**/save/", lambda route: route.abort())
    for context in contexts:
        context.close()
    _until_all_is_answered()


@pytest.fixture
def window_of(context_of):
    """Answers with a window of this person's own browser, signed in."""
    return lambda person, **options: context_of(person, **options).new_page()


def _until_all_is_answered():
    """The server has a thread for every browser that still talks to it."""
    for _ in range(100):
        if not any("process_request_thread" in each.name for each in threading.enumerate()):
            break
        time.sleep(0.02)


def session_of(person, url):
    client = Client()
    client.force_login(person)
    value = client.cookies[settings.SESSION_COOKIE_NAME].value
    return {"name": settings.SESSION_COOKIE_NAME, "value": value, "url": url}


def has_a_copy(page):
    """Waits until the browser keeps words that the portal does not have."""
    _until_copies(page, True)


def has_no_copy(page):
    """Waits until the browser keeps none any more: the portal has them."""
    _until_copies(page, False)


def _until_copies(page, are_there):
    copies = "Object.keys(localStorage).filter((key) => key.startsWith('plt-copy')).length"
    for _ in range(200):
        if bool(page.evaluate(copies)) == are_there:
            return
        page.wait_for_timeout(50)
    raise AssertionError(f"Copies in the browser: {page.evaluate(copies)}")
