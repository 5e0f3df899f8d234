"""What several forms ask in the same way."""

from django import forms

from kit.forms import Words


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
