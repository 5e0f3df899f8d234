"""Every form and what can go wrong while somebody writes: no word is lost, nothing is done twice.

The forms are collected from the pages, and from the table of doors where no page offers one, so a
new one stands in this matrix at once. A fault is a function that says what is wrong. One more
column is one more function in `FAULTS` and its guard in `GUARDS`. A network that is away is tried
in the browser (`test_without_a_network`).
"""

import logging
import re
from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from html import unescape

import pytest
from django.conf import settings as portal
from django.db import connection
from django.db.models import QuerySet
from django.http import HttpResponse
from django.test import Client
from django.urls import resolve, reverse

from goals import planning
from kit import clock
from kit.whose import mark
from people.models import Person
from plt_portal import errors, keeping
from plt_portal.known_forms import PAGES
from tests import builders as b
from tests.doors import KINDS
from tests.knocking import TABLE, argument, path_of, undone
from tests.plt_portal.hands import Control, Form, Page, enter
from tests.plt_portal.offered import forms_of
from tests.scene import the_scene

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.timeout(600),
    pytest.mark.xdist_group("forms and faults"),
]

STANDS = ["", "submitted", "returned", "approved"]
PUBLIC = {"theme", "letters:stop"}
BY_SCRIPT = {*PAGES, "blueprint:claim", "blueprint:leave"}
OF_LATE_FORMS = {"change-first", "throw-away"}
# Only one person writes it: of two windows of theirs the later one wins.
ONE_WINS = {"people:profile"}
AGAIN = reverse("send-again")
TAKES_FORMS = {door.name for door in TABLE if door.method == "POST"} - (
    PUBLIC | BY_SCRIPT | OF_LATE_FORMS
)
LATE = "plt_portal.middleware.LateForms"


@dataclass
class Sent:
    """A form as its writer filled it in and pressed one of its buttons."""

    browser: Client
    writer: Person
    other: Person
    action: str
    form: Form
    pressed: dict[str, str]
    usual: HttpResponse | None = None  # the answer when nothing goes wrong

    @property
    def door(self):
        return resolve(self.action.partition("?")[0])

    @property
    def way(self):
        """The door, and the verb where it is one of many."""
        return self.door.view_name, self.door.kwargs.get("verb")

    @property
    def kind(self):
        return (*self.way, *self.form.names, *self.pressed)

    @property
    def texts(self):
        """In every field that takes words, words that stand nowhere else."""
        texts = [name for name in self.form.names if self.form.of(name)[0].takes_words]
        return {name: f"Marmalade for {name}" for name in texts}

    def by(self, person, **more):
        enter(self.browser, person)
        whose = {"whose": mark(self.writer)}
        words = self.form.sensible() | self.texts | self.pressed | whose
        return self.browser.post(self.action, words | more)

    def __str__(self):
        return f"{self.door.view_name} {sorted(self.pressed)}"


# --- The faults -------------------------------------------------------------------------------


def session_over(sent):
    """Kept for its writer; sent again it does what it would have done."""
    answer = sent.by(None)
    if not answer.get("Location", "").endswith(f"?next={AGAIN}"):
        yield f"answered {answer.status_code}"
    enter(sent.browser, sent.writer)
    yield from _comes_back(sent, sent.browser.get(AGAIN))


def token_changed(sent):
    """The page that refuses gives it back, ready to be sent."""
    sent.browser.handler.enforce_csrf_checks = True
    try:
        yield from _comes_back(sent, sent.by(sent.writer, csrfmiddlewaretoken="x" * 64))
    finally:
        sent.browser.handler.enforce_csrf_checks = False


def somebody_else_signed_in(sent):
    """Nothing is done in another's name, and nothing shown; it waits for its writer."""
    answer = sent.by(sent.other)
    if answer.status_code != 403 or "Marmalade" in answer.text:
        yield f"another was answered {answer.status_code}"
    enter(sent.browser, sent.writer)
    yield from _lost(sent, sent.browser.get(AGAIN))


def second_click(sent):
    """Makes what it makes once."""
    sent.by(sent.writer)
    once = _rows()
    sent.by(sent.writer)
    yield from (f"one more of {table}" for table, n in _rows().items() if n > once[table])


