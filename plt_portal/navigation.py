"""What stands around every page: the destinations of this reader, and the district's words."""

from dataclasses import dataclass

from django.conf import settings
from django.db.models import Func, IntegerField
from django.urls import reverse
from django.utils.functional import SimpleLazyObject

from district.size import LARGEST, SAID
from kit.prepared import prepared
from powers.models import powers_of
from teams.models import Turn

THEME = f"{settings.COOKIE_PREFIX}theme"  # of a browser in which nobody is signed in


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
        "theme": person.theme if signed_in else request.COOKIES.get(THEME, "auto"),
        "district_name": settings.DISTRICT_NAME,
        "plt": settings.DISTRICT_WORD,
        "team_size": SAID,
        "team_largest": LARGEST,
        "site_name": f"{settings.DISTRICT_WORD} Portal",
        "destinations": SimpleLazyObject(lambda: destinations(request)) if signed_in else [],
    }


def destinations(request):
    """At most five, in one row even on a phone; whoever decides sees how much waits."""
    person = request.user
    doors = _doors(person)
    here = max((label for label, _ in doors), key=lambda label: _nearness(request.path, label))
    return [
        Destination(
            label,
            url,
            is_current=label == here and _nearness(request.path, label) > 0,
            count=_count(request, label),
        )
        for label, url in doors
    ]


# Below which addresses a destination is the current one; the longest that fits has it.
PLACES = {
    "Home": (),
    "Approvals": ("/teams/rosters/", "/powers/delegates/"),
    "Teams": ("/teams/", "/blueprint/", "/goals/"),
    "My team": ("/my-team/", "/teams/", "/blueprint/", "/goals/", "/reports/write/"),
    "Billboard": ("/billboard/", "/my-postings/"),
    "Training": ("/training/",),
    "Reports": ("/reports/",),
}


def _doors(person):
    powers = powers_of(person)
    if powers.decides:
        own = {"Approvals": "teams:approvals", "Teams": "teams:teams"}
    elif powers.leads:
        own = {"Home": "home", "Teams": "teams:teams"}
    else:
        own = {"Home": "home", "My team": "my-team"}
    common = {
        "Billboard": "billboard:billboard",
        "Training": "training:training",
        "Reports": "reports:archive",
    }
    names = own | common
    order = ["Home", "Approvals", "Teams", "Billboard", "My team", "Training", "Reports"]
    return [(label, reverse(names[label])) for label in order if label in names]


def _nearness(path, label):
    if label == "Home":
        return path == reverse("home")
    return max((len(place) for place in PLACES[label] if path.startswith(place)), default=0)


def _count(request, label):
    """How much waits on the page of approvals, in one statement; that page has counted already."""
    if label != "Approvals":
        return 0
    if (known := getattr(request, "waiting", None)) is not None:
        return known
    return _turns(person=request.user.pk)[0]


@prepared
def _turns(*, person):
    each = "COUNT(DISTINCT (%(expressions)s))"
    number = Func("about", "thing", template=each, output_field=IntegerField())
    return Turn.objects.today().filter(person=person).order_by().values_list(number, flat=True)
