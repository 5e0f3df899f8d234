from django.conf import settings
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from billboard.calendar import season
from billboard.forms import LatePassForm
from billboard.models import LatePass, Posting, Question
from billboard.rules import assistant_superintendents
from billboard.window import give_late_pass, take_back_late_pass
from district.calendar import billboard_window
from district.models import CalendarEvent
from kit import clock
from kit.pages import attempt, get_or_post, require, show
from people.forms import FindForm
from people.models import Person
from powers.models import powers_of

OPENS = "From here on everybody can post."
SOFT = "The day of the September session, when teams are finalized. Later postings are marked late."
HARD = "{} school days after the session. From the next day on, posting needs a late pass."
HERS = "The window of the billboard is for the assistant superintendent."


@get_or_post
def window(request):
    """The days the billboard hangs on, its numbers, and who may post after it has closed."""
    require(request.user, assistant_superintendents(), HERS)
    find = FindForm(request.GET, among=Person.objects.active(), place="giving")
    form = LatePassForm(request.POST or None, found=find.found)
    if request.method == "POST" and form.is_valid() and _given(request, form):
        return redirect("billboard:window")
    context = {
        "days": _days(),
        "calendar": _calendar(request.user),
        "season": season(),
        "numbers": Posting.objects.this_year().numbers(),
        "questions": Question.objects.open().on_the_billboard().count(),
        "passes": LatePass.objects.for_page(),
        "find": find,
        "form": form,
    }
    return show(request, "billboard/window.html", context, status=422 if form.is_bound else 200)


@require_POST
def take_back_pass(request, pk):
    """Take back a pass that nobody has posted with."""
    require(request.user, assistant_superintendents(), HERS)
    late_pass = get_object_or_404(LatePass.objects.for_page(), pk=pk)
    done = f"The late pass for {late_pass.person or late_pass.school} is taken back."
    attempt(request, take_back_late_pass, late_pass, done=done)
    return redirect("billboard:window")


def _given(request, form):
    who = form.to if isinstance(form.to, Person) else f"Everybody at {form.to}"
    facts = {name: form.cleaned_data[name] for name in ("until", "reason")}
    done = f"{who} can post until {facts['until']:%B} {facts['until'].day}. A letter says so."
    return attempt(request, give_late_pass, form.to, done=done, **facts)


def _days():
    """Its three days in words, with the next one marked; none while the calendar lacks them."""
    try:
        window = billboard_window()
    except CalendarEvent.DoesNotExist:
        return []
    hard = HARD.format(settings.SCHOOL_DAYS_TO_HARD_CLOSING)
    dates = [window.opens, window.soft, window.hard]
    coming = [date for date in dates if date >= clock.today()][:1]
    said = zip(dates, ["Opens", "Closes softly", "Closes"], [OPENS, SOFT, hard], strict=True)
    return [(date, name, words, date in coming) for date, name, words in said]


def _calendar(person):
    """Where the dates are changed, for whoever may; for others where they stand."""
    if powers_of(person).is_administrator:
        return reverse("admin:district_calendarevent_changelist"), "Change the calendar"
    return reverse("district:year"), "See the calendar; an administrator changes it"
