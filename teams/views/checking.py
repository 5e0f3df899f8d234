from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST, require_safe

from kit.pages import attempt, require, show
from kit.text import listed
from teams import approval, checks, excepting
from teams.forms import AskFirstForm, ExceptionForm, ReplyForm, as_opened
from teams.models import Team
from teams.record import of_this_year
from teams.rules import asked_first, members, removable, the_facilitator
from teams.swaps import beyond_a_swap, replaced_by
from teams.versions import SentBack, Since


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


@require_POST
def ask_exception(request, pk):
    """Ask leave to be smaller or larger, with a reason."""
    team = the_team(request, pk)
    require(request.user, members(team), f"This page is for the team {team}.")
    roster = get_object_or_404(team.rosters.in_hand().for_page())
    form = ExceptionForm(request.POST, roster=roster)
    done = "The roster now asks for an exception."
    if form.is_valid() and attempt(
        request, excepting.ask_exception, roster, done=done, **form.cleaned_data
    ):
        return redirect("teams:check", team.pk)
    return check_page(request, roster, reason=form, status=422)


@require_POST
def begin_new_version(request, pk):
    """Open the next version of an approved roster."""
    team = the_team(request, pk)
    require(request.user, members(team), f"This page is for the team {team}.")
    approval.begin_new_version(team, by=request.user)
    return redirect("teams:check", team.pk)


# --- What these pages share -----------------------------------------------------------------------


def the_team(request, pk):
    teams = Team.objects.visible_to(request.user).select_related("year")
    team = get_object_or_404(teams, pk=pk)
    of_this_year(team)
    return team


def check_page(request, roster, *, reason=None, question=None, reply=None, changed=(), status=200):
    """The page before submitting. A form that was refused is given, and shown as it was typed."""
    returned = SentBack.of(roster) if roster.state == "returned" else None
    page = _as_it_stands(roster, returned) | _before_it_goes(request.user, roster)
    page["removable"] = set(removable(roster.team, request.user)) if returned else ()
    page["changed"], page["returned"] = changed, returned
    page["form"] = reason or question or reply
    page["asking"] = reason or ExceptionForm(roster=roster)
    page["question"] = question or AskFirstForm(team=roster.team)
    _with_replies(returned, reply)
    return show(request, "teams/check.html", page, status=status)


def _as_it_stands(roster, returned):
    """The answers of the team, each with the reasons why it was sent back, and the checks."""
    places, found = _facilitator_first(roster.places), checks.before_submitting(roster)
    leads = next((place for place in places if place.is_facilitator), None)
    return {
        "leads": leads,
        "trained": leads and leads.person.qualifications.filter(kind="facilitator").first(),
        "team": roster.team,
        "roster": roster,
        "places": [(place, returned.about(place) if returned else []) for place in places],
        "elsewhere": returned.besides(places) if returned else [],
        "checks": found,
        "to_look_at": [one for one in found if not one.passed],
        "out_of_size": not checks.size(places).passed,
        "since": Since.of(roster),
        **_beside_the_approved(roster),
        "marks": as_opened(roster),
    }


def _facilitator_first(places):
    return sorted(places, key=lambda place: place.rank)


def _beside_the_approved(roster):
    """Whether a new version holds at once, or why it is decided on."""
    approved = replaced_by(roster)
    return {
        "approved": approved,
        "beyond": list(beyond_a_swap(roster, approved)) if approved else [],
        "reopened": checks.is_reopened(roster.team),
    }


def _before_it_goes(person, roster):
    """To whom it goes, whether this reader submits it, and who was asked before."""
    return {
        "names": checks.who_decides(roster.team),
        "may_submit": the_facilitator(roster).contains(person),
        "principals": listed([person.name for person in asked_first(roster.team)]),
        "consultations": roster.consultations.select_related("asked_by", "answered_by", "school"),
    }


def _with_replies(returned, refused):
    """Give each reason the form of its reply; the one that was just refused keeps its words."""
    for remark in returned.remarks if returned else []:
        is_refused = refused is not None and refused.remark == remark
        remark.form = refused if is_refused else ReplyForm(remark=remark)
