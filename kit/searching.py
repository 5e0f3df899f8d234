"""Finding rows by words: what was typed, how it was meant, and what holds it.

A row keeps its terms as a vector that its verb writes. Each word is looked for as it is, then as
the beginning of a longer one, then as one from which a slip of a finger made it.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.contrib.postgres.search import SearchQuery, SearchRank
from django.db import connection
from django.db.models import F, QuerySet, Value

from kit.reading import FAINT, Reading, Said, may_slip, slips

LONGEST, MOST_TYPED, A_BEGINNING, LIKE_IT = 100, 8, 3, 20
A_GAP = 8  # between two texts of one row: no phrase goes over it
TITLE, FACT, NAME, TEXT = "ABCD"
WEIGHTS = [0.1, 0.2, 0.6, 1.0]  # of a text, a name, a fact and a title
_QUOTES = re.compile('["“”„«»]')

# For each thing that was asked for: whether some text holds it, or a word that begins so; if not,
# the words that begin so before their ending is taken off, and the nearest by threes of letters.
_MEANT = """
    WITH texts AS NOT MATERIALIZED (TEXTS), words AS NOT MATERIALIZED (WORDS)
    SELECT how, CASE WHEN how = '' AND near <> '' THEN ARRAY(
        SELECT text FROM words WHERE text LIKE near || '%%' OR text %% near
        ORDER BY text LIKE near || '%%' DESC, similarity(text, near) DESC, text LIMIT %s
    ) ELSE '{}' END
    FROM unnest(%s::text[], %s::text[], %s::text[]) WITH ORDINALITY
        AS asked (exactly, begins, near, place)
    CROSS JOIN LATERAL (SELECT CASE
        WHEN EXISTS (SELECT FROM texts WHERE search @@ exactly::tsquery) THEN 'exactly'
        WHEN begins = '' THEN ''
        WHEN EXISTS (SELECT FROM texts WHERE search @@ begins::tsquery) THEN 'begins'
        ELSE '' END) AS held (how)
    ORDER BY place
