from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST, require_safe

from goals import planning, sharing
from goals.checks import advice_on, looks_like_students, steps_to_look_at
from goals.forms import CountForm, GoalForm, NewStepForm, StepForm
from goals.models import ActionStep, Goal, Measure
from goals.rules import writers
from goals.writing import ONLY_THE_TEAM, write
from kit import clock
from kit.lifecycle import NotYet
from kit.pages import attempt, get_or_post, require, show, warn
from teams.models import Team

A_LIST = (
    "This looks like a list of students. The portal keeps counts, never names: take them out, "
    "and say how many there are."
)


@get_or_post
def goal(request, pk):
    """The team writes its goal here; those who lead read it once it is shared."""
    goal = _goal(request, pk)
    if request.method == "POST":
        require(request.user, writers(goal), ONLY_THE_TEAM)
    if not _can_write(request, goal):
        return show(request, "goals/read.html", {"goal": goal})
    form = GoalForm(request.POST if request.method == "POST" else None, goal=goal)
    if form.is_valid() and _done(request, write, goal.team, form, **form.writing()):
        return redirect("goals:goal", pk)
    page = {"goal": goal, "form": form, "checks": advice_on(goal)}
    status = 422 if form.is_bound else 200
    return show(request, "goals/goal.html", page, part="goal", status=status)


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
    facts = form.cleaned_data if form.is_valid() else None
    if facts and _done(request, sharing.measure, measure, form, **facts):
        return redirect("goals:goal", measure.goal.team_id)
    page = {"measure": measure, "team": measure.goal.team, "form": form}
    return show(request, "goals/measure.html", page, status=422 if form.is_bound else 200)


@require_safe
def plan(request, pk):
    """The work plan: one row for each step."""
    goal = _goal(request, pk)
    steps = list(goal.steps.all()) if goal.pk else []
    page = {
        "goal": goal,
        "steps": steps,
        "done": sum(bool(step.done_on) for step in steps),
        "looks": steps_to_look_at(steps),
        "can_write": _can_write(request, goal),
    }
    return show(request, "goals/plan.html", page)


@get_or_post
def add_step(request, pk):
    """A new row of the plan."""
    goal = get_object_or_404(_goals(request.user).filter(team=pk)[:1])
    require(request.user, writers(goal), ONLY_THE_TEAM)
    form = NewStepForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and _done(request, planning.add_step, goal, form, **form.cleaned_data):
        return redirect("goals:plan", pk)
    page = {"team": goal.team, "form": form}
    return show(request, "goals/step.html", page, status=422 if form.is_bound else 200)


@get_or_post
def edit_step(request, pk):
    """One row of the plan, to change or to finish."""
    step = _step(request, pk)
    form = StepForm(request.POST if request.method == "POST" else None, instance=step)
    if form.is_valid() and _done(request, planning.edit_step, step, form, **form.cleaned_data):
        return redirect("goals:plan", step.goal.team_id)
    page = {"team": step.goal.team, "step": step, "form": form}
    return show(request, "goals/step.html", page, status=422 if form.is_bound else 200)


@require_POST
def finish_step(request, pk):
    return _move(request, _step(request, pk), planning.finish)


@require_POST
def reopen_step(request, pk):
    return _move(request, _step(request, pk), planning.reopen)


def _goals(person):
    return Goal.objects.visible_to(person).select_related("team__year", "team__school")


def _goal(request, pk):
    """The goal of a team. Its members get an empty one when none is written yet."""
    goal = Goal.objects.visible_to(request.user).for_page().filter(team=pk).first()
    if goal is None:
        teams = Team.objects.of(request.user).select_related("school", "year")
        goal = Goal(team=get_object_or_404(teams, pk=pk))
    return goal


def _measures(person):
    goals = Goal.objects.visible_to(person)
    return Measure.objects.filter(goal__in=goals).select_related("goal__team__year")


def _step(request, pk):
    """A row of a plan that this person may read and change."""
    steps = ActionStep.objects.filter(goal__in=Goal.objects.visible_to(request.user))
    step = get_object_or_404(steps.select_related("goal__team__year"), pk=pk)
    require(request.user, writers(step.goal), ONLY_THE_TEAM)
    return step


def _can_write(request, goal):
    return goal.is_open and writers(goal).contains(request.user)


def _done(request, verb, thing, form, **facts):
    """Save and say so. Refused, the page says why and keeps what was typed."""
    try:
        verb(thing, by=request.user, **facts)
    except NotYet as not_yet:
        warn(request, not_yet)
        return False
    if looks_like_students(*form.texts()):
        messages.warning(request, f"Saved. {A_LIST}")
    else:
        messages.success(request, form.SAVED)
    return True


def _move(request, step, verb):
    try:
        verb(step, by=request.user)
    except NotYet as not_yet:
        warn(request, not_yet)
    return redirect("goals:plan", step.goal.team_id)
