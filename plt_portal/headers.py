"""What every answer carries besides its page, the server's own errors included; and the one reading
of words."""

from django.http import HttpResponse
from django.template.loader import render_to_string

PLAIN = {
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}
# What the server says by itself is a line of text, and may load and be framed by nothing.
BARE = PLAIN | {
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'; base-uri 'none'",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}
UNREADABLE = "unreadable"  # the charset of a body whose kind cannot be told


def quiet_headers(get_response):
    """Answers stay out of caches, but for files that say how long they hold; and no page asks for
    camera, place or microphone."""

    def answer(request):
        response = get_response(request)
        for name, value in PLAIN.items():
            response.headers.setdefault(name, value)
        return response

    return answer


def only_utf8(get_response):
    """Words are UTF-8. Nothing else is tried on a body: some readings are so slow that one request
    holds a thread for half a minute, and some are none."""

    def answer(request):
        charset = request.content_params.get("charset", "utf-8")
        if charset.lower() == "utf-8":
            return get_response(request)
        return HttpResponse(render_to_string("400.html"), status=415)

    return answer
