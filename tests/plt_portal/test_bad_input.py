"""What bad input gets: a sentence, a page that does not exist, and never a broken page."""

import logging

import pytest
from django.db import connection
from django.test import Client
from django.urls import NoReverseMatch, reverse

from reports.models import Report
from tests.doors import KINDS
from tests.knocking import TABLE, argument, path_of, undone
from tests.plt_portal.hands import (
    ALONE,
    NO_CHOICE,
    ODD,
    PLAIN,
    VALUES,
    WORDS,
    Page,
    enter,
    packed,
    posts_of,
)
from tests.scene import the_scene

pytestmark = [pytest.mark.django_db, pytest.mark.timeout(300)]

FINE = {200, 204, 302, 400, 403, 404, 405, 409, 422}  # 409: two texts of a Blueprint have crossed
STANDS = ["", "submitted", "approved"]
FIRST = ["anonymous", "facilitator"]
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


def test_no_form_breaks_whatever_is_typed(scene, visitor):
    troubles, tried = [], set()
    for person, (action, form, pressed) in _forms(scene, visitor):
        enter(visitor, person)
        is_new = (action, *form.names) not in tried
        tried.add((action, *form.names))
        for told in _typed_into(form, is_new):
            troubles += _told(visitor, action, form, told | pressed)

    assert troubles == []
    assert len(tried) > 2


def test_no_page_breaks_whatever_is_asked_for(scene, visitor):
    troubles = []
    for path, person in {path: person for person, path in _pages(scene)}.items():
        enter(visitor, person)
        for query in _queries(visitor.get(path), path):
            with undone():
                answer = visitor.get(path, QUERY_STRING=query)
            if answer.status_code not in FINE or _alive(answer):
                troubles.append((path, query[:80], answer.status_code))

    assert troubles == []


def test_no_address_breaks_whatever_stands_in_it(visitor):
    scene, troubles = the_scene(), []
    enter(visitor, scene.kinds["facilitator"])
    for door in {(door.name, door.method): door for door in TABLE if door.args}.values():
        for path in _strange_paths(door, scene):
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


@pytest.mark.parametrize("kind", BODIES)
def test_no_body_breaks_a_page(kind, visitor):
    scene, troubles = the_scene(), []
    content_type, body = BODIES[kind]
    for door in {door.name: door for door in TABLE if door.method == "POST"}.values():
        passing = [kind for kind in ("facilitator", *scene.kinds) if door.sign(kind) == "Y"]
        enter(visitor, scene.kinds[(passing or ["teacher"])[0]])
        path = path_of(door, scene)
        with undone():
            answer = visitor.generic("POST", path, body, content_type)
        if answer.status_code not in FINE:
            troubles.append((path, answer.status_code))

    assert troubles == []


def test_a_refused_form_leaves_nothing_behind(scene, visitor):
    forms = list(_forms(scene, visitor))  # to sign in is a record, too
    troubles, before = [], _records()
    for person, (action, form, pressed) in forms:
        enter(visitor, person)
        for name in [name for name in form.names if form.of(name)[0].takes_words]:
            with undone():
                answer = visitor.post(action, form.sensible() | {name: "a\x00b"} | pressed)
                if answer.status_code == 422 and _records() != before:
                    troubles.append((action, name))

    assert troubles == []


# --- Which forms and pages ------------------------------------------------------------------------


def _pages(scene, stands=None):
    """Every door by looking, with the facilitator and the last of those who may pass."""
    for door in TABLE:
        if door.method == "GET" and door.stands == (scene.stands if stands is None else stands):
            path = path_of(door, scene)
            passing = [kind for kind in KINDS if door.sign(kind) == "Y"]
            for kind in dict.fromkeys([*(k for k in FIRST if k in passing), *passing[-1:]]):
                yield scene.kinds[kind], path


