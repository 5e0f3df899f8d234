"""One reading of words: what was typed and what was written are read the same way.

A text is read into terms. Two words that people hold to be the same become one term: «O’Brien»,
«O'Brien» and «OBrien», «résumé» and «resume», «talks» and «talking», «38 percent» and «38%».
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import NamedTuple

from Stemmer import Stemmer

APOSTROPHES = "'’‘ʻʼʹ`´＇"
DASHES = "-‐‑‒–−"
LONGEST = 60  # letters of a term; nobody types more
LONGEST_WORD = 30  # letters of one that somebody could have meant
# Scripts that put no blank between words: each sign is a word of its own, a piece of a name also.
_SIGNS = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff"
_SIGNS += "\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003134f"
# A letter or digit, with the marks above and below it, and the vowel signs of Indian scripts.
_MARKS = "\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf-\u05c7\u0610-\u061a\u064b-\u065f\u0670"
_LETTER = rf"(?:[^\W_ʻʼʹ{_SIGNS}]|[{_MARKS}\u0900-\u0963\u0966-\u0dff])"
_JOINT = rf"(?:[{DASHES}{APOSTROPHES}./&]|(?<=\d)[,:](?=\d))"
_WORD = rf"(?:(?<![\w).%])[-−–](?=\d))?{_LETTER}+(?:{_JOINT}{_LETTER}+)*"
PLAIN = rf"[{_SIGNS}]+|{_WORD}(?:(?<=\d)\s?(?:%|per\s?cent\b))?"
IS_SIGNS = re.compile(rf"[{_SIGNS}]+")
_PERCENT = re.compile(r"\s?(?:%|per\s?cent)$")
_BESIDE_A_LETTER = re.compile(r"(?<=[^\W\d])[-./&]|[-./&](?=[^\W\d])")
_INNER = re.compile(r"[-/&:]|(?<!\d)\.|\.(?!\d)")
_NOTHING = str.maketrans("", "", APOSTROPHES)
_DASH = str.maketrans(dict.fromkeys(DASHES, "-"))
# Letters that no decomposition leads to a plain one.
_PLAIN_LETTERS = str.maketrans(
    {"ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ß": "ss", "ı": "i", "æ": "ae"}
    | {"Æ": "AE", "œ": "oe", "Œ": "OE", "ð": "d", "Ð": "D", "þ": "th", "Þ": "Th", "ħ": "h"}
)
# Words that stand in nearly every text.
SMALL = frozenset(
    re.findall(
        r"\w+",
        """
    a all also am an and any are arent as at be been being both but by can cannot cant could
    couldnt did didnt do does doesnt doing done dont for from had has hasnt have havent having
    he her here hers him his how i if im in into is isnt it its itself ive let lets me my no nor
    not of off on or our ours out per she should shouldnt so that thats the their theirs them
    then there theres these they theyre theyve this those to up us was wasnt we were werent weve
    what when where which who whom whose why will with wont would wouldnt you your youre yours
    youve
""",
    )
)
# Words that tell little beside others: alone they are looked for, «more» finds «Say More».
FAINT = frozenset(
    re.findall(
        r"\w+",
        """
    about after again although because before between during each either else ever every further
    just more most much once only other over own rather same some such than through too under
    until upon very while within without yet
