"""No font of a PDF comes from the machine by chance, and every script comes out."""

import re
from io import BytesIO

import page
import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from weasyprint import HTML

from kit import pdf
from kit.glyphs import OF_THE_MACHINE, needed_by
from kit.pdf import Paper, set_in_type
from kit.typed import as_typed
from tests.kit.fonts import SCRIPTS, fonts_in, missing_glyphs, text_of

HOUSE = [f"{f}-Variable{s}" for f in ("Public-Sans", "Literata") for s in ("", "-Ext", "-Viet")]
# Where one glyph serves several letters, the reader takes the first that it stood for.
BY_THE_EYE = {f"noto-sans-{name}-{name}" for name in ["gurmukhi", "myanmar", "sinhala", "telugu"]}
# One of each way to write: letter after letter, joined, stacked, from the right, and drawings.
EVERY_DAY = {"", "vazirmatn-arabic", "noto-sans-cyrillic", "noto-sans-devanagari-devanagari"}
EVERY_DAY |= {"noto-sans-khmer-khmer", "noto-sans-hebrew-hebrew", "noto-emoji-emoji"}
FROM_THE_RIGHT = {"vazirmatn-arabic", "noto-sans-hebrew-hebrew"}


def a_page(text, *, bold=""):
    head = '<title>x</title><meta name="author" content="x">'
    return f"<!doctype html><html lang=en-US>{head}<body><h1>{bold}</h1>{as_typed(text)}"


@pytest.mark.parametrize(
    ("script", "text"),
    [
        pytest.param(*each, marks=[] if each[0] in EVERY_DAY else pytest.mark.long)
        for each in SCRIPTS.items()
    ],
)
def test_a_script_comes_out_in_its_own_fonts_with_every_glyph_and_is_read(caplog, script, text):
    """Regular and bold; sign by sign, and in the order of the letters where they run on."""
    paper = set_in_type(a_page(text, bold=text))

    assert missing_glyphs(caplog) == set()
    assert page.validate_pdf_bytes(paper.content, profile="ua1").is_compliant
    families = {re.sub("-Semi-Bold$", "", name) for name in fonts_in(paper)}
    assert families - set(HOUSE) == {*script.split()}
    read, typed = text_of(paper), "".join(text.split()) * 2
    assert script in BY_THE_EYE or sorted(read) == sorted(typed)
    assert script in BY_THE_EYE | FROM_THE_RIGHT or read == typed


@pytest.fixture
def a_font_of_the_machine(tmp_path, monkeypatch):
    """The machine has a font for Egyptian birds."""
    pen = TTGlyphPen(None)
    pen.moveTo((0, 0))
    for point in [(0, 700), (500, 700), (500, 0)]:
        pen.lineTo(point)
    pen.closePath()
    bird = pen.glyph()
    font = FontBuilder(1000, isTTF=True)
    font.setupGlyphOrder([".notdef", "bird"])
    font.setupCharacterMap({0x13171: "bird"})
    font.setupGlyf({".notdef": bird, "bird": bird})
    font.setupHorizontalMetrics({".notdef": (600, 0), "bird": (600, 0)})
    font.setupHorizontalHeader(ascent=800, descent=-200)
    font.setupNameTable({"familyName": "By Chance", "styleName": "Regular"})
    font.setupOS2()
    font.setupPost()
    (tmp_path / "fonts").mkdir()
    font.save(tmp_path / "fonts" / "chance.ttf")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    pdf._dress.cache_clear()


def test_a_font_that_the_machine_happens_to_have_is_not_used(a_font_of_the_machine):
    by_chance = BytesIO()
    HTML(string=a_page("𓅱")).write_pdf(by_chance)
    assert "By-Chance" in fonts_in(Paper(by_chance.getvalue(), 1))

    paper = set_in_type(a_page("𓅱 and words"))

    assert [name for name in fonts_in(paper) if not name.startswith(tuple(HOUSE))] == []


def test_a_document_loads_no_more_than_it_needs():
    asked = pdf._faces(needed_by(a_page("Ольга")).fonts)

    assert asked.count("@font-face") == 1
    assert pdf._faces(needed_by(a_page("Words")).fonts) == ""


def test_han_is_set_with_the_package_and_without_it(caplog):
    paper = set_in_type(a_page("李小龍 すし 한국어 and words"))

    there = {name for name in fonts_in(paper) if name.startswith("Noto-Sans-CJK")}
    assert bool(there) == OF_THE_MACHINE.exists() == (missing_glyphs(caplog) == set())
    assert "andwords" in text_of(paper)


def test_the_same_words_give_the_same_file_whatever_was_set_before():
    text = "Ольга, שלום, ✓ and 😀"
    first = set_in_type(a_page(text)).content

    pdf._dress.cache_clear()
    set_in_type(a_page("नमस्ते ✓"))

    assert set_in_type(a_page(text)).content == first