"""


class Terms(SearchQuery):
    """A query of terms that are read already."""

    template = "(%(expressions)s)::tsquery"


# --- What a row is found by ----------------------------------------------------------------------


def vector(reading: Reading, texts: Iterable[tuple[str, str]]) -> str:
    """The terms of some texts, each with its places and the weight of its text."""
    places: dict[str, list[str]] = {}
    begin = 1
    for text, weight in texts:
        for place, said in _placed(reading, text, begin):
            for term in said.whole:
                places.setdefault(term, []).append(f"{place}{weight}")
            for step, term in enumerate(said.inside):
                places.setdefault(term, []).append(f"{place + step}{weight}")
            begin = place + A_GAP
    places.pop("", None)  # of what is all marks, such as a lone accent, no letter is left
    return " ".join(f"{_lexeme(term)}:{','.join(said)}" for term, said in places.items())


def _placed(reading: Reading, text: str, place: int = 1) -> Iterator[tuple[int, Said]]:
    for said in reading.said(text):
        yield place, said
        place += max(1, len(said.inside))


def _lexeme(term: str) -> str:
    return "'" + term.replace("\\", "\\\\").replace("'", "''") + "'"


# --- What was typed ------------------------------------------------------------------------------


class Mark(NamedTuple):
    """What is marked in a text that was found: where all these terms stand, or a word begins so."""

    terms: frozenset[str] = frozenset()
    begins: str = ""

    def fits(self, said: Said) -> bool:
        terms = {*said.whole, *said.inside}
        if self.begins:
            return any(term.startswith(self.begins) for term in terms)
        return self.terms <= terms


class Ask(NamedTuple):
    """One thing that was asked for, in the language of the database."""

    text: str
    query: str  # empty: nothing holds it
    marks: tuple[Mark, ...]
    terms: frozenset[str] = frozenset()
    spelled: str = ""
    is_repaired: bool = False
    goes_on: bool = False  # the last of several: whoever types may be in the middle of it

    @property
    def begins(self) -> str:
        """The query for longer words. What ends in a figure is whole: 4.NF.1 begins no 4.NF.12."""
        long = self.goes_on or len(self.spelled) >= A_BEGINNING
        return f"{_lexeme(self.spelled)}:*" if long and self.spelled[-1:].isalpha() else ""

    @property
    def anyhow(self) -> str:
        """The query for either, where nobody looks it up."""
        return f"({self.query} | {self.begins})" if self.begins else self.query

    @property
    def near(self) -> str:
        return self.spelled if may_slip(self.spelled) else ""


def asks(reading: Reading, typed: str) -> list[Ask]:
    """What was typed, thing by thing; what stands between quotation marks is one."""
    found: list[Ask] = []
    for number, part in enumerate(_QUOTES.split(typed)):
        quoted = [(place, said) for place, said in _placed(reading, part) if said.tells]
        if number % 2 and len(quoted) > 1:
            found.append(_phrase(quoted))
        else:
            found += [_ask(reading, said) for said in reading.asked(part) if said.tells]
    telling = [ask for ask in found if ask.spelled not in FAINT] or found
    asked = list(dict.fromkeys(telling))[:MOST_TYPED]
    return [*asked[:-1], asked[-1]._replace(goes_on=True)] if len(asked) > 1 else asked


def _phrase(quoted: list[tuple[int, Said]]) -> Ask:
    text, query, before = " ".join(said.text for _, said in quoted), "", 0
    for place, said in quoted:
        query += f" <{place - before}> " if before else ""
        query, before = query + either(said.whole or said.inside[:1]), place
    marks = tuple(Mark(frozenset(said.whole or said.inside)) for _, said in quoted)
    return Ask(text, query, marks)


def _ask(reading: Reading, said: Said) -> Ask:
    whole, apart = said.whole, " <-> ".join(map(_lexeme, said.inside))
    marks = tuple(Mark(frozenset([term])) for term in whole)
    if said.is_idiom:
        return Ask(said.text, either(whole), marks, frozenset(whole))
    if not whole:
        return Ask(said.text, f"({apart})", (Mark(frozenset(said.inside)),))
    query, spelled = either(whole), "".join(reading.words(said.text))
    if said.inside and all(len(piece) > 1 and piece.isalpha() for piece in said.inside):
        query = f"({query} | ({apart}))"
    return Ask(said.text, query, marks, frozenset(whole), spelled)


def either(terms: Iterable[str]) -> str:
    """The query for any of these terms."""
    return f"({' | '.join(map(_lexeme, terms))})"


# --- What was meant ------------------------------------------------------------------------------


@dataclass(frozen=True)
class Search:
    """What somebody typed, and each thing they asked for as it may have been meant."""

    words: str = ""
    asks: tuple[Ask, ...] = ()

    @property
    def tells_nothing(self) -> bool:
        """Whether it is made of words that stand everywhere."""
        return bool(self.words) and not self.asks

    @property
    def exactly(self) -> bool:
        """Whether all was found as it was typed."""
        return not any(ask.is_repaired for ask in self.asks)

    @property
    def text(self) -> str | None:
        """The query in the language of the database: nothing where no words were typed, and an
        empty one, which nothing answers, where nothing holds one of them."""
        if not self.words:
            return None
        queries = [ask.query for ask in self.asks]
        return " & ".join(queries) if all(queries) else ""

    @property
    def query(self) -> Terms:
        return Terms(self.text or "")

    @property
    def marks(self) -> list[Mark]:
        return [mark for ask in self.asks for mark in ask.marks]

    def narrow(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        """The rows that have each thing, in one of its meanings, and how well they match."""
        if self.text is None:
            return rows
        if not self.text:
            return rows.none().annotate(rank=Value(0.0))
        rank = SearchRank(F("search"), self.query, weights=WEIGHTS)
        return rows.filter(search=self.query).annotate(rank=rank)


def understood(reading: Reading, typed: str, texts: QuerySet[Any], words: QuerySet[Any]) -> Search:
    """Reads what was typed. What none of the texts holds may be the beginning of one of their
    words; else it is repaired."""
    typed = typed.strip()[:LONGEST]
    if not (asked := asks(reading, typed)):
        return Search(typed)
    answers = _answers(asked, texts.order_by().values("search"), words.order_by().values("text"))
    meant = [_meant(reading, ask, *row) for ask, row in zip(asked, answers, strict=True)]
    return Search(typed, tuple(meant))


def _answers(asked: list[Ask], texts: QuerySet[Any], words: QuerySet[Any]) -> list[Any]:
    held, of_texts = texts.query.sql_with_params()
    known, of_words = words.query.sql_with_params()
    typed = [[ask.query for ask in asked], [a.begins for a in asked], [a.near for a in asked]]
    with connection.cursor() as cursor:
        sql = _MEANT.replace("TEXTS", held).replace("WORDS", known)
        cursor.execute(sql, [*of_texts, *of_words, LIKE_IT, *typed])
        return cursor.fetchall()


def _meant(reading: Reading, ask: Ask, how: str, alike: list[str]) -> Ask:
    if how == "exactly":
        return ask
    if how == "begins":
        return ask._replace(query=ask.begins, marks=(Mark(begins=ask.spelled),))
    longer = [word for word in alike if word.startswith(ask.near)]
    said = (
        said for word in longer or fewest_slips(ask.near, alike) for said in reading.asked(word)
    )
    terms = frozenset(term for each in said for term in each.whole)
    marks = tuple(Mark(frozenset([term])) for term in terms)
    query = either(sorted(terms)) if terms else ""
    return ask._replace(query=query, marks=marks, terms=terms, is_repaired=not longer)


def fewest_slips(typed: str, alike: list[str]) -> list[str]:
    """The words with the fewest slips between, where those are few enough."""
    away = {word: slips(typed, word) for word in alike}
    least = min([may_slip(typed), *away.values()])
    return [word for word, far in away.items() if far == least]
