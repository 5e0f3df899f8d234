from urllib.parse import urlsplit

from django.conf import settings
from django.views.decorators.http import require_safe

from billboard.calendar import season
from billboard.filters import BillboardFilter
from kit import clock
from kit.pages import show
from powers.models import powers_of


@require_safe
def billboard(request):
    """The postings of this year, narrowed by what stands in the address."""
    browse = BillboardFilter(request.GET, reader=request.user)
    person = request.user
    context = {
        "browse": browse,
        "page": browse.page(),
        "season": season(person),
        "is_office": powers_of(person).is_office,
    }
    return show(request, "billboard/billboard.html", context, part="results")


@require_safe
def staff_room(request):
    """The same postings on paper, for the wall of the staff room."""
    browse = BillboardFilter(request.GET, reader=request.user)
    postings = browse.postings().prefetch_related("co_authors")
    context = {
        "browse": browse,
        "postings": postings,
        "season": season(request.user),
        "today": clock.today(),
        "site": urlsplit(settings.SITE_URL).netloc,
    }
    return show(request, "billboard/staff_room.html", context)
