from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from billboard.models import Posting
from billboard.rules import writers
from kit.lifecycle import NotYet
from kit.pages import attempt, get_or_post, require, show, status_of, warn
from kit.templatetags.kit import counted
from kit.text import number, numbers
from people.forms import FindForm
from people.models import Person
from teams import founding
from teams.forms import AskForm, ChangeForm, FoundForm, JoinForm, LeadForm
from teams.models import Membership, Team
from teams.record import of_this_year
from teams.rules import editors, hosts, members, namers, oneself, removable
from teams.search import colleagues, interested
from teams.templatetags.teams import asked_to

AS_A = {"member": "are on", "facilitator": "facilitate", "co_facilitator": "co-facilitate"}


@get_or_post
def found(request):
    """Found a team, from a posting in one step, beside a team that grew too large, or from
    scratch."""
    posting, beside = _posting(request), _beside(request)
    if posting and (team := posting.teams.standing().filter(founded_by=request.user).first()):
        return redirect("teams:ask", team.pk)
    origin = {"posting": posting, "beside": beside}
    first = _first_words(posting or beside)
    form = FoundForm(request.POST or None, initial=first, founder=request.user, **origin)
    if request.method == "POST" and form.is_valid():
        try:
            team = founding.found(by=request.user, **origin, **_facts(form, request.user))
        except NotYet as not_yet:
            warn(request, not_yet)
        else:
            messages.success(request, _founded(team))
            return redirect("teams:ask", team.pk)
    page = {"form": form, **origin}
    return show(request, "teams/found.html", page, status=status_of(request))


@get_or_post
def change(request, pk):
    """The team's name, focus and goals."""
    team = the_team(request, pk)
    require(request.user, editors(team), f"This page is for the team {team}.")
    first = {"org_goals": list(team.org_goals.all())}
    form = ChangeForm(request.POST or None, instance=team, initial=first, schools=[team.school_id])
    if request.method == "POST" and form.is_valid():
        try:
            window = form.the_window()
            founding.change(team, by=request.user, answers=form.answers(), window=window)
        except NotYet as not_yet:
            warn(request, not_yet)
            form.look_again()
        else:
            return redirect("teams:check", team.pk)
    return show(
        request, "teams/change.html", {"form": form, "team": team}, status=status_of(request)
    )


@get_or_post
def ask(request, pk):
    """Who is on the team, who was asked, and whom else to ask."""
    team = the_team(request, pk)
    require(request.user, members(team), f"This page is for the team {team}.")
    may_ask = hosts(team).contains(request.user)
    if request.method == "POST":
        return _picked(request, team, _asked)
    page = {
        "team": team,
        "seats": sorted(team.people, key=lambda seat: seat.rank),
        "find": FindForm(request.GET, among=colleagues(team)),
        "interested": interested(team),
        "declined": team.memberships.filter(answer="no").select_related("person"),
        "taken_off": team.memberships.exclude(ended_by=None).select_related("person", "ended_by"),
        "may_ask": may_ask,
    }
    page |= _about_each(team, request.user, may_ask)
    return show(request, "teams/ask.html", page)


@require_POST
def name_facilitator(request, pk):
    """Ask one of the team to facilitate, or to co-facilitate."""
    team = the_team(request, pk)
    require(request.user, namers(team), f"Who leads {team} is said by whoever does so now.")
    return _picked(request, team, _named)


@require_POST
def take_back(request, pk):
    """Take a question back that nobody has answered."""
    asked = Membership.objects.filter(team__in=Team.objects.of(request.user))
    membership = get_object_or_404(asked.select_related("team", "person"), pk=pk)
    return _after(request, membership.team, _taken_back, {"membership": membership})


@get_or_post
def answer(request, pk):
    """The question to one person, on a page for a phone: yes, or no."""
    mine = Membership.objects.select_related(
        *("person", "asked_by", "ended_by", "team__school", "team__year", "team__posting__year")
    )
    membership = get_object_or_404(mine.filter(person=request.user), pk=pk)
    require(request.user, oneself(membership))
    of_this_year(membership.team)
    if request.method == "POST":
        try:
            return _answered(request, membership, request.POST.get("answer"))
        except NotYet as not_yet:
            warn(request, not_yet)
            membership.refresh_from_db()
    page = {"membership": membership, "team": membership.team, **_around(membership)}
    return show(request, "teams/answer.html", page, status=status_of(request))


@get_or_post
def leave(request, pk):
    """Leave or take back with one confirmation."""
    team = the_team(request, pk)
    own = team.memberships.current().filter(person=request.user).first()
    if own and team.state in Team.RUNNING:
        return redirect("teams:end", own.pk)
    done = f"You are not on {team} any more."
    if request.method == "POST" and attempt(request, founding.leave, team, done=done):
        return redirect("teams:teams")
    require(request.user, members(team), f"You are not on {team}.")
    alone = not members(team).exclude(pk=request.user.pk).exists()
    page = {"team": team, "alone": alone, "leads": own.is_facilitator}
    return show(request, "teams/leave.html", page, status=status_of(request))


# --- What these pages share -----------------------------------------------------------------------


def the_team(request, pk):
    """A team of this year with its people; one that was given up is found by its members only."""
    team = get_object_or_404(Team.objects.visible_to(request.user).for_page(), pk=pk)
    of_this_year(team)
    return team


