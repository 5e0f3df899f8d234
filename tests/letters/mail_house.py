"""Database, broker and worker of their own, which a test may kill in the middle of a digest."""

import os
import signal
import sys
import tempfile
import time
from contextlib import contextmanager, suppress
from pathlib import Path

import psycopg
from celery import Celery
from redis import Redis

from embedded.supervisor import Supervisor, environment
from tests.stack import CELERY

OPENING = """
import sys, django; django.setup()
from datetime import timedelta
from people.models import Person
from letters.outbox import letter, write
from tests import builders as b
posting, *keys = b.a_posting(lead=b.a_teacher("Marcus Bell")), *sys.argv[1:]
Person.objects.bulk_create(
    Person(email=f"reader{n}@millbrook.example", given_name="Renee", family_name=f"O'Kafor {n}")
    for n in range(max(int(key.split(":")[1]) for key in keys))
)
readers = list(Person.objects.filter(email__startswith="reader").order_by("pk"))
for key in keys:
    name, number = key.split(":")
    for _ in range(3):  # a digest that is made three times is one
        write(letter("billboard/letters/posting_withdrawn.html", to=readers[:int(number)], key=name,
                     delay=timedelta(days=100), posting=posting, by=posting.lead))
"""
LEASE = 130  # seconds


class MailHouse:
    def __init__(self, supervisor, state, server):
        self.supervisor = supervisor
        self.state = state
        self.server = server
        self.place = supervisor.start_servers(hurry=True)
        told = {"MAIL_URL": server.url, "DJANGO_SETTINGS_MODULE": "plt_portal.settings"}
        self.env = dict(environment("test", state, self.place, **told))
        self.app = Celery(broker=self.env["BROKER_URL"], set_as_current=False)
        self.passed = 0.0
        self.later(0)

    def open(self, *keys):
        """For each «key:number» a letter to so many people, due in a long time."""
        opening = [sys.executable, "-c", OPENING, *keys]
        assert self.supervisor.run("open", opening, env=self.env) == 0
        # No hurry any more: from now on what is committed survives a killed server.
        with self.connected(autocommit=True) as connection:
            connection.execute("ALTER DATABASE plt SET synchronous_commit = on")

    # --- the database ---

    def connected(self, **options):
        where = {"host": str(self.place.sockets), "user": "plt", "dbname": "plt"}
        return psycopg.connect(**where, **options)

    def ask(self, question, *words):
        with self.connected(autocommit=True) as connection:
            return connection.execute(question, words).fetchone()[0]

    def due(self, key):
        """The letters of this key shall leave now; their Message-IDs."""
        now_due = "UPDATE letters_letter SET due_at = now() - interval '1 day' WHERE key = %s"
        ids = f"WITH due AS ({now_due} RETURNING message_id) SELECT array_agg(message_id) FROM due"
        return set(self.ask(ids, key))

    def sent(self, key):
        counted = "SELECT count(*) FROM letters_letter WHERE key = %s AND state = 'sent'"
        return self.ask(counted, key)

    def restart_the_database(self):
        self._end("postgres")
        self.supervisor._start_postgres(self.place, hurry=True)

    # --- the worker ---

    def start_worker(self, app="plt_portal.celery", processes=1):
        command = [
            *CELERY[:-1],
            app,
            "worker",
            "--pool",
            "prefork",
            "--concurrency",
            str(processes),
        ]
        quick = ["--without-gossip", "--without-mingle", "--without-heartbeat"]
        self.supervisor.start("worker", [*command, *quick, "--loglevel", "info"], env=self.env)
        log = self.supervisor.logs / "worker.log"
        self.until(lambda: " ready." in log.read_text(errors="replace"), "The worker")

    def kill_worker(self):
        """Parent and children, all at once and without a word."""
        self._end("worker")

    def kill_children(self):
        """The processes that hand over; their parent starts others."""
        pid = self.supervisor.running["worker"].pid
        for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split():
            with suppress(ProcessLookupError):
                os.kill(int(child), signal.SIGKILL)

    def forget_the_bells(self):
        Redis(unix_socket_path=str(self.place.valkey_socket)).flushall()

    def knock(self):
        """What beat does every minute."""
        self.app.send_task("letters.tasks.deliver_due")

    def later(self, seconds=LEASE):
        """For every process it is so much later from now on."""
        self.passed += seconds
        beside = self.state / "clock.new"
        beside.write_text(f"{self.passed}")
        beside.replace(self.state / "clock")

    # --- waiting ---

    def until(self, happened, what, seconds=60):
        self.supervisor.wait_for(happened, what, seconds)

    def deliver_until(self, happened, seconds):
        """Knock as beat does, and let time pass whenever nothing moves any more."""
        ends, moved, before = time.monotonic() + seconds, time.monotonic(), None
        while not happened():
            assert time.monotonic() < ends, f"{len(self.server.taken)} letters after {seconds} s"
            if self.server.busy or len(self.server.taken) != before:
                moved, before = time.monotonic(), len(self.server.taken)
            elif time.monotonic() - moved > 1:
                self.later(self._until_next())
                self.knock()
                moved = time.monotonic()
            time.sleep(0.05)

    def _until_next(self):
        """Seconds until a lease ends or a letter may be tried again."""
        when = "min(CASE state WHEN 'sending' THEN claimed_until ELSE due_at END)"
        soon = "state IN ('waiting', 'sending') AND due_at < now() + interval '50 days'"
        question = f"SELECT extract(epoch FROM {when} - now()) FROM letters_letter WHERE {soon}"
        return max(0.0, float(self.ask(question) or 0) - self.passed) + 1

    def _end(self, name):
        process = self.supervisor.running.pop(name)
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()


@contextmanager
def a_mail_house(server, furnish, *keys):
    """Everything is there within this block, and the worker is not yet started."""
    with tempfile.TemporaryDirectory(prefix="mail-") as folder:
        state = Path(folder)
        state.chmod(0o755)
        with Supervisor(state).in_charge() as supervisor:
            house = MailHouse(supervisor, state, server)
            furnish(house.place)
            house.open(*keys)
            yield house
