"""The list of approvals at every width, by keyboard, and without script."""

import pytest
from playwright.sync_api import expect

from tests.builders import a_roster, an_assistant_superintendent, the_year
from tests.teams.builders import door

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
WIDTHS = [320, 390, 640, 767, 768, 1280]  # 640 is 1280 at a zoom of 200 %

# Where the focus is, for the first time, and whether somebody who looks sees it there.
FOCUSED = """() => {
  const one = document.activeElement;
  if (one === document.body || one.dataset.visited) return null;
  one.dataset.visited = true;
  one.scrollIntoView({ block: "center", behavior: "instant" });
  const box = one.getBoundingClientRect();
  const at = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
  const seen = box.width > 9 && box.height > 9 && at && (one.contains(at) || at.contains(one));
  return [one.id || one.textContent.trim(), !!seen];
}"""


@pytest.fixture
def ruth():
    the_year()
    for members in (4, 5, 3):
        a_roster(state="submitted", members=members)
    return an_assistant_superintendent("Ruth Abramson")


def test_all_are_selected_at_every_width_and_every_stop_of_the_focus_is_seen(window_of, ruth):
    page = window_of(ruth)
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        page.goto(door("approvals"))
        stops = stops_of(page)
        assert [name for name, seen in stops if not seen] == [], width
        assert "all" in dict(stops)
        page.get_by_label("Select all on this page").check()
        expect(page.get_by_role("button", name="Approve 2 selected")).to_be_visible()


def test_without_script_nothing_promises_to_select_all(window_of, ruth):
    page = window_of(ruth, java_script_enabled=False)

    page.goto(door("approvals"))

    expect(page.get_by_label("Select all on this page")).to_be_hidden()
    expect(page.get_by_role("checkbox")).to_have_count(2)


def stops_of(page):
    """All that the Tab key comes by, once."""
    stops = []
    while not stops or stops[-1]:
        page.keyboard.press("Tab")
        stops.append(page.evaluate(FOCUSED))
    return stops[:-1]
