"""How a form stands on its page: its order, fieldsets and buttons, which the form itself says.

A form says it as its `helper`, and `{% crispy form %}` writes all of it: the form, whose it is
(`{% csrf_token %}`), what is wrong with the whole of it, and the pieces in their order.
"""

from collections.abc import Sequence
from typing import Any, NamedTuple

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Div, Field, Layout
from crispy_forms.utils import flatatt
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString

IN_A_ROW = "bootstrap5/layout/bar.html"


class Piece(NamedTuple):
    """What stands between the fields as it is: crispy's own pieces would read the name of a team
    as a template."""

    html: SafeString

    def render(self, form: Any, context: Any, **_: Any) -> SafeString:
        return self.html


class Helper(FormHelper):
    """Crispy's own looks for files that belong to a control, and whether the door is the name of an
    address: no control of ours has any, and `laid` says the door as it is."""

    include_media, form_action = False, ""


def laid(*pieces: Any, door: str = "", classes: str = "", **attrs: Any) -> FormHelper:
    """Fields by their names, and what stands between them. `door` is where the form is sent, where
    that is not its own page."""
    helper = Helper()
    helper.layout = Layout(*pieces)
    known = {"action": door, "class": classes}
    helper.attrs = {name: value for name, value in known.items() if value} | attrs
    return helper


def piece_of_a_form(*pieces: Any) -> FormHelper:
    """Where a page sends several forms as one, and opens that itself."""
    helper = laid(*pieces)
    helper.form_tag, helper.disable_csrf = False, True
    return helper


def looking(*pieces: Any, door: str = "", classes: str = "plt-bar", **attrs: Any) -> FormHelper:
    """A form that only looks for something: in one row, and nothing in it is ever refused."""
    helper = laid(*pieces, door=door, classes=classes, **attrs)
    helper.form_method, helper.field_template = "get", IN_A_ROW
    return helper


def narrowing(
    *pieces: Any,
    door: str,
    label: str,
    typed: str = "id_q",
    when: str = "change target:.form-select",
    classes: str = "plt-bar",
) -> FormHelper:
    """The same above a list, which follows while somebody chooses and types."""
    live = {"hx_get": door, "hx_target": "#results", "hx_swap": "outerHTML", "hx_push_url": "true"}
    when = f"submit, {when}, input changed delay:400ms target:#{typed}"
    said = {"id": "filters", "role": "search", "aria_label": label}
    return looking(*pieces, door=door, classes=classes, **said, **live, hx_trigger=when)


def wide(name: str) -> Field:
    """The field of a row that takes all the room there is."""
    return Field(name, wrapper_class="is-grow", template=IN_A_ROW)


def tick(name: str) -> Field:
    """A box and its words alone, for a line of a list."""
    return Field(name, template="bootstrap5/layout/tick.html")


def boxes(name: str) -> Field:
    """Boxes whose words need no question above them."""
    return Field(name, template="bootstrap5/layout/boxes.html")


def bare(name: str) -> Field:
    """The control alone; its label stands elsewhere."""
    return Field(name, template="bootstrap5/layout/control.html")


def label(name: str, words: str, classes: str) -> Piece:
    html = '<label class="{}" for="{}">{}</label>'
    return Piece(format_html(html, classes, name, words))


def counted_boxes(legend: str, options: Sequence[Any], of: str = "") -> Piece:
    """Boxes to tick, each with how many rows it stands for; `of` says to screen readers what they
    are."""
    told = {"legend": legend, "options": options, "of": of}
    return Piece(render_to_string("bootstrap5/layout/counted.html", told))


class Folded(Div):
    """What is seen once somebody asks for it, or has used it."""

    template = "%s/layout/folded.html"

    def __init__(
        self, summary: str, *pieces: Any, is_open: bool = False, classes: str = "plt-details"
    ) -> None:
        super().__init__(*pieces, css_class=classes, open=is_open)
        self.summary = summary


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
