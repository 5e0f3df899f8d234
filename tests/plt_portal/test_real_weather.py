"""Bad weather, for real: servers that die, stall and come back under a running portal."""

import os
import re
import signal
import sys
import tempfile
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from http.cookiejar import CookieJar
from pathlib import Path
from types import SimpleNamespace
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, HTTPRedirectHandler, Request, build_opener

import psycopg
import pytest

from embedded.demo import web_command
from embedded.mailbox import post_office
from embedded.servers import valkey_answers, valkey_command
from embedded.supervisor import Supervisor, environment
from tests.stack import CELERY, answers, free_port

pytestmark = [pytest.mark.waiting, pytest.mark.long, pytest.mark.timeout(240)]

OPENING = """
import django; django.setup()
from datetime import timedelta
from kit import clock
from letters.models import Letter
from tests import builders as b
b.the_year()
renee, marcus = b.a_teacher("Renee Okafor"), b.a_teacher("Marcus Bell")
b.a_posting(lead=marcus)
for number in range(60):
    Letter.objects.create(kind="hello", key=number, person=renee, subject="Hello", text="Hello.",
        html="<p>Hello.</p>", message_id=f"<hello.{number}@here>",
        due_at=clock.now() + timedelta(days=1))
print(renee.email)
"""


class Stays(HTTPRedirectHandler):
    def redirect_request(self, *_):
        return None


class Browser:
    """Somebody at the portal, who looks at the clock."""

    def __init__(self, site, email):
        self.site = site
        self.opener = build_opener(HTTPCookieProcessor(CookieJar()), Stays)
        self.get("/sign-in/")
        assert self.post("/demo/sign-in/", email=email) == 302

    def get(self, path):
        return self._answer(Request(self.site + path))

    def post(self, path, **typed):
        typed = {"csrfmiddlewaretoken": self.token} | typed
        return self._answer(Request(self.site + path, urlencode(typed).encode()))

    def _answer(self, request):
        begins = time.monotonic()
        try:
            answer = self.opener.open(request, timeout=30)
        except HTTPError as no:
            answer = no
        self.page = answer.read().decode()
        self.seconds = time.monotonic() - begins
        self.token = (re.findall(r'csrfmiddlewaretoken" value="(\w+)"', self.page) or [""])[0]
        return answer.status


@pytest.fixture(scope="module")
def house(furnish):
    """Web and worker on servers of their own, in the demo's mode; the worker is not started."""
    with tempfile.TemporaryDirectory(prefix="weather-") as folder:
        state = Path(folder)
        state.chmod(0o755)
        mail = []

        def take(envelope):
            time.sleep(0.05)  # a mail server thinks a little
            mail.append(re.search(rb"Message-ID: (\S+)", envelope.content)[1].decode())

        with post_office(take) as post, Supervisor(state).in_charge() as supervisor:
            yield _furnished(supervisor, state, mail, post, furnish)


def _furnished(supervisor, state, mail, post, furnish):
    place = supervisor.start_servers(hurry=True)
    port = free_port()
    site = f"http://127.0.0.1:{port}"
    told = dict(environment("demo", state, place, MAIL_URL=post, SITE_URL=site))
    told |= {"PLT_CLOCK": str(state / "clock"), "DJANGO_SETTINGS_MODULE": "plt_portal.settings"}
    (state / "clock").write_text("0")
    furnish(place)
    assert supervisor.run("open", [sys.executable, "-c", OPENING], env=told) == 0
    supervisor.start("web", web_command(port), env=told)
    supervisor.wait_for(lambda: answers(f"{site}/health/ready/"), "The portal")
    email = (supervisor.logs / "open.log").read_text().split()[-1]
    things = {"place": place, "env": told, "mail": mail, "state": state}
    renee = Browser(site, email)
    return SimpleNamespace(supervisor=supervisor, renee=renee, email=email, site=site, **things)


def _kill(house, name):
    process = house.supervisor.running.pop(name)
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def _asked(house, question):
    where = {"host": str(house.place.sockets), "user": "plt", "dbname": "plt"}
    with psycopg.connect(**where, autocommit=True) as connection:
        return connection.execute(question).fetchone()[0]


def _records_come_back(house):
    """As the supervisor starts them: backends of a killed server hold its memory a moment."""
    house.supervisor._start_postgres(house.place, hurry=True)


