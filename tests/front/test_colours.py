"""Colours are stated once, and everybody can read what is written in them."""

import re

import pytest
from django.conf import settings

CSS = settings.BASE_DIR / "static" / "css"
TOKENS = (CSS / "tokens.css").read_text()
SHEETS = sorted(CSS.rglob("*.css"))
SHEETS.remove(CSS / "tokens.css")
RAW_COLOUR = re.compile(
    r"#[0-9a-fA-F]{3,8}\b|\b(?:rgba?|hsla?|oklch)\(|(?<![-\w])(?:white|black)(?![-\w])"
)

SURFACES = ["paper", "sheet", "sheet-sunk"]
TEXT = {"light": 5.6, "dark": 6.0}
MARKS, BORDERS = 4.0, 3.5


def block(start):
    """The tokens of the block that begins with these words."""
    body = TOKENS[TOKENS.index(start) :]
    return dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", body[: body.index("\n}")]))


LIGHT = block(":root {")
DARK = LIGHT | block('\n[data-bs-theme="dark"] {')
DARK_BY_DEVICE = LIGHT | block("@media (prefers-color-scheme: dark)")
THEMES = {"light": LIGHT, "dark": DARK}

TEXT_PAIRS = [
    *[(text, ground) for text in ["ink", "ink-soft", "blue"] for ground in SURFACES],
    *[("blue-strong", ground) for ground in SURFACES],
    *[(text, "sheet") for text in ["green", "red", "pencil-ink"]],
    *[(text, "paper") for text in ["green", "red"]],
    *[("ink", f"{colour}-wash") for colour in ["blue", "pencil", "green", "red"]],
    ("blue", "blue-wash"),
    ("pencil-ink", "pencil-wash"),
    ("green", "green-wash"),
    ("red", "red-wash"),
    ("on-blue", "blue"),
    ("on-blue", "blue-strong"),
    ("on-pencil", "pencil"),
    ("on-red", "red"),
    ("on-ink", "ink"),
    ("plan-ink", "plan"),
    ("ink", "highlight"),
]
MARK_NAMES = ["mark-relationship", "mark-systems", "mark-innovator", "mark-solver"]


def luminance(colour):
    channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return sum(part * weight for part, weight in zip(linear, (0.2126, 0.7152, 0.0722), strict=True))


def contrast(one, other):
    darker, lighter = sorted([luminance(one), luminance(other)])
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(("text", "ground"), TEXT_PAIRS)
def test_text_can_be_read_on_its_ground(theme, text, ground):
    tokens = THEMES[theme]

    assert contrast(tokens[text], tokens[ground]) >= TEXT[theme]


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("mark", MARK_NAMES)
def test_marks_stand_out_from_paper_and_sheet(theme, mark):
    tokens = THEMES[theme]

    assert min(contrast(tokens[mark], tokens[ground]) for ground in SURFACES) >= MARKS


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("line", ["line-strong", "focus"])
def test_borders_of_controls_and_the_focus_ring_can_be_seen(theme, line):
    tokens = THEMES[theme]

    assert min(contrast(tokens[line], tokens[ground]) for ground in ["paper", "sheet"]) >= BORDERS


def test_dark_by_device_is_dark_by_choice():
    assert DARK_BY_DEVICE == DARK


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
def test_no_colour_is_stated_outside_the_tokens(sheet):
    assert RAW_COLOUR.findall(sheet.read_text()) == []


def test_every_token_that_is_used_is_defined():
    css = "".join(sheet.read_text() for sheet in CSS.rglob("*.css"))
    used = {name for name in re.findall(r"var\(--([\w-]+)", css) if not name.startswith("bs-")}

    assert used <= set(re.findall(r"--([\w-]+):", css))
