"""What a window saves by a button or by itself, and what is said of it."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from kit import clock
from kit.forms import WindowForm
from kit.lifecycle import NotYet
from kit.pages import show, warn
from kit.written import Written

SAVED_EXCEPT = "Saved, except for what stands here twice. Both are kept until somebody chooses."


NOT_ALL = "Not all is saved: look at what is marked below. Everything else is kept."


def save_pressed(request: HttpRequest, form: WindowForm, keep: Callable[..., Any]) -> Any:
    """Save what can be saved: the row. One answer that needs another look holds up no other; where
    nothing can be saved the page says why and keeps what was typed."""
    is_whole = form.is_valid()
    try:
        row = keep(by=request.user, answers=form.answers(), window=form.the_window())
    except NotYet as not_yet:
        warn(request, not_yet)
        return None
    if row and not is_whole:
        messages.warning(request, NOT_ALL)
    return row


def go_on(request: HttpRequest, said: str, *, crossed: str, door: str) -> HttpResponse:
    """After a save: on to what crossed in it, if anything did, or through the door with what is
    `said`, if something is."""
    if crossed:
        messages.warning(request, SAVED_EXCEPT)
    elif said:
        messages.success(request, said)
    return redirect(crossed or door)


def save_quietly(
    request: HttpRequest,
    form: WindowForm,
    keep: Callable[..., Written | None],
    *,
    crossed: Callable[[Any], str],
    template: str = "parts/saved.html",
    **more: Any,
) -> tuple[HttpResponse, Any]:
    """Keep what can be kept: one answer that needs another look holds up no other.

    `keep` gives back the row, or nothing where it cannot stand yet; `crossed` says where its
    crossings are chosen on, if there are any. Answers with what the window is told, and the row.
    """
    kept, refused = _kept(form, keep)
    page = {"form": form, "kept": kept, "refused": refused, "now": clock.now()} | more
    page["crossed"] = crossed(kept) if kept else ""
    status = 422 if refused or form.errors else 200
    return show(request, template, page, status=status), kept


def _kept(form: WindowForm, keep: Callable[..., Written | None]) -> tuple[Any, tuple[str, ...]]:
    form.is_valid()
    try:
        return keep(answers=form.answers(), window=form.the_window()), ()
    except NotYet as not_yet:
        return None, not_yet.reasons
