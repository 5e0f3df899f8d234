from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_http_methods, require_POST

from kit.pages import attempt, require, show
from teams import changing
from teams.forms import EndForm, StandingForm
from teams.lifecycle import LIFE_OF_A_TEAM
from teams.models import Membership, Team
from teams.record import of_this_year
from teams.rules import enders, facilitator, office
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
    own = place.person == request.user
    notes = own and facilitator(place.team).contains(request.user)
    form = EndForm(request.POST or None, leaves_a_note=notes)
    if request.method == "POST" and form.is_valid():
        done = f"{_who(request, place)} not on {place.team} any more."
        if attempt(request, changing.leave, place, done=done, **form.cleaned_data):
            return redirect("team", place.team_id)
    if place.ended_on:
        return redirect("team", place.team_id)
    page = {"place": place, "team": place.team, "form": form, "own": own}
    status = 422 if request.method == "POST" else 200
    return show(request, "teams/end.html", page, status=status)


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
    """A place on a team that one may know of; who was only asked has none."""
    teams = Team.objects.visible_to(request.user)
    places = Membership.objects.filter(team__in=teams).exclude(answered_at=None)
    places = places.select_related("team__school", "team__year", "person__school")
    place = get_object_or_404(places, pk=pk)
    of_this_year(place.team)
    return place


def _decided(team, *, by, verb, **facts):
    return changing.decide(team, verb, by=by, **facts)


def _who(request, place):
    return "You are" if place.person == request.user else f"{place.person.name} is"
