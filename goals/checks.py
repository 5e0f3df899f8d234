"""Advice on a goal and its plan. It points things out and never stops anybody from saving."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from django.utils.dateformat import format as date_words

from goals.models import ActionStep, Goal
from kit.text import listed

FAR = 40  # points in one year that few teams have gained
CLOSED_QUESTION = re.compile(
    r"\s*(do|does|did|is|are|was|were|can|could|will|would|should|has|have)\b", re.I
)
STUDENTS = re.compile(
    r"\b(student|pupil|child|learner|reader|writer|kid|grader|class|grade|english learner)", re.I
)
# What stands around a name in a list: numbers and dots before it, marks and percents after it.
AROUND_A_NAME = re.compile(r"^[\s\d.)*•–-]+|[\s\d%:–-]+$")
NAME = re.compile(r"[^\W\d_][\w’'.-]*(?:,? [^\W\d_][\w’'.-]*){1,2}")


@dataclass(frozen=True)
class Check:
    """One letter or question: whether it stands, and what one could do."""

    letter: str
    name: str
    passed: bool
    advice: str


@dataclass(frozen=True)
class Look:
    """A step that needs something, and what."""

    step: ActionStep
    words: str


def advice_on(goal: Goal) -> list[Check]:
    """The five letters of a SMART goal, or the three questions to a question."""
    checks = _question(goal) if goal.is_question else _letters(goal)
    return list(checks)


def looks_like_students(*texts: str) -> bool:
    """Three names in a row are a list of people; the portal keeps counts only."""
    return any(_names_in(text) >= 3 for text in texts)


def steps_to_look_at(steps: Iterable[ActionStep]) -> list[Look]:
    """Late and incomplete steps, for the one notice above the plan."""
    return [Look(step, words) for step in steps if not step.done_on and (words := _needs(step))]


def _letters(goal: Goal) -> Iterator[Check]:
    yield _specific(goal)
    yield _measurable(goal)
    yield _attainable(goal)
    yield _relevant(goal)
    yield _time_bound("T", "Time-bound", goal)


def _question(goal: Goal) -> Iterator[Check]:
    text = goal.question.strip()
    is_open = bool(text) and not CLOSED_QUESTION.match(text)
    open_advice = "It cannot be answered with yes or no." if is_open else "Ask what, how or why."
    yield Check("O", "Open", is_open, open_advice)
    about = bool(STUDENTS.search(text))
    said = "It asks about students." if about else "Say which students it is about."
    yield Check("S", "About students", about, said)
    yield _time_bound("A", "Answerable by spring", goal)


def _specific(goal: Goal) -> Check:
    missing = [
        w for w, given in (("who", goal.group), ("what they will do", goal.doing)) if not given
    ]
    said = f"Say {' and '.join(missing)}." if missing else "Names who and what they will do."
    return Check("S", "Specific", not missing, said)


def _measurable(goal: Goal) -> Check:
    measure = goal.measure
    if measure is None or not measure.source:
        return Check("M", "Measurable", False, "Name the test, rubric or survey you count in.")
    if measure.target is None:
        return Check("M", "Measurable", False, "Add a target in percent.")
    if measure.baseline is None and not measure.baseline_plan:
        return Check("M", "Measurable", False, "Say how and when you will gather the baseline.")
    start = "To be gathered" if measure.baseline is None else f"{measure.baseline}%"
    return Check("M", "Measurable", True, f"{start} to {measure.target}%: {measure.source}.")


def _attainable(goal: Goal) -> Check:
    baseline, target = goal.blanks.baseline, goal.blanks.target
    if baseline is None or target is None:
        return Check("A", "Attainable", False, "With a baseline you can see how far it is.")
    points = abs(target - baseline)
    if not points:
        return Check("A", "Attainable", False, "The target is where you are now.")
    if points > FAR:
        said = f"{points} points in one year is far. Look at what earlier teams gained."
        return Check("A", "Attainable", False, said)
    return Check("A", "Attainable", True, goal.gain)


def _relevant(goal: Goal) -> Check:
    served = [str(each.text) for each in goal.team.org_goals.all()]
    said = (
        f"It serves: {'; '.join(served)}." if served else "Name the goal it serves on your roster."
    )
    return Check("R", "Relevant", bool(served), said)


def _time_bound(letter: str, name: str, goal: Goal) -> Check:
    due = goal.due_month
    if due is None:
        return Check(letter, name, False, "Add the month by which you will know, like May 2027.")
    inside = _in_the_year(due, goal)
    month = date_words(due, "F Y")
    said = f"{month} is within the school year." if inside else f"{month} is outside this year."
    return Check(letter, name, inside, said)


def _in_the_year(due: date, goal: Goal) -> bool:
    year = goal.team.year
    return year.first_day.replace(day=1) <= due <= year.last_day


def _needs(step: ActionStep) -> str:
    if step.due_month and step.is_late:
        return f"was due in {date_words(step.due_month, 'F')}"
    facts = [
        ("month", step.due_month),
        ("outcome", step.expected_outcome),
        ("measure", step.measure),
        ("person", step.responsible),
    ]
    missing = [name for name, given in facts if not given]
    return f"has no {listed(missing, 'or')} yet" if missing else ""


def _names_in(text: str) -> int:
    """How many entries of the list look like «Ana Lopez» or «Lopez, Ana»."""
    return sum(_is_name(entry) for line in re.split(r"[\n;]", text) for entry in _entries(line))


def _entries(line: str) -> list[str]:
    """One comma separates a family name from a given name; several separate people."""
    return line.split(",") if line.count(",") > 1 else [line]


def _is_name(entry: str) -> bool:
    name = AROUND_A_NAME.sub("", entry)
    return bool(NAME.fullmatch(name)) and all(word[0].isupper() for word in name.split())