def _about_each(team, person, may_ask):
    """What this person can do about whom: take off, take back, ask to lead, or make a member."""
    may_name, people = namers(team).contains(person), team.people
    could_lead = [seat.person for seat in people if seat.is_in and not seat.is_facilitator]
    own_or_named = [seat for seat in people if may_name or seat.person == person]
    return {
        "removable": set(removable(team, person)),
        "takes_back": [
            seat
            for seat in people
            if seat.is_asked and (may_ask if seat.function == "member" else may_name)
        ],
        "co_facilitating": [
            seat for seat in own_or_named if seat.function == "co_facilitator" and not seat.is_asked
        ],
        "may_name": may_name,
        "lead": may_name and could_lead and LeadForm(team=team, people=could_lead),
    }


def _picked(request, team, act):
    """One person was picked from the page, by somebody who may."""
    require(request.user, hosts(team), f"Who is on {team} is decided by its facilitator.")
    form = AskForm(request.POST)
    if not form.is_valid():
        warn(request, NotYet("Choose a colleague first."))
        return redirect("teams:ask", team.pk)
    return _after(request, team, act, form.cleaned_data)


def _after(request, team, act, facts):
    """Take the step, say so, and show the page of members again."""
    try:
        messages.success(request, act(team, request.user, **facts))
    except NotYet as not_yet:
        warn(request, not_yet)
    return redirect("teams:ask", team.pk)


def _asked(team, by, person, facilitate, **_):
    founding.ask(team, person, by=by, function="facilitator" if facilitate else "member")
    return f"{person.name} is asked. They confirm or decline themselves."


def _named(team, by, person, co, **_):
    name = founding.name_co_facilitator if co else founding.name_facilitator
    seat = name(team, person, by=by)
    if seat.is_asked:
        return f"{person.name} is asked {asked_to(seat)}. It counts once they accept."
    verb = "facilitates" if seat.is_facilitator else "co-facilitates"
    return f"{person.name} {verb} {team}."


def _taken_back(team, by, membership):
    co_facilitated = membership.function == "co_facilitator" and not membership.is_asked
    founding.take_back(membership, by=by)
    if co_facilitated:
        return f"{membership.person.name} is a member of {team}."
    return f"The question to {membership.person.name} is taken back."


def _answered(request, membership, answer):
    team = membership.team
    if answer == "no":
        seat = founding.decline(membership, by=request.user)
        messages.success(request, _declined(seat))
        return redirect("team", team.pk) if seat.is_in else redirect("teams:answer", seat.pk)
    if answer not in ("yes", "member"):
        raise NotYet("Choose one of the answers.")
    as_member = answer == "member"
    chosen = numbers(request.POST.getlist("leave"))
    leaving = _could_leave(membership).filter(pk__in=chosen)
    seat = founding.confirm(membership, by=request.user, as_member=as_member, leaving=leaving)
    messages.success(request, f"You {AS_A[seat.function]} {team}. The team sees your answer.")
    leads = seat.is_facilitator and team.state in Team.RUNNING
    return redirect("hand-over" if leads else "team", team.pk)


def _around(membership):
    """What helps to answer: who is in, the facilitator first, and one's other teams this year."""
    team, current = membership.team, membership.team.memberships.current()
    seats = current.filter(person__is_active=True).select_related("person__school")
    others = Team.objects.of(membership.person).this_year().standing().exclude(pk=team.pk)
    asked = {"membership": membership, "could_leave": _could_leave(membership)}
    return {
        "seats": sorted(seats, key=lambda seat: seat.rank),
        "others": others,
        "form": membership.is_asked and JoinForm(**asked),
    }


def _could_leave(membership):
    """Forming teams that this person can leave by saying yes here: those they do not lead."""
    led = Membership.objects.filter(person=membership.person_id, function="facilitator")
    forming = Team.objects.this_year().filter(state=Team.State.FORMING)
    mine = forming & Team.objects.of(membership.person)
    return mine.exclude(pk__in=led.filter(ended_on=None).values("team")).exclude(
        pk=membership.team_id
    )


def _declined(seat):
    if seat.is_in:
        return f"You stay a member of {seat.team}. The team sees your answer."
    return f"You said no to {seat.team}. The team sees your answer."


def _posting(request):
    """The posting that becomes a team; only its authors may found it."""
    if not (key := number(request.GET.get("posting"))):
        return None
    posting = get_object_or_404(Posting.objects.visible_to(request.user), pk=key)
    require(request.user, writers(posting), "A posting becomes a team by the hand of its authors.")
    return posting


def _beside(request):
    """The forming team that a second one is founded beside, by one of its members."""
    if not (key := number(request.GET.get("beside"))):
        return None
    team = the_team(request, key)
    said_yes = team.memberships.filter(answer="yes").values("person")  # who left by founding, too
    people = Person.objects.filter(pk__in=said_yes)
    require(request.user, people, f"This page is for the team {team}.")
    if team.state != Team.State.FORMING:
        raise PermissionDenied(f"{team} is not forming any more. It changes with a new version.")
    return team


def _first_words(origin):
    """What a posting, or the team it is founded beside, hands on; a second team has a new name."""
    if origin is None:
        return {}
    goals = {"org_goals": list(origin.org_goals.all())}
    return goals | ({"focus": origin.focus} if isinstance(origin, Team) else {"name": origin.title})


def _facts(form, founder):
    facts = dict(form.cleaned_data)
    if facts.get("facilitator") == founder:
        facts["facilitator"] = None
    return facts


def _founded(team):
    asked = team.memberships.unanswered().count()
    if not asked:
        return f"{team} is founded. Ask colleagues in."
    return (
        f"{team} is founded. {counted(asked, 'colleague has,colleagues have')} a letter to confirm."
    )
