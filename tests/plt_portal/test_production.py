"""What a browser is told by a portal that runs for a district: cookies, HTTPS, headers, policy."""

import json
import os
import subprocess
import sys

import pytest
from django.conf import settings

from tests.plt_portal.test_settings import COMPLETE

ASK = """
import json, django
from django.conf import settings
settings.STORAGES["staticfiles"]["BACKEND"] = "django.core.files.storage.InMemoryStorage"
settings.STORAGES["staticfiles"]["OPTIONS"] = {"base_url": "/static/"}
settings.SESSION_ENGINE = "django.contrib.sessions.backends.signed_cookies"  # no records here
django.setup()
from django.contrib.sessions.middleware import SessionMiddleware
from django.http import HttpResponse
from django.test import Client, RequestFactory
there = {"headers": {"host": "plt.millbrook.example"}}
browser = Client()
told = {}
for name, answer in {
    "plain": browser.get("/help/", **there),
    "probe": browser.get("/health/live/", **there),
    "page": browser.get("/sign-in/", secure=True, **there),
    "theme": browser.post("/theme/", {"theme": "dark"}, secure=True, **there),
    "nowhere": browser.get("/nowhere/", secure=True, **there),
    "another": browser.get("/help/", secure=True, headers={"host": "evil.example"}),
    "forged": Client(enforce_csrf_checks=True).post("/theme/", {}, secure=True, **there),
}.items():
    cookies = {key: dict(morsel) for key, morsel in answer.cookies.items()}
    told[name] = {"status": answer.status_code, "cookies": cookies} | dict(answer.headers)
def signed_in(request):
    request.session["person"] = 7
    return HttpResponse()
answer = SessionMiddleware(signed_in)(RequestFactory().get("/", secure=True))
told["signed in"] = {"cookies": {key: dict(morsel) for key, morsel in answer.cookies.items()}}
print(json.dumps(told))
"""


pytestmark = pytest.mark.xdist_group("a portal in production")


@pytest.fixture(scope="module")
def told():
    keep = {"PATH": os.environ["PATH"], "DJANGO_SETTINGS_MODULE": "plt_portal.settings"}
    asked = subprocess.run(
        [sys.executable, "-c", ASK],
        cwd=settings.BASE_DIR,
        env=keep | COMPLETE,
        capture_output=True,
        text=True,
        check=False,
    )
    assert asked.returncode == 0, asked.stderr
    return json.loads(asked.stdout)


def test_plain_http_is_sent_to_https(told):
    assert told["plain"]["status"] == 301
    assert told["plain"]["Location"] == "https://plt.millbrook.example/help/"


def test_a_probe_from_beside_the_portal_is_answered_without_https(told):
    assert told["probe"]["status"] == 200


def test_a_browser_remembers_https_for_a_year(told):
    assert told["page"]["Strict-Transport-Security"] == (
        "max-age=31536000; includeSubDomains; preload"
    )


@pytest.mark.parametrize("page", ["page", "theme", "nowhere", "forged"])
def test_every_answer_carries_its_headers(told, page):
    headers = told[page]
    policy = dict(each.split(" ", 1) for each in headers["Content-Security-Policy"].split("; "))

    assert policy["default-src"] == policy["frame-ancestors"] == policy["base-uri"] == "'none'"
    assert policy["script-src"] == policy["style-src"] == policy["form-action"] == "'self'"
    assert policy["object-src"] == "'none'"
    assert "unsafe" not in headers["Content-Security-Policy"]
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert "camera=()" in headers["Permissions-Policy"]
    assert "no-store" in headers["Cache-Control"]


def test_cookies_belong_to_this_host_and_to_no_script(told):
    cookies = told["page"]["cookies"] | told["theme"]["cookies"] | told["signed in"]["cookies"]

    assert set(cookies) == {"__Host-csrf", "__Host-session", "__Host-theme"}
    for cookie in cookies.values():
        assert cookie["secure"]
        assert cookie["httponly"]
        assert cookie["samesite"] == "Lax"
        assert (cookie["path"], cookie["domain"]) == ("/", "")


def test_strangers_get_no_page(told):
    assert told["another"]["status"] == 400
    assert told["forged"]["status"] == 403
