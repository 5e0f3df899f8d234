"""Words that somebody searched for, marked where they stand."""

import re

from django import template
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import mark_safe

from kit.text import folded

register = template.Library()


@register.filter
def marked(text, searched):
    """The text with the words of a search marked: «frac» marks Fractions, «nguyen» Nguyễn."""
    starts = tuple(word.rstrip("s") or word for word in re.findall(r"\w+", folded(searched or "")))
    pieces = re.split(r"(\w+)", str(text))
    return mark_safe("".join(_piece(piece, starts) for piece in pieces))


def _piece(piece, starts):
    if starts and piece and folded(piece).startswith(starts):
        return format_html("<mark>{}</mark>", piece)
    return conditional_escape(piece)
