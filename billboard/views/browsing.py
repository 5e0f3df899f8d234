from django.core.paginator import Paginator
from django.views.decorators.http import require_safe

from billboard.calendar import season
from billboard.filters import BillboardFilter
from billboard.models import Posting
from kit.pages import show

PAGE = 20


@require_safe
def billboard(request):
    """The postings of this year, narrowed by what stands in the address."""
    browse = BillboardFilter(request.GET, reader=request.user)
    matching, exactly = browse.postings()
    applied = browse.applied()
    page = Paginator(matching, PAGE).get_page(request.GET.get("page"))
    person = request.user
    context = {
        "page": page,
        "browse": browse,
        "applied": applied,
        "exactly": exactly,
        "season": season(person),
        "looking": Posting.objects.looking().count(),
        "mine": Posting.objects.for_author(person) if not applied else [],
        "is_office": person.is_assistant_superintendent or person.is_administrator,
    }
    return show(request, "billboard/billboard.html", context, part="results")
