"""Where typed lines stand on paper: from the right, and in columns."""

from io import BytesIO
from itertools import pairwise

import page
import pytest
from pypdf import PdfReader

from kit.on_paper import on_paper
from kit.pdf import set_in_type
from kit.typed import as_typed, breakable

WIDTH = 612  # points of a letter sheet
MIDDLE = WIDTH / 2


def set_paper(text):
    return set_in_type(
        "<!doctype html><html lang=en-US><title>x</title>"
        f'<meta name="author" content="x"><body>{breakable(as_typed(text))}'
    )


def places(paper):
    """Where each run of letters begins: (words, points from the left, from the foot)."""
    found = []

    def visit(words, matrix, text, font, size):
        if words.strip():
            x, y = text[4], text[5]
            found.append((words.strip(), matrix[0] * x + matrix[4], matrix[3] * y + matrix[5]))

    PdfReader(BytesIO(paper.content)).pages[0].extract_text(visitor_text=visit)
    return found


def left_of(paper, words):
    return next(x for each, x, _ in places(paper) if words in each)


TWO = "שלום, מה למדנו?\nWe asked.\nماذا تعلمنا؟\nEnd."


def test_a_line_that_begins_from_the_right_stands_there_and_its_neighbours_do_not():
    paper = set_paper(TWO)

    assert left_of(paper, "We asked") < 80
    assert left_of(paper, "End.") < 80
    assert [
        x > MIDDLE for words, x, _ in places(paper) if "שלום" in words or "تعلمنا" in words
    ] == [
        True,
        True,
    ]
    assert page.validate_pdf_bytes(paper.content, profile="ua1").is_compliant


def test_each_item_of_a_list_stands_on_the_side_of_its_letters():
    html = on_paper(as_typed("- אחד\n- two"))

    assert html.count('<li dir="rtl">') == 1
    assert "<li>- two</li>" in html


@pytest.mark.parametrize(
    "text", ["One\nTwo", "- one\n- two", "Ann, مريم and שרה", "https://example.org/?a=1&b=<2>"]
)
def test_other_words_are_left_alone(text):
    assert on_paper(as_typed(text)) == as_typed(text)


@pytest.mark.parametrize(
    "text", [TWO, "- אחד\n- two\n- three", "Grade\tFall\n4\t82%\n5\t84%", "שלום\tFall\n4\t82%"]
)
def test_no_line_is_lost_and_none_is_added(text):
    *lines, _ = sorted({round(y) for _, _, y in places(set_paper(text))}, reverse=True)

    assert len(lines) == text.count("\n") + 1
    assert all(14 < upper - lower < 20 for upper, lower in pairwise(lines))


TABLE = "Subject\tFall\tSpring\nMathematics\t52%\t74%\nEnglish Language Arts\t60%\t61%\nGYM\t5%\t7%"


def test_columns_of_pasted_tabs_stand_below_each_other():
    stops = after_tabs(set_paper(f"{TABLE}\n\nWe met."))

    assert [len(line) for line in stops] == [2] * 4
    for column in zip(*stops, strict=True):
        assert max(column) - min(column) < 4  # points; a letter is five wide


def after_tabs(paper):
    """How far from the left each word after a tab begins, line by line."""
    page = PdfReader(BytesIO(paper.content)).pages[0]
    lines, size = [], {}

    def visit(operator, operands, matrix, text):
        if operator == b"Tf":
            widths = page["/Resources"]["/Font"][operands[0]]["/DescendantFonts"][0]["/W"]
            size.update(points=operands[1], widths=dict(_widths(widths)))
        if operator == b"TJ" and (stops := list(_stops(operands[0], **size))):
            lines.append(stops)

    page.extract_text(visitor_operand_before=visit)
    return lines


def _widths(told):
    for first, widths in zip(told[::2], told[1::2], strict=True):
        yield from enumerate(widths, first)


def _stops(pieces, *, points, widths):
    at = 0
    for piece in pieces:
        if not isinstance(piece, bytes | str):
            at -= float(piece) / 1000 * points
            if piece < -1000:
                yield at
            continue
        code = piece if isinstance(piece, bytes) else piece.original_bytes
        for one, two in zip(code[::2], code[1::2], strict=True):
            at += float(widths[one * 256 + two]) / 1000 * points


def test_a_word_without_an_end_goes_on_in_the_next_line():
    for letter in ["W", "Щ", "ש", "م", "ക"]:
        lines = {round(y) for words, _, y in places(set_paper(letter * 300)) if letter in words}
        assert len(lines) > 3, letter
