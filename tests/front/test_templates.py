"""Templates keep the house's promises: no inline style or script, no missing icon."""

import json
import re

import pytest
from django.conf import settings

ROOT = settings.BASE_DIR / "templates"
ALL = sorted(ROOT.rglob("*.html"))
ICONS = {
    name
    for package in json.loads((settings.BASE_DIR / "static/vendor/manifest.json").read_text())[
        "packages"
    ]
    for name in package.get("icons", {})
}
PAGES = [path for path in ALL if "letters" not in path.relative_to(ROOT).parts]


def name(path):
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("path", PAGES, ids=name)
def test_a_page_has_no_inline_style_script_or_handler(path):
    page = path.read_text()

    assert re.findall(r"\sstyle=|<style\b", page) == []
    assert re.findall(r"<script(?![^>]*\bsrc=)", page) == []
    assert re.findall(r"\s(?:on[a-z]+|hx-on[\w:-]*)=|[\"']js:", page) == []


@pytest.mark.parametrize("path", ALL, ids=name)
def test_a_letter_or_page_asks_nothing_of_other_sites(path):
    assert (
        re.findall(
            r"<(?:script|link|img|iframe)[^>]*(?:src|href)=\"(?:https?:)?//", path.read_text()
        )
        == []
    )


@pytest.mark.parametrize("path", ALL, ids=name)
def test_every_icon_is_in_the_sprite(path):
    assert set(re.findall(r"{% icon \"([\w-]+)\"", path.read_text())) <= ICONS
