"""How people are called: what enters a name, and how it stands in a sentence."""

import re
import unicodedata

from kit.text import plain


def name_of(typed: str) -> str:
    """One line, without signs that nobody sees: they would turn or hide what stands beside it."""
    return " ".join(_UNSEEN.sub("", plain(typed)).split())


def isolated(name: str) -> str:
    """A name with letters that run from the right turns nothing beside it around: on a page, on
    paper and in a letter of plain text alike."""
    return f"{ISOLATE}{name}{END}" if _runs_from_the_right(name) else name


def _runs_from_the_right(name: str) -> bool:
    if name.isascii() or max(name) < FIRST_OF_THEM:
        return False
    return any(unicodedata.bidirectional(letter) in {"R", "AL"} for letter in name)


ISOLATE, END = "\u2068", "\u2069"  # what stands between them has a direction of its own
FIRST_OF_THEM = "\u0590"
# Marks of direction, fillers and joiners; but joiners belong to words from Arabic to Tibetan.
_UNSEEN = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f"
    "\u2800\u3164\ufeff\uffa0\ufff9-\ufffb\U000e0000-\U000e007f]"
    "|(?<![\u0600-\u0fff])[\u200c\u200d]|[\u200c\u200d](?![\u0600-\u0fff])"
)
