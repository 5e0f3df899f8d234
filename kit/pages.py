"""One way to answer a browser: a whole page, or just the part that htmx asked for."""

from collections.abc import Callable
from contextlib import suppress
from functools import wraps
from typing import Any

from django.contrib import messages
from django.core.cache import cache
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.cache import patch_vary_headers
from django.utils.csp import CSP
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.csp import csp_override
from django.views.decorators.http import require_http_methods
from redis.exceptions import RedisError

from kit.lifecycle import NotYet, Taken, move
from kit.limits import Limit


def show(
    request: HttpRequest,
    template: str,
    context: dict[str, Any] | None = None,
    *,
    part: str | None = None,
    status: int = 200,
) -> HttpResponse:
    """Render the page; for htmx, only its `part`, with fresh notices beside it."""
    if part and request.headers.get("HX-Request") == "true":
        pieces = [f"{template}#{part}", "parts/notices.html"]
        html = "".join(render_to_string(piece, context, request) for piece in pieces)
        response = HttpResponse(html, status=status)
    else:
        response = render(request, template, context, status=status)
    patch_vary_headers(response, ["HX-Request"])
    return response


get_or_post = require_http_methods(["GET", "HEAD", "POST"])


def status_of(request: HttpRequest) -> int:
    """422 for a form that was refused, else 200."""
    return 422 if request.method == "POST" else 200


def require(person: Any, people: QuerySet[Any], sentence: str = "") -> None:
    """The lock of a door: `person` is among these people, or hears why not (403)."""
    if not people.contains(person):
        raise PermissionDenied(sentence or "This page is for somebody else.")


# A letter may look as it likes and do nothing; its links open in the portal's own window.
SEALED: dict[str, list[str]] = {
    "default-src": [CSP.NONE],
    "style-src": [CSP.UNSAFE_INLINE],
    "frame-ancestors": [CSP.SELF],
    "base-uri": [CSP.NONE],
    "form-action": [CSP.NONE],
    "sandbox": ["allow-top-navigation-by-user-activation"],
}


def sealed(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """A view that answers with a letter as it was written, for a frame on one of our pages."""
    return csp_override(SEALED)(xframe_options_sameorigin(view))


def sheet(html: str) -> HttpResponse:
    """The letter itself, for that frame."""
    return HttpResponse(html.replace("<head>", '<head><base target="_top">', 1))


def attempt(
    request: HttpRequest, act: Callable[..., Any], thing: Any, *, done: str, **facts: Any
) -> bool:
    """Take one step and say so in a notice, or say why it cannot be taken now."""
    try:
        act(thing, by=request.user, **facts)
    except NotYet as not_yet:
        warn(request, not_yet)
        return False
    messages.success(request, done)
    return True


def take(request: HttpRequest, thing: Any, verb: str, **facts: Any) -> Taken | None:
    """Take one step of the thing's table and say so in a notice, or why it cannot be taken now."""
    try:
        taken = move(thing, verb, by=request.user, **facts)
    except NotYet as not_yet:
        warn(request, not_yet)
        return None
    messages.success(request, taken.done)
    return taken


def warn(request: HttpRequest, not_yet: NotYet) -> None:
    """Every reason why not, in one notice. Whatever was sent has not been taken."""
    request.was_refused = True  # type: ignore[attr-defined]
    messages.warning(request, " ".join(not_yet.reasons))


def limited(limit: Limit) -> Callable[[Callable[..., HttpResponse]], Callable[..., HttpResponse]]:
    """A page that costs much, opened so often by one person and then not for a while. Looking
    changes nothing, so that the cache counts; lost, it begins anew."""

    def decorator(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
        @wraps(view)
        def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if _looks(f"{limit.what}:{request.user.pk}", limit) > limit.most:
                return render(request, "429.html", status=429)
            return view(request, *args, **kwargs)

        return answer

    return decorator


def _looks(key: str, limit: Limit) -> int:
    with suppress(RedisError, ValueError):
        cache.add(key, 0, limit.within.total_seconds())
        return int(cache.incr(key))
    return 0


# A download is data: it runs nothing and loads nothing, wherever it is opened.
DATA = {
    "Content-Security-Policy": "default-src 'none'; sandbox",
    "Cache-Control": "private, no-store",
}


def as_pdf(content: bytes, name: str) -> HttpResponse:
    """The PDF, to be kept under this name; `name` holds letters that every system takes."""
    attached = {"Content-Disposition": f'attachment; filename="{name}.pdf"'}
    return HttpResponse(content, content_type="application/pdf", headers=DATA | attached)
