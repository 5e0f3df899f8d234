"""Writing a posting: in one window or in several at once, and no word is lost."""

import json
from collections.abc import Iterable, Mapping
from hashlib import sha256
from typing import Any

from django.db import transaction
from django.db.models import Model

from billboard.calendar import season
from billboard.models import Crossing, Posting
from billboard.search import learn, text_of
from kit import clock
from kit.lifecycle import Deed, NotYet, Taken, move
from kit.text import plain
from people.models import Person

TEXTS = list(Crossing.Field.values)
SETS = {"org_goals", "subjects"}
TOLD = {"need", "org_goals"}  # the digest says so when these change
FOUND_BY = {"title", "need", "subjects", "school"}
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


def held(posting: Posting) -> Posting:
    """As it stands now, with what is compared and said of it; whoever else changes it waits. What
    is written for the first time is in nobody else's hands."""
    if not posting.pk:
        return posting
    return Posting.objects.for_writing().select_for_update(of=("self",)).get(pk=posting.pk)


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

    What saves itself comes with the verb "save", which only a draft takes; "post" puts it on the
    billboard in the same breath.

    `seen` holds the marks of what this window was shown; without it everything counts as changed.
    A text that somebody else changed meanwhile stays, and this window's lies beside it as a
    `Crossing`. A new posting is entered once on its slip, however often it is sent.
    Raises `NotYet` with what the billboard would lack, or when it cannot be changed any more.
    """
    if not posting.pk:
        Person.objects.select_for_update(no_key=True).get(pk=by.pk)  # one click after the other
        on_slip = Posting.objects.by(by).filter(slip=posting.slip)
        posting.pk = on_slip.values_list("pk", flat=True).first()
    words = {"season": season(by)} if verb == "post" else {}
    return move(posting, verb, by=by, answers=answers, marks=seen, **words).thing


@transaction.atomic
def keep_and_post(
    posting: Posting, *, by: Person, answers: Answers, seen: Mapping[str, str] | None = None
) -> tuple[Posting, list[str]]:
    """Save it and put it on the billboard at once. What cannot be posted now is kept as it stands:
    answers with the posting, and with the reasons."""
    facts: dict[str, Any] = {"by": by, "answers": answers, "seen": seen}
    try:
        return keep(posting, verb="post", **facts), []
    except NotYet as not_yet:
        return keep(posting, **facts), list(not_yet.reasons)


# --- What one window changes ------------------------------------------------------------------


def told(posting: Posting, taken: Taken) -> tuple[dict[str, Any], dict[str, str]]:
    """What this window writes into the posting as it stands, and the texts that cross."""
    marks = taken.words.get("marks")
    answers = taken.words.get("answers", {})
    mine = {name: answer for name, answer in answers.items() if _is_touched(name, answer, marks)}
    crossing = {
        name: mine.pop(name)
        for name in TEXTS
        if marks is not None and name in mine and _crosses(posting, name, mine[name], marks)
    }
    return mine, crossing


def written(taken: Taken) -> dict[str, Any]:
    """The columns that change, and what follows from them; texts that cross lie beside it."""
    posting = taken.thing
    mine, crossing = told(posting, taken)
    for name, text in crossing.items():
        _lay_beside(posting, name, text, taken.words["marks"].get(name, ""), taken.by)
    changed = [name for name in mine if not posting.pk or _differs(posting, name, mine[name])]
    taken.words["changed"] = {name: mine[name] for name in changed}
    facts = {name: mine[name] for name in changed if name not in SETS}
    if posting.state == Posting.State.OPEN and not TOLD.isdisjoint(changed):
        facts["changed_at"] = clock.now()
    if not FOUND_BY.isdisjoint(changed) or not posting.pk or taken.step.verb == "post":
        facts["search_text"] = _found_by(posting, facts, mine.get("subjects"))
    return facts


def _there(posting: Posting, name: str) -> Any:
    return getattr(posting, f"{name}_there", ()) if name in SETS else getattr(posting, name)


def _differs(posting: Posting, name: str, answer: Any) -> bool:
    return _mark(answer) != _mark(_there(posting, name))


def would_say(posting: Posting, taken: Taken, names: Iterable[str]) -> dict[str, Any]:
    """What stands under these names once this window has written."""
    mine, _ = told(posting, taken)
    return {name: mine.get(name, _there(posting, name)) for name in names}


def _found_by(posting: Posting, facts: dict[str, Any], subjects: Any) -> str:
    """The words it is found by once these are written."""
    for name, fact in facts.items():
        setattr(posting, name, fact)
    if not posting.pk:
        return text_of(posting, subjects or (), ())
    subjects = posting.subjects.all() if subjects is None else subjects
    return text_of(posting, subjects, posting.co_authors.select_related("school"))


def linked(taken: Taken) -> None:
    """Goals and subjects, once the posting is in the books; and its words, once it is posted."""
    for name, chosen in taken.words["changed"].items():
        if name in SETS:
            getattr(taken.thing, name).set(chosen)
    if taken.words["changed"] or taken.step.verb == "post":
        learn([taken.thing])


WRITE = Deed(does=written, then=linked)


# --- Texts that cross -------------------------------------------------------------------------


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


# --- Words that crossed ----------------------------------------------------------------------


@transaction.atomic
def add(crossing: Crossing, *, by: Person) -> Posting:
    """Add words that crossed to the text they lie beside. A second click finds them there.

    Raises `NotYet` when both together are longer than the field.
    """
    posting, answers = held(crossing.posting), {}
    if beside := posting.crossings.filter(pk=crossing.pk).first():
        together = _together(getattr(posting, beside.field), beside)
        field: Any = Posting._meta.get_field(beside.field)
        if len(together) > field.max_length:
            raise NotYet(
                f"Both together have {len(together):,} characters, and there is room for "
                f"{field.max_length:,}. Shorten the text first."
            )
        answers = {beside.field: together}
        beside.delete()
    return move(posting, "edit", by=by, answers=answers).thing


def _together(there: str, crossing: Crossing) -> str:
    if _holds(there, crossing.text):
        return there
    between = " " if crossing.field == Crossing.Field.TITLE else "\n\n"
    return f"{there}{between}{crossing.text}".strip()


@transaction.atomic
def drop(crossing: Crossing, *, by: Person) -> Posting:
    """Let words that crossed go; the text stays as it is."""
    posting = move(crossing.posting, "edit", by=by).thing
    posting.crossings.filter(pk=crossing.pk).delete()
    return posting
