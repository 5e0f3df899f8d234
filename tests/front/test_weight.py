"""A page arrives quickly on a phone in the corridor."""

import gzip
import re
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles import finders

STATIC = settings.BASE_DIR / "static"
LATIN = [
    "vendor/public-sans/public-sans-latin-wght-normal.woff2",
    "vendor/literata/literata-latin-wght-normal.woff2",
]


def compressed(name):
    return len(gzip.compress(Path(finders.find(name)).read_bytes()))


def test_all_css_weighs_at_most_60_kilobytes_compressed():
    assert compressed("css/portal.css") <= 60_000


def test_both_latin_fonts_weigh_at_most_100_kilobytes():
    assert sum((STATIC / name).stat().st_size for name in LATIN) <= 100_000


def test_all_scripts_and_icons_weigh_at_most_25_kilobytes_compressed():
    names = ["vendor/htmx/htmx.min.js", "js/portal.js", "icons.svg"]

    assert sum(map(compressed, names)) <= 25_000


def test_css_names_only_files_that_exist():
    sheets = [*(STATIC / "css").rglob("*.css"), Path(finders.find("css/portal.css"))]
    for sheet in sheets:
        for address in re.findall(r'url\("(?!data:)([^"]+)"\)', sheet.read_text()):
            assert (STATIC / "css" / address).is_file(), address
