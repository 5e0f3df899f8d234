"""How people read what somebody typed: as it was typed, on page, letter, paper and file alike.

No sign is consumed and none is added: without its tags, what is shown is the text.
"""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe


@lru_cache(maxsize=256)  # what many read in the same week is read into paragraphs once
def as_typed(text: str | None) -> SafeString:
    """Paragraphs, lines, lists where every line says so, and bare addresses of the web as links."""
    pieces = _BETWEEN.split(text or "")
    return mark_safe("".join(piece if piece.isspace() else _block(piece) for piece in pieces))


def _block(words: str) -> str:
    lines = [_with_links(line) for line in words.split("\n")]
    if words and _LIST.fullmatch(words):
        return f'<ul class="typed"><li>{"</li>\n<li>".join(lines)}</li></ul>'
    return f'<p class="typed"{_stops(words)}>{"<br>".join(lines)}</p>' if words else ""


def _stops(words: str) -> str:
    """How far apart its tabs lead, so that 1, a tab and 98 never read as 198."""
    if "\t" not in words:
        return ""
    needed = widest_column(words.split("\n")) * ON_A_PHONE + A_GAP
    stop = next((stop for stop in STOPS if stop >= needed), STOPS[-1])
    return f' data-tabs="{stop}"'


def widest_column(lines: Iterable[str]) -> float:
    """How many times the size of the type the longest words before a tab take, and rather more."""
    return max(_width(cell) for line in lines for cell in line.split("\t")[:-1])


def _width(words: str) -> float:
    wide = sum(unicodedata.east_asian_width(sign) in "WF" or sign.isupper() for sign in words)
    return 0.6 * len(words) + 0.3 * wide


def _with_links(line: str) -> str:
    pieces = _ADDRESS.split(line)
    pieces[::2] = [str(escape(words)) for words in pieces[::2]]
    pieces[1::2] = [LINK.format(escape(address)) for address in pieces[1::2]]
    return "".join(pieces)


@lru_cache(maxsize=256)
def breakable(html: str) -> SafeString:
    """For paper: whatever runs on without a space, such as an address, may go on in a new line."""
    return mark_safe(_RUN.sub(_with_breaks, html))


def _with_breaks(run: re.Match[str]) -> str:
    return run[0] if run[0].startswith("<") else "<wbr>".join(_PIECE.findall(run[0]))


STOPS = [3, 4, 5, 6, 8, 10, 14]  # times the size of the type; the style sheet knows these
ON_A_PHONE, A_GAP = 0.85, 0.5  # where four columns have hardly room, nothing is given away
LINK = '<a href="{0}" rel="nofollow noopener noreferrer">{0}</a>'
# One line or several without a sign end a paragraph.
_BETWEEN = re.compile(r"(\n(?:[^\S\n]*\n)+)")
# The same sign, a blank and a letter at the head of each line. "- 3 %" and "-5" are facts.
_LIST = re.compile(r"[^\S\n]*([-•*])[^\S\n]+[^\W\d_].*(?:\n[^\S\n]*\1[^\S\n]+[^\W\d_].*)*")
# A name before the server, as in https://school.org@evil.org, would lead elsewhere than it seems.
# Brackets in an address come in pairs, and what ends a sentence does not belong to it.
_ADDRESS = re.compile(
    r"""(?<!\w)(https?://(?![^\s/?\#]*@)[^\W_][\w.-]*(?::\d+)?
        (?:[/?\#](?:[^\s()\[\]{}<>"“”«»]|\([^\s()]*\))*)?
        (?<![.,;:!?'’…*_~]))""",
    re.VERBOSE | re.IGNORECASE,
)
# A tag stays as it is; of text, a run that no line could hold is cut between its characters.
_RUN = re.compile(r"<[^>]*>|(?:&[#\w]+;|[^\s<>&]){60,}")
_PIECE = re.compile(r"(?:&[#\w]+;|[^\s<>&]){1,30}")
