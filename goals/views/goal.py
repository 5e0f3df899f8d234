from functools import partial

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from goals import sharing
from goals.checks import advice_on, looks_like_students
from goals.forms import CountForm, GoalForm
from goals.models import DataPoint, Goal, Measure
from goals.rules import writers
from goals.writing import ONLY_THE_TEAM, write
from kit import clock
from kit.crossing import crossed_at, settle
from kit.lifecycle import NotYet
from kit.pages import attempt, get_or_post, require, show, warn
from kit.saving import save_quietly
from teams.models import Team

A_LIST = (
    "This looks like a list of students. The portal keeps counts, never names: take them out, "
    "and say how many there are."
)


@get_or_post
def goal(request, pk):
    """The team writes its goal here; those who lead read it once it is shared."""
    goal = the_goal(request, pk)
    if request.method == "POST":
        require(request.user, writers(goal), ONLY_THE_TEAM)
    if not can_write(request, goal):
        return show(request, "goals/read.html", {"goal": goal})
    form = GoalForm(request.POST if request.method == "POST" else None, goal=goal)
    if form.is_valid() and (kept := done(request, form, partial(_write_goal, goal.team))):
        return redirect(_both(kept) or reverse("goals:goal", args=[pk]))
    page = {"goal": goal, "form": form, "checks": advice_on(goal)}
    status = 422 if form.is_bound else 200
    return show(request, "goals/goal.html", page, part="goal", status=status)


@require_POST
def save(request, pk):
    """What a window saves by itself while only the team reads the goal."""
    goal = the_goal(request, pk)
    require(request.user, writers(goal), ONLY_THE_TEAM)
    form, keep = GoalForm(request.POST, goal=goal), partial(_write_goal, goal.team, by=request.user)
    return save_quietly(request, form, keep, crossed=_both)[0]


@get_or_post
def crossed(request, pk):
    """Two answers for one blank of the goal, side by side, until the team chooses."""
    goal = the_goal(request, pk)
    require(request.user, writers(goal), ONLY_THE_TEAM)
    form, keep = GoalForm(None, goal=goal), partial(_write_goal, goal.team, by=request.user)
    told = {"heading": f"The goal of {goal.team}", "door": reverse("goals:goal", args=[pk])}
    return settle(request, goal.rows, form, keep, **told)


def _both(goal):
    return crossed_at("goals:crossed", goal.team_id, *goal.rows)


def _write_goal(team, *, by, answers, window):
    """Each blank of the form goes to the row that it is about."""
    about = {"goal": GoalForm.ABOUT_THE_GOAL, "measure": GoalForm.ABOUT_THE_MEASURE}
    told = {row: {n: answers[n] for n in names if n in answers} for row, names in about.items()}
    return write(team, by=by, window=window, **told)


@require_POST
def share(request, pk):
    """Let principals, directors and the assistant superintendent read goal and plan."""
    goal = get_object_or_404(Goal.objects.visible_to(request.user).filter(team=pk)[:1])
    done = "Your goal is shared. Those who lead can read it and the plan."
    attempt(request, sharing.share, goal, done=done)
    return redirect("goals:goal", pk)


@get_or_post
def measure(request, pk):
    """Enter a count: how many were assessed, how many reached it."""
    measure = get_object_or_404(_measures(request.user), pk=pk)
    require(request.user, writers(measure.goal), ONLY_THE_TEAM)
    typed = request.POST if request.method == "POST" else None
    form = CountForm(typed, initial={"on": clock.today()})
    on = form.is_valid() and form.cleaned_data["on"]
    if on and (kept := done(request, form, partial(sharing.measure, measure, on=on))):
        both = crossed_at("goals:crossed-count", kept.pk, kept)
        return redirect(both or reverse("goals:goal", args=[measure.goal.team_id]))
    page = {"measure": measure, "team": measure.goal.team, "form": form}
    return show(request, "goals/measure.html", page, status=422 if form.is_bound else 200)


@get_or_post
def crossed_count(request, pk):
    """Two counts of one day, side by side, until the team chooses."""
    points = DataPoint.objects.filter(measure__in=_measures(request.user))
    point = get_object_or_404(points.select_related("measure__goal__team__year"), pk=pk)
    goal = point.measure.goal
    require(request.user, writers(goal), ONLY_THE_TEAM)
    keep = partial(sharing.measure, point.measure, by=request.user, on=point.on)
    door, heading = reverse("goals:goal", args=[goal.team_id]), f"The goal of {goal.team}"
    return settle(request, [point], CountForm(instance=point), keep, heading=heading, door=door)


def the_goal(request, pk):
    """The goal of a team. Its members get an empty one when none is written yet."""
    goal = Goal.objects.visible_to(request.user).for_page().filter(team=pk).first()
    if goal is None:
        teams = Team.objects.of(request.user).select_related("school", "year")
        goal = Goal(team=get_object_or_404(teams, pk=pk))
    return goal


def _measures(person):
    goals = Goal.objects.visible_to(person)
    return Measure.objects.filter(goal__in=goals).select_related("goal__team__year")


def can_write(request, goal):
    return goal.is_open and writers(goal).contains(request.user)


def done(request, form, keep):
    """Save and say so: the row. Refused, the page says why and keeps what was typed."""
    try:
        kept = keep(by=request.user, answers=form.answers(), window=form.the_window())
    except NotYet as not_yet:
        warn(request, not_yet)
        return None
    if looks_like_students(*form.texts()):
        messages.warning(request, f"Saved. {A_LIST}")
    else:
        messages.success(request, form.SAVED)
    return kept
