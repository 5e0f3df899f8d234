"""Reading a month out of a timeline as people write it: «May/2013», «August 15», «Quarterly»."""

import re
from datetime import date
from typing import NamedTuple

JULY = 7
MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
NAME = (
    r"jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?"
)
YEAR = r"(?:19|20)\d\d"
MENTION = re.compile(
    rf"""\b(?:
        (?P<name>{NAME})\b\.?
            (?:\s*(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?![\d/]))?
            (?:[\s,/]*(?P<year>{YEAR})(?:\s*[-–/]\s*(?P<until>\d\d)\b)?)?
        | (?P<iso_year>{YEAR})-(?P<iso_month>\d\d?)(?:-\d\d?)?\b
        | (?P<month>\d\d?)/(?:\d\d?/)?(?P<slash_year>{YEAR})
    )""",
    re.IGNORECASE | re.VERBOSE,
)
# «may» and «march» are also verbs: in small letters they are months only beside a number or a dash.
VERBS = re.compile(r"(?<![-–/]\s)(?<![-–/])\b(?:may|march)\b(?!\s*[-–/,\d])")


class Mention(NamedTuple):
    month: int
    day: int
    year: int | None
    is_school_year: bool = False  # «2013-14»: the year depends on the month


def month_of(words: str, first_day: date) -> date | None:
    """The first day of the month by which it is done: of several months, the last.

    A month without a year belongs to the year named beside it, or else to the school year that
    begins on `first_day`. Words without a month («Quarterly», «before each session») have none.
    """
    mentions = list(_mentions(words))
    months: list[date] = []
    for number, mention in enumerate(mentions):
        named = next((each for each in mentions[number:] if each.year), None)
        months.append(_placed(mention, named, months, first_day))
    return max(months, default=None)


def _mentions(words):
    if words.strip().lower() not in {"may", "march"}:
        words = VERBS.sub(lambda verb: "~" * len(verb[0]), words)
    for found in MENTION.finditer(words):
        if mention := _read(found):
            yield mention


def _read(found):
    if found["name"]:
        month = MONTHS.index(found["name"][:3].lower()) + 1
        year, until = found["year"], found["until"]
        is_range = bool(until) and int(until) == (int(year) + 1) % 100
        return Mention(month, int(found["day"] or 31), int(year) if year else None, is_range)
    month = int(found["iso_month"] or found["month"])
    year = int(found["iso_year"] or found["slash_year"])
    is_range = bool(found["iso_month"]) and month == (year + 1) % 100
    return Mention(month, 31, year) if 1 <= month <= 12 and not is_range else None


def _placed(mention, named, earlier, first_day):
    """The month in its year: the next year named in the text, the first such month after the one
    before, or the month of the school year."""
    if named and named.is_school_year:
        return date(named.year + (mention.month < JULY), mention.month, 1)
    if named:
        return date(named.year - (mention.month > named.month), mention.month, 1)
    if earlier:
        return _next(mention.month, earlier[-1])
    return _proposed(mention, first_day)


def _next(month, after):
    return date(after.year + (month < after.month), month, 1)


def _proposed(mention, first_day):
    """A month or day that is over when the school year begins belongs to the next calendar year."""
    over = (mention.month, mention.day) < (first_day.month, first_day.day)
    return date(first_day.year + over, mention.month, 1)
