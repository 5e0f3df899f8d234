"""Long names, and words without an end, wrap: no page scrolls sideways for them."""

import pytest

from billboard.models import Posting
from goals.models import ActionStep, Measure
from people.models import Person
from reports.models import Report
from teams.models import Team
from tests.doors import KINDS
from tests.front.test_every_page import PAGES, page_for  # noqa: F401
from tests.knocking import path_of
from tests.scene import the_scene

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
ENDLESS = "Wm" * 100
WIDTHS = [390, 1280]
EVERY_DAY = {"team", "teams:approvals", "teams:roster", "teams:take-off", "billboard:posting"}
EVERY_DAY |= {"goals:goal", "goals:plan", "people:profile", "reports:review"}


@pytest.mark.timeout(600)
@pytest.mark.parametrize("stands", ["", "submitted"])
@pytest.mark.parametrize("names", [EVERY_DAY, pytest.param(None, marks=pytest.mark.long)])
def test_no_name_and_no_word_widens_a_page(page_for, names, stands):  # noqa: F811
    scene, wide = _endless(the_scene(stands)), {}
    for door in PAGES:
        if door.stands != stands or (names and door.name not in names):
            continue
        kind = next(kind for kind in KINDS if door.sign(kind) == "Y")
        (page, _), path = page_for(scene.kinds[kind]), path_of(door, scene)
        page.goto(path)
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            if (found := page.locator("html").evaluate("html => html.scrollWidth")) > width:
                wide[f"{path} at {width}"] = found

    assert wide == {}


def _endless(scene):
    """Names, titles and cells as long as their columns take them, each of one word."""
    Person.objects.update(given_name=ENDLESS[:80], family_name=ENDLESS[:160])
    Team.objects.update(name=ENDLESS[:120], focus=ENDLESS[:160])
    Posting.objects.update(title=ENDLESS[:110], need=ENDLESS)
    Report.objects.update(title=ENDLESS[:160], tried=ENDLESS)
    Measure.objects.update(source=ENDLESS[:160])
    columns = ["action", "expected_outcome", "measure", "responsible", "comments"]
    ActionStep.objects.update(timeline=ENDLESS[:80], **dict.fromkeys(columns, ENDLESS[:160]))
    return scene
