"""A page that is read names in its question all that it will need: nothing is fetched on the way.

Verbs look at one thing and may fetch what belongs to it; a page looks at many.
"""

from contextvars import ContextVar

from django.db.models import FETCH_ONE, FETCH_RAISE, query
from django.db.models.fetch_modes import FetchMode

_reading: ContextVar[bool] = ContextVar("a page is being read", default=False)


class RaiseOnPages(FetchMode):
    """`FETCH_RAISE` while a page is read, for every row whatever asked for it."""

    def fetch(self, fetcher, instance):
        mode = FETCH_RAISE if _reading.get() else FETCH_ONE
        mode.fetch(fetcher, instance)


def watch(settings):
    """Every queryset of this process fetches so from now on."""
    query.DEFAULT_FETCH_MODE = RaiseOnPages()
    settings.MIDDLEWARE = [*settings.MIDDLEWARE, "tests.fetching.reading"]


def reading(get_response):
    """The innermost middleware: from the view to the last line of its template."""

    def answer(request):
        is_ours = not request.path.startswith("/admin/")  # Django's own pages ask as they like
        token = _reading.set(is_ours and request.method in ("GET", "HEAD"))
        try:
            return get_response(request)
        finally:
            _reading.reset(token)

    return answer
