"""Taking a posting off the billboard that does not belong there, and putting it back."""

from typing import Any

from billboard import emails
from billboard.models import Posting
from kit import clock
from kit.lifecycle import Deed, Taken, pass_on


def _take_down(taken: Taken) -> None:
    """With a reason; its authors hear it, nobody else does. Interest and questions rest."""
    stood = taken.step.standing
    facts: dict[str, Any] = {"stood": stood, "reason": taken.note, "by": taken.by}
    taken.words["hiding"] = taken.thing.hidings.create(**facts)


def _answer(taken: Taken) -> None:
    """Its authors answer once; the administrator who took it down reads it."""
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


HIDE = Deed(
    done="“{thing}” is off the billboard. Its authors get a letter with your reason.",
    does=_take_down,
    tells=lambda taken: emails.posting_hidden(taken.words["hiding"]),
)
APPEAL = Deed(
    done="Your answer is with the administrator.",
    does=_answer,
    tells=lambda taken: emails.appealed(taken.words["hiding"]),
)
RESTORE = Deed(
    done="“{thing}” is back on the billboard. Its authors get a letter.",
    does=_end,
    then=_stand_where_it_stood,
    tells=lambda taken: emails.posting_restored(taken.words["hiding"]),
)
