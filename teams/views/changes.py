from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from kit.pages import attempt, get_or_post, require, show, status_of, take
from kit.text import number
from teams import changing, founding
from teams.forms import EndForm, TakeOffForm
from teams.models import Membership, Team
from teams.record import of_this_year
from teams.rules import enders, facilitator, hosts, office
from teams.versions import SentBack


@get_or_post
def end(request, pk):
    """Somebody leaves an approved team: the last day and a reason, asked once."""
    place = _place(request, pk)
    require(request.user, enders(place), f"Who leaves {place.team} is said by its facilitator.")
    own = place.person == request.user
    notes = own and facilitator(place.team).contains(request.user)
    form = EndForm(request.POST or None, place=place, own=own, leaves_a_note=notes)
    if request.method == "POST" and form.is_valid():
        done = f"{_who(request, place)} not on {place.team} any more."
        if attempt(request, changing.leave, place, done=done, **form.cleaned_data):
            return redirect("team", place.team_id)
    if place.ended_on:
        return redirect("team", place.team_id)
    page = {"place": place, "team": place.team, "form": form, "own": own}
    return show(request, "teams/end.html", page, status=status_of(request))


@get_or_post
def take_off(request, pk):
    """Somebody who said yes is taken off a forming team, with a reason that they read."""
    place = _place(request, pk)
    team = place.team
    require(request.user, hosts(team), f"Who is on {team} is decided by its facilitator.")
    form = TakeOffForm(request.POST or None, place=place)
    done = f"{place.person.name} is not on {team} any more. They read why by letter."
    took_off = request.method == "POST" and form.is_valid()
    if took_off and attempt(request, founding.take_off, place, done=done, **form.cleaned_data):
        return redirect("teams:ask", team.pk)
    returned = SentBack.of(team.rosters.filter(state="returned").first())
    about = returned.about(place) if returned else []
    page = {"place": place, "team": team, "form": form, "about": about}
    return show(request, "teams/take_off.html", page, status=status_of(request))


@require_POST
def stay(request, pk):
    """Somebody who moved to another school stays on the team."""
    place = _place(request, pk)
    require(request.user, office(place.team), "The assistant superintendent decides who stays.")
    roster = get_object_or_404(place.team.rosters.filter(state="approved"))
    seen = {"seen": request.POST.get("seal", ""), "school_id": number(request.POST.get("school"))}
    take(request, roster, "stay", person=place.person, **seen)
    return redirect("team", place.team_id)


# --- What these pages share -----------------------------------------------------------------------


def _place(request, pk):
    """Somebody's place on a team that the reader may see; being asked is no place yet."""
    teams = Team.objects.visible_to(request.user)
    places = Membership.objects.filter(team__in=teams).exclude(answered_at=None)
    places = places.select_related("team__school", "team__year", "person__school")
    place = get_object_or_404(places, pk=pk)
    of_this_year(place.team)
    return place


def _who(request, place):
    return "You are" if place.person == request.user else f"{place.person.name} is"
