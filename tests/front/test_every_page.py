"""Every page of the table of doors, opened in Chromium by somebody who may pass.

Both themes, desktop and phone: no accessibility violation (axe-core, WCAG 2.2 AA and best
practice), no broken policy, no script error, nothing that scrolls sideways at 320 pixels.
"""

from hashlib import sha256

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings

from tests.doors import KINDS
from tests.knocking import TABLE, path_of
from tests.scene import the_scene

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
VIEWS = [(width, theme) for width in (1280, 390) for theme in ("light", "dark")]
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
STANDS = sorted({door.stands for door in PAGES})
AXE = {
    "resultTypes": ["violations"],
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
}


@pytest.mark.parametrize("stands", STANDS)
def test_every_page_is_accessible_and_quiet(browser, live_server, client, stands):
    scene = the_scene(stands)
    troubles = {}
    for door in (door for door in PAGES if door.stands == stands):
        for kind, views in _first_and_last(door).items():
            path = path_of(door, scene) + ASKED.get(door.name, "")
            context = _signed_in(browser, live_server, client, scene.kinds[kind])
            if told := _looked_at(context, live_server.url + path, views):
                troubles[f"{path} as {kind}"] = told
            context.close()

    assert troubles == {}


def _first_and_last(door):
    """The first who may pass, in every view; and the last, who often sees more, in one."""
    who = [kind for kind in KINDS if door.sign(kind) == "Y"]
    return {who[-1]: VIEWS[-1:]} | {who[0]: VIEWS}


def _signed_in(browser, live_server, client, person):
    context = browser.new_context(reduced_motion="reduce")
    client.logout()
    if person:
        client.force_login(person, backend=settings.AUTHENTICATION_BACKENDS[0])
        session = client.cookies[settings.SESSION_COOKIE_NAME].value
        context.add_cookies(
            [{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": live_server.url}]
        )
    return context


def _looked_at(context, address, views):
    page = context.new_page()
    told = []
    page.on("console", lambda said: told.append(said.text) if said.type == "error" else None)
    page.on("pageerror", lambda error: told.append(str(error)))
    response = page.goto(address)
    if response.status != 200:
        return [*told, f"{response.status}"]
    for width, theme in views:
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme=theme, reduced_motion="reduce")
        told += _violations(page, f"{width} {theme}")
    page.set_viewport_size({"width": 320, "height": 900})
    if page.locator("html").evaluate("html => html.scrollWidth") > 320:
        told.append("scrolls sideways at 320 pixels")
    return told


def _violations(page, view):
    result = Axe().run(page, options=AXE).response
    return [
        f"{view}: {violation['id']} at {violation['nodes'][0]['target']}"
        for violation in result["violations"]
    ]
