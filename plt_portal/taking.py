"""From the Blueprint to goal and work plan: a line of the team stands in a form of `goals`, and
nothing is saved before somebody says so there.

Only what the team says together is offered: no answer that is kept apart, nobody's own words.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from typing import NamedTuple

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404

from blueprint.contents import Sheet, worksheet_of
from goals.forms import GoalForm, NewStepForm
from goals.models import Goal
from kit.templatetags.kit import full_day
from people.models import Person
from teams.models import Team

LONG = 200  # characters, as many as the shortest blank takes
SENTENCE_ENDS = re.compile(r"(?<=[.!?])\s+(?=[^\Wa-z_]|[“\"(])")
SIGN = re.compile(r"\s*[-•*]\s+(?=[^\W\d_])")  # of an item in a list; any other is a fact
ITEM = re.compile(rf"{SIGN.pattern}|\s*\d{{1,3}}[.)]\s")


class Into(NamedTuple):
    """Where a line can go: a blank of the goal, or the first column of a new step."""

    key: str
    button: str
    blank: str
    kind: str = ""  # the kind of goal that has this blank


GOAL = Into("smart", "Into the SMART goal", "doing", Goal.Kind.SMART)
QUESTION = Into("question", "Into an inquiry question", "question", Goal.Kind.INQUIRY)
MEASURE = Into("measure", "Into the measure of the goal", "source", Goal.Kind.SMART)
STEP = Into("step", "Into a step of the work plan", "action")
WAYS = (GOAL, QUESTION, MEASURE, STEP)
# What a part of the worksheet is about; of every other part, a line can become a step.
OFFERED = {"ideal": (GOAL, QUESTION, STEP), "site": (GOAL, QUESTION), "schedule": (MEASURE, STEP)}


@dataclass(frozen=True)
class Offer:
    """A written part with its lines, and the goal and plan they may go into."""

    team: Team
    sheet: Sheet
    goal: Goal

    @property
    def lines(self) -> dict[str, str]:
        """Each line by a short mark, which an address can bear."""
        return {sha256(line.encode()).hexdigest()[:12]: line for line in lines_of(self.sheet.text)}

    @property
    def ways(self) -> list[Into]:
        """Where this line can go: an empty goal takes any kind, and a step needs a saved goal."""
        ways = OFFERED.get(self.sheet.slug, (STEP,))
        is_said = bool(str(self.goal).strip())
        return [way for way in ways if self._fits(way, is_said)]

    def _fits(self, way: Into, is_said: bool) -> bool:
        if way == STEP:
            return self.goal.pk is not None
        return way.kind == self.goal.kind or not is_said


def offer_of(person: Person, pk: int, part: str) -> Offer:
    """What a member can take from a part of the team's worksheet.

    Raises `Http404` for a part that does not exist, `PermissionDenied` when the year is over.
    """
    team = get_object_or_404(Team.objects.of(person).select_related("school", "year"), pk=pk)
    sheet = next((s for s in worksheet_of(team, person).sheets if s.slug == part), None)
    if sheet is None:
        raise Http404
    goal = Goal.objects.for_page().filter(team=team).first() or Goal(team=team)
    if not goal.is_open:
        raise PermissionDenied("Goal and plan of this team are closed. They can be read.")
    return Offer(team, sheet, goal)


def lines_of(text: str) -> list[str]:
    """Paragraphs and items of lists, each on one line; of a long one, its sentences."""
    found = (line for block in _blocks(text) for line in _short(" ".join(block.split())))
    return list(dict.fromkeys(line for line in found if re.search(r"\w", line)))


def _short(block: str) -> list[str]:
    return SENTENCE_ENDS.split(block) if len(block) > LONG else [block]


def _blocks(text: str) -> Iterator[str]:
    held: list[str] = []
    for line in [*text.splitlines(), ""]:
        if held and (ITEM.match(line) or not line.strip()):
            yield "\n".join(held)
            held = []
        sign = SIGN.match(line)
        held.append(line[sign.end() :] if sign else line)


def goal_form(offer: Offer, way: Into, line: str) -> GoalForm:
    """The goal's own form as the goal stands, with this line in its blank or beside it."""
    form = GoalForm(None, goal=offer.goal)
    if not str(offer.goal).strip():
        offer.goal.kind = form.initial["kind"] = way.kind
    return _with(form, way, line)


def step_form(offer: Offer, line: str) -> NewStepForm:
    """A new row of the plan. The first step becomes its first row and brings its day, in which the
    plan reads the month."""
    day = offer.sheet.first_step_on
    is_first = offer.sheet.place.has_day and line == next(iter(offer.lines.values()))
    facts = {"timeline": full_day(day) if day else "", "is_first": is_first}
    return _with(NewStepForm(initial=facts), STEP, line)


def _with[F: forms.BaseForm](form: F, way: Into, line: str) -> F:
    """Put the line into the blank, or beside it when the blank is filled or the line too long."""
    field = form.fields[way.blank]
    room: int = field.max_length  # type: ignore[attr-defined]
    if not form.initial.get(way.blank) and len(line) <= room:
        form.initial[way.blank] = line
        return form
    why = "" if len(line) <= room else f" It has {len(line)} characters, and {room} fit in here."
    field.help_text = f"{field.help_text} From your Blueprint: “{line}”{why}".strip()
    return form
