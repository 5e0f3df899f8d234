from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST, require_safe

from billboard.models import Posting
from district.models import OrgGoal
from kit.pages import show, take
from kit.text import listed
from powers.models import powers_of
from teams import checks, swaps
from teams.contents import Queue, with_rows
from teams.forms import DecisionForm, as_opened
from teams.lifecycle import LIFE_OF_A_ROSTER
from teams.models import Roster, Team
from teams.rules import (
    awaited,
    members,
    the_facilitator,
    whoever_decides,
)
from teams.versions import Since, difference, facts_of
from teams.views.checking import check_page

# What its page offers; that somebody stays is said on the page of the team.
VERBS = LIFE_OF_A_ROSTER.verbs - {"stay"}
TAKEN_BACK = {"recall", "withdraw"}  # these decide on nothing that one must have seen


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
    visible = Roster.objects.visible_to(request.user).select_related("team__year")
    roster = get_object_or_404(visible.prefetch_related("lines__person"), pk=pk)
    form = DecisionForm(request.POST, roster=roster, verb=verb)
    if not form.is_valid():
        return _again(request, _roster(request, pk), form)
    onward = _onward(request, roster, verb)
    if not take(request, roster, verb, **_words(form)):
        return _again(request, _roster(request, pk), form)
    return redirect(*onward)


# --- What these pages share -----------------------------------------------------------------------


def _roster(request, pk):
    rosters = with_rows(Roster.objects.visible_to(request.user))
    said = ["record__remarks__person", "record__remarks__replied_by"]
    return get_object_or_404(rosters.prefetch_related(*said), pk=pk)


def _roster_page(request, roster, form, changed=(), status=200):
    """A roster as it was submitted; a form that was refused comes back as it was typed."""
    queue = Queue(request.user)
    page = {
        "roster": roster,
        "team": roster.team,
        "words": _as_told(roster),
        "posting": Posting.objects.visible_to(request.user)
        .filter(pk=roster.team.posting_id)
        .first(),
        "row": queue.in_full(roster)[0],
        "changed": changed,
        "since": None if roster.is_with_team else Since.of(roster),
        "others": _other_versions(request.user, roster),
        "names": listed([person.name for person in awaited(roster)]),
        "granted": checks.is_granted(roster),
        "own_schools": _own_schools(request.user, roster),
        "form": form,
    }
    page |= _what_is_open(request.user, roster) | _place_in(queue, roster)
    form.offer(page["steps"], then_the_next=page["following"])
    return show(request, "teams/roster.html", page, status=status)


def _other_versions(person, roster):
    """What was submitted before and since, as far as this reader may know of it."""
    versions = Roster.objects.visible_to(person).filter(team=roster.team).exclude(pk=roster.pk)
    return versions.order_by("number")


def _as_told(roster):
    """Name, focus and goals as they were submitted; while somebody decides, as they stand."""
    team, told = roster.team, roster.told
    if roster.state == Roster.State.SUBMITTED or not told:
        return {"name": team.name, "focus": team.focus, "goals": team.org_goals.all()}
    return told | {"goals": OrgGoal.objects.filter(pk__in=told["goal_ids"])}


def _what_is_open(person, roster):
    """What this reader can do with it."""
    reopened = any(entry.verb == "reopen" for entry in roster.record.all())
    running = roster.team.state in Team.RUNNING
    reopenable = running and swaps.is_reopenable(roster) and not reopened
    return {
        "steps": {step.verb: step for step in LIFE_OF_A_ROSTER.open_to(person, roster)},
        "may_begin": running
        and roster.state == "approved"
        and not roster.team.rosters.in_hand().exists()
        and the_facilitator(roster).contains(person),
        "decides": whoever_decides(roster).contains(person),
        "reopen_until": swaps.reopenable_until(roster) if reopenable else None,
    }


def _own_schools(person, roster):
    """On a roster of several schools, those that this principal leads."""
    schools = {line.school_id for line in roster.lines.all()}
    return powers_of(person).schools if len(schools) > 1 else []


def _place_in(queue, roster):
    """Which one it is of those that wait for the reader, and which is the next."""
    keys = queue.keys
    return {
        "position": keys.index(roster.pk) + 1 if roster.pk in keys else 0,
        "waiting": len(keys),
        "following": queue.next_after(roster),
    }


def _again(request, roster, form):
    """The page that was refused, as things stand now. What the team writes is its own."""
    inside = members(roster.team).contains(request.user)
    opened = form.on_the_page if inside or not roster.is_with_team else None
    changed = difference(opened, facts_of(roster)) if opened else []
    if inside and roster.is_with_team:
        return check_page(request, roster, changed=changed, status=422)
    data = form.data.dict() | as_opened(roster)
    form = DecisionForm(data, roster=roster, verb=form.verb)
    return _roster_page(request, roster, form, changed, status=422)


def _onward(request, roster, verb):
    """Whoever decides opens the next of the list, which is asked before this one leaves it, and
    after the last the list; the team stays with its roster."""
    if verb in ("grant", "reopen"):
        return "teams:roster", roster.pk
    if verb not in ("approve", "endorse", "return"):
        return "teams:check", roster.team_id
    following = Queue(request.user).next_after(roster)
    return ("teams:roster", following) if following else ("teams:approvals",)


def _words(form):
    """What the form says to the verb; taking back decides on nothing that one must have seen."""
    said = form.cleaned_data
    seen = None if form.verb in TAKEN_BACK else said["seal"]
    return {"note": said["note"], "seen": seen, "remarks": form.remarks}
