"""Small truths about text."""

import re
import unicodedata
from collections.abc import Sequence


def folded(text: str) -> str:
    """The text as it sorts and is searched: without accents, in lower case (Łucja → lucja)."""
    if text.isascii():
        return text.lower().strip()
    plain = text.translate(_STROKES)
    letters = unicodedata.normalize("NFKD", plain)
    return "".join(c for c in letters if not unicodedata.combining(c)).casefold().strip()


def shortened(text: str, length: int) -> str:
    """At most so many characters of a text, cut between words."""
    if len(text) <= length:
        return text
    return text[: length - 1].rsplit(" ", 1)[0].rstrip(" ,;:.–—") + "…"


def plain(text: str) -> str:
    """The text as it is kept: one kind of line end, and no other control character but tabs."""
    return _CONTROLS.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def listed(words: Sequence[str], last: str = "and") -> str:
    """Words as a sentence lists them: «one», «one and two», «one, two and three»."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {last} {words[-1]}"


# Half a pair of surrogates is no character, and a database stores none.
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
# Letters whose stroke is not a combining mark, so that NFKD leaves them alone.
_STROKES = str.maketrans({"ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ß": "ss"})