def _until_well(browser):
    """Seconds until a page comes again."""
    begins = time.monotonic()
    while browser.get("/") != 200:
        assert time.monotonic() - begins < 30
        time.sleep(0.1)
    return time.monotonic() - begins


@pytest.mark.parametrize("seconds", [0, 20])
def test_records_that_die_give_the_words_back_and_recover_by_themselves(house, seconds):
    renee = house.renee
    assert renee.get("/billboard/1/") == 200
    _kill(house, "postgres")

    told = renee.post("/billboard/1/ask/", text="Is there <room> for us?")

    assert told == 503
    assert "Is there &lt;room&gt; for us?" in renee.page
    assert renee.seconds < 2
    again = renee.token

    ends = time.monotonic() + seconds
    while time.monotonic() < ends:
        assert renee.get("/") == 503
        assert renee.seconds < 2
    _records_come_back(house)
    assert _until_well(renee) < 5
    renee.token = again
    assert renee.post("/billboard/1/ask/", text="Is there <room> for us?") == 302
    assert _asked(house, "SELECT count(*) FROM billboard_question") == 1


def test_many_pages_at_once_survive_a_restart_of_the_records(house):
    """Every pooled connection is dead at once; nobody waits for each to be found out."""
    crowd = [Browser(house.site, house.email) for _ in range(8)]
    with ThreadPoolExecutor(8) as pool:
        for _ in range(3):
            assert set(pool.map(lambda each: each.get("/"), crowd)) == {200}
        _kill(house, "postgres")
        _records_come_back(house)
        said = [list(pool.map(lambda each: each.get("/"), crowd)) for _ in range(3)]
    assert said == [[200] * 8] * 3


@pytest.mark.parametrize("weather", ["stalls", "dies"])
def test_a_broker_that_is_away_costs_nobody_a_saved_word(house, weather):
    renee = house.renee
    valkey = house.supervisor.running["valkey"]
    renee.get("/billboard/1/")
    if weather == "dies":
        _kill(house, "valkey")
    else:
        os.kill(valkey.pid, signal.SIGSTOP)
    try:
        done = renee.post("/billboard/1/ask/", text=f"What if the broker {weather}?")
        seconds = renee.seconds
    finally:
        if weather == "stalls":
            os.kill(valkey.pid, signal.SIGCONT)
        else:
            house.supervisor.start("valkey", valkey_command(house.place))
            house.supervisor.wait_for(lambda: valkey_answers(house.place), "Valkey")

    assert done == 302
    assert seconds < 1.5
    asked = f"SELECT count(*) FROM billboard_question WHERE text LIKE '%broker {weather}?'"
    assert _asked(house, asked) == 1


def test_a_worker_that_is_killed_loses_no_letter_and_doubles_none(house):
    """What it held is taken up after its lease, under the same Message-ID."""
    due = "UPDATE letters_letter SET due_at = now() - interval '1 minute' WHERE kind = 'hello'"
    _asked(house, f"WITH due AS ({due} RETURNING 1) SELECT count(*) FROM due")
    command = [*CELERY, "worker", "--pool", "threads", "--concurrency", "2"]
    house.supervisor.start("worker", command, env=house.env)
    _ring(house)
    house.supervisor.wait_for(lambda: len(house.mail) > 10, "The first letters")
    _kill(house, "worker")
    (house.state / "clock").write_text(str(timedelta(minutes=3).total_seconds()))
    house.supervisor.start("worker", command, env=house.env)
    _ring(house)

    sent = "SELECT count(*) FROM letters_letter WHERE kind = 'hello' AND state = 'sent'"
    house.supervisor.wait_for(lambda: _asked(house, sent) == 60, "All letters", 60)

    hello = Counter(each for each in house.mail if "hello" in each)
    assert set(hello) == {f"<hello.{number}@here>" for number in range(60)}
    in_two_hands = [each for each, times in hello.items() if times > 1]
    assert len(in_two_hands) <= 2  # one a thread, cut off between «250 OK» and the ledger


def _ring(house):
    ring = "import django; django.setup(); from celery import current_app as app;"
    ring += "app.send_task('letters.tasks.deliver_due')"
    assert house.supervisor.run("ring", [sys.executable, "-c", ring], env=house.env) == 0
