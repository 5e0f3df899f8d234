"""What stands around every page: the destinations of this reader, and the district's words."""

from dataclasses import dataclass

from django.conf import settings
from django.urls import reverse
from django.utils.functional import SimpleLazyObject

from teams.models import Roster


@dataclass(frozen=True)
class Destination:
    label: str
    url: str
    is_current: bool
    count: int = 0

    @property
    def count_words(self):
        return "waiting"


def frame(request):
    """The context of every page."""
    person = request.user
    signed_in = person.is_authenticated
    return {
        "theme": person.theme if signed_in else request.session.get("theme", "auto"),
        "district_name": settings.DISTRICT_NAME,
        "plt": settings.DISTRICT_WORD,
        "site_name": f"{settings.DISTRICT_WORD} Portal",
        "destinations": SimpleLazyObject(lambda: destinations(request)) if signed_in else [],
    }


def destinations(request):
    """At most five, in one row even on a phone; whoever decides on rosters sees how many wait."""
    person = request.user
    return [
        Destination(label, url, _is_here(request, url), _count(person, label))
        for label, url in _doors(person)
    ]


def _doors(person):
    if person.is_principal or person.is_assistant_superintendent:
        first = [("Approvals", reverse("teams:approvals")), ("Teams", reverse("teams:teams"))]
    elif person.is_director or person.is_administrator:
        first = [("Home", reverse("home")), ("Teams", reverse("teams:teams"))]
    else:
        first = [("Home", reverse("home")), ("My team", reverse("my-team"))]
    common = [
        ("Billboard", reverse("billboard:billboard")),
        ("Training", reverse("training:training")),
        ("Reports", reverse("reports:archive")),
    ]
    return sorted(first + common, key=lambda door: _ORDER.index(door[0]))


_ORDER = ["Home", "Approvals", "Teams", "Billboard", "My team", "Training", "Reports"]


def _is_here(request, url):
    return request.path == url if url == reverse("home") else request.path.startswith(url)


def _count(person, label):
    return Roster.objects.awaiting(person).count() if label == "Approvals" else 0
