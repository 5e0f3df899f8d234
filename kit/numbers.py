"""Numbers as people write them."""

import re
from typing import Any
from unicodedata import normalize

from django import forms

GROUPED = re.compile(r"[1-9]\d{0,2}([, ’']\d{3})+")
BROKEN = re.compile(r"(\d{1,9})[.,](\d+)")


class WholeNumber(forms.IntegerField):
    """A whole number: 98, 1,234, or 42% and 42 percent where the `unit` is one.

    `asked` is the sentence for whatever cannot be read or lies outside of `low` to `high`. What
    would lose a part of itself is asked about: nobody wants 72,5 to become 725, or 87.1 to become
    87 unseen. So is what has two readings, such as 1.000.
    """

    def __init__(self, asked: str, *, high: int, low: int = 0, unit: str = "", **more: Any) -> None:
        kinds = ["required", "invalid", "min_value", "max_value"]
        more.setdefault("widget", forms.TextInput({"inputmode": "numeric", "class": "plt-w-num"}))
        errors = dict.fromkeys(kinds, asked)
        super().__init__(min_value=low, max_value=high, error_messages=errors, **more)
        self.unit = unit

    def to_python(self, value: Any) -> int | None:
        typed = str("" if value is None else value)
        if any(sign.isdigit() and not sign.isdecimal() for sign in typed):  # 5² is not 52
            raise forms.ValidationError(self.error_messages["invalid"])
        words = normalize("NFKC", typed).strip()
        if self.unit:
            words = re.sub(r"\s*(%|percent|per cent)$", "", words, flags=re.IGNORECASE)
        if GROUPED.fullmatch(words):
            words = re.sub(r"\D", "", words)
        elif parts := BROKEN.fullmatch(words):
            if len(parts[2]) == 3:  # a thousand here, and one elsewhere
                raise forms.ValidationError(self.error_messages["invalid"])
            if parts[2].strip("0"):
                raise forms.ValidationError(_two_of(int(parts[1]), self.unit))
            words = parts[1]
        return super().to_python(words)


def _two_of(below: int, unit: str) -> str:
    return f"Only whole numbers fit here. Is it {below}{unit} or {below + 1}{unit}?"
