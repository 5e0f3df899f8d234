"""Writing a posting: in one window or in several at once, and no word is lost."""

from collections.abc import Iterable
from typing import Any

from django.db import transaction

from billboard.calendar import season
from billboard.models import Posting
from billboard.models.postings import SETS
from billboard.search import found_by, learn
from kit import clock
from kit.lifecycle import Deed, NotYet, Taken, move
from kit.written import Answers, Window, bare, meet
from people.models import Person

TOLD = {"need", "org_goals"}  # the digest says so when these change
FOUND_BY = {"title", "need", "grades", "subjects", "school"}


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
    window: Window | None = None,
    verb: str = "edit",
) -> Posting:
    """Save what one window changed: a draft, or a posting that stands on the billboard.

    What saves itself comes with the verb "save", which only a draft takes; "post" puts it on the
    billboard in the same breath.

    What somebody else changed meanwhile stays, and this window's answer lies beside it. A new
    posting is entered once on its slip, however often it is sent.
    Raises `NotYet` with what the billboard would lack, or when it cannot be changed any more.
    """
    if not posting.pk:
        Person.objects.select_for_update(no_key=True).get(pk=by.pk)  # one click after the other
        on_slip = Posting.objects.by(by).filter(slip=posting.slip)
        posting.pk = on_slip.values_list("pk", flat=True).first()
    words = {"season": season(by)} if verb == "post" else {}
    return move(posting, verb, by=by, answers=answers, window=window, **words).thing


@transaction.atomic
def keep_and_post(
    posting: Posting, *, by: Person, answers: Answers, window: Window | None = None
) -> tuple[Posting, list[str]]:
    """Save it and put it on the billboard at once. What cannot be posted now is kept as it stands:
    answers with the posting, and with the reasons."""
    facts: dict[str, Any] = {"by": by, "answers": answers, "window": window}
    try:
        return keep(posting, verb="post", **facts), []
    except NotYet as not_yet:
        return keep(posting, **facts), list(not_yet.reasons)


# --- What one window changes ------------------------------------------------------------------


def told(posting: Posting, taken: Taken) -> tuple[dict[str, Any], dict[str, Any]]:
    """What this window writes into the posting as it stands, and the columns that remember it."""
    words = taken.words
    return meet(posting, words.get("answers", {}), by=taken.by, window=words.get("window"))


def written(taken: Taken) -> dict[str, Any]:
    """The columns that change, and what follows from them; answers that cross lie beside it."""
    posting = taken.thing
    mine, remembered = told(posting, taken)
    taken.words["changed"] = mine
    facts = {name: new for name, new in mine.items() if name not in SETS} | remembered
    if posting.state == Posting.State.OPEN and not TOLD.isdisjoint(mine):
        facts["changed_at"] = clock.now()
    if not FOUND_BY.isdisjoint(mine) or not posting.pk or taken.step.verb == "post":
        facts |= _found_by(posting, facts, _subjects(taken, mine))
    return facts


def _subjects(taken: Taken, mine: Answers) -> Any:
    """Those that the window sent, where they are what will stand: nobody asks for them again."""
    sent, there = taken.words.get("answers", {}).get("subjects"), taken.thing.stands("subjects")
    return sent if "subjects" in mine or bare(sent) == bare(there) else None


def would_say(posting: Posting, taken: Taken, names: Iterable[str]) -> dict[str, Any]:
    """What stands under these names once this window has written."""
    mine, _ = told(posting, taken)
    return {name: mine.get(name, posting.stands(name)) for name in names}


def _found_by(posting: Posting, facts: dict[str, Any], subjects: Any) -> dict[str, Any]:
    """The words it is found by once these are written."""
    for name, fact in facts.items():
        setattr(posting, name, fact)
    if not posting.pk:
        return found_by(posting, subjects or (), ())
    subjects = posting.subjects.all() if subjects is None else subjects
    return found_by(posting, subjects, posting.co_authors.select_related("school"))


def linked(taken: Taken) -> None:
    """Goals and subjects, once the posting is in the books; and its words, once it is posted."""
    for name, chosen in taken.words["changed"].items():
        if name in SETS:
            getattr(taken.thing, name).set(chosen)
    if taken.words["changed"] or taken.step.verb == "post":
        learn([taken.thing])


WRITE = Deed(does=written, then=linked)
