"""Taking a posting off the billboard that does not belong there, and putting it back."""

from typing import Any

from billboard import emails
from billboard.models import Hiding, Posting
from kit import clock
from kit.lifecycle import Deed, Taken, move, pass_on
from people.models import Person


def hide(posting: Posting, *, by: Person, reason: str) -> Hiding:
    """An administrator takes it down with a reason; its authors hear it, nobody else does.

    Interest and questions rest until it stands again. Raises `NotYet` without a reason.
    """
    return move(posting, "hide", by=by, note=reason).words["hiding"]


def appeal(posting: Posting, *, by: Person, text: str) -> Hiding:
    """Its authors answer once; the administrator who took it down reads it."""
    return move(posting, "appeal", by=by, note=text).words["hiding"]


def restore(posting: Posting, *, by: Person) -> Posting:
    """Put it back where it stood, and tell its authors."""
    return move(posting, "restore", by=by).thing


# --- What the steps do -----------------------------------------------------------------------


def _take_down(taken: Taken) -> None:
    stood = taken.step.standing
    facts: dict[str, Any] = {"stood": stood, "reason": taken.note, "by": taken.by}
    taken.words["hiding"] = taken.thing.hidings.create(**facts)


def _answer(taken: Taken) -> None:
    hiding = taken.words["hiding"] = taken.thing.hidings.standing().get()
    hiding.appeal, hiding.appealed_by = taken.note, taken.by
    hiding.save(update_fields=["appeal", "appealed_by"])


def _end(taken: Taken) -> None:
    hiding = taken.words["hiding"] = taken.thing.hidings.standing().get()
    hiding.ended_at, hiding.ended_by = clock.now(), taken.by
    hiding.save(update_fields=["ended_at", "ended_by"])


def _stand_where_it_stood(taken: Taken) -> None:
    """With a submitted team, or expired, it looks for nobody any more."""
    went_on = {Posting.State.FORMED: "form", Posting.State.EXPIRED: "expire"}
    if verb := went_on.get(taken.words["hiding"].stood):
        taken.thing = pass_on(taken.thing, verb).thing


HIDE = Deed(does=_take_down, tells=lambda taken: emails.posting_hidden(taken.words["hiding"]))
APPEAL = Deed(does=_answer, tells=lambda taken: emails.appealed(taken.words["hiding"]))
RESTORE = Deed(
    does=_end,
    then=_stand_where_it_stood,
    tells=lambda taken: emails.posting_restored(taken.words["hiding"]),
)
