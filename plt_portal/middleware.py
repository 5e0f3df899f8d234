"""What every answer carries besides its page, and what the audit is told of a request."""

from django.urls import Resolver404, resolve
from pghistory.middleware import HistoryMiddleware


def quiet_headers(get_response):
    """Signed-in pages stay out of caches, and no page asks for camera, place or microphone."""

    def answer(request):
        response = get_response(request)
        response.headers.setdefault(
            "Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"
        )
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        if not request.path.startswith("/static/"):
            response.headers.setdefault("Cache-Control", "no-store")
        return response

    return answer


class Audit(HistoryMiddleware):
    """Who changed something, and at which address; a token in it is a key, and is not kept."""

    def get_context(self, request):
        told = super().get_context(request)
        try:
            page = resolve(request.path_info)
        except Resolver404:
            return told
        return told | {"url": f"/{page.route}"} if "token" in page.kwargs else told
