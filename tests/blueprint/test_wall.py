"""The wall seen from behind: where the records hold what a team writes in its Blueprint, and what
the machinery tells of it while somebody saves, crosses, is refused, or finds a broken page.

Who finds it through the doors, in letters and searches, is tried in the journeys.
"""

import logging

import pytest
from celery import current_app
from celery.signals import before_task_publish
from django.conf import settings
from django.core.cache import cache
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.urls import reverse

from blueprint.models import Answer
from blueprint.presence import note
from kit.bell import ring
from kit.discretion import Discreet
from tests.journeys.marmalade import PLANTED, found_in, plant
from tests.plt_portal.hands import enter
from tests.scene import the_scene

pytestmark = pytest.mark.django_db

WORDS = "Our weak spot is the marmalade lighthouse"


@pytest.fixture
def scene():
    scene = the_scene()
    plant(scene)
    return scene


@pytest.fixture
def writes(scene):
    """Everything that can become of a text that somebody sends."""
    browser = Client(raise_request_exception=False)
    enter(browser, scene.kinds["facilitator"])
    team = scene.team.pk

    def act():
        door, saves = (
            reverse(f"blueprint:{name}", args=[team, "cost"]) for name in ("write", "save")
        )
        text = {"text": WORDS, "seen": "1"}
        answers = [
            browser.post(saves, text, headers={"HX-Request": "true"}),
            browser.post(saves, {"text": "No marmalade here", "seen": "1"}),
            browser.post(door, {"text": "Much marmalade there", "seen": "1"}),
            browser.post(door, {"text": WORDS * 600, "seen": "2"}),
            browser.post(reverse("blueprint:save", args=[scene.past.pk, "cost"]), text),
            browser.get(reverse("take", args=[team, "cost"])),
        ]
        with connection.execute_wrapper(_broken):
            answers.append(browser.post(saves, {"text": f"{WORDS}...", "seen": "2"}))
        return [answer.status_code for answer in answers]

    return act


def _broken(execute, sql, params, many, context):
    """A mistake of ours, while the text is on its way into the records."""
    if sql.startswith("UPDATE") and "blueprint_answer" in sql:
        raise ZeroDivisionError
    return execute(sql, params, many, context)


EVERYTHING = [200, 200, 302, 422, 404, 200, 500]


def test_the_records_hold_it_in_two_places(scene, writes):
    assert writes() == EVERYTHING

    found = {table for table in connection.introspection.table_names() if _holds(table)}

    assert found == {"blueprint_answer", "blueprint_answerversion"}


def test_no_log_tells_it_however_much_is_logged(scene, writes, caplog):
    caplog.set_level(logging.DEBUG)
    for name in ("django.request", "django.db.backends", "blueprint", "kit"):
        caplog.set_level(logging.DEBUG, logger=name)

    assert writes() == EVERYTHING

    assert "ZeroDivisionError" in caplog.text
    assert "Unprocessable" in caplog.text
    assert "marmalade" not in caplog.text


def test_the_proof_of_the_log_bites(scene, writes, caplog):
    """An exception that carries the text would be found."""
    caplog.set_level(logging.DEBUG)

    def careless(execute, sql, params, many, context):
        try:
            return execute(sql, params, many, context)
        finally:
            logging.getLogger("careless").debug("%s", params)

    with connection.execute_wrapper(careless):
        writes()

    assert "marmalade" in caplog.text


def test_the_log_of_the_web_tells_a_refused_row_by_its_kind_and_place(scene):
    """The database says of a row that it refuses what stands in it."""
    facts = Answer.objects.filter(author=None).values("blueprint_id", "saved_by_id").first()
    try:
        with transaction.atomic():
            Answer.objects.create(**facts, part="cost", prompt="x", text=WORDS, version=-1)
    except IntegrityError as refused:
        record = logging.makeLogRecord({"msg": "Broken: /", "exc_info": (None, refused, None)})
        said = str(refused)

    logs = [log.format(record) for log in logging.getLogger().handlers if _is_ours(log)]

    assert "marmalade" in said
    assert len(logs) == 1
    assert "Broken: /" in logs[0]
    assert "IntegrityError" in logs[0]
    assert "after CheckViolation" in logs[0]
    assert "test_wall.py" in logs[0]
    assert "marmalade" not in logs[0]


def _is_ours(handler):
    return isinstance(handler.formatter, Discreet)


def test_the_log_of_the_database_tells_neither_statements_nor_rows():
    """PostgreSQL writes down a statement that fails, with what somebody wrote in it."""
    quiet = {"log_min_error_statement": "panic", "log_error_verbosity": "terse"}

    with connection.cursor() as cursor:
        for name, value in quiet.items():
            cursor.execute(f"SHOW {name}")
            assert cursor.fetchone() == (value,)

    servers = (settings.BASE_DIR / "docker-compose.yml").read_text()
    assert [f"-c {name}={value}" in servers for name, value in quiet.items()] == [True, True]


def test_no_task_and_no_cache_is_told_it(scene, writes, on_commit):
    published = []

    def listen(body, headers, **_):
        published.append(f"{body!r} {headers!r}")

    before_task_publish.connect(listen)
    try:
        with on_commit:
            ring("letters.tasks.deliver_due", "a word")
            note(scene.team, scene.kinds["facilitator"], "own-cost")
            writes()
    finally:
        before_task_publish.disconnect(listen)

    kept = _kept_in_the_cache()
    assert "a word" in " ".join(published)
    assert f"blueprint:{scene.team.pk}:" in kept
    assert "marmalade" not in " ".join(published) + kept
    assert current_app.conf.result_backend is None


def _kept_in_the_cache():
    """Every key with all it holds."""
    store = cache._cache.get_client(write=True)
    told = [(key, store.get(key)) for key in store.scan_iter() if store.type(key) == b"string"]
    return " ".join(f"{key!r} {value!r}" for key, value in told)


def _holds(table):
    with connection.cursor() as cursor:
        name = connection.ops.quote_name(table)
        cursor.execute(f"SELECT string_agg(t::text, ' ') FROM {name} t")
        text = cursor.fetchone()[0] or ""
    return "marmalade" in text or found_in(text, PLANTED)
