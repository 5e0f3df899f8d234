from django.views.decorators.http import require_safe

from district.calendar import told
from district.models import CalendarEvent, OrgGoal, SchoolYear
from kit import clock
from kit.pages import show


@require_safe
def year(request):
    """The goals of the district and its schools, and the dates of this year."""
    entries = told(CalendarEvent.objects.this_year())
    page = {
        "year": SchoolYear.objects.filter(is_current=True).first(),
        "goals": OrgGoal.objects.this_year().prefetch_related("subjects"),
        "entries": entries,
        "next": next((days for days in entries if days[-1].date >= clock.today()), None),
    }
    return show(request, "district/year.html", page)
