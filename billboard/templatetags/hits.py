"""Words that somebody searched for, marked where they stand."""

import unicodedata
from functools import lru_cache

from django import template
from django.utils.html import escape
from django.utils.safestring import mark_safe

from district.vocabulary import READING

register = template.Library()


@register.filter
def marked(text, marks):
    """The text with the words of a search marked: «frac» marks Fractions, «nguyen» Nguyễn."""
    if not marks:
        return text
    text = unicodedata.normalize("NFC", text)
    html, told = [], 0
    for said in _said(text):
        if any(mark.fits(said) for mark in marks):
            html += [escape(text[told : said.start]), f"<mark>{escape(said.text)}</mark>"]
            told = said.end
    page = "".join([*html, escape(text[told:])])
    return mark_safe(page.replace("</mark> <mark>", " "))


@lru_cache(maxsize=1024)
def _said(text):
    """Many readers find the same postings: what one says is read once, whatever they search for."""
    return tuple(READING.said(text))
