from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST, require_safe

from kit.lifecycle import NotYet
from kit.pages import attempt, require, show, warn
from kit.text import listed
from teams import approval, changing, checks
from teams.contents import Queue, SentBack, Since, difference, facts_of, with_rows
from teams.forms import AskFirstForm, DecisionForm, ExceptionForm, ReplyForm, as_opened
from teams.lifecycle import LIFE_OF_A_ROSTER
from teams.models import Roster, Team
from teams.rules import (
    asked_first,
    assistant_superintendent,
    awaited,
    concerned,
    members,
    principals_and_superintendent,
    the_facilitator,
)

VERBS = {step.verb for step in LIFE_OF_A_ROSTER}
TAKEN_BACK = {"recall", "withdraw"}  # these decide on nothing that one must have seen
SAID = {
    "submit": "The roster is submitted. {now}",
    "recall": "You have the roster back. Submit it again when it is ready.",
    "withdraw": "The roster is withdrawn. This is the next version.",
    "endorse": "You endorsed {team}.",
    "return": "{team} is sent back. The team reads your note.",
    "approve": "{team} is approved. Its people hear of it now.",
}


@require_safe
def check(request, pk):
    """All answers and checks on one page, before the roster goes to those who decide."""
    team = the_team(request, pk)
    require(request.user, members(team), f"This page is for the team {team}.")
    roster = (
        team.rosters.in_hand().for_page().first() or team.rosters.filter(state="approved").first()
    )
    if roster is None:
        raise Http404
    if not roster.is_with_team:
        return redirect("teams:roster", roster.pk)
    return check_page(request, roster)


@require_safe
def roster(request, pk):
    """A roster, its checks and record, and the steps this reader can take."""
    roster = _roster(request, pk)
    if roster.is_with_team and members(roster.team).contains(request.user):
        return redirect("teams:check", roster.team_id)
    form = DecisionForm(initial=as_opened(roster), roster=roster)
    return _roster_page(request, roster, form)


@require_POST
def move_roster(request, pk, verb):
    """One door for every step. Refused, the page comes back with what was typed."""
    if verb not in VERBS:
        raise Http404
    roster = _roster(request, pk)
    form = DecisionForm(request.POST, roster=roster, verb=verb)
    if not form.is_valid():
        return _again(request, roster, form)
    try:
        moved = approval.move(roster, verb, by=request.user, **_words(form))
    except NotYet as not_yet:
        warn(request, not_yet)
        return _again(request, _roster(request, pk), form)
    messages.success(request, _said(moved, verb))
    return _onward(request, moved, verb)


@require_POST
def ask_exception(request, pk):
    """Ask leave to be smaller or larger, with a reason."""
    team = the_team(request, pk)
    require(request.user, members(team), f"This page is for the team {team}.")
    roster = get_object_or_404(team.rosters.in_hand().for_page())
    form = ExceptionForm(request.POST)
    done = "The roster now asks for an exception. You can submit it."
    if form.is_valid() and attempt(
        request, approval.ask_exception, roster, done=done, **form.cleaned_data
    ):
        return redirect("teams:check", team.pk)
    return check_page(request, roster, reason=form, status=422)


@require_POST
def grant_exception(request, pk):
    """The assistant superintendent lets this roster be smaller or larger."""
    roster = _roster(request, pk)
    require(request.user, assistant_superintendent(roster), "The assistant superintendent decides.")
    done = "The exception is granted. It holds for this version."
    attempt(request, approval.grant_exception, roster, done=done)
    return redirect("teams:roster", roster.pk)


@require_POST
def begin_new_version(request, pk):
    """Open the next version of an approved roster."""
    team = the_team(request, pk)
    require(request.user, members(team), f"This page is for the team {team}.")
    approval.begin_new_version(team, by=request.user)
    return redirect("teams:check", team.pk)


# --- What these pages share -----------------------------------------------------------------------


def the_team(request, pk):
    return get_object_or_404(Team.objects.visible_to(request.user).this_year(), pk=pk)


def _roster(request, pk):
    rosters = with_rows(checks.looked_at(Roster.objects.visible_to(request.user)))
    said = ["record__remarks__person", "record__remarks__replied_by"]
    return get_object_or_404(rosters.prefetch_related(*said), pk=pk)


