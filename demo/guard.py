"""The demo opens every door, so it runs only where nobody else can come in."""

from collections.abc import Iterator
from ipaddress import ip_address
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured


def must_be_private() -> None:
    """Raise with one clear sentence unless this is a demo that talks to this machine alone."""
    if not settings.DEMO:
        raise ImproperlyConfigured("The demo district exists in the demo only: set PLT_MODE=demo.")
    for what, host in _hosts():
        if not _is_here(host):
            raise ImproperlyConfigured(
                f"The demo opens every door and {what} is on {host!r}, not on this machine."
            )


def _hosts() -> Iterator[tuple[str, str]]:
    yield "the site", urlsplit(settings.SITE_URL).hostname or ""
    for host in settings.ALLOWED_HOSTS:
        yield "the site", host
    yield "the database", settings.DATABASES["default"].get("HOST", "")
    broker = urlsplit(settings.CELERY_BROKER_URL)
    yield "the broker", "/" if "socket" in broker.scheme else broker.hostname or ""


def _is_here(host: str) -> bool:
    """A socket has no host, or a path; a loopback address stays on this machine."""
    if host in {"", "localhost", "testserver"} or host.startswith("/"):
        return True
    try:
        return ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False
