from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from kit.pages import attempt, get_or_post, require, show, status_of
from kit.text import listed
from teams.forms import AskOfficeForm, DeclineForm, StandingForm
from teams.lifecycle import LIFE_OF_A_TEAM
from teams.models import TeamRequest
from teams.record import of_this_year
from teams.rules import facilitator, office
from teams.standing import ask, decide, decline, take_back
from teams.views.forming import the_team

THE_OFFICE = "The assistant superintendent decides what becomes of a team."
SAID = {
    "pause": "{team} pauses. Its people and principals hear of it now.",
    "resume": "{team} goes on. Its people and principals hear of it now.",
    "dissolve": "{team} is dissolved. Its people hear of it now.",
}


@get_or_post
def standing(request, pk):
    """The assistant superintendent pauses a team, lets it go on, or dissolves it."""
    team = the_team(request, pk)
    require(request.user, office(team), THE_OFFICE)
    if request.method != "POST":
        return _standing_page(request, team)
    form = StandingForm(request.POST, verbs=_verbs(team))
    if _decided(request, team, form):
        return redirect("team", team.pk)
    return _standing_page(request, team, deciding=form)


@get_or_post
def ask_office(request, pk):
    """The facilitator asks the office to let the team pause, go on or end."""
    team = the_team(request, pk)
    require(request.user, facilitator(team), "The facilitator asks what becomes of the team.")
    form = AskOfficeForm(request.POST or None, verbs=_verbs(team))
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
    done = "The request is taken back. Nothing changes."
    attempt(request, take_back, asked, done=done)
    return redirect("teams:ask-office", asked.team_id)


@require_POST
def decline_request(request, pk):
    """The office says no, with a sentence; refused, the page comes back with it."""
    asked = _request(request, pk)
    require(request.user, office(asked.team), THE_OFFICE)
    form, done = DeclineForm(request.POST), f"{asked.team} stands as it did, and reads why."
    if form.is_valid() and attempt(request, decline, asked, done=done, **form.cleaned_data):
        return redirect("team", asked.team_id)
    return _standing_page(request, asked.team, declining=form)


# --- What these pages share -----------------------------------------------------------------------


def _verbs(team):
    """What can become of the team from where it stands."""
    return [step.verb for step in LIFE_OF_A_TEAM if step.standing == team.state]


def _standing_page(request, team, *, deciding=None, declining=None):
    """What the team asks for, what the office can do, and what it did before."""
    asked, verbs = team.requests.open().select_related("asked_by").first(), _verbs(team)
    first = {"reason": asked.reason, "until": asked.until} if asked else {}
    page = {
        "team": team,
        "verbs": verbs,
        "asked": asked,
        "deciding": deciding or StandingForm(verbs=verbs, initial=first),
        "declining": declining or DeclineForm(),
        "form": deciding or declining,
        "record": team.record.select_related("by", "on_behalf_of"),
    }
    return show(request, "teams/standing.html", page, status=status_of(request))


def _decided(request, team, form):
    verb = request.POST.get("verb", "")
    if verb not in SAID:
        raise Http404
    if verb != "resume" and not form.is_valid():
        return False
    facts = {} if verb == "resume" else form.cleaned_data
    return attempt(request, decide, team, done=SAID[verb].format(team=team), verb=verb, **facts)


def _names(team):
    """Who decides; a district without anybody is told so in words."""
    return listed([person.name for person in office(team)]) or "The district"


def _request(request, pk):
    theirs = TeamRequest.objects.visible_to(request.user)
    asked = get_object_or_404(theirs.select_related("team__year", "asked_by"), pk=pk)
    of_this_year(asked.team)
    return asked
