"""What bad input gets: a sentence, a page that does not exist, and never a broken page.

Every day everything strange is tried once where it can make a difference: a value once for each
class of field, a query once for each set of names that pages read, a refusal once for each form, a
body once for each kind of door; beyond that, forms and pages take turns. `--long` tries everything
everywhere.
"""

import logging
from contextlib import contextmanager
from itertools import count

import pytest
from django.db import connection
from django.http import QueryDict
from django.test import Client
from django.urls import NoReverseMatch, reverse

from reports.models import Report
from tests.knocking import TABLE, argument, path_of, undone
from tests.plt_portal.hands import (
    NO_CHOICE,
    WORDS,
    WORDS_TOGETHER,
    Page,
    class_of,
    enter,
    in_turn,
    posts_of,
    typed_into,
)
from tests.plt_portal.offered import forms_of, pages_of
from tests.scene import the_scene

pytestmark = [pytest.mark.django_db, pytest.mark.timeout(300)]

EVERYWHERE = pytest.mark.parametrize(
    "everywhere",
    [False, pytest.param(True, marks=[pytest.mark.long, pytest.mark.timeout(900)])],
    ids=["once each", "everywhere"],
)
# 409: a claim in a year that is over. 415: another charset. 429: far too often.
FINE = {200, 204, 302, 400, 403, 404, 405, 409, 415, 422, 429}
STANDS = ["", "submitted", "approved"]
MACHINERY = ("django_", "people_opensession", "kit_spent")  # whatever is done, they may move
GUESSED = {"page", "q", "tab", "school", "posting", "roster", "next"}
WHERE_IT_FITS = [2**63, "1" * 5000, "a" * 300]
STRANGE = [*WHERE_IT_FITS, 0, 2**31, 10**30, "%00", "\x00", "é"]
LIVE = ["<script>alert('naughty", "<img src=x onerror", "<svg/onload", 'href="javascript:']


@pytest.fixture
def visitor():
    """A browser whose broken pages are answers, too."""
    return Client(raise_request_exception=False)


@pytest.fixture(params=STANDS, ids=lambda stands: stands or "as usual")
def scene(request):
    scene = the_scene(request.param)
    if request.param == "submitted":
        Report.objects.filter(pk=scene.report.pk).update(state=Report.State.SUBMITTED)
    scene.stands = request.param
    return scene


@pytest.fixture(autouse=True)
def _quietly():
    """Hundreds of refusals are no news."""
    logging.disable(logging.CRITICAL)
    yield
    logging.disable(logging.NOTSET)


@EVERYWHERE
def test_no_form_breaks_whatever_is_typed_nor_keeps_what_it_refuses(scene, visitor, everywhere):
    troubles, tried, fields, turns = [], set(), set(), count()
    forms = list(forms_of(scene, visitor))  # to sign in is a record, too
    before = _records()
    for person, (action, form, pressed) in forms:
        enter(visitor, person)
        is_new = (action, *form.names) not in tried
        tried.add((action, *form.names))
        turn, most = (None, None) if everywhere else (next(turns), 1)
        for told in typed_into(form, is_new, fields, turn):
            troubles += _told(visitor, action, form, told | pressed)
        fields |= {class_of(form, name) for name in form.names}
        troubles += _left_behind(visitor, action, form, pressed, before, most)

    assert troubles == []
    assert len(tried) > 2


@EVERYWHERE
def test_no_page_breaks_whatever_is_asked_for(scene, visitor, everywhere):
    troubles, known = [], set()
    pages = {path: person for person, path in pages_of(scene)}
    for number, (path, person) in enumerate(pages.items()):
        enter(visitor, person)
        with _read_of_the_query() as names, undone():
            visitor.get(path)
        words = WORDS if everywhere else WORDS_TOGETHER
        queries = [*_queries(names | GUESSED if everywhere else names, words)]
        is_known = not everywhere and names <= known
        known |= names
        for query in in_turn(queries, number if is_known else None, 6):
            with undone():
                answer = visitor.get(path, QUERY_STRING=query)
            if answer.status_code not in FINE or _alive(answer):
                troubles.append((path, query[:80], answer.status_code))

    assert troubles == []


@EVERYWHERE
def test_no_address_breaks_whatever_stands_in_it(visitor, everywhere):
    scene, troubles = the_scene(), []
    enter(visitor, scene.kinds["facilitator"])
    for door in {(door.name, door.method): door for door in TABLE if door.args}.values():
        for path in _strange_paths(door, scene, everywhere):
            with undone():
                answer = visitor.generic(door.method, path)
            if answer.status_code not in FINE:
                troubles.append((door.method, path[:80], answer.status_code))

    assert troubles == []