def server_error(sent):
    """The page that says so gives the words back."""

    def broken(execute, sql, *args):
        if sql.startswith(("INSERT", "UPDATE", "DELETE")) and "opensession" not in sql:
            raise ZeroDivisionError
        return execute(sql, *args)

    if not sent.texts:
        return
    with connection.execute_wrapper(broken):
        answer = sent.by(sent.writer)
    if answer.status_code == 500:
        yield from _lost(sent, answer)


def closed_meanwhile(sent):
    """Long after: what is not taken any more is shown again, or kept."""
    with clock.held_at(clock.now() + timedelta(days=300)):
        said = unescape(sent.by(sent.writer).text)
        said += str([form.said for _, form in keeping.waiting_for(sent.writer)])
    if any(words not in said for words in sent.texts.values()):
        yield from (f"lost {words!r}" for words in sent.texts.values() if not _stands(words))


def second_writer(sent):
    """Another window saved other words meanwhile: what stood stays or lies beside, and what comes
    now is on the page or kept."""
    theirs = {name: f"Another’s words for {name}" for name in sent.texts}
    another = {"window": "another"} if "window" in sent.form.names else {}
    sent.by(sent.writer, **theirs, **another)
    stood = [words for words in theirs.values() if _stands(words)]
    said = unescape(sent.by(sent.writer).text)
    said += str([form.said for _, form in keeping.waiting_for(sent.writer)])
    if sent.door.view_name in ONE_WINS:
        return
    yield from (f"written over {words!r}" for words in stood if not _stands(words))
    mine = [words for words in sent.texts.values() if words not in said]
    yield from (f"lost {words!r}" for words in mine if not _stands(words))


FAULTS = [
    session_over,
    token_changed,
    somebody_else_signed_in,
    second_click,
    server_error,
    closed_meanwhile,
    second_writer,
]


EVERYWHERE = pytest.mark.parametrize(
    "everywhere", [False, pytest.param(True, marks=pytest.mark.long)], ids=["doors", "everywhere"]
)


@EVERYWHERE
@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.__name__)
def test_no_form_loses_a_word_or_does_a_thing_twice(fault, everywhere):
    assert the_matrix(everywhere)[fault] == []


def test_every_door_that_takes_a_form_is_in_the_table():
    doors = {door.name for door in TABLE if door.method == "POST"}

    assert doors - the_matrix(False)["doors"] == PUBLIC | BY_SCRIPT | OF_LATE_FORMS


# --- Each guard switched off ------------------------------------------------------------------


def _without_late_forms(settings, monkeypatch):
    settings.MIDDLEWARE = [each for each in portal.MIDDLEWARE if each != LATE]


def _with_a_plain_refusal(settings, monkeypatch):
    settings.CSRF_FAILURE_VIEW = "django.views.csrf.csrf_failure"


def _with_empty_hands(settings, monkeypatch):
    monkeypatch.setattr(errors, "_given_back", lambda request: {})


def _as_if_nothing_were_there(settings, monkeypatch):
    def made_anew(rows, **told):
        return rows.create(**told), True

    monkeypatch.setattr(QuerySet, "get_or_create", made_anew)


GUARDS = {
    session_over: _without_late_forms,
    token_changed: _with_a_plain_refusal,
    somebody_else_signed_in: _without_late_forms,
    second_click: _as_if_nothing_were_there,
    server_error: _with_empty_hands,
}


# What is turned away when it is closed is tried in `test_late_forms`, door by door.
@pytest.mark.parametrize("fault", GUARDS, ids=lambda fault: fault.__name__)
def test_without_its_guard_the_fault_is_noticed(settings, monkeypatch, year, fault):
    posting, renee = b.a_posting(), b.a_teacher("Renee Okafor")
    form = Form(reverse("billboard:ask", args=[posting.pk]), "post", [Control("text", "textarea")])
    sent = Sent(_browser_of(renee, posting.lead), renee, posting.lead, form.action, form, {})
    _whole(sent)
    assert _told(fault, sent) == []

    GUARDS[fault](settings, monkeypatch)
    sent.browser = _browser_of(renee, posting.lead)

    assert _told(fault, sent) != []


