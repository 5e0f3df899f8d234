"""What somebody looks for in a list, as it stands in the address of its page."""

from collections.abc import Iterable
from dataclasses import dataclass

from django import forms
from django.http import QueryDict

from kit.text import plain

LONGEST = 100  # characters of a search


@dataclass(frozen=True)
class Option:
    """One thing to choose or to tick, and how many rows it stands for."""

    name: str
    value: str
    label: str
    count: str = ""
    is_chosen: bool = False


@dataclass(frozen=True)
class Chip:
    """A filter in use, and the address of the page without it."""

    label: str
    without: str


class Search(forms.Form):
    """The words that a list is searched for, as they were typed."""

    q = forms.CharField(
        required=False,
        max_length=LONGEST,
        widget=forms.TextInput({"type": "search", "id": "q", "dir": "auto", "autocomplete": "off"}),
    )


class Narrowed:
    """A list narrowed by its address; what makes no sense there is left aside."""

    def __init__(self, asked: QueryDict) -> None:
        self.asked = asked

    @property
    def words(self) -> str:
        """What was typed to search for."""
        return plain(self.asked.get("q", "")).strip()[:LONGEST]

    def chips(self, options: Iterable[Option], words: str = "") -> list[Chip]:
        """All filters in use, the words of a search first."""
        typed = [Chip(f"“{words}”", self._without("q"))] if words else []
        return typed + [Chip(one.label, self._without(one.name, one.value)) for one in options]

    def _without(self, name: str, value: str = "") -> str:
        """The address of the page without this word, or without this one of several."""
        query = self.asked.copy()
        query.pop("page", None)
        query.setlist(name, [v for v in query.getlist(name) if value and v != value])
        return f"?{query.urlencode()}"
