from functools import partial

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from goals import planning, sharing
from goals.checks import advice_on, looks_like_students, steps_to_look_at
from goals.forms import CountForm, GoalForm, NewStepForm, StepForm
from goals.models import ActionStep, DataPoint, Goal, Measure
from goals.rules import writers
from goals.writing import ONLY_THE_TEAM, write
from kit import clock
from kit.crossing import settle
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
    goal = _goal(request, pk)
    if request.method == "POST":
        require(request.user, writers(goal), ONLY_THE_TEAM)
    if not _can_write(request, goal):
        return show(request, "goals/read.html", {"goal": goal})
    form = GoalForm(request.POST if request.method == "POST" else None, goal=goal)
    if form.is_valid() and (kept := _done(request, form, partial(_write_goal, goal.team))):
        return redirect(_crossed_in(kept) or reverse("goals:goal", args=[pk]))
    page = {"goal": goal, "form": form, "checks": advice_on(goal), "rows": _rows(goal)}
    status = 422 if form.is_bound else 200
    return show(request, "goals/goal.html", page, part="goal", status=status)


@require_POST
def save(request, pk):
    """What a window saves by itself while only the team reads the goal."""
    goal = _goal(request, pk)
    require(request.user, writers(goal), ONLY_THE_TEAM)
    form, keep = GoalForm(request.POST, goal=goal), partial(_write_goal, goal.team, by=request.user)
    return save_quietly(request, form, keep, crossed=_crossed_in)[0]


@get_or_post
def crossed(request, pk):
    """Two answers for one blank of the goal, side by side, until the team chooses."""
    goal = _goal(request, pk)
    require(request.user, writers(goal), ONLY_THE_TEAM)
    form, keep = GoalForm(None, goal=goal), partial(_write_goal, goal.team, by=request.user)
    told = {"heading": f"The goal of {goal.team}", "door": reverse("goals:goal", args=[pk])}
    return settle(request, _rows(goal), form, keep, **told)


def _crossed_in(row):
    """Where to choose between answers that crossed, if there are any."""
    if isinstance(row, Goal):
        both = any(each.crossings for each in _rows(row))
        return reverse("goals:crossed", args=[row.team_id]) if both else ""
    door = "goals:crossed-step" if isinstance(row, ActionStep) else "goals:crossed-count"
    return reverse(door, args=[row.pk]) if row.crossings else ""


def _rows(goal):
    """What the form of a goal writes: the goal, and what it is measured by."""
    return [row for row in (goal, goal.measure) if row]


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
    if on and (kept := _done(request, form, partial(sharing.measure, measure, on=on))):
        return redirect(_crossed_in(kept) or reverse("goals:goal", args=[measure.goal.team_id]))
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
    goal = _goal_to_plan(request, pk)
    form = NewStepForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and (kept := _done(request, form, _adding(goal, form))):
        return redirect(_crossed_in(kept) or reverse("goals:plan", args=[pk]))
    page = {"team": goal.team, "form": form}
    return show(request, "goals/step.html", page, status=422 if form.is_bound else 200)


@get_or_post
def edit_step(request, pk):
    """One row of the plan, to change or to finish."""
    step = _step(request, pk)
    form = StepForm(request.POST if request.method == "POST" else None, instance=step)
    if form.is_valid() and (kept := _done(request, form, partial(planning.edit_step, step))):
        return redirect(_crossed_in(kept) or reverse("goals:plan", args=[step.goal.team_id]))
    page = {"team": step.goal.team, "step": step, "form": form}
    return show(request, "goals/step.html", page, status=422 if form.is_bound else 200)


@require_POST
def save_new_step(request, pk):
    """What a window saves by itself: a row that stands as soon as it says what will be done."""
    goal = _goal_to_plan(request, pk)
    form = NewStepForm(request.POST)
    keep = partial(_adding(goal, form), by=request.user) if form.is_valid() else _nothing
    response, kept = save_quietly(request, form, keep, crossed=_crossed_in)
    if kept:
        response["HX-Replace-Url"] = reverse("goals:edit-step", args=[kept.pk])
    return response


@require_POST
def save_step(request, pk):
    """What a window saves by itself of a row that is in the plan."""
    step = _step(request, pk)
    form, keep = StepForm(request.POST, instance=step), partial(planning.edit_step, step)
    return save_quietly(request, form, partial(keep, by=request.user), crossed=_crossed_in)[0]


@get_or_post
def crossed_step(request, pk):
    """Two answers for one cell of the plan, side by side, until the team chooses."""
    step = _step(request, pk)
    keep = partial(planning.edit_step, step, by=request.user)
    told = {"heading": f"Step: {step}", "door": reverse("goals:edit-step", args=[pk])}
    return settle(request, [step], StepForm(instance=step), keep, **told)


def _goal_to_plan(request, pk):
    goal = get_object_or_404(_goals(request.user).filter(team=pk)[:1])
    require(request.user, writers(goal), ONLY_THE_TEAM)
    return goal


def _adding(goal, form):
    return partial(planning.add_step, goal, **form.place())


def _nothing(**_):
    """A row that does not say yet what will be done waits in the browser."""


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


def _done(request, form, keep):
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


def _move(request, step, verb):
    try:
        verb(step, by=request.user)
    except NotYet as not_yet:
        warn(request, not_yet)
    return redirect("goals:plan", step.goal.team_id)
