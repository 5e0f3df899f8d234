"""What a letter says: subject, text and HTML, rendered once for all who are told the same.

Rendering is dear and stamping is cheap. A letter is rendered for nobody in particular, with marks
where the reader's name and their own stop link belong; then each reader's are stamped over them.
"""

import re
import secrets
import textwrap
import unicodedata
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

import css_inline
from django.conf import settings
from django.template import Context, engines
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.html import escape

from people.models import Person

A_LINE = 71  # of plain text; an address stays whole, however long
A_SUBJECT = 200


class AnyReader:
    """Stands in a template for whoever reads the letter: `reader.given_name`, `reader.name`.

    Filters would change the mark and not the name, so a template prints these as they are.
    """

    mark = secrets.token_hex(8)  # nobody can guess it, so nobody can write it
    given_name = f"given{mark}"
    name = f"name{mark}"
    stop = f"stop{mark}"


class Words(NamedTuple):
    """A letter as a mail program shows it."""

    subject: str
    text: str
    html: str


def render(template: str, context: dict[str, Any]) -> Words:
    """The file's two parts and the file itself, for any reader: not yet to be sent."""
    told = _frame() | context | {"reader": AnyReader, "stop": AnyReader.stop}
    subject = _plain(f"{template}#subject", told)
    text = "\n".join(_lines(_plain(f"{template}#text", told)))
    text = re.sub(r"\n\s*\n(\s*\n)+", "\n\n", text).strip() + "\n"
    page = render_to_string(template, told | {"subject": " ".join(subject.split())})
    html = css_inline.inline(page, load_remote_stylesheets=False)
    return Words(subject, text, html)


def stamped(words: Words, reader: Person) -> Words:
    """The same words with this reader's name and stop link: what is sent to them."""
    own = {
        AnyReader.given_name: reader.called,
        AnyReader.name: reader.name,
        AnyReader.stop: stop_link(reader),
    }
    text = _stamp(words.text, own)
    if text != words.text:
        text = "\n".join(_lines(text)) + "\n"
    html = _stamp(words.html, own, escape)
    return Words(_one_line(_stamp(words.subject, own)), text, html)


def stop_link(reader: Person) -> str:
    """Where this reader stops the digest, without signing in."""
    return settings.SITE_URL + reverse("letters:stop", args=[reader.unsubscribe_token])


def _stamp(words: str, own: dict[str, str], written: Callable[[str], str] = str) -> str:
    for mark, value in own.items():
        words = words.replace(mark, written(value))
    return words


def _frame() -> dict[str, Any]:
    """What every letter may say about the portal itself."""
    return {
        "site": settings.SITE_URL,
        "district": settings.DISTRICT_NAME,
        "plt": settings.DISTRICT_WORD,
    }


def _plain(part: str, context: dict[str, Any]) -> str:
    """A part as plain text, where O'Brien is not written as HTML."""
    template: Any = engines["django"].get_template(part)
    return template.template.render(Context(context, autoescape=False))


def _one_line(words: str) -> str:
    """A subject: one line without control characters, whatever somebody calls themselves."""
    line = " ".join(words.split())
    return "".join(c for c in line if unicodedata.category(c) != "Cc")[:A_SUBJECT]


def _lines(text: str) -> Iterator[str]:
    """The text in lines that every mail program shows whole; a marked line waits for its stamp."""
    for line in text.splitlines():
        if len(line) <= A_LINE or AnyReader.mark in line:
            yield line
        else:
            yield from textwrap.wrap(
                line, A_LINE, break_long_words=False, break_on_hyphens=False, tabsize=4
            )
