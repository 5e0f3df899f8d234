"""The demo runs on this machine alone."""

import pytest
from django.core.exceptions import ImproperlyConfigured

from demo.guard import must_be_private


@pytest.fixture(autouse=True)
def _in_the_demo(settings):
    settings.DEMO = True
    settings.SITE_URL = "http://127.0.0.1:8000"


@pytest.mark.parametrize("host", ["", "/tmp/sockets", "127.0.0.1", "127.9.9.9", "::1", "localhost"])
def test_a_database_on_this_machine_will_do(settings, monkeypatch, host):
    monkeypatch.setitem(settings.DATABASES["default"], "HOST", host)

    must_be_private()


@pytest.mark.parametrize(
    "host", ["db.millbrook.example", "10.0.0.4", "0.0.0.0", "localhost.example"]
)
def test_a_database_elsewhere_stops_it(settings, monkeypatch, host):
    monkeypatch.setitem(settings.DATABASES["default"], "HOST", host)

    with pytest.raises(ImproperlyConfigured, match="the database is on"):
        must_be_private()


@pytest.mark.parametrize("broker", ["redis://10.0.0.4:6379/0", "redis://valkey:6379/0"])
def test_a_broker_elsewhere_stops_it(settings, broker):
    settings.CELERY_BROKER_URL = broker

    with pytest.raises(ImproperlyConfigured, match="the broker is on"):
        must_be_private()


def test_a_broker_behind_a_socket_will_do(settings):
    settings.CELERY_BROKER_URL = "redis+socket:///tmp/valkey.sock"

    must_be_private()


def test_a_site_that_others_can_reach_stops_it(settings):
    settings.SITE_URL = "https://plt.millbrook.example"

    with pytest.raises(ImproperlyConfigured, match="the site is on 'plt"):
        must_be_private()


def test_a_host_name_that_others_can_reach_stops_it(settings):
    settings.ALLOWED_HOSTS = ["127.0.0.1", "plt.millbrook.example"]

    with pytest.raises(ImproperlyConfigured, match="the site is on"):
        must_be_private()


def test_it_exists_in_the_demo_only(settings):
    settings.DEMO = False

    with pytest.raises(ImproperlyConfigured, match="exists in the demo only"):
        must_be_private()
