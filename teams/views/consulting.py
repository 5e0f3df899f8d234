from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from kit.lifecycle import NotYet
from kit.pages import attempt, get_or_post, require, show, status_of, warn
from kit.text import listed
from teams import consulting
from teams.forms import AnswerForm, AskFirstForm, ReplyForm
from teams.models import Consultation, Remark, Team
from teams.record import of_this_year
from teams.rules import members, the_asked
from teams.views.checking import check_page, the_team


@require_POST
def ask_first(request, pk):
    """The roster goes to its principals as a question, before it is submitted."""
    team = the_team(request, pk)
    require(request.user, members(team), f"This page is for the team {team}.")
    roster = get_object_or_404(team.rosters.in_hand().for_page())
    form = AskFirstForm(request.POST, team=team)
    if form.is_valid():
        try:
            asked = consulting.ask_first(roster, by=request.user, **form.cleaned_data)
        except NotYet as not_yet:
            warn(request, not_yet)
        else:
            messages.success(request, f"The roster is with {_readers(asked)} as a question.")
        return redirect("teams:check", team.pk)
    return check_page(request, roster, question=form, status=422)


@get_or_post
def consultation(request, pk):
    """A draft roster for the principal who is asked about it, and their answer."""
    asked = _consultation(request, pk)
    form = AnswerForm(request.POST or None, asked=asked)
    if request.method == "POST" and form.is_valid():
        said = {"text": form.cleaned_data["answer"], "seen": request.POST.get("seal", "")}
        done = "Your answer is with the team."
        if attempt(request, consulting.answer, asked, done=done, **said):
            return redirect("teams:consultation", pk)
    team = asked.roster.team
    page = {"asked": asked, "team": team, "places": list(asked.roster.places), "form": form}
    return show(request, "teams/consultation.html", page, status=status_of(request))


@require_POST
def reply(request, pk):
    """The team answers one reason, at its item."""
    theirs = Remark.objects.filter(entry__roster__team__in=Team.objects.of(request.user))
    remark = get_object_or_404(theirs.select_related("entry__roster__team__year"), pk=pk)
    roster = remark.entry.roster
    of_this_year(roster.team)
    form = ReplyForm(request.POST, remark=remark)
    if not form.is_valid() and roster.is_with_team:
        return check_page(request, roster, reply=form, status=422)
    done, text = "Your reply stands beside the reason.", form.data.get("reply", "")
    told = {"text": text, "window": form.the_window()}
    if not attempt(request, consulting.reply, remark, done=done, **told) and roster.is_with_team:
        form.look_again()
        return check_page(request, roster, reply=form, status=422)
    return redirect("teams:check", roster.team_id)


def _consultation(request, pk):
    """A question about a draft; only the principal who is asked finds it."""
    teams = Team.objects.visible_to(request.user)
    about = ("roster__team__school", "roster__team__year", "roster__exception")
    found = Consultation.objects.select_related(*about, "asked_by", "answered_by", "school")
    found = found.prefetch_related("roster__lines__person__school")
    asked = get_object_or_404(found, pk=pk, roster__team__in=teams)
    if not the_asked(asked).contains(request.user):
        raise Http404
    of_this_year(asked.roster.team)
    return asked


def _readers(asked):
    people = {person.name for one in asked for person in the_asked(one)}
    return listed(sorted(people))
