"""Every page of the table of doors, opened in Chromium by somebody who may pass.

Desktop in the light and phone in the dark: no accessibility violation (axe-core, WCAG 2.2 AA and
best practice), no broken policy, no script error, nothing that scrolls sideways at 320 pixels. A
second look at the same page asks what size and colours change; with --long four ask for all.
"""

from hashlib import sha256

import pytest

from tests.axe import BY_SIGHT, violations
from tests.chromium import session_of
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
    "views",
    [VIEWS, pytest.param(FOUR_VIEWS, marks=pytest.mark.long)],
    ids=["two views", "four views"],
)
@pytest.mark.parametrize(("app", "stands"), GROUPS)
def test_every_page_is_accessible_and_quiet(page_for, app, stands, views):
    scene, troubles = the_scene(stands), {}
    for door in (door for door in PAGES if (door.app, door.stands) == (app, stands)):
        for kind, seen in _first_and_last(door, views).items():
            path = path_of(door, scene) + ASKED.get(door.name, "")
            page = page_for(scene.kinds[kind])
            again = BY_SIGHT if views is VIEWS else None
            if told := _looked_at(page, path, seen, again):
                troubles[f"{path} as {kind}"] = told
            page.close()

    assert troubles == {}


@pytest.fixture
def page_for(browser, live_server):
    """A new page in the browser of this person, or of somebody who has not signed in."""
    contexts = {}

    def opened(person):
        if person not in contexts:
            context = browser.new_context(base_url=live_server.url, reduced_motion="reduce")
            contexts[person] = context
            context.add_cookies([session_of(person, live_server.url)] if person else [])
        return contexts[person].new_page()

    yield opened
    for context in contexts.values():
        context.close()


def _first_and_last(door, views):
    """The first who may pass, in every view; and the last, who often sees more, in one."""
    who = [kind for kind in KINDS if door.sign(kind) == "Y"]
    return {who[-1]: views[-1:]} | {who[0]: views}


def _looked_at(page, path, views, again):
    told = []
    page.on("console", lambda said: told.append(said.text) if said.type == "error" else None)
    page.on("pageerror", lambda error: told.append(str(error)))
    response = page.goto(path)
    if response.status != 200:
        return [*told, f"{response.status}"]
    for number, (width, theme) in enumerate(views):
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme=theme, reduced_motion="reduce")
        told += [f"{width} {theme}: {each}" for each in violations(page, again if number else None)]
    page.set_viewport_size({"width": 320, "height": 900})
    if page.locator("html").evaluate("html => html.scrollWidth") > 320:
        told.append("scrolls sideways at 320 pixels")
    return told
