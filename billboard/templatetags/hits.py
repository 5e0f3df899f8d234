"""Words that somebody searched for, marked where they stand."""

import re

from django import template
from django.utils.html import escape
from django.utils.safestring import mark_safe

from kit.reading import folded

register = template.Library()
WORD = re.compile(r"\w+")


@register.filter
def marked(text, searched):
    """The text with the words of a search marked: «frac» marks Fractions, «nguyen» Nguyễn."""
    if not searched:
        return text
    starts = tuple(word.rstrip("s") or word for word in searched)
    html, told = [], 0
    for word in WORD.finditer(text):
        if folded(word[0]).startswith(starts):
            html += [escape(text[told : word.start()]), f"<mark>{escape(word[0])}</mark>"]
            told = word.end()
    return mark_safe("".join([*html, escape(text[told:])]))