def test_where_nothing_crosses_a_second_writer_is_noticed(monkeypatch, year):
    """A row of the plan, which several people write; the question above it has one writer."""
    marcus = b.a_teacher("Marcus Bell")
    step = b.a_step(b.a_goal(b.a_team(facilitator=marcus)))
    fields = [Control("action", "textarea"), Control("window", "hidden"), Control("seen", "hidden")]
    form = Form(reverse("goals:edit-step", args=[step.pk]), "post", fields)
    sent = Sent(_browser_of(marcus), marcus, marcus, form.action, form, {})
    assert _told(second_writer, sent) == []

    monkeypatch.setattr(planning, "meet", lambda row, answers, **told: (answers, {}))

    assert _told(second_writer, sent) != []


# --- What these tests do ------------------------------------------------------------------------


@cache
def the_matrix(everywhere):
    """What every fault does to a form of every door, taken once and then read; in `--long` to each
    set of fields with each button."""
    logging.disable(logging.CRITICAL)  # hundreds of refusals are no news
    found, seen = {fault: [] for fault in FAULTS}, set()
    for stands in STANDS:
        with undone():
            for sent in _forms(stands):
                if (kind := sent.kind if everywhere else sent.way) not in seen:
                    seen.add(kind)
                    _whole(sent)
                    for fault in FAULTS:
                        found[fault] += [(str(sent), told) for told in _told(fault, sent)]
    logging.disable(logging.NOTSET)
    return found | {"doors": {name for name, *_ in seen}}


def _forms(stands):
    """Of every door behind the sign-in: as its page offers it, and as the table of doors tries it
    where no page of the scene does."""
    scene, other = the_scene(stands), b.a_teacher("Quentin Somebody")
    browser = _browser_of(other)
    scene.stands = stands
    for person, offered in [*forms_of(scene, browser), *_tried(scene)]:
        sent = Sent(browser, person, other, *offered)
        if sent.way[0] in TAKES_FORMS:
            enter(browser, person)
            yield sent


def _tried(scene):
    for door in TABLE:
        passing = [kind for kind in KINDS if door.sign(kind) == "Y"]
        if door.method == "POST" and door.stands == scene.stands and passing:
            data = {name: str(argument(scene, value)) for name, value in door.data.items()}
            controls = [Control(name, _kind(value), value) for name, value in data.items()]
            form = Form(path_of(door, scene), "post", controls)
            yield scene.kinds[passing[0]], (form.action, form, {})


def _kind(value):
    return "textarea" if " " in value else "hidden"


def _browser_of(*people):
    """A browser whose broken pages are answers, too; to sign in is a record, so they have."""
    browser = Client(raise_request_exception=False)
    for person in (None, *people):
        enter(browser, person)
    return browser


def _whole(sent):
    with undone():
        sent.usual = sent.by(sent.writer)


def _told(fault, sent):
    with undone():
        return list(fault(sent))


def _comes_back(sent, page):
    """Every word stands on the page, and its button has the usual effect."""
    yield from _lost(sent, page)
    forms = [form for form in Page(page.text, "").forms if form.action == sent.action]
    if len(forms) != 1:
        yield f"{len(forms)} ways to send it again"
        return
    told = {each.name: forms[0].of(each.name) for each in forms[0].controls}
    told = {name: [each.value for each in all_] for name, all_ in told.items()}
    again = sent.browser.post(sent.action, told)
    came, usual = _effect(again), _effect(sent.usual)
    if came != usual:
        yield f"sent again: {came}, at first: {usual}"


def _effect(answer):
    """What came, and where to; a new thing has a new number."""
    return answer.status_code, re.sub(r"\d+", "N", answer.get("Location", ""))


def _lost(sent, answer):
    said = unescape(answer.text)
    yield from (f"lost {words!r}" for words in sent.texts.values() if words not in said)


@cache
def _tables():
    """Without what is written about every request."""
    names = connection.introspection.table_names()
    told = ("event", "pghistory_", "django_", "letters_")
    return [name for name in names if not any(word in name for word in told)]


def _rows():
    """How many rows each table has."""
    each = [f"(SELECT count(*) FROM {name})" for name in _tables()]
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {', '.join(each)}")
        return dict(zip(_tables(), cursor.fetchone(), strict=True))


def _stands(words):
    """Whether the words were written down."""
    each = " OR ".join(f"EXISTS (SELECT FROM {t} t WHERE t::text LIKE %(w)s)" for t in _tables())
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {each}", {"w": f"%{words}%"})
        return cursor.fetchone()[0]
