"""The page on which two texts that crossed stand side by side, until somebody chooses."""

from collections.abc import Callable, Sequence
from datetime import datetime
from secrets import token_hex
from typing import Any, NamedTuple

from django import forms
from django.contrib import messages
from django.contrib.auth import get_user_model
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from kit.forms import WindowForm
from kit.lifecycle import NotYet
from kit.pages import show, status_of, warn
from kit.text import Piece, difference, listed
from kit.written import Window, Written, bare, keeps, key_of, mark

CHOSEN = "Saved as you chose."
CHANGED = "It has changed again since this page was opened. Look at both once more."


class Side(NamedTuple):
    """One of the two: who wrote it and when, and its words with what stands here only."""

    by: Any
    at: datetime | None
    pieces: list[Piece]


class Two(NamedTuple):
    """An answer that lies beside, and what stands in its field."""

    key: str
    label: str
    name: str
    answer: Any  # what lies beside
    beside: Side
    stands: Side
    joined: str | None  # both in one area; a value has none
    seen: str  # marks of what stands and of what lies beside
    shown: str

    @property
    def by_one(self) -> bool:
        """Whether one person wrote both, in two windows."""
        return self.beside.by == self.stands.by


def crossed_at(door: str, pk: int, *rows: Written) -> str:
    """Where to choose between answers that crossed in these rows, if there are any."""
    return reverse(door, args=[pk]) if any(row.crossings for row in rows) else ""


def twos(row: Written, form: forms.Form) -> list[Two]:
    """All that crossed in this row and still waits, in the order of the form."""
    hands = [row.hands.get(crossing["field"], {}) for crossing in row.crossings]
    keys = {each["by"] for each in (*row.crossings, *hands) if "by" in each}
    people = get_user_model()._default_manager.in_bulk(keys) if keys else {}
    order = list(form.fields)
    waiting = [crossing for crossing in row.crossings if crossing["field"] in order]
    waiting.sort(key=lambda crossing: order.index(crossing["field"]))
    return [_two(row, form.fields[crossing["field"]], crossing, people) for crossing in waiting]


def _two(row, field, crossing, people):
    name = crossing["field"]
    there, hand = bare(row.stands(name)), row.hands.get(name, {})
    mine, theirs = said(field, crossing["answer"]), said(field, there)
    pieces = difference(theirs, mine)
    return Two(
        key=key_of(crossing),
        label=field.label,
        name=name,
        answer=crossing["answer"],
        beside=_side(crossing, people, [piece for piece in pieces if piece.stands != "earlier"]),
        stands=_side(hand, people, [piece for piece in pieces if piece.stands != "later"]),
        joined=_joined(crossing["answer"], there) if _is_text(field) else None,
        seen=mark(there),
        shown=mark(crossing["answer"]),
    )


def _side(hand, people, pieces):
    at = datetime.fromisoformat(hand["at"]) if "at" in hand else None
    return Side(people.get(hand.get("by")), at, pieces)


def _is_text(field):
    return isinstance(field, forms.CharField)


def _joined(mine, theirs):
    return theirs if keeps(theirs, mine) else f"{theirs}\n\n{mine}".strip()


def said(field: forms.Field, answer: Any) -> str:
    """An answer as the form would say it."""
    if answer in (None, "", []):
        return "(empty)"
    if hasattr(field, "choices"):
        return listed([_label(field, each) for each in _several(answer)])
    if isinstance(answer, bool):
        return "Yes" if answer else "No"
    return str(field.prepare_value(answer))


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
    page = {"twos": waiting, "heading": heading, "door": door, "typed": request.POST}
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
    two = next(
        (each for row in rows for each in twos(row, form) if each.key == told.get("key")), None
    )
    if two is None:
        return {"answers": {}, "window": Window("", {})}
    if (two.seen, two.shown) != (told.get("seen"), told.get("shown")):
        raise forms.ValidationError(CHANGED)
    window = Window(token_hex(8), {two.name: two.seen}, settles=two.key)
    if told.get("keep") == "theirs":
        return {"answers": {}, "window": window}
    answer = two.answer if told.get("keep") == "mine" else told.get("joined", "")
    return {"answers": {two.name: form.fields[two.name].clean(answer)}, "window": window}