BODIES = {
    "json": ("application/json", b'{"title": ["\\u0000", {"a": 1}]}'),
    "broken json": ("application/json", b'{"title": '),
    "not utf-8": ("application/x-www-form-urlencoded", b"title=%ff%fe&text=%ED%A0%80&name=\xff"),
    "another charset": ("application/x-www-form-urlencoded; charset=utf-16", b"\xff\xfet\x00"),
    "no such charset": ("application/x-www-form-urlencoded; charset=klingon", b"title=x"),
    "no boundary": ("multipart/form-data", b"--x"),
    "cut off": (
        "multipart/form-data; boundary=x",
        b'--x\r\nContent-Disposition: form-data; name="',
    ),
    "too many": ("application/x-www-form-urlencoded", b"a=1&" * 1500),
    "too much": ("application/x-www-form-urlencoded", b"title=" + b"a" * 3_000_000),
    "a file": (
        "multipart/form-data; boundary=x",
        b'--x\r\nContent-Disposition: form-data; name="title"; filename="a.exe"\r\n'
        b"Content-Type: application/octet-stream\r\n\r\nMZ\x00\r\n--x--\r\n",
    ),
    "nothing": ("", b""),
}


@EVERYWHERE
def test_no_body_breaks_a_page(visitor, everywhere):
    scene, troubles = the_scene(), []
    doors = [door for door in TABLE if door.method == "POST"]
    kinds = {door.name if everywhere else (door.app, bool(door.data)): door for door in doors}
    for door in kinds.values():
        passing = [kind for kind in ("facilitator", *scene.kinds) if door.sign(kind) == "Y"]
        enter(visitor, scene.kinds[(passing or ["teacher"])[0]])
        path = path_of(door, scene)
        for content_type, body in BODIES.values():
            with undone():
                answer = visitor.generic("POST", path, body, content_type)
            if answer.status_code not in FINE:
                troubles.append((path, body[:40], answer.status_code))

    assert troubles == []


# --- What is sent ---------------------------------------------------------------------------------


def _told(visitor, action, form, told):
    """What is wrong with the answer to these words."""
    with undone():
        answer = visitor.post(action, told)
        trouble = [answer.status_code] if answer.status_code not in FINE else []
        if answer.status_code == 302:
            trouble += [answer.url] if not answer.url.startswith("/") else []
        if answer.status_code == 302 and "naughty" in str(told):
            after = visitor.get(answer.url)
            trouble += [after.status_code] if after.status_code not in FINE else []
            trouble += _alive(after)
        if answer.status_code == 422:
            trouble += _alive(answer) + _lost(answer, action, form, told)
    return [(action, one, {k: str(v)[:40] for k, v in told.items()}) for one in trouble]


def _alive(answer):
    """Markup of a stranger that a browser would run."""
    if "html" not in answer.get("Content-Type", ""):
        return []
    return [mark for mark in LIVE if mark in answer.text]


def _lost(answer, action, form, told):
    """Fields in which what was typed does not stand any more."""
    forms = [each for to, each, _ in posts_of(Page(answer.text, action)) if to == action]
    kept = {name: each.of(name)[0].value for each in forms for name in each.names}
    words = [name for name in form.names if form.of(name)[0].takes_words and name in told]
    return [
        f"lost {name}: {kept.get(name)!r:.40}"
        for name in words
        if isinstance(told[name], str)
        and told[name].isprintable()
        and (name not in kept or kept[name].strip() != told[name].strip())
    ]


def _left_behind(visitor, action, form, pressed, before, most):
    """Fields whose refusal has changed the records."""
    for name in [name for name in form.names if form.of(name)[0].takes_words][:most]:
        with undone():
            answer = visitor.post(action, form.sensible() | {name: "a\x00b"} | pressed)
            if answer.status_code == 422 and _records() != before:
                yield action, name


@contextmanager
def _read_of_the_query():
    """The names that a page looks for in the query of its address; what it never reads is idle."""
    names = set()

    def listening(usual):
        return lambda query, name, *more: names.add(name) or usual(query, name, *more)

    with pytest.MonkeyPatch.context() as patched:
        for way in ("__getitem__", "__contains__", "get", "getlist"):
            patched.setattr(QueryDict, way, listening(getattr(QueryDict, way)))
        yield names


def _queries(names, words):
    if not names:
        return
    for value in [*words, *NO_CHOICE]:
        yield "&".join(f"{name}={_quoted(value[:2000])}" for name in names)
    yield "&".join(f"{name}=1&{name}=x&{name}[]=2" for name in names)
    yield "&".join(f"{name}=%ff%fe%ED%A0%80%c0%af" for name in names) + "&%00=%00&q[$ne]=1&=&&&=="


def _quoted(text):
    return "".join(f"%{byte:02x}" for byte in text.encode("utf-8", "replace"))


def _strange_paths(door, scene, everywhere):
    """The address with numbers no record has; and everywhere, with words no address knows."""
    usual = [argument(scene, word) for word in door.args]
    for strange in STRANGE if everywhere else WHERE_IT_FITS:
        for place in range(len(usual)):
            args = [*usual[:place], strange, *usual[place + 1 :]]
            try:
                yield reverse(door.name, args=args)
            except NoReverseMatch:
                if everywhere:
                    shape = reverse(door.name, args=usual)
                    yield shape.replace(f"/{usual[place]}/", f"/{_quoted(str(strange))}/", 1)


def _records():
    """A fingerprint of everything the portal has written down."""
    names = [n for n in connection.introspection.table_names() if not n.startswith(MACHINERY)]
    each = [
        f"(SELECT coalesce(md5(string_agg(t::text, '|' ORDER BY t::text)), '') FROM {n} t)"
        for n in names
    ]
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {', '.join(each)}")
        return dict(zip(names, cursor.fetchone(), strict=True))
