"""Words that somebody searched for, marked where they stand."""

import unicodedata

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
    for said in READING.said(text):
        if any(mark.fits(said) for mark in marks):
            html += [escape(text[told : said.start]), f"<mark>{escape(said.text)}</mark>"]
            told = said.end
    page = "".join([*html, escape(text[told:])])
    return mark_safe(page.replace("</mark> <mark>", " "))
