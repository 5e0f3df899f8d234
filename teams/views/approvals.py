from django.contrib import messages
from django.shortcuts import redirect
from django.utils.timezone import localdate
from django.views.decorators.http import require_http_methods, require_safe

from district.calendar import closures, school_days_since
from district.models import CalendarEvent
from kit import clock
from kit.pages import require, show
from kit.templatetags.kit import counted
from kit.text import listed
from teams import approval, checks
from teams.contents import FIRST_FEW, Queue
from teams.forms import QueueForm
from teams.models import Consultation, TeamRequest
from teams.rules import absentees, deciders
from teams.today import lacking

FOR_DECIDERS = "Rosters are decided by principals and the assistant superintendent."


@require_safe
def approvals(request):
    """What waits for this person: first what there is to look at, then what passes."""
    require(request.user, deciders(), FOR_DECIDERS)
    queue, form = Queue(request.user, request.GET.get("tab", "")), QueueForm(request.GET)
    wanted = form.wanted
    rosters = queue.found(wanted["q"] or "", wanted["school"])
    page = {"queue": queue, "tabs": queue.tabs, "filters": form, "wanted": wanted}
    page["narrowed"] = any(wanted.values())
    page["lacking"] = lacking(request.user)
    page["asked"] = Consultation.objects.awaiting(request.user).for_list()
    asking = TeamRequest.objects.awaiting(request.user)
    page["asking"] = asking.select_related("team__school", "asked_by")
    page["may_delegate"] = absentees().contains(request.user)
    page |= _lead(queue) | _groups(request, queue, rosters, wanted["checks"])
    return show(request, "teams/approvals.html", page, part="results")


@require_http_methods(["GET", "HEAD", "POST"])
def approve_together(request):
    """The chosen rosters by name, asked once; then each is decided for itself."""
    require(request.user, deciders(), FOR_DECIDERS)
    queue = Queue(request.user)
    if request.method == "POST":
        moved, left = approval.move_together(queue.verb, _seals(request), by=request.user)
        _report(request, queue, moved, left)
        return redirect("teams:approvals")
    _, passing = queue.split(queue.rosters("waiting"))
    chosen = passing.filter(pk__in=_numbers(request.GET.getlist("roster")))
    page = queue.page(chosen, size=100)
    if not page.object_list:
        messages.warning(request, "Select at least one roster.")
        return redirect("teams:approvals")
    return show(request, "teams/approve_together.html", {"queue": queue, "page": page})


def _lead(queue):
    """The sentence at the top counts everything that waits, whatever is filtered below."""
    waiting = queue.rosters("waiting")
    first = waiting.first()
    _, passing = queue.split(waiting)
    waited = school_days_since(localdate(first.submitted_at), closures()) if first else 0
    due = CalendarEvent.objects.this_year().filter(kind="rosters_due", date__gte=clock.today())
    return {
        "first": first,
        "oldest": waited,
        "passing_count": passing.count(),
        "due": due.first(),
    }


def _groups(request, queue, rosters, only):
    """Two groups while they wait for this person; elsewhere one list."""
    number = request.GET.get("page")
    if queue.tab != "waiting":
        return {"all": queue.page(checks.looked_at(rosters), number)}
    to_look_at, passing = queue.split(rosters)
    groups = {}
    if only != QueueForm.PASS:
        size = {} if only else {"size": FIRST_FEW}
        groups["look"] = queue.page(to_look_at, number if only else 1, **size)
    if only != QueueForm.LOOK:
        groups["passing"] = queue.page(passing, number)
    return groups


def _report(request, queue, moved, left):
    done = "endorsed" if queue.by_principal else "approved"
    if moved:
        verb = "roster is,rosters are"
        messages.success(request, f"{counted(len(moved), verb)} {done}.")
    before = [one for one in left if one.record.filter(verb=queue.verb, by=request.user).exists()]
    if before:
        verb = "is" if len(before) == 1 else "are"
        messages.info(request, f"{_names(before)} {verb} {done} already.")
    if changed := [one for one in left if one not in before]:
        messages.warning(
            request, f"Not {done}: {_names(changed)}. Something changed; look at each."
        )


def _names(rosters):
    return listed([roster.team.name for roster in rosters])


def _seals(request):
    """Which rosters were on the page, each with the seal it had there: «17:3fa9…»."""
    pairs = (one.partition(":") for one in request.POST.getlist("seal"))
    return {int(pk): seal for pk, _, seal in pairs if pk.isdecimal() and len(pk) < 10}


def _numbers(words):
    return [int(word) for word in words if word.isdecimal() and len(word) < 10]
