from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from kit.pages import attempt, get_or_post, require, show, status_of, take
from kit.text import listed
from teams.forms import AskOfficeForm, DeclineForm, StandingForm
from teams.lifecycle import LIFE_OF_A_TEAM
from teams.models import TeamRequest
from teams.record import of_this_year
from teams.rules import facilitator, office
from teams.standing import ask
from teams.views.forming import the_team

THE_OFFICE = "The assistant superintendent decides what becomes of a team."


@get_or_post
def standing(request, pk):
    """The assistant superintendent pauses a team, lets it go on, or dissolves it."""
    team = the_team(request, pk)
    require(request.user, office(team), THE_OFFICE)
    if request.method != "POST":
        return _standing_page(request, team)
    form = StandingForm(request.POST, **_offered(team))
    if _decided(request, team, form):
        return redirect("team", team.pk)
    return _standing_page(request, team, deciding=form)


@get_or_post
def ask_office(request, pk):
    """The facilitator asks the office to let the team pause, go on or end."""
    team = the_team(request, pk)
    require(request.user, facilitator(team), "The facilitator asks what becomes of the team.")
    form = AskOfficeForm(request.POST or None, team=team, verbs=_verbs(team))
    if request.method == "POST" and form.is_valid():
        done = f"{_names(team)} decides. You hear of it by letter."
        if attempt(request, ask, team, done=done, **form.cleaned_data):
            return redirect("teams:ask-office", team.pk)
    requests = team.requests.select_related("asked_by", "answered_by", "on_behalf_of")
    page = {
        "team": team,
        "form": form,
        "asked": requests.open().first(),
        "answered": requests.exclude(answer="").order_by("-answered_at"),
        "names": _names(team),
    }
    return show(request, "teams/ask_office.html", page, status=status_of(request))


@require_POST
def take_back_request(request, pk):
    """The team does not ask for it any more."""
    asked = _request(request, pk)
    take(request, asked, "take_back")
    return redirect("teams:ask-office", asked.team_id)


@require_POST
def decline_request(request, pk):
    """The office says no, with a sentence; refused, the page comes back with it."""
    asked = _request(request, pk)
    require(request.user, office(asked.team), THE_OFFICE)
    form = DeclineForm(request.POST, asked=asked)
    if form.is_valid() and take(request, asked, "decline", **form.words_and_seal):
        return redirect("team", asked.team_id)
    return _standing_page(request, asked.team, declining=form)


# --- What these pages share -----------------------------------------------------------------------


def _verbs(team):
    """What can become of the team from where it stands."""
    return [step.verb for step in LIFE_OF_A_TEAM.open_from(team) if not step.follows]


def _offered(team):
    """What the team asks for, and the steps from where it stands."""
    return {
        "team": team,
        "steps": {step.verb: step for step in LIFE_OF_A_TEAM.open_from(team)},
        "asked": team.requests.open().select_related("asked_by").first(),
    }


def _standing_page(request, team, *, deciding=None, declining=None):
    """What the team asks for, what the office can do, and what it did before."""
    offered = _offered(team)
    asked = offered["asked"]
    first = {"reason": asked.reason, "until": asked.until} if asked else {}
    page = {
        **offered,
        "deciding": deciding or StandingForm(initial=first, **offered),
        "declining": declining or DeclineForm(asked=asked),
        "form": deciding or declining,
        "record": team.record.select_related("by", "on_behalf_of"),
    }
    return show(request, "teams/standing.html", page, status=status_of(request))


def _decided(request, team, form):
    verb = request.POST.get("verb", "")
    if verb not in LIFE_OF_A_TEAM.verbs:
        raise Http404
    if verb == "resume":
        return take(request, team, verb, seen=request.POST.get("seal", ""))
    return form.is_valid() and take(request, team, verb, **form.words_and_seal)


def _names(team):
    """Who decides; a district without anybody is told so in words."""
    return listed([person.name for person in office(team)]) or "The district"


def _request(request, pk):
    theirs = TeamRequest.objects.visible_to(request.user)
    asked = get_object_or_404(theirs.select_related("team__year", "asked_by"), pk=pk)
    of_this_year(asked.team)
    return asked
