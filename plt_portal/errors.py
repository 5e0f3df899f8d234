"""Pages for the moments when something fails. They need no records, no cache and no context."""

import sys

import redis
from django.db import InterfaceError, OperationalError
from django.http import HttpResponse, HttpResponseBadRequest, HttpResponseServerError
from django.middleware.csrf import get_token
from django.template.loader import render_to_string

AWAY = (OperationalError, InterfaceError, redis.ConnectionError, redis.TimeoutError)
UNSAID = {"csrfmiddlewaretoken", "password", "code"}


def bad_request(request, exception):
    """A request for another host or with a broken body: answered before anybody is signed in."""
    return HttpResponseBadRequest(render_to_string("400.html"))


def server_error(request):
    """Something broke. When the database is away, the page gives back what was typed."""
    if isinstance(sys.exc_info()[1], AWAY):
        return records_away(request)
    return HttpResponseServerError(render_to_string("500.html"))


def records_away(request):
    typed = [
        (name, text)
        for name, texts in request.POST.lists()
        for text in texts
        if name not in UNSAID and text.strip()
    ]
    again = {"path": request.get_full_path(), "csrf_token": get_token(request)}
    page = render_to_string("503.html", {"typed": typed, "repeat": typed} | again)
    return HttpResponse(page, status=503, headers={"Retry-After": "60"})
