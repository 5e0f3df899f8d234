"""What several forms ask in the same way."""

from typing import Any

from django import forms

from kit.forms import Words

NO_DAY = "Enter a day such as 10/14/2026."


def words(label: str, needed: str) -> forms.CharField:
    """Up to a thousand characters. `needed` is the sentence for an empty one; "" where it may be
    empty."""
    return Words(
        max_length=1000,
        required=bool(needed),
        widget=forms.Textarea(attrs={"rows": 3}),
        label=label,
        error_messages={"required": needed},
    )


def a_day(label: str, needed: str, **more: Any) -> forms.DateField:
    """One day of the calendar. `needed` is the sentence for an empty one; "" where it may be
    empty."""
    return forms.DateField(
        label=label,
        required=bool(needed),
        widget=forms.DateInput({"type": "date", "class": "plt-w-date"}, format="%Y-%m-%d"),
        error_messages={"required": needed, "invalid": NO_DAY},
        **more,
    )
