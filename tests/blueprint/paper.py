"""Reading a printed Blueprint: its words, and where its ruled lines are."""

from io import BytesIO
from itertools import pairwise

from pypdf import PdfReader

from blueprint.prompts import PARTS

MILLIMETRE = 72 / 25.4  # points
ROOM = 8 * MILLIMETRE - 0.6  # of one line of handwriting, without the rule itself


def words_on(content):
    pages = PdfReader(BytesIO(content)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def rules_on(content):
    """(page, points from its top, width) of every ruled line, in reading order."""
    return sorted(rule for n, page in _pages(content) for rule in _rules(n, page))


def lines_by_part(content):
    """How many ruled lines stand below the heading of each part, across pages."""
    heads = [head for n, page in _pages(content) for head in _heads(n, page)]
    begins = [*sorted(heads), (10_000, 0)]
    rules = [rule[:2] for rule in rules_on(content)]
    return [sum(here < rule < there for rule in rules) for here, there in pairwise(begins)]


def gaps_in_millimetres(content):
    """From one line to the next on the same page, where both belong to one part."""
    rules = rules_on(content)
    gaps = [(b[1] - a[1]) / MILLIMETRE for a, b in pairwise(rules) if a[0] == b[0]]
    return {round(gap, 1) for gap in gaps if gap < 12}


def _pages(content):
    return enumerate(PdfReader(BytesIO(content)).pages)


def _rules(number, page):
    """A rule is the lower border of a box over the whole width, one line of handwriting high."""
    found, across = [], float(page.mediabox.width) - 40 * MILLIMETRE

    def look(operator, operands, matrix, _text):
        if operator != b"re":
            return
        _, y, wide, high = (float(each) for each in operands)
        if matrix[0] * wide > across - 1 and abs(-matrix[3] * high - ROOM) < 0.1:
            bottom = matrix[3] * (y + high) + matrix[5]
            found.append((number, float(page.mediabox.height) - bottom, matrix[0] * wide))

    page.extract_text(visitor_operand_before=look)
    return found


def _heads(number, page):
    """Where the heading of each part stands."""
    found = []

    def look(text, matrix, place, _font, _size):
        for part in PARTS:
            if part.title[:20] in text:
                top = matrix[3] * place[5] + matrix[5]
                found.append((number, float(page.mediabox.height) - top))

    page.extract_text(visitor_text=look)
    return found
