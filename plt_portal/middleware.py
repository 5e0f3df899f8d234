"""What every answer carries besides its page."""


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
