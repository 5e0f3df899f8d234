"""Every page of the table of doors, opened in Chromium by somebody who may pass.

On a desktop in the light or on a phone in the dark, pages taking turns: no accessibility violation
(axe-core, WCAG 2.2 AA and best practice), no broken policy, no script error, nothing that scrolls
sideways at 320 pixels. With --long the first and the last who may pass look in four views.
"""

from functools import cache
from hashlib import sha256

import pytest

from tests.axe import violations
from tests.doors import KINDS
from tests.knocking import TABLE, path_of
from tests.scene import the_scene

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
VIEWS = [(1280, "light"), (390, "dark")]
FOUR_VIEWS = [(width, theme) for width in (1280, 390) for theme in ("light", "dark")]
NOT_PAGES = {"live", "ready", "admin:index", "training:calendar", "reports:pdf", "blueprint:pdf"}
NOT_PAGES |= {"blueprint:live"}  # a part of a page
NOT_PAGES |= {"teams:export", "teams:export-unplaced"}  # sheets
NOT_PAGES |= {"billboard:digest-letter"}  # sealed in its frame, where no script runs
# What a page needs to be told, so that it has something to show.
ASKED = {"take-into": "?line=" + sha256(b"We watch each other teach.").hexdigest()[:12]}
PAGES = [
    door
    for door in TABLE
    if door.method == "GET" and "Y" in door.who.split() and door.name not in NOT_PAGES
]
GROUPS = sorted({(door.app, door.stands) for door in PAGES})


@pytest.mark.parametrize(
    "everywhere",
    [False, pytest.param(True, marks=pytest.mark.long)],
    ids=["in turn", "everywhere"],
)
@pytest.mark.parametrize(("app", "stands"), GROUPS)
def test_every_page_is_accessible_and_quiet(page_for, app, stands, everywhere):
    scene, troubles = the_scene(stands), {}
    for door in (door for door in PAGES if (door.app, door.stands) == (app, stands)):
        who, views = _everywhere(door) if everywhere else _in_turn(door)
        for kind in who:
            path = path_of(door, scene) + ASKED.get(door.name, "")
            if told := _looked_at(page_for(scene.kinds[kind]), path, views):
                troubles[f"{path} as {kind}"] = told

    assert troubles == {}


@pytest.fixture
def page_for(window_of):
    """The page that this person looks at, and what it complains of; theirs for the whole test."""

    @cache
    def opened(person):
        page, told = window_of(person, reduced_motion="reduce"), []
        page.on("console", lambda said: told.append(said.text) if said.type == "error" else None)
        page.on("pageerror", lambda error: told.append(str(error)))
        return page, told

    return opened


def _everywhere(door):
    return _first_and_last(door), FOUR_VIEWS


def _in_turn(door):
    """Pages take turns with the views; and with the first who may pass, who often writes there, and
    the last, who often sees more."""
    number = PAGES.index(door)
    who = _first_and_last(door)
    return [who[number // 2 % len(who)]], [VIEWS[number % 2]]


def _first_and_last(door):
    who = [kind for kind in KINDS if door.sign(kind) == "Y"]
    return list(dict.fromkeys([who[0], who[-1]]))


def _looked_at(window, path, views):
    page, told = window
    told.clear()
    status = page.goto(path).status
    if status != 200:
        return [*told, f"{status}"]
    for width, theme in views:
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme=theme, reduced_motion="reduce")
        told += [f"{width} {theme}: {each}" for each in violations(page)]
    page.set_viewport_size({"width": 320, "height": 900})
    if page.locator("html").evaluate("html => html.scrollWidth") > 320:
        told.append("scrolls sideways at 320 pixels")
    return list(told)
