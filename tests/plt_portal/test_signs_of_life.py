"""Worker and beat say once a minute that they are at work."""

import os
import subprocess
import sys
from datetime import timedelta
from urllib.parse import urlsplit

import pytest
from celery import Celery, current_app
from django.db import OperationalError, connection
from django.db.models import F

from embedded.processes import wait_until
from plt_portal.beat import Scheduler
from plt_portal.models import SignOfLife
from plt_portal.tasks import leave_a_sign
from tests.stack import free_port

A_SECOND = timedelta(seconds=1)


def of_all():
    return set(SignOfLife.objects.recent().values_list("of", flat=True))


def test_both_are_seen_as_soon_as_a_portal_runs(stack):
    stack.until(lambda: of_all() == {"beat", "worker"})


@pytest.mark.django_db
def test_after_two_minutes_it_is_silence():
    leave_a_sign()
    assert of_all() == {"worker"}

    SignOfLife.objects.update(at=F("at") - 119 * A_SECOND)
    assert of_all() == {"worker"}
    SignOfLife.objects.update(at=F("at") - 2 * A_SECOND)
    assert of_all() == set()
    assert SignOfLife.objects.ages()["worker"] >= 121 * A_SECOND

    leave_a_sign()
    assert SignOfLife.objects.ages()["worker"] < 60 * A_SECOND
    assert SignOfLife.objects.count() == 1


@pytest.fixture
def clockwork(tmp_path, monkeypatch):
    """The scheduler of beat, which has nothing to do before a minute is over."""
    monkeypatch.setattr(connection, "close", lambda: None)  # the test's own is not given back
    beat = Scheduler(current_app._get_current_object(), schedule_filename=str(tmp_path / "beat"))
    yield beat
    beat.close()


@pytest.mark.django_db
def test_beat_says_so_once_a_minute_however_often_it_ticks(clockwork):
    clockwork.tick()
    SignOfLife.objects.update(at=F("at") - 30 * A_SECOND)

    clockwork.tick()
    assert SignOfLife.objects.ages()["beat"] >= 30 * A_SECOND

    clockwork.alive.said -= 60
    clockwork.tick()
    assert SignOfLife.objects.ages()["beat"] < 30 * A_SECOND


def test_the_codes_own_lane_is_seen_as_soon_as_it_runs(transactional_db):
    lane = subprocess.Popen([sys.executable, "manage.py", "deliver_codes"], env=its_surroundings())
    try:
        assert wait_until(lambda: of_all() == {"codes"}, 30)
    finally:
        lane.terminate()
        lane.wait()


def its_surroundings():
    database = urlsplit(os.environ["DATABASE_URL"])
    own = database._replace(path=f"/{connection.settings_dict['NAME']}").geturl()
    return os.environ | {"DATABASE_URL": own}


@pytest.mark.django_db
def test_beat_ticks_on_when_records_and_broker_are_away(clockwork, caplog):
    clockwork.app = Celery(set_as_current=False)
    clockwork.app.config_from_object("django.conf:settings", namespace="CELERY")
    clockwork.app.conf.broker_url = f"redis://127.0.0.1:{free_port()}/0"

    def away(execute, *args):
        raise OperationalError("the server closed the connection unexpectedly")

    with connection.execute_wrapper(away):
        assert clockwork.tick() > 0

    assert "No sign of life of beat: OperationalError" in caplog.text
    assert "Beat knocked, and no broker was there." in caplog.text