def check_page(
    request, roster, *, reason=None, question=None, replied=(None, None), changed=(), status=200
):
    """The page before submitting; whichever of its forms failed comes back as it was typed."""
    found = checks.before_submitting(roster)
    places = list(roster.places)
    returned = SentBack.of(roster) if roster.state == "returned" else None
    _with_replies(returned, *replied)
    page = {
        "team": roster.team,
        "roster": roster,
        "places": [(place, returned.about(place) if returned else []) for place in places],
        "elsewhere": returned.besides(places) if returned else [],
        "returned": returned,
        "checks": found,
        "to_look_at": [one for one in found if not one.passed],
        "out_of_size": not checks.size(places).passed,
        "names": _readers(roster.team),
        "may_submit": the_facilitator(roster).contains(request.user),
        "principals": listed([person.name for person in asked_first(roster.team)]),
        "consultations": roster.consultations.select_related("asked_by", "answered_by", "school"),
        "changed": changed,
        "since": Since.of(roster),
        "marks": as_opened(roster),
        "form": reason or question or replied[1],
        "asking": reason or _exception_form(roster),
        "question": question or AskFirstForm(),
    }
    return show(request, "teams/check.html", page, status=status)


def _roster_page(request, roster, form, changed=(), status=200):
    queue = Queue(request.user)
    waiting = list(queue.rosters("waiting").values_list("pk", flat=True))
    page = {
        "roster": roster,
        "row": queue.rows([roster])[0],
        "changed": changed,
        "since": Since.of(roster),
        "team": roster.team,
        "verbs": [step.verb for step in LIFE_OF_A_ROSTER.open_to(request.user, roster)],
        "form": form,
        "names": listed([person.name for person in awaited(roster)]),
        "may_begin": roster.state == "approved"
        and not roster.team.rosters.in_hand().exists()
        and the_facilitator(roster).contains(request.user),
        "decides": principals_and_superintendent(roster).contains(request.user),
        "may_grant": assistant_superintendent(roster).contains(request.user),
        "granted": checks.is_granted(roster),
        "reopen_until": changing.reopenable_until(roster)
        if changing.is_reopenable(roster)
        else None,
        "position": waiting.index(roster.pk) + 1 if roster.pk in waiting else 0,
        "waiting": len(waiting),
        "following": queue.next_after(roster),
    }
    return show(request, "teams/roster.html", page, status=status)


def _again(request, roster, form):
    """The page that was refused, as things stand now."""
    opened = form.on_the_page
    changed = difference(opened, facts_of(roster)) if opened else []
    if form.verb == "submit" and roster.is_with_team:
        return check_page(request, roster, changed=changed, status=422)
    data = form.data.dict() | as_opened(roster)
    form = DecisionForm(data, roster=roster, verb=form.verb)
    return _roster_page(request, roster, form, changed, status=422)


def _onward(request, roster, verb):
    """Whoever decides opens the next; the team stays with its roster."""
    if verb in ("approve", "endorse", "return"):
        following = Queue(request.user).next_after(roster)
        return redirect("teams:roster", following.pk) if following else redirect("teams:approvals")
    return redirect("teams:check", roster.team_id)


def _said(roster, verb):
    if roster.light:
        return "The swap holds from now on. Those who decide read about it."
    names = _readers(roster.team)
    now = f"It is with {names}." if names else "Nobody is named yet who decides; ask the district."
    return SAID[verb].format(team=roster.team, now=now)


def _readers(team):
    """To whom a roster goes: the principals, then the assistant superintendent."""
    people = sorted(concerned(team), key=lambda p: p.is_assistant_superintendent)
    return listed([person.name for person in people])


def _with_replies(returned, remark, form):
    """At each reason the form for the reply to it; the one that was just typed as it was typed."""
    for one in returned.remarks if returned else []:
        stands = ReplyForm(initial={"reply": one.reply}, auto_id=f"remark-{one.pk}-%s")
        one.form = form if one == remark else stands


def _exception_form(roster):
    asked = {"reason": roster.exception.reason} if hasattr(roster, "exception") else {}
    return ExceptionForm(initial=asked)


def _words(form):
    """What the form says to the verb; taking back decides on nothing that one must have seen."""
    said = form.cleaned_data
    seen = None if form.verb in TAKEN_BACK else said["seal"]
    return {"note": said["note"], "seen": seen, "remarks": form.remarks}
