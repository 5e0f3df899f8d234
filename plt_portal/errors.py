"""Pages for the moments when something fails. They need no records, no cache and no context, and
they give back what was typed."""

import sys

import redis
from django.db import InterfaceError, OperationalError
from django.http import HttpResponse, HttpResponseBadRequest, HttpResponseServerError
from django.middleware.csrf import get_token
from django.template.loader import render_to_string

from kit.whose import FIELD, KEPT
from plt_portal.sent import SentForm

AWAY = (OperationalError, InterfaceError, redis.ConnectionError, redis.TimeoutError)


def bad_request(request, exception):
    """A request for another host or with a broken body: answered before anybody is signed in."""
    return HttpResponseBadRequest(render_to_string("400.html"))


def server_error(request):
    """Something broke, or the database is away."""
    if isinstance(sys.exc_info()[1], AWAY):
        return records_away(request)
    return HttpResponseServerError(render_to_string("500.html", _given_back(request)))


def records_away(request):
    page = render_to_string("503.html", _given_back(request))
    return HttpResponse(page, status=503, headers={"Retry-After": "60"})


def _given_back(request):
    """What was typed, to be sent again with a press; it stays the form of whoever wrote it."""
    again = {"path": request.get_full_path(), "csrf_token": get_token(request)}
    if request.method != "POST":
        return again
    carried = [(name, request.POST[name]) for name in (FIELD, KEPT) if name in request.POST]
    return again | {"sent": SentForm.of(request), "carried": carried}
