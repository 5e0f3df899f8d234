"""What a district's server must be told, and what it must never have."""

import os
import subprocess
import sys

import pytest
from django.conf import settings

COMPLETE = {
    "PLT_MODE": "production",
    "SECRET_KEY": "made-up-for-these-tests-0123456789-abcdefghijklmnopqrstuvwxyz",
    "ALLOWED_HOSTS": "plt.millbrook.example",
    "SITE_URL": "https://plt.millbrook.example",
    "TRUSTED_PROXIES": "1",
    "DATABASE_URL": "postgres://plt@127.0.0.1:1/plt",
    "BROKER_URL": "redis://127.0.0.1:1/0",
    "CACHE_URL": "redis://127.0.0.1:1/1",
    "MAIL_URL": "smtp://mail.millbrook.example:25",
}


def test_production_starts_when_it_is_told_everything():
    assert _python("import django; django.setup()", COMPLETE).returncode == 0


@pytest.mark.parametrize("missing", sorted(set(COMPLETE) - {"PLT_MODE"}))
def test_production_refuses_to_start_without(missing):
    told = {name: value for name, value in COMPLETE.items() if name != missing}

    refused = _python("import django; django.setup()", told)

    first, second = refused.stderr.splitlines()
    assert refused.returncode == 3
    assert first == "The portal does not start: one setting is not right."
    assert second.startswith(f"  {missing} is missing. As in: ")


def test_nothing_of_the_demo_is_in_production():
    """Its command, its sign-in page, which offers people, and its open door."""
    asks = (
        "import django; django.setup(); from django.urls import resolve;"
        "from django.core.management import get_commands;"
        "page = resolve('/sign-in/').func.__module__;"
        "print('demo' in get_commands(), page);"
        "resolve('/demo/sign-in/'); print('open')"
    )

    district, demo = _python(asks, COMPLETE), _python(asks, {"PLT_MODE": "demo"})

    assert district.stdout.split() == ["False", "plt_portal.signing_in"]
    assert "Resolver404" in district.stderr
    assert demo.stdout.split() == ["True", "demo.views", "open"]


def test_production_keeps_real_time():
    asks = "from django.conf import settings; print(repr(settings.CLOCK_FILE), settings.DEBUG)"

    told = _python(asks, COMPLETE | {"PLT_CLOCK": "/tmp/clock"})

    assert told.stdout.strip() == "'' False"


def _python(code, environment):
    keep = {"PATH": os.environ["PATH"], "DJANGO_SETTINGS_MODULE": "plt_portal.settings"}
    return subprocess.run(
        [sys.executable, "-c", code],
        cwd=settings.BASE_DIR,
        env=keep | environment,
        capture_output=True,
        text=True,
        check=False,
    )
