"""Every form and what can go wrong while somebody writes: no word is lost, nothing is done twice.

The forms are collected from the pages, and from the table of doors where no page offers one, so a
new one stands in this matrix at once. Every day the first form of each machinery meets all faults,
and each of the others one in turn; in `--long` all meet all, with each button. A new fault is a
function in `FAULTS` and its guard in `GUARDS`. A network that is away is tried in the browser
(`test_without_a_network`).
"""

import logging
from functools import cache

import pytest
from django.conf import settings as portal
from django.db.models import QuerySet
from django.urls import reverse

from goals import planning
from plt_portal import errors
from plt_portal.known_forms import PAGES
from tests import builders as b
from tests.doors import KINDS
from tests.knocking import TABLE, argument, path_of, undone
from tests.plt_portal.faults import (
    FAULTS,
    Sent,
    browser_of,
    second_click,
    second_writer,
    server_error,
    session_over,
    somebody_else_signed_in,
    token_changed,
    told,
    whole,
)
from tests.plt_portal.hands import Control, Form, enter
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
TAKES_FORMS = {door.name for door in TABLE if door.method == "POST"} - (
    PUBLIC | BY_SCRIPT | OF_LATE_FORMS
)
LATE = "plt_portal.middleware.LateForms"
WITHOUT_WORDS = [session_over, token_changed, somebody_else_signed_in, second_click]

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


# --- The matrix ---------------------------------------------------------------------------------


@cache
def the_matrix(everywhere):
    """What the faults did to the forms, taken once and then read; and the doors that met one."""
    logging.disable(logging.CRITICAL)  # hundreds of refusals are no news
    found, doors, seen = {fault: [] for fault in FAULTS}, set(), []
    for sent in _each_kind(everywhere):
        whole(sent)
        for fault in FAULTS if everywhere else _of_the_day(sent, seen):
            found[fault] += [(str(sent), words) for words in told(fault, sent)]
            doors.add(sent.door.view_name)
    logging.disable(logging.NOTSET)
    return found | {"doors": doors}


def _of_the_day(sent, seen):
    """All of them where its machinery is new; otherwise one in turn."""
    is_new = sent.machinery not in seen
    seen.append(sent.machinery)
    in_turn = FAULTS if sent.texts else WITHOUT_WORDS
    return FAULTS if is_new else [in_turn[len(seen) % len(in_turn)]]


def _each_kind(everywhere):
    """One form of every door and verb; everywhere, of each set of fields with each button."""
    seen = set()
    for stands in STANDS:
        with undone():
            for sent in _forms(stands):
                if (kind := sent.kind if everywhere else sent.way) not in seen:
                    seen.add(kind)
                    yield sent


def _forms(stands):
    """Of every door behind the sign-in: as its page offers it, and as the table of doors tries it
    where no page of the scene does."""
    scene, other = the_scene(stands), b.a_teacher("Quentin Somebody")
    browser = browser_of(other)
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
    sent = Sent(browser_of(renee, posting.lead), renee, posting.lead, form.action, form, {})
    whole(sent)
    assert told(fault, sent) == []

    GUARDS[fault](settings, monkeypatch)
    sent.browser = browser_of(renee, posting.lead)

    assert told(fault, sent) != []


def test_where_nothing_crosses_a_second_writer_is_noticed(monkeypatch, year):
    """A row of the plan, which several people write; the question above it has one writer."""
    marcus = b.a_teacher("Marcus Bell")
    step = b.a_step(b.a_goal(b.a_team(facilitator=marcus)))
    fields = [Control("action", "textarea"), Control("window", "hidden"), Control("seen", "hidden")]
    form = Form(reverse("goals:edit-step", args=[step.pk]), "post", fields)
    sent = Sent(browser_of(marcus), marcus, marcus, form.action, form, {})
    assert told(second_writer, sent) == []

    monkeypatch.setattr(planning, "meet", lambda row, answers, **told: (answers, {}))

    assert told(second_writer, sent) != []
