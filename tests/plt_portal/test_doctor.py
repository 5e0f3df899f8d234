"""`manage.py doctor`: what is well and what is not, a line each, and an end that machines read."""

import os
import subprocess
import sys
from io import StringIO

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import connection

from plt_portal import doctor
from plt_portal.models import SignOfLife
from tests.letters.builders import a_letter
from tests.letters.post_office import open_post_office, smtp
from tests.plt_portal.test_settings import COMPLETE
from tests.stack import free_port

pytestmark = pytest.mark.usefixtures("at_work")


@pytest.fixture
def mail(settings):
    with open_post_office(settings) as office:
        yield office


def told(*words):
    """The lines, and the code it ends with."""
    out = StringIO()
    try:
        call_command("doctor", *words, stdout=out)
    except SystemExit as end:
        return out.getvalue().splitlines(), end.code
    return out.getvalue().splitlines(), 0


def test_where_all_is_well_every_line_says_so_and_a_watcher_hears_nothing(mail):
    lines, code = told()

    assert code == 0
    assert [line.split()[0] for line in lines] == ["well"] * len(lines)
    names = [line.removeprefix("well      ").split(":")[0] for line in lines]
    assert names[:2] == ["Settings", "Tables"]
    assert names[2:6] == ["Database", "Worker", "Scheduler (beat)", "Sign-in codes"]
    assert names[6:10] == ["Letters", "Digest", "PDFs", "Disk"]
    assert names[10:] == ["Broker", "Cache", "Mail server", "Files", "Static files"]
    assert "well      Mail server: Greets, without TLS, no sign-in asked." in lines
    assert told("--quiet") == ([], 0)
    assert mail.taken == []


def test_what_is_not_well_is_said_with_what_helps(mail):
    SignOfLife.objects.filter(of="worker").delete()
    a_letter(state="failed")

    lines, code = told("--quiet")

    assert (lines, code) == (
        ["NOT WELL  Worker: Never seen. Start it again: docker compose restart worker"],
        1,
    )


def test_neighbours_that_are_away_are_named(settings, tmp_path, monkeypatch):
    unused_port = free_port()
    nobody = f"redis://127.0.0.1:{unused_port}/0"
    settings.MAILERS = smtp(unused_port)
    settings.CACHES = {"default": settings.CACHES["default"] | {"LOCATION": nobody}}
    settings.FILES = tmp_path / "nowhere"
    monkeypatch.setattr(doctor.current_app.conf, "broker_write_url", nobody)

    lines, code = told("--quiet")

    assert code == 1
    said = [line.removeprefix("NOT WELL  ").split(":")[0] for line in lines]
    assert said == ["Disk", "Broker", "Cache", "Mail server", "Files"]


def test_a_release_whose_tables_are_not_there_yet_is_behind(mail):
    with connection.cursor() as cursor:
        last = "SELECT max(name) FROM django_migrations WHERE app = 'plt_portal'"
        cursor.execute(
            f"DELETE FROM django_migrations WHERE app = 'plt_portal' AND name = ({last})"
        )

    assert told("--quiet") == (
        ["NOT WELL  Tables: 1 migration is due. Run manage.py migrate."],
        1,
    )


def test_without_a_database_it_says_so_and_goes_on():
    """All of a production whose neighbours are away, asked as a watcher asks."""
    asked = subprocess.run(
        [sys.executable, "manage.py", "doctor"],
        cwd=settings.BASE_DIR,
        env={"PATH": os.environ["PATH"]} | COMPLETE | {"MAIL_URL": "smtp://127.0.0.1:1"},
        capture_output=True,
        text=True,
        timeout=60,
    )

    assert asked.returncode == 1
    assert "Traceback" not in asked.stderr
    for what in ("Database", "Broker", "Cache", "Mail server", "Static files"):
        assert f"NOT WELL  {what}: " in asked.stdout
