"""What the fonts of our paper hold, and what is said of the rest before anybody prints."""

import json
import unicodedata

import pytest

from kit.glyphs import TABLE, gaps_in, needed_by, words_without_glyph
from kit.management.commands.read_fonts import what_they_hold
from kit.pdf import set_in_type
from tests.kit.fonts import SCRIPTS, missing_glyphs

ENGLISH = "“Number talks”: 52% → don’t guess… – José, Łucja, Nguyễn; ½ of 3²"


def test_the_table_is_that_of_the_fonts():
    """After a change of fonts: `manage.py read_fonts`."""
    assert json.loads(TABLE.read_text()) == what_they_hold()


@pytest.mark.parametrize(("script", "text"), SCRIPTS.items())
def test_a_text_needs_the_fonts_of_its_script_and_no_other(script, text):
    fonts, without_glyph = needed_by(text)

    assert [font.family for font in fonts] == script.split()
    assert without_glyph == set()


def test_a_text_in_english_needs_none():
    assert needed_by(ENGLISH.replace("→", "")) == ([], set())


@pytest.mark.parametrize("number", range(3))
def test_what_takes_no_glyph_is_no_gap_for_the_engine_either(caplog, number):
    """Every blank, mark of direction and joiner among letters, and no glyph is missing."""
    kinds = {"Cf", "Zs"}
    unseen = [chr(n) for n in range(0x20, 0xE0FFF) if unicodedata.category(chr(n)) in kinds]
    silent = [sign for sign in unseen if needed_by(sign) == ([], set())]
    assert len(silent) > 120

    set_in_type(f"<title>x</title><p>{'a'.join(silent[number::3])}")

    assert missing_glyphs(caplog) == set()


def test_the_words_that_would_leave_a_gap_are_named_once_and_in_their_order():
    texts = ["We saw 𓀀 twice.", "See\n𓀀 and\tx𓃀y!"]

    assert words_without_glyph(texts) == ["𓀀", "x𓃀y"]
    assert gaps_in(texts) == (
        "These words have characters that our paper cannot print: 𓀀 and x𓃀y. They stand on the "
        "page, and leave a gap in the PDF."
    )
    assert gaps_in([ENGLISH]) == ""


def test_many_words_are_counted_and_long_ones_cut():
    lost = [f"{'𓀀' * 50}{n}" for n in range(20)]

    told = gaps_in(lost)

    assert told.count("𓀀…") == 8
    assert "and 12 more." in told


def test_han_kana_and_hangul_are_lost_without_the_package_of_the_machine():
    texts = ["李小龍 wrote すし and 한국어"]

    assert words_without_glyph(texts, of_the_machine=False) == ["李小龍", "すし", "한국어"]
    assert words_without_glyph(texts, of_the_machine=True) == []


@pytest.mark.parametrize("text", ["𓀀", "李𓀀", "\U0001f9ff\ue000", "ﷺ"])
def test_the_engine_lacks_a_glyph_for_what_is_said_to_lack_one_and_for_nothing_else(caplog, text):
    set_in_type(f"<title>x</title><p>{text}")

    assert missing_glyphs(caplog) == needed_by(text).without_glyph