def _forms(scene, visitor):
    """Every form with every button on every page, once for each set of fields."""
    seen = set()
    for person, path in [*_pages(scene), *_asked(scene)]:
        enter(visitor, person)
        answer = visitor.get(path)
        said = answer.text if "html" in answer.get("Content-Type", "") else ""
        for action, form, pressed in posts_of(Page(said, path)):
            kind = (action, tuple(form.names), tuple(pressed))
            if kind not in seen:
                seen.add(kind)
                yield person, (action, form, pressed)


def _asked(scene):
    """The pages of those who were asked to join, and of those who decide on a report."""
    answer = reverse("teams:answer", args=[scene.membership.pk])
    commit = reverse("billboard:posting", args=[scene.posting.pk])
    review = reverse("reports:review", args=[scene.report.pk])
    pages = [
        (scene.membership.person, answer, ""),
        (scene.invited.person, commit, ""),
        (scene.kinds["assistant superintendent"], review, "submitted"),
    ]
    return [(person, path) for person, path, stands in pages if stands == scene.stands]


# --- What is sent ---------------------------------------------------------------------------------


def _typed_into(form, is_new):
    """Words into all fields at once, everything else field by field; then nothing, and all twice.

    Another button of a form that was tried already gets the words, and the rest at once.
    """
    sensible = form.sensible()
    words = [name for name in form.names if form.of(name)[0].takes_words]
    rest = [name for name in form.names if name not in words]
    yield from (sensible | texts for texts in _texts(form, words))
    ticks = [name for name in rest if [each.kind for each in form.of(name)] == ["checkbox"]]
    groups = [ticks, *([name] for name in rest if name not in ticks)] if is_new else [rest]
    for names in filter(None, groups):
        values = NO_CHOICE if all(form.of(name)[0].is_choice for name in names) else VALUES
        yield from (sensible | dict.fromkeys(names, value) for value in values)
    yield {}
    yield {name: [value, value] for name, value in sensible.items() if isinstance(value, str)}
    yield {name: ["1", "\x00"] for name in form.names}


def _texts(form, names):
    """All words for every field, as many of them together as it has room for."""
    each = {
        name: [*ALONE, *packed(ODD, room), *packed(PLAIN, room)]
        for name in names
        for room in [form.of(name)[0].room]
    }
    for number in range(max(map(len, each.values()), default=0)):
        yield {name: texts[number % len(texts)] for name, texts in each.items()}


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


def _queries(answer, path):
    """Everything strange where a page can be asked for something; a little of it elsewhere."""
    forms = Page(answer.text, path).forms if "html" in answer.get("Content-Type", "") else []
    asking = {name for form in forms if form.method == "get" for name in form.names}
    names = asking | {"page", "q", "tab", "school", "posting", "roster", "next"}
    for value in [*WORDS, *NO_CHOICE] if asking else NO_CHOICE:
        yield "&".join(f"{name}={_quoted(value[:2000])}" for name in names)
    yield "&".join(f"{name}=1&{name}=x&{name}[]=2" for name in names)
    yield "q=%ff%fe&page=%ED%A0%80&school=%c0%af&%00=%00&q[$ne]=1&=&&&=="


def _quoted(text):
    return "".join(f"%{byte:02x}" for byte in text.encode("utf-8", "replace"))


def _strange_paths(door, scene):
    """The address with numbers no record has, and with words no address knows."""
    usual = [argument(scene, word) for word in door.args]
    for strange in [0, 2**31, 2**63, 10**30, "%00", "\x00", "é", "a" * 300, "1" * 5000]:
        for place in range(len(usual)):
            args = [*usual[:place], strange, *usual[place + 1 :]]
            try:
                yield reverse(door.name, args=args)
            except NoReverseMatch:
                shape = reverse(door.name, args=usual)
                yield shape.replace(f"/{usual[place]}/", f"/{_quoted(str(strange))}/", 1)


def _records():
    """A fingerprint of everything the portal has written down."""
    names = [n for n in connection.introspection.table_names() if not n.startswith("django_")]
    each = [
        f"(SELECT coalesce(md5(string_agg(t::text, '|' ORDER BY t::text)), '') FROM {n} t)"
        for n in names
    ]
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {', '.join(each)}")
        return dict(zip(names, cursor.fetchone(), strict=True))
