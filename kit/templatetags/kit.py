"""Small words and drawings that every page uses."""

import re
from datetime import datetime
from functools import lru_cache

from django import template
from django.templatetags.static import static
from django.utils import timezone
from django.utils.dateformat import format as date_words
from django.utils.dateformat import time_format
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import mark_safe

from kit.names import END, ISOLATE
from kit.typed import as_typed, breakable

register = template.Library()
register.filter("as_typed", as_typed)
register.filter("breakable", breakable)

# The end of a sentence; "Dr. Abramson" and "3:30 p.m. on Monday" go on.
SENTENCE_END = re.compile(r"(?<!\bDr)(?<!\bMr)(?<!\bMs)(?<!\bMrs)(?<!\b[ap]\.m)([.?]) ")


@register.simple_tag
@lru_cache(maxsize=256)
def icon(name, classes=""):
    """A drawing beside a word; screen readers hear the word alone."""
    return format_html(
        '<svg class="plt-icon{}" aria-hidden="true"><use href="{}#{}"/></svg>',
        f" {classes}" if classes else "",
        static("icons.svg"),
        name,
    )


@register.simple_block_tag
def one_line(content):
    """What takes several lines to write in a template is one line of a letter."""
    return mark_safe(" ".join(content.split()))


@register.filter
def initials(name):
    """Renee Okafor is RO, Dr. Abramson is A."""
    words = [word for word in str(name).strip(ISOLATE + END).split() if not word.endswith(".")]
    return "".join(word[0] for word in words[:1] + words[1:][-1:]).upper()


@register.filter
def counted(number, nouns):
    """Three seats, one seat, no word without its number: `{{ left|counted:"seat,seats" }}`."""
    one, many = nouns.split(",")
    return f"{number:,} {one if number == 1 else many}"


@register.filter
def bold_lead(words):
    """The first sentence of a notice says what happened, and stands out."""
    lead, *rest = SENTENCE_END.split(conditional_escape(words), maxsplit=1)
    return mark_safe(f"<b>{lead}{rest[0]}</b> {rest[1]}" if rest else f"<b>{lead}</b>")


@register.filter
def as_changed(piece):
    """A run of words of two texts: crossed out, underlined, or as it stands in both."""
    tag = {"earlier": "del", "later": "ins"}.get(piece.stands)
    return format_html("<{0}>{1}</{0}>", tag, piece.words) if tag else piece.words


@register.filter
def as_one_sided(piece):
    """A run of words of one of two texts, marked where the other does not have it."""
    here = piece.stands != "both"
    return format_html('<b class="plt-only">{}</b>', piece.words) if here else piece.words


@register.filter
def pages_near(page):
    """The numbers beside this page, with None where some are left out."""
    numbers = page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)
    return [number if isinstance(number, int) else None for number in numbers]


# --- Days and times, in the words of the district --------------------------------------------


@register.filter
def day(value):
    """September 24."""
    return _words(value, "F j")


@register.filter
def short_day(value):
    """Sep 24, for tiles and short lines."""
    return _words(value, "M j")


@register.filter
def weekday_day(value):
    """Thursday, September 24."""
    return _words(value, "l, F j")


@register.filter
def full_day(value):
    """September 24, 2026, where the year is in doubt."""
    return _words(value, "F j, Y")


@register.filter
def month_year(value):
    """May 2027."""
    return _words(value, "F Y")


@register.filter
def clock_time(value):
    """3:30 p.m."""
    return time_format(_here(value), "g:i a") if value else ""


@register.filter
def day_and_time(value):
    """October 7, 2:14 p.m."""
    return _words(value, "F j, g:i a")


@register.simple_tag
def time_span(start, end):
    """3:30–5:30 p.m., or 11:30 a.m.–1:00 p.m., or the start alone."""
    first, last = clock_time(start), clock_time(end)
    if not last:
        return first
    if first[-4:] == last[-4:]:
        first = first[:-5]
    return f"{first}–{last}"


def _words(value, pattern):
    return date_words(_here(value), pattern) if value else ""


def _here(value):
    """A moment as the district's clocks show it."""
    return timezone.localtime(value) if _is_moment(value) else value


def _is_moment(value):
    return isinstance(value, datetime) and timezone.is_aware(value)
