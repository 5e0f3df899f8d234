"""What people type, as it is kept."""

from typing import Any

from django import forms

from kit.text import plain

NO_DAY = "Enter a day such as 10/14/2026."


class Words(forms.CharField):
    """A text as it was typed: never cut short, and without characters that nobody can see.

    Whatever stands too long gets a sentence; a browser that cuts it off would lose words.
    """

    default_error_messages = {
        "max_length": "Keep this to %(limit_value)d characters. It has %(show_value)d now."
    }

    def to_python(self, value):
        return (super().to_python(plain(str(value or ""))) or "").rstrip()

    def widget_attrs(self, widget):
        return {name: v for name, v in super().widget_attrs(widget).items() if name != "maxlength"}


def day_input() -> forms.DateInput:
    """Where a browser offers a calendar to pick the day from."""
    return forms.DateInput({"type": "date", "class": "plt-w-date"}, format="%Y-%m-%d")


def a_day(label: str, needed: str = "", **more: Any) -> forms.DateField:
    """One day of the calendar. `needed` is the sentence for an empty one; without it, it may
    be empty."""
    return forms.DateField(
        label=label,
        required=bool(needed),
        widget=day_input(),
        error_messages={"required": needed, "invalid": NO_DAY},
        **more,
    )
