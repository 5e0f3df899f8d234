"""One style sheet for the browser, from a file a component."""

import re
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles import finders

from plt_portal.stylesheet import IMPORT, SCRIPT, SHEET, joined

INDEX = settings.BASE_DIR / "static" / SHEET


def test_a_browser_gets_everything_in_one_file():
    served = Path(finders.find(SHEET)).read_text()

    assert served == joined(INDEX)
    assert "@import" not in served
    assert "@charset" not in served


def test_what_is_collected_is_the_same_file():
    collected = [
        storage.path(path)
        for finder in finders.get_finders()
        for path, storage in finder.list([])
        if path == SHEET
    ]

    assert collected == [finders.find(SHEET)]


def test_the_script_travels_in_one_file_without_its_comments():
    """And with everything else: addresses and texts with two slashes stay."""
    script, served = settings.BASE_DIR / "static" / SCRIPT, Path(finders.find(SCRIPT))

    pieces = [*sorted(script.with_suffix("").glob("*.js")), script]
    lines = "".join(piece.read_text() for piece in pieces).splitlines()
    bare = [line for line in lines if not line.lstrip().startswith("//")]
    assert len(pieces) > 1
    assert 0 < len(bare) < len(lines)
    assert served.read_text().splitlines() == bare


def test_every_component_is_in_the_sheet_in_a_layer_that_has_its_place():
    index = INDEX.read_text()
    imported = dict(IMPORT.findall(index))
    components = {f"portal/{path.name}" for path in (INDEX.parent / "portal").glob("*.css")}

    assert components <= imported.keys()
    [order] = re.findall(r"^@layer (.*);$", index, re.MULTILINE)
    assert set(imported.values()) == set(order.split(", "))


def test_a_changed_component_is_served_as_it_is_now(settings, tmp_path):
    css = tmp_path / "css"
    css.mkdir()
    (css / "portal.css").write_text('@import "one.css" layer(base);\n')
    (css / "one.css").write_text("a { color: red; }")
    settings.STATICFILES_DIRS, settings.BASE_DIR = [tmp_path], tmp_path
    finder = finders.get_finder.__wrapped__("plt_portal.stylesheet.JoiningFinder")

    first = Path(finder.find(SHEET)).read_text()
    (css / "one.css").write_text("a { color: blue; }")

    assert first == "@layer base{a{color: red;}}"
    assert Path(finder.find(SHEET)).read_text() == "@layer base{a{color: blue;}}"
