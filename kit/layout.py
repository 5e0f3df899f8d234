"""How a form stands on its page: its order, fieldsets and buttons, which the form itself says.

A form says it as its `helper`, and `{% crispy form %}` writes all of it: the form, whose it is
(`{% csrf_token %}`), what is wrong with the whole of it, and the pieces in their order.
"""

from typing import Any, NamedTuple

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Div, Layout
from crispy_forms.utils import flatatt
from django.utils.html import format_html
from django.utils.safestring import SafeString


class Piece(NamedTuple):
    """What stands between the fields as it is: crispy's own pieces would read the name of a team
    as a template."""

    html: SafeString

    def render(self, form: Any, context: Any, **_: Any) -> SafeString:
        return self.html


def laid(*pieces: Any, door: str = "", classes: str = "", **attrs: Any) -> FormHelper:
    """Fields by their names, and what stands between them. `door` is where the form is sent, where
    that is not its own page."""
    helper = FormHelper()
    helper.layout = Layout(*pieces)
    helper.form_action, helper.form_class, helper.attrs = door, classes, attrs
    return helper


def actions(*pieces: Piece) -> Div:
    """The line of buttons, where there is more than one or the form has the page to itself."""
    return Div(*pieces, css_class="plt-actions")


def button(words: str, look: str = "primary", *, unseen: str = "", **attrs: Any) -> Piece:
    """What sends the form. `unseen` goes on in words that only screen readers say."""
    more = format_html('<span class="visually-hidden">{}</span>', unseen) if unseen else ""
    classes = f"btn btn-{look} {attrs.pop('classes', '')}".strip()
    told = flatatt({"type": "submit", "class": classes} | attrs)
    return Piece(format_html("<button{}>{}{}</button>", told, words, more))


def link(words: str, to: str) -> Piece:
    """The way on without sending anything."""
    return Piece(format_html('<a class="btn btn-link" href="{}">{}</a>', to, words))


def hidden(name: str, value: Any) -> Piece:
    """What the page carries along, such as the seal of what it shows."""
    return Piece(format_html('<input type="hidden" name="{}" value="{}">', name, value))
