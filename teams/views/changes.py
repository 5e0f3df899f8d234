from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_http_methods, require_POST

from district.models import CalendarEvent
from kit.lifecycle import NotYet
from kit.pages import attempt, require, show, warn
from teams import changing
from teams.forms import AskForm, EndForm, StandingForm
from teams.lifecycle import LIFE_OF_A_TEAM
from teams.models import Membership, Team
from teams.rules import enders, members, office, successors
from teams.today import attention
from teams.views.forming import the_team

get_or_post = require_http_methods(["GET", "HEAD", "POST"])
SAID = {
    "pause": "{team} pauses. Its people and principals hear of it now.",
    "resume": "{team} goes on. Its people and principals hear of it now.",
    "dissolve": "{team} is dissolved. Its people and principals hear of it now.",
}


@get_or_post
def end(request, pk):
    """Somebody leaves an approved team: the last day and a reason, asked once."""
    place = _place(request, pk)
    require(request.user, enders(place), f"Who leaves {place.team} is said by its facilitator.")
    form = EndForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        done = f"{_who(request, place)} not on {place.team} any more."
        if attempt(request, changing.leave, place, done=done, **form.cleaned_data):
            return redirect("team", place.team_id)
    if place.ended_on:
        return redirect("team", place.team_id)
    page = {"place": place, "team": place.team, "form": form, "own": place.person == request.user}
    status = 422 if request.method == "POST" else 200
    return show(request, "teams/end.html", page, status=status)


@get_or_post
def hand_over(request, pk):
    """All that a new facilitator needs at a glance; and saying who that is."""
    team = the_team(request, pk)
    may = successors(team).contains(request.user)
    if not may and (request.method == "POST" or not members(team).contains(request.user)):
        raise PermissionDenied(f"Who facilitates {team} is said by its facilitator.")
    if request.method == "POST":
        return _handed_over(request, team)
    page = {
        "team": team,
        "may": may and team.state in Team.RUNNING,
        "deciding": office(team).contains(request.user),
        "roster": team.rosters.order_by("-number").first(),
        "lacks": attention(team),
        "people": [place for place in team.people if place.is_in],
        "asked": [place for place in team.people if place.is_asked],
        "left": team.memberships.filter(answer="yes").exclude(ended_on=None),
        "dates": CalendarEvent.objects.coming().exclude(kind="closure")[:6],
    }
    return show(request, "teams/hand_over.html", page)


@get_or_post
def standing(request, pk):
    """The assistant superintendent pauses a team, lets it go on, or dissolves it."""
    team = the_team(request, pk)
    require(request.user, office(team), "The assistant superintendent pauses and dissolves teams.")
    verbs = [step.verb for step in LIFE_OF_A_TEAM.open_to(request.user, team)]
    form = StandingForm(request.POST or None)
    verb = request.POST.get("verb", "")
    if request.method == "POST" and (verb == "resume" or form.is_valid()):
        if verb not in SAID:
            raise Http404
        done = SAID[verb].format(team=team)
        facts = {} if verb == "resume" else form.cleaned_data
        if attempt(request, _decided, team, done=done, verb=verb, **facts):
            return redirect("team", team.pk)
    page = {"team": team, "verbs": verbs, "form": form}
    status = 422 if request.method == "POST" else 200
    return show(request, "teams/standing.html", page, status=status)


@require_POST
def stay(request, pk):
    """Somebody who moved to another school stays on the team."""
    place = _place(request, pk)
    require(request.user, office(place.team), "The assistant superintendent decides who stays.")
    done = f"{place.person.name} stays on {place.team}."
    attempt(request, changing.stay, place, done=done)
    return redirect("team", place.team_id)


# --- What these pages share -----------------------------------------------------------------------


def _place(request, pk):
    """A place on a team of this year that one may know of; who was only asked has none."""
    teams = Team.objects.visible_to(request.user).this_year()
    places = Membership.objects.filter(team__in=teams).exclude(answered_at=None)
    return get_object_or_404(places.select_related("team__school", "person__school"), pk=pk)


def _handed_over(request, team):
    form = AskForm(request.POST)
    if form.is_valid():
        try:
            seat = changing.hand_over(team, form.cleaned_data["person"], by=request.user)
        except NotYet as not_yet:
            warn(request, not_yet)
        else:
            messages.success(request, _now(seat))
    return redirect("teams:hand-over", team.pk)


def _now(seat):
    if seat.is_asked:
        return f"{seat.person.name} is asked to facilitate. It counts once they accept."
    if seat.is_facilitator:
        return f"{seat.person.name} facilitates {seat.team}."
    return f"{seat.person.name} acts for the facilitator from now on."


def _decided(team, *, by, verb, **facts):
    return changing.decide(team, verb, by=by, **facts)


def _who(request, place):
    return "You are" if place.person == request.user else f"{place.person.name} is"
