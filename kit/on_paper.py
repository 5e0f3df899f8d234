"""What a browser does by itself for words as somebody typed them, done for the engine of the PDFs.

Lines that begin with a letter from the right stand on the right, and columns of pasted tabs stand
below each other.
"""

import re
import unicodedata
from html import unescape

from kit.typed import widest_column

FROM_THE_RIGHT = {"R", "AL"}


def on_paper(html: str) -> str:
    """The same words; only paragraphs and lists that were typed are touched."""
    return _TYPED.sub(lambda block: _set(block[0]), html)


def _set(block: str) -> str:
    if "\t" in block:
        block = _in_columns(block)
    if _RIGHT.search(block):
        block = _line_by_line(block)
    return block


def _in_columns(block: str) -> str:
    """Each tab leads to a stop, and the stops are wide enough for every word before a tab."""
    widest = widest_column(map(_bare, block.split("<br>")))
    return block.replace(">", f' style="tab-size: {widest + 1:.1f}em">', 1)


def _line_by_line(block: str) -> str:
    head, lines, tail = _PARTS.fullmatch(block).groups()  # type: ignore[union-attr]
    if head.startswith("<ul"):
        return head + _ITEM.sub(lambda item: _turned("li", item[1]), lines) + tail
    return (
        head
        + _BETWEEN_SPANS.sub("", "<br>".join(_turned("span", line) for line in lines.split("<br>")))
        + tail
    )


def _turned(tag: str, line: str) -> str:
    if _begins_from_the_right(_bare(line)):
        return f'<{tag} dir="rtl">{line}</{tag}>'
    return line if tag == "span" else f"<li>{line}</li>"


def _begins_from_the_right(words: str) -> bool:
    """As the first letter that has a direction says, whatever signs stand before it."""
    kinds = (unicodedata.bidirectional(sign) for sign in words)
    return next((kind in FROM_THE_RIGHT for kind in kinds if kind in FROM_THE_RIGHT | {"L"}), False)


def _bare(html: str) -> str:
    return unescape(re.sub("<[^>]*>", "", html))


_TYPED = re.compile(r'<(p|ul) class="typed"[^>]*>.*?</\1>', re.DOTALL)
_PARTS = re.compile(r"(<[^>]*>)(.*)(</\w+>)", re.DOTALL)
_ITEM = re.compile("<li>(.*?)</li>", re.DOTALL)
_BETWEEN_SPANS = re.compile("(?<=</span>)<br>|<br>(?=<span dir)")
_RIGHT = re.compile(
    "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
