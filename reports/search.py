"""Finding reports by words: exactly, then nearly; and the sentence in which they stand."""

import re
from typing import Any

from django.contrib.postgres.search import (
    SearchHeadline,
    SearchQuery,
    SearchRank,
    TrigramWordSimilarity,
)
from django.db.models import F, QuerySet
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe

from kit.reading import folded
from reports.models import ReportVersion

type Versions = QuerySet[ReportVersion, Any]

START, STOP = "\x02", "\x03"  # around each word that matched; they occur in no text
SENTENCE = re.compile(r"(?<=[.!?…])\s+|\n+")
NEARLY = 0.45  # «fracions» and «fractions» share more than half of their threes of letters
MOST_WORDS = 8
LONGEST = 260  # characters of a sentence on the results page


def saying(versions: Versions, words: str) -> Versions:
    """Versions that hold all these words, in any form of the word, with or without accents."""
    return versions.filter(search=_query(words))


def nearly_saying(versions: Versions, words: str) -> Versions:
    """Versions in which every word stands, or one that is written almost like it."""
    typed = re.findall(r"\w+", folded(words))[:MOST_WORDS]
    alike = {
        f"word_{n}": TrigramWordSimilarity(word, "search_text") for n, word in enumerate(typed)
    }
    return versions.alias(**alike).filter(**{f"{name}__gte": NEARLY for name in alike})


def best_first(versions: Versions, words: str) -> Versions:
    return versions.annotate(rank=SearchRank(F("search"), _query(words))).order_by("-rank", "-pk")


def with_matches(versions: Versions, words: str) -> Versions:
    """With title and text, in which every word that matched is marked."""
    query = _query(words)
    return versions.annotate(
        marked_title=_marked("title", query), marked_text=_marked("search_text", query)
    )


def title_of(version: ReportVersion) -> SafeString:
    return _shown(getattr(version, "marked_title", version.title))


def sentence_of(version: ReportVersion) -> SafeString:
    """The sentence with most of the words that were looked for; else how the summary begins."""
    text = getattr(version, "marked_text", "")
    sentences = [each for each in SENTENCE.split(text) if START in each]
    told = [each for each in sentences if _bare(each) != version.title]
    best = max(told, key=lambda each: each.count(START), default="")
    return _shown(_cut(best or SENTENCE.split(version.summary)[0]))


def _query(words: str) -> SearchQuery:
    """The words as typed, or without their accents."""
    typed = SearchQuery(words, config="english", search_type="websearch")
    plain = folded(words)
    if plain == words.lower():
        return typed
    return typed | SearchQuery(plain, config="english", search_type="websearch")


def _marked(column: str, query: SearchQuery) -> SearchHeadline:
    return SearchHeadline(
        column, query, config="english", start_sel=START, stop_sel=STOP, highlight_all=True
    )


def _bare(text: str) -> str:
    return text.replace(START, "").replace(STOP, "")


def _cut(sentence: str) -> str:
    """A very long sentence, from a little before its first match."""
    if len(sentence) <= LONGEST:
        return sentence
    begin = max(sentence.find(START) - LONGEST // 3, 0)
    piece = sentence[begin : begin + LONGEST].rsplit(" ", 1)[0]
    if begin:
        piece = "… " + piece.split(" ", 1)[-1]
    return piece + (STOP if piece.count(START) > piece.count(STOP) else "") + " …"


def _shown(text: str) -> SafeString:
    """Safe for a page: only our own marks become markup."""
    html = conditional_escape(text.replace(f"{STOP} {START}", " "))
    return mark_safe(html.replace(START, "<mark>").replace(STOP, "</mark>"))
