from functools import partial

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.template.loader import render_to_string
from django.urls import reverse
from django.views.decorators.http import require_POST

from goals import sharing
from goals.checks import advice_on, looks_like_students
from goals.forms import CountForm, GoalForm
from goals.models import DataPoint, Goal, Measure
from goals.rules import writers
from goals.writing import CLOSED, ONLY_THE_TEAM, write
from kit import clock
from kit.crossing import crossed_at, settle
from kit.lifecycle import NotYet
from kit.pages import attempt, get_or_post, require, show, status_of, warn
from kit.saving import go_on, save_pressed, save_quietly
from kit.templatetags.kit import day
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
        return _read(request, goal)
    form = GoalForm(request.POST if request.method == "POST" else None, goal=goal)
    kept = form.is_bound and save_pressed(request, form, partial(_write_goal, goal.team))
    if kept and form.is_valid():
        return went_well(request, form, _both(kept, form.the_window()), door_of(goal))
    goal = the_goal(request, pk) if kept else goal
    page = {"goal": goal, "form": form, "checks": advice_on(goal), "crossed": _both(goal)}
    return show(request, "goals/goal.html", page, status=422 if form.is_bound else 200)


def _read(request, goal):
    """For those who read it. Whoever wrote until it was closed hears so, and their words wait."""
    if request.method == "POST":
        warn(request, NotYet(CLOSED))
    return show(request, "goals/read.html", {"goal": goal}, status=status_of(request))


@require_POST
def save(request, pk):
    """What a window saves by itself while only the team reads the goal; the sentence and the
    check follow."""
    goal = the_goal(request, pk)
    require(request.user, writers(goal), ONLY_THE_TEAM)
    form = GoalForm(request.POST, goal=goal)
    keep = partial(_write_goal, goal.team, by=request.user, by_itself=True)
    response, kept = save_quietly(request, form, keep, crossed=_both)
    if kept:
        now = the_goal(request, pk)
        follows = {"goal": now, "checks": advice_on(now)}
        response.write(render_to_string("goals/parts/follows.html", follows, request))
    return response


@get_or_post
def crossed(request, pk):
    """Two answers for one blank of the goal, side by side, until the team chooses."""
    goal = the_goal(request, pk)
    require(request.user, writers(goal), ONLY_THE_TEAM)
    if not goal.is_open:
        return redirect(door_of(goal))
    form, keep = GoalForm(None, goal=goal), partial(_write_goal, goal.team, by=request.user)
    heading = f"The goal of {goal.team}"
    return settle(request, goal.rows, form, keep, heading=heading, door=door_of(goal))


def door_of(goal):
    return reverse("goals:goal", args=[goal.team_id])


def _both(goal, window=None):
    return crossed_at("goals:crossed", *goal.rows, at=[goal.team_id], window=window)


def _write_goal(team, *, answers, **told):
    """Each blank of the form goes to the row that it is about."""
    about = {"goal": GoalForm.ABOUT_THE_GOAL, "measure": GoalForm.ABOUT_THE_MEASURE}
    rows = {row: {n: answers[n] for n in names if n in answers} for row, names in about.items()}
    return write(team, goal=rows["goal"], measure=rows["measure"], **told)


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
    form = CountForm(typed, initial={"on": clock.today()}, measure=measure)
    on = form.is_valid() and form.cleaned_data["on"]
    if on and (kept := save_pressed(request, form, partial(sharing.measure, measure, on=on))):
        both = crossed_at("goals:crossed-count", kept, at=[kept.pk], window=form.the_window())
        return went_well(request, form, both, door_of(measure.goal))
    page = {"measure": measure, "team": measure.goal.team, "form": form}
    return show(request, "goals/measure.html", page, status=422 if form.is_bound else 200)


@get_or_post
def crossed_count(request, pk):
    """Two counts of one day, side by side, until the team chooses."""
    points = DataPoint.objects.filter(measure__in=_measures(request.user))
    point = get_object_or_404(points.select_related("measure__goal__team__year"), pk=pk)
    goal = point.measure.goal
    require(request.user, writers(goal), ONLY_THE_TEAM)
    if not goal.is_open:
        return redirect(door_of(goal))
    keep = partial(sharing.measure, point.measure, by=request.user, on=point.on)
    told = {"heading": f"The goal of {goal.team}", "title": f"Two counts of {day(point.on)}"}
    form = CountForm(instance=point, measure=point.measure)
    return settle(request, [point], form, keep, door=door_of(goal), **told)


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


def went_well(request, form, crossed, door):
    """Say so, and go on."""
    if looks_like_students(*form.texts()):
        messages.warning(request, A_LIST)
    return go_on(request, form.SAVED, crossed=crossed, door=door)
