from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.http import urlencode
from django.utils.safestring import mark_safe
from django.utils.timezone import localdate
from django.views.decorators.http import require_safe

from district.calendar import school_days_since
from kit.pages import get_or_post, show
from kit.templatetags.kit import counted
from kit.text import listed, number, numbers
from powers.models import powers_of
from teams import approval
from teams.contents import Queue, asked_about_drafts, asked_by_teams, with_rows
from teams.forms import QueueForm
from teams.models import Roster
from teams.today import changes

A_PAGE, FIRST_FEW, MOST_TOGETHER = 25, 10, 100
FOR_DECIDERS = "Rosters are decided by principals and the assistant superintendent."


@require_safe
def approvals(request):
    """What waits for this person: first what there is to look at, then what passes."""
    _for_deciders(request.user)
    queue = Queue(request.user, request.GET.get("tab", ""))
    form = QueueForm(request.GET, tab=queue.tab)
    wanted = form.wanted
    page = {"queue": queue, "tabs": queue.tabs, "filters": form, "wanted": wanted}
    page["narrowed"] = any(wanted.values())
    changed = changes(request.user)
    page["lacking"] = [one for one in changed if not one.person]
    page["changes"] = [one for one in changed if one.person]
    page["asked"], page["asking"] = asked_about_drafts(request.user), asked_by_teams(request.user)
    request.waiting = sum(map(len, [queue.waiting, page["asked"], page["asking"]]))
    page["may_delegate"] = powers_of(request.user).decides_for_themselves
    page["ticked"] = numbers(request.GET.getlist("roster"))
    page |= _lead(queue) | _groups(request, queue, wanted, page["ticked"])
    return show(request, "teams/approvals.html", page, part="results")


@get_or_post
def approve_together(request):
    """The chosen rosters by name, asked once; then each is decided for itself."""
    _for_deciders(request.user)
    queue = Queue(request.user)
    if request.method == "POST":
        moved, left = approval.move_together(queue.verb, _seals(request), by=request.user)
        still = _report(request, queue, moved, left)
        ticked = urlencode({"roster": [roster.pk for roster in still]}, doseq=True)
        return redirect(f"{reverse('teams:approvals')}?{ticked}")
    chosen = {*numbers(request.GET.getlist("roster"))} & queue.passing
    page = Paginator([pk for pk in queue.keys if pk in chosen], MOST_TOGETHER).get_page(1)
    if not chosen:
        messages.warning(request, "Select at least one roster.")
        return redirect("teams:approvals")
    rosters = with_rows(Roster.objects.filter(pk__in=page.object_list)).in_bulk()
    rows = queue.in_full(*(rosters[pk] for pk in page))
    return show(
        request, "teams/approve_together.html", {"queue": queue, "page": page, "rows": rows}
    )


def _for_deciders(person):
    """What a reader may decide came with them: the page asks it no second time."""
    if not powers_of(person).decides:
        raise PermissionDenied(FOR_DECIDERS)


def _lead(queue):
    """The sentence at the top counts everything that waits, whatever is filtered below."""
    since = min((one.since for one in queue.waiting), default=None)
    days = school_days_since(localdate(since), queue.closed) if since else 0
    return {"first": next(iter(queue.keys), None), "said": _said(queue, days), "due": queue.due}


def _said(queue, days):
    """How many of what waits pass every check, and how long the oldest has waited."""
    waiting, passing = len(queue.waiting), len(queue.passing)
    waited = f"has waited {counted(days, 'school day,school days')}" if days else ""
    if waiting == 1:
        found = "passes every check" if passing else "has something to look at"
        return f"It {found}{waited and f' and {waited}'}."
    if waiting:
        some = f"{passing} of {waiting} {'passes' if passing == 1 else 'pass'}"
        found = "All pass" if passing == waiting else some if passing else "None passes"
        return f"{found} every check{waited and f', and the oldest {waited}'}."
    if others := queue.tabs[1].count:
        still = queue.tabs[1].label.lower()
        return f"{counted(others, 'roster is,rosters are')} still {still}."
    return "No roster is on its way."


def _groups(request, queue, wanted, ticked):
    """Two groups while they wait for this person; elsewhere one list."""
    keys, only = queue.found(wanted["q"] or "", wanted["school"]), wanted["checks"]
    number, groups = request.GET.get("page"), {}
    if queue.tab != "waiting":
        groups["all"] = Paginator(keys, A_PAGE).get_page(number)
    if queue.tab == "waiting" and only != QueueForm.PASS:
        look = [pk for pk in keys if pk not in queue.passing]
        size = A_PAGE if only else FIRST_FEW
        groups["look"] = Paginator(look, size).get_page(number if only else 1)
    if queue.tab == "waiting" and only != QueueForm.LOOK:
        passing = [pk for pk in keys if pk in queue.passing]
        groups["passing"] = Paginator(passing, A_PAGE).get_page(number or _page_of(ticked, passing))
    queue.fill(*groups.values())
    return groups


def _page_of(ticked, keys):
    """The page on which the first of what is still ticked stands."""
    places = (place for place, pk in enumerate(keys) if pk in ticked)
    return 1 + next(places, 0) // A_PAGE


def _report(request, queue, moved, left):
    """Say what was done now, what had been done before, and what was refused: by name, with the
    reason and a link. Returns what was refused, so that it stays ticked."""
    done = "endorsed" if queue.by_principal else "approved"
    if moved:
        verb = "roster is,rosters are"
        messages.success(request, f"{counted(len(moved), verb)} {done}.")
    before = [one for one in left if one.record.filter(verb=queue.verb, by=request.user).exists()]
    if before:
        verb = "is" if len(before) == 1 else "are"
        messages.info(request, f"{_names(before)} {verb} {done} already.")
    refused = {one: reason for one, reason in left.items() if one not in before}
    if refused:
        lead = f"{counted(len(refused), 'roster is,rosters are')} not {done}."
        messages.warning(request, format_html("{} {}", lead, _why(queue, refused)))
    return refused


def _why(queue, refused):
    """Each refused roster with the reason: the refusal's words, or the checks that fail by now."""
    rows = queue.listed([one.pk for one in refused])
    said = {one.pk: reason for one, reason in refused.items()}
    lines = [
        (
            reverse("teams:roster", args=[row.roster.pk]),
            row.roster.team.name,
            said[row.roster.pk] or f"{'. '.join(check.sentence for check in row.to_look_at)}.",
        )
        for row in rows
    ]
    return format_html_join(mark_safe("<br>"), '<a href="{}">{}</a>: {}', lines)


def _names(rosters):
    return listed([roster.team.name for roster in rosters])


def _seals(request):
    """Which rosters were on the page, each with the seal it had there: «17:3fa9…»."""
    pairs = (one.partition(":") for one in request.POST.getlist("seal"))
    return {key: seal for pk, _, seal in pairs if (key := number(pk))}
