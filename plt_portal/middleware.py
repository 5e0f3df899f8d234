"""What the audit is told of a request, and what becomes of a form that arrives late."""

from django.urls import Resolver404, resolve
from pghistory.middleware import HistoryMiddleware

from kit.whose import KEPT, writer_of
from plt_portal.late_forms import is_behind_sign_in, put_away, settle
from plt_portal.sending import with_kept_words

FOUND = "Put-Away"  # how a script says what it found in its browser, and nobody pressed


class Audit(HistoryMiddleware):
    """Who changed something, and at which address; a token in it is a key, and is not kept."""

    def get_context(self, request):
        told = super().get_context(request)
        try:
            page = resolve(request.path_info)
        except Resolver404:
            return told
        return told | {"url": f"/{page.route}"} if "token" in page.kwargs else told


class LateForms:
    """A form that stood on the page of somebody who is not signed in now goes to no door: it is
    put away for them. So is what a door turns away without showing the words again, and what a
    script found in its browser: nobody pressed that. What a door takes is kept no longer."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if getattr(request, "is_of_its_writer", False) and response.status_code < 500:
            settle(request, response)
        if request.method == "GET" and KEPT in request.GET and request.user.is_authenticated:
            return with_kept_words(request, response)
        return response

    def process_view(self, request, view, args, kwargs):
        writer = writer_of(request.POST) if request.method == "POST" else None
        if FOUND in request.headers:
            return put_away(request, writer)
        if writer is None or not is_behind_sign_in(view):
            return None
        request.is_of_its_writer = writer == request.user.pk
        return None if request.is_of_its_writer else put_away(request, writer)
