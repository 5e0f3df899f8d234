"""The pages of the work plan."""

from functools import partial

from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from goals import planning
from goals.checks import steps_to_look_at
from goals.forms import NewStepForm, StepForm
from goals.models import ActionStep, Goal
from goals.rules import writers
from goals.views.goal import can_write, the_goal, went_well
from goals.writing import ONLY_THE_TEAM
from kit.crossing import crossed_at, settle
from kit.lifecycle import NotYet
from kit.pages import get_or_post, require, show, warn
from kit.saving import save_pressed, save_quietly


@require_safe
def plan(request, pk):
    """The work plan: one row for each step."""
    goal = the_goal(request, pk)
    steps = list(goal.steps.all()) if goal.pk else []
    page = {
        "goal": goal,
        "steps": steps,
        "done": sum(bool(step.done_on) for step in steps),
        "looks": steps_to_look_at(steps),
        "crossed": next((_both(step) for step in steps if step.crossings), ""),
        "can_write": can_write(request, goal),
    }
    return show(request, "goals/plan.html", page)


@get_or_post
def add_step(request, pk):
    """A new row of the plan."""
    goal = _goal_to_plan(request, pk)
    form = NewStepForm(request.POST if request.method == "POST" else None)
    keep = partial(planning.add_step, goal)
    if form.is_valid() and (kept := save_pressed(request, form, partial(keep, **form.place()))):
        return went_well(request, form, _both(kept, form.the_window()), door_of(goal))
    page = {"team": goal.team, "form": form}
    return show(request, "goals/step.html", page, status=422 if form.is_bound else 200)


@get_or_post
def edit_step(request, pk):
    """One row of the plan, to change or to finish."""
    step = _step(request, pk)
    form = StepForm(request.POST if request.method == "POST" else None, instance=step)
    kept = form.is_bound and save_pressed(request, form, partial(planning.edit_step, step))
    if kept and form.is_valid():
        return went_well(request, form, _both(kept, form.the_window()), door_of(step.goal))
    page = {"team": step.goal.team, "step": step, "form": form, "crossed": _both(kept or step)}
    return show(request, "goals/step.html", page, status=422 if form.is_bound else 200)


@require_POST
def save_step(request, pk):
    """What a window saves by itself of a row that is in the plan."""
    step = _step(request, pk)
    keep = partial(planning.edit_step, step, by=request.user, by_itself=True)
    return save_quietly(request, StepForm(request.POST, instance=step), keep, crossed=_both)[0]


@get_or_post
def crossed_step(request, pk):
    """Two answers for one cell of the plan, side by side, until the team chooses."""
    step = _step(request, pk)
    if not step.goal.is_open:
        return redirect(door_of(step.goal))
    keep = partial(planning.edit_step, step, by=request.user)
    told = {"heading": f"Step: {step}", "door": reverse("goals:edit-step", args=[pk])}
    return settle(request, [step], StepForm(instance=step), keep, **told)


def _goal_to_plan(request, pk):
    goal = get_object_or_404(_goals(request.user).filter(team=pk)[:1])
    require(request.user, writers(goal), ONLY_THE_TEAM)
    return goal


def door_of(goal):
    return reverse("goals:plan", args=[goal.team_id])


def _both(step, window=None):
    return crossed_at("goals:crossed-step", step, at=[step.pk], window=window)


@require_POST
def finish_step(request, pk):
    return _move(request, _step(request, pk), planning.finish)


@require_POST
def reopen_step(request, pk):
    return _move(request, _step(request, pk), planning.reopen)


def _goals(person):
    return Goal.objects.visible_to(person).select_related("team__year", "team__school")


def _step(request, pk):
    """A row of a plan that this person may read and change."""
    steps = ActionStep.objects.filter(goal__in=Goal.objects.visible_to(request.user))
    step = get_object_or_404(steps.select_related("goal__team__year"), pk=pk)
    require(request.user, writers(step.goal), ONLY_THE_TEAM)
    return step


def _move(request, step, verb):
    try:
        verb(step, by=request.user)
    except NotYet as not_yet:
        warn(request, not_yet)
    return redirect("goals:plan", step.goal.team_id)
