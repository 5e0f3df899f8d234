"""Finding reports by words, and the sentence in which they stand."""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from django.utils.safestring import SafeString

from billboard.templatetags.hits import marked
from district.vocabulary import READING
from kit import searching
from kit.reading import may_slip
from kit.searching import Mark, Search
from reports.models import ReportVersion, Word

SENTENCE = re.compile(r"(?<=[.!?…])\s+|\n+")
LONGEST = 260  # characters of a sentence on the results page
HEAD = 3  # letters that no ending changes


def understood(typed: str) -> Search:
    """What somebody asked for; words that stand in no report are repaired."""
    versions: Any = ReportVersion.objects.in_the_archive()
    return searching.understood(READING, typed, versions, Word.objects.all())


def learn(version: ReportVersion) -> None:
    """Keep each of its words, for typing errors to be measured against, and those of its subjects:
    a report is found by what it is about, whether or not it says so."""
    told = "\n".join([version.search_text, *map(str, version.subjects.all())])
    words = {word for word in READING.words(told) if may_slip(word)}
    Word.objects.bulk_create([Word(text=word) for word in sorted(words)], ignore_conflicts=True)


def sentence_of(version: ReportVersion, marks: list[Mark]) -> SafeString | str:
    """The first sentence with most of what was looked for; else how the summary begins."""
    said = SENTENCE.split(version.search_text) if marks else []
    told = [sentence for sentence in said if sentence != version.title]
    best = _best(_worth_reading(told, marks), marks) or _best(told, marks)
    return marked(_cut(best or SENTENCE.split(version.summary)[0], marks), marks)


def _worth_reading(sentences: list[str], marks: list[Mark]) -> Iterator[str]:
    """Those in which a word may begin like one that was looked for: to read all takes longer."""
    heads = {term[:HEAD] for mark in marks for term in mark.terms if term.isalpha()}
    begins = re.compile("|".join(r"\W?".join(head) for head in heads) or "(?!)", re.IGNORECASE)
    return filter(begins.search, sentences)


def _best(sentences: Iterable[str], marks: list[Mark]) -> str:
    best, most = "", 0
    for sentence in sentences:
        if (told := _told(sentence, marks)) > most:
            best, most = sentence, told
        if most == len(marks):
            break
    return best


def _told(sentence: str, marks: list[Mark]) -> int:
    """How many of them stand in it."""
    said = list(READING.said(sentence))
    return sum(any(mark.fits(each) for each in said) for mark in marks)


def _cut(sentence: str, marks: list[Mark]) -> str:
    """A very long sentence, from a little before its first match."""
    if len(sentence) <= LONGEST:
        return sentence
    hits = (said.start for said in READING.said(sentence) if any(mark.fits(said) for mark in marks))
    begin = max(next(hits, 0) - LONGEST // 3, 0)
    piece = sentence[begin : begin + LONGEST].rsplit(" ", 1)[0]
    return f"… {piece.split(' ', 1)[-1]} …" if begin else f"{piece} …"
