"""The page on which two texts that crossed stand side by side, until somebody chooses."""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from secrets import token_hex
from typing import Any, NamedTuple

from django import forms
from django.contrib import messages
from django.contrib.auth import get_user_model
from django.core.exceptions import FieldDoesNotExist
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from kit.forms import WindowForm
from kit.lifecycle import NotYet
from kit.pages import show, status_of, warn
from kit.templatetags.kit import full_day
from kit.text import Piece, difference, listed
from kit.written import Window, Written, bare, keeps, key_of, mark

CROSSED = "Two texts crossed"
CHOSEN = "Saved as you chose."
CHANGED = "It has changed again since this page was opened. Look at both once more."
NOTHING = "Type it first. To leave it empty, change it on its own page."
CHOOSE = "Both are kept until somebody chooses."
GONE = "That answer cannot be chosen any more. Keep what stands, or change it on its page."


class Side(NamedTuple):
    """One of the two: who wrote it and when, and its words with what stands here only."""

    by: Any
    at: datetime | None
    pieces: list[Piece]


class Two(NamedTuple):
    """An answer that lies beside, and what stands in its field."""

    key: str
    name: str
    label: str
    field: forms.Field
    answer: Any  # what lies beside, bare
    there: Any  # what stands, bare
    beside: Side
    stands: Side

    @property
    def by_one(self) -> bool:
        """Whether one person wrote both, in two windows."""
        return self.beside.by == self.stands.by

    @property
    def seen(self) -> str:
        return mark(self.there)

    @property
    def shown(self) -> str:
        return mark(self.answer)

    @property
    def is_text(self) -> bool:
        return isinstance(self.field, forms.CharField)

    @property
    def joined(self) -> str:
        """Both texts in one area, to be made one by hand."""
        there, answer = self.there or "", self.answer or ""
        return there if keeps(there, answer) else f"{there}\n\n{answer}".strip()

    @property
    def both(self) -> list[Any] | None:
        """All that one or the other chose, where several answers can stand."""
        if not isinstance(self.answer, list) or not isinstance(self.there, list):
            return None
        return [*self.there, *(each for each in self.answer if each not in self.there)]

    @property
    def another(self) -> str:
        """As what a third number or day is typed, if it is one that is typed."""
        kind = getattr(self.field.widget, "input_type", "")
        return kind if kind in ("text", "number", "date") and not self.is_text else ""


def crossed_at(door: str, *rows: Written, at: Sequence[Any], window: Window | None = None) -> str:
    """Where to choose between answers that crossed in these rows, if there are any; with a
    `window`, if one of them is its own. The door stands `at` these keys."""
    waiting = [crossing for row in rows for crossing in row.crossings]
    if window is not None:
        waiting = [crossing for crossing in waiting if crossing["window"] == window.name]
    return reverse(door, args=at) if waiting else ""


def twos(row: Written, form: WindowForm) -> list[Two]:
    """All that crossed in this row and still waits, in the order of the form."""
    hands = [row.hands.get(crossing["field"], {}) for crossing in row.crossings]
    keys = {each["by"] for each in (*row.crossings, *hands) if "by" in each}
    people = get_user_model()._default_manager.in_bulk(keys) if keys else {}
    order = {name: place for place, name in enumerate(form.fields)}
    waiting = sorted(row.crossings, key=lambda each: order.get(each["field"], len(order)))
    return [_two(row, form, crossing, people) for crossing in waiting]


def _two(row, form, crossing, people):
    name, answer = crossing["field"], crossing["answer"]
    field = form.field_of(name) or row._meta.get_field(name).formfield()
    there, column = bare(row.stands(name)), _column(row, name)
    pieces = difference(said(field, there, column), said(field, answer, column))
    beside = _side(crossing, people, [piece for piece in pieces if piece.stands != "earlier"])
    hand = row.hands.get(name, {})
    stands = _side(hand, people, [piece for piece in pieces if piece.stands != "later"])
    return Two(key_of(crossing), name, form.words_for(name), field, answer, there, beside, stands)


