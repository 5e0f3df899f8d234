from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_safe

from goals.checks import advice_on
from kit import clock
from kit.pages import attempt, get_or_post, require, show, status_of
from plt_portal.forms import LineForm
from plt_portal.hand_over import HandOver
from plt_portal.home import fresh_postings, home_of
from plt_portal.own_postings import own_interests, own_postings
from plt_portal.taking import STEP, goal_form, offer_of, step_form
from plt_portal.team_page import page_of, seen, with_work
from teams import changing
from teams.models import Team
from teams.rules import members, successors


@require_safe
def home(request):
    """What do I do now?"""
    person = request.user
    page = {"home": home_of(person), "postings": fresh_postings(person)}
    return show(request, "home.html", page)


@require_safe
def my_team(request):
    """The way to one's own team; without one, the way to find it."""
    teams = list(Team.objects.of(request.user).this_year()[:2])
    if len(teams) == 1:
        return redirect("team", teams[0].pk)
    page = {"teams": Team.objects.of(request.user).this_year().select_related("school")}
    return show(request, "my_team.html", page)


@require_safe
def my_postings(request):
    """What one posted and was interested in, in all one's years, and what came of it."""
    person = request.user
    page = {"postings": own_postings(person), "interests": list(own_interests(person))}
    return show(request, "my_postings.html", page)


@require_safe
def team(request, pk):
    """A team: who is on it, where it stands, and its work for those who may read it."""
    return show(request, "team.html", page_of(seen(request.user, pk), request.user))


@require_safe
def take(request, pk, part):
    """The lines of a written part of the Blueprint, each for the goal or the work plan."""
    offer = offer_of(request.user, pk, part)
    return show(request, "take.html", {"offer": offer, "form": LineForm(offer=offer)})


@require_safe
def take_into(request, pk, part, way):
    """A form of goal or plan with one line in it. It is saved there, by its own button."""
    offer = offer_of(request.user, pk, part)
    into = next((each for each in offer.ways if each.key == way), None)
    form = LineForm(request.GET, offer=offer)
    if into is None:
        raise Http404
    if not form.is_valid():
        return show(request, "take.html", {"offer": offer, "form": form}, status=422)
    messages.info(request, "From your Blueprint. Nothing is saved yet.")
    line, goal = form.line_chosen(), offer.goal
    if into == STEP:
        filled = step_form(offer, line)
        return show(request, "goals/step.html", {"team": offer.team, "form": filled})
    page = {"form": goal_form(offer, into, line), "goal": goal, "checks": advice_on(goal)}
    return show(request, "goals/goal.html", {**page, "unsaved": True})


@get_or_post
def hand_over(request, pk):
    """All that a new facilitator needs at a glance; and saying who that is."""
    visible = Team.objects.visible_to(request.user).this_year()
    team = get_object_or_404(with_work(visible.for_page(), request.user), pk=pk)
    readers = successors(team) if request.method == "POST" else successors(team) | members(team)
    require(request.user, readers, f"Who facilitates {team} is said by its facilitator.")
    page = HandOver(team, request.user, request.POST or None)
    if page.form and request.method == "POST" and page.form.is_valid():
        done = page.said(page.form.cleaned_data["person"])
        if attempt(request, changing.hand_over, team, done=done, **page.form.cleaned_data):
            return redirect("hand-over", pk)
    context = {"page": page, "team": team, "form": page.form}
    return show(request, "hand_over.html", context, status=status_of(request))


@login_not_required
@require_safe
def help_page(request):
    return show(request, "help.html", {"today": clock.today()})


@login_not_required
@require_safe
def accessibility(request):
    return show(request, "accessibility.html")


@login_not_required
@require_safe
def privacy(request):
    return show(request, "privacy.html")


@login_not_required
@require_safe
def sign_in_again(request):
    """Whoever is sent away to sign in comes to the one door there is."""
    return redirect("sign-in")


@login_not_required
@require_safe
def account_closed(request):
    """Somebody who does not work for the district any more."""
    messages.warning(request, "This account is closed. Your work stays where it is.")
    return redirect("sign-in")
