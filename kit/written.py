"""What several people write at once: nothing that a window never showed is written over."""

import json
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any, NamedTuple

from django.db import models

from kit import clock
from kit.lifecycle import NotYet
from kit.text import holds, listed, plain

REMEMBERED = ["hands", "crossings"]  # columns that no history of a row repeats
MEANWHILE = "Somebody changed this since your page was opened."
AGAIN = "Your words are still here: bring both together, and save again."
type Answers = Mapping[str, Any]  # clean values, by the names of their fields


class Window(NamedTuple):
    """A page that somebody has open for writing: its own name, a mark of each answer that it was
    shown, and of a crossing that it settles the key and the mark, if it is the page of a choice."""

    name: str
    shown: Mapping[str, str]
    settles: tuple[str, str] = ("", "")


class Written(models.Model):
    """A row that several people write, field by field.

    `hands` says of each field in which window, by whom and when it was written last. `crossings`
    are answers that met another one: they lie beside what stands until somebody chooses.
    """

    hands = models.JSONField(default=dict, db_default={}, editable=False)
    crossings = models.JSONField(default=list, db_default=[], editable=False)

    class Meta:
        abstract = True

    def stands(self, name: str) -> Any:
        """What the row says under this name."""
        return getattr(self, name)


def bare(answer: Any) -> Any:
    """The same for the same answer, whatever it came from: a row, a form, the records. What is
    empty is none, whether it is a text, a number or a list."""
    if isinstance(answer, str):
        return plain(answer).strip() or None
    if isinstance(answer, models.Model):
        return answer.pk
    if isinstance(answer, datetime):  # one moment, wherever the clock hangs
        return answer.astimezone(UTC).isoformat()
    if isinstance(answer, Mapping):
        return {name: bare(value) for name, value in answer.items()}
    if hasattr(answer, "__iter__"):
        each = [bare(value) for value in answer]
        return (each if any(isinstance(value, dict) for value in each) else sorted(each)) or None
    return answer.isoformat() if hasattr(answer, "isoformat") else answer


def mark(answer: Any) -> str:
    """A short mark of an answer: it says what a window was shown without repeating it."""
    return sha256(json.dumps(bare(answer), sort_keys=True).encode()).hexdigest()[:16]


def marks(answers: Answers) -> dict[str, str]:
    return {name: mark(answer) for name, answer in answers.items()}


def meet(
    row: Written, answers: Answers, *, by: Any, window: Window | None
) -> tuple[dict[str, Any], dict[str, Any]]:
    """What one window writes into the row as it stands under its lock: the answers that differ
    from what stands there, and the columns that remember how.

    Without a window everything counts as changed and nothing crosses, and so it is in a row that
    is not there yet: nobody else can have written it. An answer that would take away what the
    window never showed lies beside it; a window that goes on with its own goes on with the same
    crossing, and never meets itself.
    """
    if window is None or row.pk is None:
        stands = marks({name: row.stands(name) for name in answers})
        window = Window(window.name if window else "", stands)
    mine = {name: each for name, each in answers.items() if _is_touched(row, name, each, window)}
    own = {f"{name}:{window.name}" for name in mine if window.name}
    stay = [each for each in row.crossings if key_of(each) not in own]
    beside = {key_of(each): each for each in stay if seal_of(each) != window.settles}
    for name in [name for name in mine if _crosses(row, name, mine[name], window)]:
        answer = bare(mine.pop(name))
        if not any(_says(crossing, name, answer) for crossing in beside.values()):
            beside[f"{name}:{window.name}"] = _signed(window, by, field=name, answer=answer)
    new = {name: each for name, each in mine.items() if bare(each) != bare(row.stands(name))}
    hands = row.hands | dict.fromkeys(new, _signed(window, by))
    return new, {"hands": hands, "crossings": _waiting(row, new, beside.values())}


def apart(stands: Answers, answers: Answers, window: Window | None) -> dict[str, Any]:
    """What one window changes of what stands, where nothing can lie beside it; without a window,
    all that differs.

    Raises `NotYet` with what would be lost: the page shows both, and another press is meant.
    """
    new = {name: each for name, each in answers.items() if bare(each) != bare(stands[name])}
    if window is None:
        return new
    mine = {name: each for name, each in new.items() if window.shown.get(name) != mark(each)}
    unseen = [name for name in mine if window.shown.get(name) != mark(stands[name])]
    if lost := [stands[name] for name in unseen if not keeps(mine[name], stands[name])]:
        texts = [f"“{each}”" for each in lost if isinstance(each, str)]
        raise NotYet(MEANWHILE, *([f"It says now: {listed(texts)}."] if texts else []), AGAIN)
    return mine


def seal_of(crossing: Mapping[str, Any]) -> tuple[str, str]:
    """A choice settles what it showed, and nothing that its writer said since."""
    return key_of(crossing), mark(crossing["answer"])


def key_of(crossing: Mapping[str, Any]) -> str:
    """One for each field and window."""
    return f"{crossing['field']}:{crossing['window']}"


def _is_touched(row: Written, name: str, answer: Any, window: Window) -> bool:
    """Whether this window changed it: since it was shown, or since a save of its own that it never
    heard of."""
    return window.shown.get(name) != mark(answer) or _is_own(row, name, window)


def _crosses(row: Written, name: str, answer: Any, window: Window) -> bool:
    """Whether something else stands there by now, and taking this answer would lose it."""
    there = row.stands(name)
    is_new = row.pk is not None and window.shown.get(name) != mark(there)
    return is_new and not _is_own(row, name, window) and not keeps(answer, there)


def _is_own(row: Written, name: str, window: Window) -> bool:
    """Whether what stands there came from this very window."""
    return bool(window.name) and row.hands.get(name, {}).get("window") == window.name


def keeps(answer: Any, other: Any) -> bool:
    """Whether this answer says all that the other says."""
    answer, other = bare(answer), bare(other)
    if isinstance(answer, str) and isinstance(other, str):
        return holds(answer, other)
    if isinstance(answer, list) and isinstance(other, list):
        return all(each in answer for each in other)
    return answer == other or other is None


def _says(crossing: Mapping[str, Any], name: str, answer: Any) -> bool:
    """Whether this very answer lies there already. Part of it would not do: what somebody took
    out of a text is an answer, too."""
    return bool(crossing["field"] == name and bare(crossing["answer"]) == answer)


def _waiting(row: Written, new: Answers, beside: Iterable[Any]) -> list[Any]:
    """All but what its field says by now anyway: nobody has to choose there any more."""
    names = {crossing["field"] for crossing in beside}
    stands = {name: bare(new.get(name, row.stands(name))) for name in names}
    return [each for each in beside if bare(each["answer"]) != stands[each["field"]]]


def _signed(window: Window, by: Any, **facts: Any) -> dict[str, Any]:
    return facts | {"window": window.name, "by": by.pk, "at": clock.now().isoformat()}
