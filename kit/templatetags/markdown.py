"""What people wrote, with the little markup that they may use."""

import re
from functools import lru_cache

import nh3
from django import template
from django.utils.safestring import mark_safe
from markdown_it import MarkdownIt

register = template.Library()

# Headings belong to the page, and an indented line is an indented line, not a program.
LEFT_OUT = ["image", "table", "heading", "lheading", "code", "fence"]
WRITER = MarkdownIt("js-default", {"html": False, "breaks": True}).disable(LEFT_OUT)
TAGS = {"p", "br", "strong", "em", "ul", "ol", "li", "blockquote", "a", "code", "hr"}


@register.filter
@lru_cache(maxsize=256)  # what many read in the same week is read into paragraphs once
def prose(text):
    """Paragraphs, lists and links as their author meant them, and nothing that could run."""
    html = nh3.clean(
        WRITER.render(text or ""),
        tags=TAGS,
        attributes={"a": {"href"}},
        url_schemes={"http", "https", "mailto"},
        link_rel="nofollow noopener",
    )
    return mark_safe(html)


@register.filter
def breakable(html):
    """For paper: whatever runs on without a space, such as an address, may go on in a new line."""
    return mark_safe(RUN.sub(_with_breaks, html))


# A tag stays as it is; of text, a run that no line could hold is cut between its characters.
RUN = re.compile(r"<[^>]*>|(?:&[#\w]+;|[^\s<>&]){60,}")
PIECE = re.compile(r"(?:&[#\w]+;|[^\s<>&]){1,30}")


def _with_breaks(run):
    if run[0].startswith("<"):
        return run[0]
    return "<wbr>".join(PIECE.findall(run[0]))
