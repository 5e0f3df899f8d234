"""The portal as it runs in a school: real web server, worker, beat and mail, on the test database.

A test asks for `stack`, drives `stack.url` with a browser, reads `stack.mail`, and moves the
clock of all processes, its own included, with `stack.travel_to(moment)`.
"""

import os
import socket
import sys
import urllib.request
from contextlib import contextmanager
from email import message_from_bytes, policy
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import urlsplit

import pytest
from celery import current_app
from django.db import connection
from redis import Redis

from embedded.mailbox import post_office
from embedded.supervisor import Supervisor
from kit import clock

PYTHON_M = [sys.executable, "-m"]
CELERY = [*PYTHON_M, "celery", "-A", "plt_portal.celery"]


class Letter:
    """What an SMTP server was handed: the readers of the envelope, and both forms of the text."""

    def __init__(self, envelope):
        message = message_from_bytes(envelope.content, policy=policy.default)
        self.to = list(envelope.rcpt_tos)
        self.subject = message["Subject"]
        self.message = message
        self.text = self._part("plain")
        self.html = self._part("html")

    def _part(self, kind):
        part = self.message.get_body((kind,))
        return part.get_content() if part else ""

    def __repr__(self):
        return f"<{self.subject!r} to {', '.join(self.to)}>"


class Stack:
    def __init__(self, url, mail, supervisor):
        self.url = url
        self.mail = mail
        self._supervisor = supervisor

    def travel_to(self, moment):
        """From now on it is this moment, and time goes on from there, in every process."""
        clock.start_from(moment)

    def tick(self):
        """What beat does when its hour comes, without the waiting."""
        for entry in current_app.conf.beat_schedule.values():
            current_app.send_task(entry["task"])

    def until(self, happened, seconds=30):
        """Wait for something in the background; its first true answer comes back."""
        answer = None

        def look():
            nonlocal answer
            answer = happened()
            return bool(answer)

        self._supervisor.wait_for(look, "What the test waits for", seconds)
        return answer

    def letter_to(self, address, about="", seconds=30):
        """The newest letter to this reader about this, as soon as it is there."""
        return self.until(lambda: self._newest(address, about), seconds)

    def _newest(self, address, about):
        fitting = [each for each in self.mail if address in each.to and about in each.subject]
        return fitting[-1] if fitting else None


@pytest.fixture
def stack(transactional_db, settings, tmp_path):
    settings.CLOCK_FILE = str(tmp_path / "clock")
    with a_stack(settings, tmp_path / "stack") as running:
        yield running


@contextmanager
def a_stack(settings, state):
    """Everything answers within this block, and nothing of it is left behind."""
    with Redis.from_url(os.environ["CACHE_URL"]).client() as valkey:
        valkey.flushdb()
        valkey.execute_command("SELECT", 0)
        valkey.flushdb()  # bells of earlier tests
    mail = []
    with (
        post_office(lambda envelope: mail.append(Letter(envelope))) as post,
        Supervisor(state).in_charge() as supervisor,
    ):
        port = free_port()
        env = surroundings(settings, port, post)
        start_all(supervisor, port, env)
        yield Stack(env["SITE_URL"], mail, supervisor)


def surroundings(settings, port, post):
    database = urlsplit(os.environ["DATABASE_URL"])
    return os.environ | {
        "DATABASE_URL": database._replace(path=f"/{connection.settings_dict['NAME']}").geturl(),
        "PLT_CLOCK": settings.CLOCK_FILE,
        "TMPDIR": str(Path(settings.CLOCK_FILE).parent),
        "MAIL_URL": post,
        "SITE_URL": f"http://127.0.0.1:{port}",
    }


def start_all(supervisor, port, env):
    bind = ("--bind", f"127.0.0.1:{port}", "--graceful-timeout", "2")
    threads = ("--workers", "1", "--threads", "4")
    pool = ("--pool", "prefork", "--concurrency", "2", "--loglevel", "info")
    clockwork = ("--schedule", str(supervisor.state / "beat"), "--pidfile", "")
    web = [*PYTHON_M, "gunicorn", "plt_portal.wsgi", *bind, *threads]
    supervisor.start("web", web, env=env)
    supervisor.start("worker", [*CELERY, "worker", *pool], env=env)
    supervisor.start("beat", [*CELERY, "beat", *clockwork], env=env)
    supervisor.wait_for(lambda: answers(f"{env['SITE_URL']}/health/live/"), "The web server")
    log = supervisor.logs / "worker.log"
    supervisor.wait_for(lambda: " ready." in log.read_text(errors="replace"), "The worker")


def free_port():
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        return door.getsockname()[1]


def answers(address):
    try:
        with urllib.request.urlopen(address, timeout=10) as page:
            return page.status == 200
    except HTTPError as no:
        return no.code < 500
    except OSError:
        return False
