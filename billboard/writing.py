"""Writing a posting: in one window or in several at once, and no word is lost."""

import json
from collections.abc import Mapping
from hashlib import sha256
from typing import Any

from django.db import transaction
from django.db.models import Model

from billboard.checks import a_complete_posting
from billboard.lifecycle import LIFE_OF_A_POSTING
from billboard.models import Crossing, Posting
from billboard.search import index
from kit import clock
from kit.lifecycle import NotYet
from kit.text import plain
from people.models import Person

TEXTS = list(Crossing.Field.values)
SETS = {"org_goals", "subjects"}
TOLD = {"need", "org_goals"}  # the digest says so when these change
type Answers = Mapping[str, Any]  # clean values, by the names of their fields


def marks(answers: Answers) -> dict[str, str]:
    """A short mark of each answer: it says what a window was shown without repeating it."""
    return {name: _mark(answer) for name, answer in answers.items()}


def _mark(answer: Any) -> str:
    return sha256(json.dumps(_bare(answer)).encode()).hexdigest()[:16]


def _bare(answer: Any) -> Any:
    """The same for the same answer, whatever it came from: a row, a form, a number."""
    if isinstance(answer, str):
        return plain(answer).strip()
    if isinstance(answer, Model):
        return answer.pk
    if hasattr(answer, "__iter__"):
        return sorted(map(_bare, answer))
    return answer


@transaction.atomic
def keep(
    posting: Posting,
    *,
    by: Person,
    answers: Answers,
    seen: Mapping[str, str] | None = None,
    verb: str = "edit",
) -> Posting:
    """Save what one window changed: a draft, or a posting that stands on the billboard.

    What saves itself comes with the verb "save", which only a draft takes.

    `seen` holds the marks of what this window was shown; without it everything counts as changed.
    A text that somebody else changed meanwhile stays, and this window's lies beside it as a
    `Crossing`. A new posting is entered once on its slip, however often it is sent.
    Raises `NotYet` with what the billboard would lack, or when it cannot be changed any more.
    """
    is_new, stored = _stored(posting, verb, by)
    mine = {name: answer for name, answer in answers.items() if _is_touched(name, answer, seen)}
    for name in TEXTS:
        if seen is not None and name in mine and _crosses(stored, name, mine[name], seen):
            _lay_beside(stored, name, mine.pop(name), seen.get(name, ""), by)
    _take(stored, mine, anyway=is_new)
    return stored


def _stored(posting: Posting, verb: str, by: Person) -> tuple[bool, Posting]:
    """Whether it is new, and the posting under a lock."""
    Person.objects.select_for_update(no_key=True).get(pk=by.pk)  # one click after the other
    on_slip = Posting.objects.by(by).filter(slip=posting.slip)
    posting.pk = posting.pk or on_slip.values_list("pk", flat=True).first()
    if posting.pk:
        return False, LIFE_OF_A_POSTING.move(posting, verb, by=by).thing
    posting.save()
    return True, posting


def _is_touched(name: str, answer: Any, seen: Mapping[str, str] | None) -> bool:
    return seen is None or seen.get(name) != _mark(answer)


def _crosses(stored: Posting, name: str, mine: str, seen: Mapping[str, str]) -> bool:
    """Whether somebody else changed the text meanwhile, and taking this one would lose words."""
    there = getattr(stored, name)
    return seen.get(name) != _mark(there) and not _holds(mine, there)


def _holds(text: str, other: str) -> bool:
    """Whether all words of the other stand in the text, in their order."""
    words = iter(text.split())
    return text.startswith(other) or all(word in words for word in other.split())


def _lay_beside(stored: Posting, name: str, mine: str, shown: str, by: Person) -> None:
    """Keep words that crossed. A window that goes on with its own goes on with the same row."""
    beside = stored.crossings.filter(field=name)
    kept = [getattr(stored, name), *(crossing.text for crossing in beside)]
    if any(_holds(text, mine) for text in kept):
        return
    own = [crossing for crossing in beside.filter(by=by) if _mark(crossing.text) == shown]
    crossing = own[0] if own else Crossing(posting=stored, field=name, by=by)
    crossing.text, crossing.at = mine, clock.now()
    crossing.save()


def _take(stored: Posting, answers: Answers, *, anyway: bool = False) -> None:
    """Write these answers into the posting, and everything that follows from them."""
    facts = {name: answer for name, answer in answers.items() if name not in SETS}
    changed = {name for name in answers if _mark(answers[name]) != _mark(_there(stored, name))}
    if not changed and not anyway:
        return
    for name in SETS & changed:
        getattr(stored, name).set(answers[name])
    for name in facts:
        setattr(stored, name, facts[name])
    if stored.state == Posting.State.OPEN and changed & TOLD:
        stored.changed_at = clock.now()
    stored.save(update_fields=[*facts, "changed_at"])
    if stored.state == Posting.State.OPEN and (lacking := list(a_complete_posting(stored, ""))):
        raise NotYet(*lacking)
    index(stored)


def _there(stored: Posting, name: str) -> Any:
    return getattr(stored, name).all() if name in SETS else getattr(stored, name)


# --- Words that crossed ----------------------------------------------------------------------


@transaction.atomic
def add(crossing: Crossing, *, by: Person) -> Posting:
    """Add words that crossed to the text they lie beside. A second click finds them there.

    Raises `NotYet` when both together are longer than the field.
    """
    posting = LIFE_OF_A_POSTING.move(crossing.posting, "edit", by=by).thing
    if crossing := posting.crossings.filter(pk=crossing.pk).first():
        together = _together(getattr(posting, crossing.field), crossing)
        field: Any = Posting._meta.get_field(crossing.field)
        if len(together) > field.max_length:
            raise NotYet(
                f"Both together have {len(together):,} characters, and there is room for "
                f"{field.max_length:,}. Shorten the text first."
            )
        _take(posting, {crossing.field: together})
        crossing.delete()
    return posting


def _together(there: str, crossing: Crossing) -> str:
    if _holds(there, crossing.text):
        return there
    between = " " if crossing.field == Crossing.Field.TITLE else "\n\n"
    return f"{there}{between}{crossing.text}".strip()


@transaction.atomic
def drop(crossing: Crossing, *, by: Person) -> Posting:
    """Let words that crossed go; the text stays as it is."""
    posting = LIFE_OF_A_POSTING.move(crossing.posting, "edit", by=by).thing
    posting.crossings.filter(pk=crossing.pk).delete()
    return posting
