"""Small truths about text."""

import unicodedata
from collections.abc import Sequence


def folded(text: str) -> str:
    """The text as it sorts and is searched: without accents, in lower case (Łucja → lucja)."""
    plain = text.translate(_STROKES)
    letters = unicodedata.normalize("NFKD", plain)
    return "".join(c for c in letters if not unicodedata.combining(c)).casefold().strip()


def listed(words: Sequence[str], last: str = "and") -> str:
    """Words as a sentence lists them: «one», «one and two», «one, two and three»."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {last} {words[-1]}"


# Letters whose stroke is not a combining mark, so that NFKD leaves them alone.
_STROKES = str.maketrans({"ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ß": "ss"})
