"""What can go wrong with a form while somebody writes. A fault is a function that says what is lost
or done twice; one more is one more function in `FAULTS`."""

import re
from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from html import unescape

from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.urls import resolve, reverse

from kit import clock
from kit.whose import mark
from people.models import Person
from plt_portal import keeping
from tests.knocking import undone
from tests.plt_portal.hands import Form, Page, enter

# Only one person writes it: of two windows of theirs the later one wins.
ONE_WINS = {"people:profile"}
AGAIN = reverse("send-again")


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
    def machinery(self):
        """What a fault meets behind it: a floor, and whether words are taken, of several people."""
        return self.door.namespace, bool(self.texts), "window" in self.form.names

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


# --- Trying them --------------------------------------------------------------------------------


def browser_of(*people):
    """A browser whose broken pages are answers, too; to sign in is a record, so they have."""
    browser = Client(raise_request_exception=False)
    for person in (None, *people):
        enter(browser, person)
    return browser


def whole(sent):
    with undone():
        sent.usual = sent.by(sent.writer)


def told(fault, sent):
    with undone():
        return list(fault(sent))


def _comes_back(sent, page):
    """Every word stands on the page, and its button has the usual effect."""
    yield from _lost(sent, page)
    forms = [form for form in Page(page.text, "").forms if form.action == sent.action]
    if len(forms) != 1:
        yield f"{len(forms)} ways to send it again"
        return
    given = {each.name: forms[0].of(each.name) for each in forms[0].controls}
    given = {name: [each.value for each in all_] for name, all_ in given.items()}
    again = sent.browser.post(sent.action, given)
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