""",
    )
)


def folded(text: str) -> str:
    """The text as it sorts and is read: without accents, in lower case (Łucja → lucja)."""
    if text.isascii():
        return text.lower().strip()
    letters = unicodedata.normalize("NFKD", text.translate(_PLAIN_LETTERS))
    bare = "".join(c for c in letters if not unicodedata.combining(c))
    return unicodedata.normalize("NFC", bare.casefold()).strip()


@lru_cache(2**15)
def stem(word: str) -> str:
    """A word without its ending: «talks», «talked» and «talking» are one."""
    plain = word.isascii() and word.isalpha()
    return (Stemmer("english", 0).stemWord(word) if plain else word)[:LONGEST]


class Idiom(NamedTuple):
    """Several ways to say the same: a pattern, and the terms for what it matched."""

    pattern: str
    terms: Callable[[str], Iterable[str]]
    is_asked: bool = True  # else only texts are read so; a search is for the words themselves


NEVER = Idiom("(?!)", lambda _: ())


class Said(NamedTuple):
    """What stands at one place of a text: the terms it is as a whole, and those inside it. A word
    that stands everywhere has none."""

    start: int
    end: int
    text: str
    whole: tuple[str, ...]
    inside: tuple[str, ...] = ()
    is_idiom: bool = False

    @property
    def tells(self) -> bool:
        return bool(self.whole or self.inside)


@dataclass(frozen=True)
class Reading:
    """How texts and searches are read, with the idioms of one trade and words that are the same."""

    idioms: Sequence[Idiom] = ()
    same: Mapping[str, str] = field(default_factory=dict)

    def said(self, text: str) -> Iterator[Said]:
        """What a text says, from its beginning to its end."""
        return self._read(self._told, text)

    def asked(self, text: str) -> Iterator[Said]:
        """What a search asks for."""
        return self._read(self._wanted, text)

    def words(self, text: str) -> list[str]:
        """The words of a text or of a name, each as it is spelled without accents and signs."""
        found = re.findall(PLAIN, unicodedata.normalize("NFC", text))
        return [self.same.get(piece, piece) for word in found for piece in pieces(word)]

    @cached_property
    def _told(self) -> re.Pattern[str]:
        return _any_of(self.idioms)

    @cached_property
    def _wanted(self) -> re.Pattern[str]:
        return _any_of(idiom if idiom.is_asked else NEVER for idiom in self.idioms)

    def _read(self, pattern: re.Pattern[str], text: str) -> Iterator[Said]:
        for match in pattern.finditer(unicodedata.normalize("NFC", text)):
            start, end = match.span()
            if match.lastgroup == "plain":
                yield Said(start, end, match[0], *self._terms(match[0]))
                continue
            idiom = self.idioms[int(str(match.lastgroup)[1:])]
            inside = [self._terms(word) for word in re.findall(PLAIN, match[0])]
            terms = tuple(term for whole, parts in inside for term in (*whole, *parts))
            yield Said(start, end, match[0], tuple(idiom.terms(match[0])), terms, is_idiom=True)

    @cached_property
    def _terms(self) -> Callable[[str], tuple[tuple[str, ...], tuple[str, ...]]]:
        """The terms of a word as a whole, and of what it is made of."""

        @lru_cache(2**15)
        def terms(word: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
            whole, inside = _apart(word)
            return (
                ((), ())
                if SMALL.issuperset(whole or [word])
                else (self._stems(whole), self._stems(inside))
            )

        return terms

    def _stems(self, words: Iterable[str]) -> tuple[str, ...]:
        return tuple(stem(self.same.get(word, word)) for word in words)


def pieces(word: str) -> list[str]:
    """What a compound is made of: «O’Brien-Nguyễn» → obrien, nguyen."""
    return [piece for piece in _INNER.split(_PERCENT.sub("", _spelled(word))) if piece]


def _spelled(word: str) -> str:
    """One way to write its signs: «K–2» → k-2, «1,200» → 1200."""
    return folded(word.translate(_NOTHING).translate(_DASH).replace(",", ""))


def _apart(word: str) -> tuple[list[str], list[str]]:
    """What a word is as a whole, and what it is made of: «4.NF.2» → 4nf2; 4, nf, 2."""
    if IS_SIGNS.fullmatch(word):
        return [], list(folded(word))
    whole = _PERCENT.sub("%", _BESIDE_A_LETTER.sub("", _spelled(word)))
    inside = pieces(word)
    for bit in re.split(f"[{APOSTROPHES}]", word):
        inside += [piece for piece in pieces(bit) if piece not in inside]
    return [whole], [] if inside == [whole] else [each for each in inside if each != whole]


def _any_of(idioms: Iterable[Idiom]) -> re.Pattern[str]:
    patterns = [f"(?P<i{place}>{idiom.pattern})" for place, idiom in enumerate(idioms)]
    return re.compile("|".join([*patterns, f"(?P<plain>{PLAIN})"]), re.IGNORECASE)


def slips(one: str, other: str) -> int:
    """How many slips of a finger lie between two words: a letter too many, too few, another one,
    or two of them changed about."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        before, last, row = row, before, [i]
        for j, wanted in enumerate(other, 1):
            least = min(before[j] + 1, row[-1] + 1, before[j - 1] + (letter != wanted))
            if last and j > 1 and letter == other[j - 2] and one[i - 2] == wanted:
                least = min(least, last[j - 2] + 1)
            row.append(least)
    return row[-1]


def may_slip(word: str) -> int:
    """How many slips are forgiven: none where the word is so short that another would be meant, or
    so long that it is none."""
    return 0 if not 4 <= len(word) <= LONGEST_WORD or not word.isalpha() else 1 + (len(word) > 6)
