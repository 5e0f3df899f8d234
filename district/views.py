from django.views.decorators.http import require_safe

from district.models import CalendarEvent, OrgGoal, SchoolYear
from kit.pages import show


@require_safe
def year(request):
    """The goals of the district and its schools, and the dates of this year."""
    page = {
        "year": SchoolYear.objects.filter(is_current=True).first(),
        "goals": OrgGoal.objects.this_year().prefetch_related("subjects"),
        "events": CalendarEvent.objects.this_year(),
        "own_school": request.user.school_id,
    }
    return show(request, "district/year.html", page)