def _column(row, name):
    try:
        return row._meta.get_field(name)
    except FieldDoesNotExist:
        return None


def _side(hand, people, pieces):
    at = datetime.fromisoformat(hand["at"]) if "at" in hand else None
    return Side(people.get(hand.get("by")), at, pieces)


def said(field: forms.Field, answer: Any, column: Any = None) -> str:
    """An answer as the form would say it; the records keep a day as text, which its `column` reads,
    or its field."""
    if answer in (None, "", []):
        return "(empty)"
    if hasattr(field, "choices"):
        return listed([_label(field, each) for each in _several(answer)])
    if isinstance(answer, bool):
        return "Yes" if answer else "No"
    words = field.prepare_value(_whole(field, column, answer))
    return full_day(words) if isinstance(words, date) else str(words)


def _whole(field, column, answer):
    is_of_days = models.DateField | forms.DateField
    reads = next((each for each in (column, field) if isinstance(each, is_of_days)), None)
    return reads.to_python(answer) if reads else answer


def _several(answer):
    return answer if isinstance(answer, list) else [answer]


def _label(field, answer):
    labels: dict[str, str] = {}
    for value, label in field.choices:
        group = label if isinstance(label, list | tuple) else [(value, label)]
        labels |= {_bare(value): str(label) for value, label in group}
    return labels.get(str(answer), str(answer))


def _bare(value):
    return str(getattr(value, "value", value))


# --- Choosing ----------------------------------------------------------------------------------


def settle(
    request: HttpRequest,
    rows: Sequence[Written],
    form: WindowForm,
    save: Callable[..., Any],
    *,
    heading: str,
    door: str,
    title: str = CROSSED,
) -> HttpResponse:
    """Show what crossed in the rows of this form; on a press, save what was chosen and go on.

    `save` takes `answers` and `window`; what stands there by then and was not shown crosses anew.
    `door` is where the rows are written.
    """
    if request.method == "POST" and _has_settled(request, rows, form, save):
        return redirect(request.path)
    waiting = [two for row in rows for two in twos(row, form)]
    if not waiting:
        return redirect(door)
    page = {"twos": waiting, "heading": heading, "title": title, "typed": request.POST}
    page["door"] = door
    return show(request, "crossed.html", page, status=status_of(request))


def _has_settled(request, rows, form, save):
    try:
        save(**_chosen(rows, form, request.POST))
    except NotYet as not_yet:
        warn(request, not_yet)
        return False
    except forms.ValidationError as refused:
        warn(request, NotYet(*refused.messages))
        return False
    messages.success(request, CHOSEN)
    return True


def _chosen(rows, form, told):
    """What the pressed button says. A second press finds the crossing gone and changes nothing."""
    found = ((row, two) for row in rows for two in twos(row, form) if two.key == told.get("key"))
    row, two = next(found, (None, None))
    if two is None:
        return {"answers": {}, "window": Window("", {})}
    if (two.seen, two.shown) != (told.get("seen"), told.get("shown")):
        raise forms.ValidationError(CHANGED)
    window = Window(token_hex(8), {two.name: two.seen}, settles=(two.key, two.shown))
    if told.get("keep") == "theirs":
        return {"answers": {}, "window": window}
    return {"answers": {two.name: _answer(two, _column(row, two.name), told)}, "window": window}


def _answer(two, column, told):
    """The answer of the pressed button, as the verb takes it."""
    match told.get("keep"):
        case "joined" if two.is_text and "joined" in told:
            return two.field.clean(told["joined"])
        case "other" if two.another:
            if not told.get("other", "").strip():
                raise forms.ValidationError(NOTHING)
            return two.field.clean(told["other"])
        case "both" if two.both:
            return two.field.clean(two.both)
        case "mine":
            return _beside(two, column)
    raise forms.ValidationError(CHANGED)


def _beside(two, column):
    if isinstance(column, models.DateField):
        return column.to_python(two.answer)
    try:
        return two.field.clean(two.answer)
    except forms.ValidationError as refused:
        raise forms.ValidationError(GONE) from refused
