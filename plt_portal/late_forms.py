"""Answers to a form that arrives late: its writer was signed out, or its page is out of date."""

from dataclasses import replace
from html import unescape
from urllib.parse import quote

from django.conf import settings
from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse

from kit import clock
from kit.templatetags.kit import clock_time
from kit.text import number
from kit.whose import KEPT, writer_of
from plt_portal.keeping import keep, same, took
from plt_portal.sent import SentForm

FROM_ELSEWHERE = ("Origin", "Referer")  # how Django begins the reasons that speak of another site
SENT = "sent last"
ARRIVED = "arrived"  # read by the script of the page that follows
WAITS = "It waits a day for you, on your home page."
NO_ROOM = (
    "There is no room left to keep what you just sent. Go back with the browser’s arrow and copy "
    "your words before you do anything else."
)


def put_away(request, writer):
    """Keep what arrived for whoever wrote it, and tell whoever is here what happened."""
    kept = writer and keep(SentForm.of(request), writer=writer)
    if request.user.is_authenticated:
        response = render(request, "put_away.html", {"kept": kept}, status=403)
    else:
        if request.headers.get("HX-Request") != "true":
            _tell(request, kept)
        again = f"?next={reverse('send-again')}"
        response = redirect(f"{reverse('sign-in')}{again}")
    if kept:
        _tell_browser(request, response, writer)
    return response


def _tell(request, kept):
    if kept is None:
        messages.warning(request, NO_ROOM)
        return
    messages.info(
        request,
        "Kept for the person who wrote them. Nobody else can read them, on this computer or "
        f"another. They wait until tomorrow {clock_time(kept.until)}",
    )


def settle(request, response):
    """What became of a form that its writer sent: taken, shown again, or turned away unseen."""
    sent, is_error = SentForm.of(request), response.status_code >= 400
    if _is_a_page(request, response):
        return  # the form once more: so the admin's doors refuse
    if not is_error and not getattr(request, "was_refused", False):
        took(sent, number(request.POST.get(KEPT)), by=request.user)
        _remember(request, sent)
    elif request.session.get(SENT, [""])[0] == same(sent):
        messages.info(request, f"Sent {request.session[SENT][1]}, once. It was not sent again.")
    elif is_error and request.headers.get("HX-Request") == "true":
        return  # the page that sent it stays, with every word
    elif not _stands_in(response, sent) and keep(sent, writer=request.user.pk):
        messages.info(request, f"What you wrote is not lost. {WAITS}")
    else:
        return  # it stands on the page that answers, or there is no room for it here
    _tell_browser(request, response, request.user.pk)


def _is_a_page(request, response):
    return response.status_code == 200 and request.headers.get("HX-Request") != "true"


def _tell_browser(request, response, writer):
    """Its copy of this writer's words can go: they are here. Of several forms at one door each
    has a key."""
    door = "#".join(filter(None, [request.path, quote(request.POST.get("key", "")[:80], safe=":")]))
    what, secure = f"{writer}:{door}", settings.SESSION_COOKIE_SECURE
    response.set_cookie(ARRIVED, what, max_age=60, secure=secure, samesite="Lax")


def _remember(request, sent):
    """A second press of the same button finds that the words have arrived."""
    if sent.texts and not sent.saves_itself:
        request.session[SENT] = [same(sent), clock_time(clock.now())]


def _stands_in(response, sent):
    """Whether the page that answers shows all that was typed; what was left alone may be newer."""
    shown = "" if response.streaming else " ".join(unescape(response.text).split())
    return all(" ".join(answer.words.split()) in shown for answer in sent.typed)


def token_changed(request, reason=""):
    """A page that is out of date gives its own reader the words back, ready to be sent.

    What names nobody, or comes from another site, gets no help.
    """
    writer = None if reason.startswith(FROM_ELSEWHERE) else writer_of(request.POST)
    if writer is None:
        return render(request, "403_csrf.html", status=403)
    if writer != request.user.pk and is_behind_sign_in(request.resolver_match.func):
        return put_away(request, writer)
    own = writer == request.user.pk
    sent = replace(SentForm.of(request), by_name=True) if own else None
    return render(request, "403_csrf.html", {"sent": sent}, status=403)


def is_behind_sign_in(view):
    return getattr(view, "login_required", True)
