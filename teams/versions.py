"""A version of a roster beside the one before it: what changed, and why that was sent back."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from teams.models import Membership, Remark, Roster, RosterEntry, Team


@dataclass(frozen=True)
class SentBack:
    """Who sent a version back, and why, item by item."""

    entry: RosterEntry
    remarks: list[Remark]

    @classmethod
    def of(cls, roster: Roster | None) -> "SentBack | None":
        """The last time this version was sent back; None when nobody did."""
        sent = RosterEntry.objects.filter(roster=roster, verb="return")
        entry = sent.select_related("by", "on_behalf_of", "roster").last() if roster else None
        if entry is None:
            return None
        return cls(entry, list(entry.remarks.select_related("person", "replied_by")))

    @property
    def items(self) -> dict[str, list[Remark]]:
        """The reasons at what they are about: `items.size`, `items.goal` and so on."""
        return {item: [r for r in self.remarks if r.item == item] for item in Remark.Item.values}

    def about(self, place: Any) -> list[Remark]:
        return [remark for remark in self.remarks if remark.person_id == place.person_id]

    def besides(self, places: list[Any]) -> list[Remark]:
        """About members who are not on the team any more."""
        here = {place.person_id for place in places}
        return [r for r in self.items[Remark.Item.MEMBER] if r.person_id not in here]


@dataclass(frozen=True)
class Since:
    """What changed in a version since the one that was decided on before it."""

    number: int
    changes: list[str]
    sent_back: SentBack | None

    @classmethod
    def of(cls, roster: Roster) -> "Since | None":
        """What changes; a version that was sent back is compared with what was submitted."""
        before = roster.number + 1 if roster.is_with_team else roster.number
        decided = roster.team.rosters.filter(decided_at__isnull=False, number__lt=before)
        last = decided.order_by("number").prefetch_related("lines__person").last()
        if last is None:
            return None
        return cls(last.number, difference(decided_on(last), facts_of(roster)), SentBack.of(last))


def facts_of(roster: Roster) -> dict[str, Any]:
    """All that is decided on, as plain words; a page carries them as a hidden field."""
    return words_of(roster.team) | {
        "people": _people(roster.places),
        "reason": roster.exception.reason if hasattr(roster, "exception") else "",
    }


def words_of(team: Team) -> dict[str, Any]:
    """What a team says of itself: a roster keeps it as it was when it was submitted."""
    goals = sorted(team.org_goals.all(), key=str)
    return {
        "name": team.name,
        "focus": team.focus,
        "goals": [str(goal) for goal in goals],
        "goal_ids": [goal.pk for goal in goals],
    }


def decided_on(roster: Any) -> dict[str, Any]:
    """A version as it was decided on: its frozen lines, and the team's words of that day."""
    return {"people": _people(roster.lines.all())} | (roster.told or {})


def difference(before: dict[str, Any], now: dict[str, Any]) -> list[str]:
    """One sentence for each thing that changed; what was not recorded then is left out."""
    return [
        *_people_changed(before["people"], now["people"]),
        *(
            f"The {word} was {_quoted(before[word])}" if before[word] else f"The {word} is new."
            for word in ("name", "focus")
            if before.get(word) not in (None, now[word])
        ),
        *_goals_changed(before.get("goals"), now["goals"]),
        *(
            ["What it says about an exception is not as it was."]
            if before.get("reason") not in (None, now["reason"])
            else []
        ),
    ]


def _people_changed(before: dict[str, Any], now: dict[str, Any]) -> list[str]:
    new = [f"{now[key][0]} is new." for key in now if key not in before]
    gone = [f"{before[key][0]} is not on it any more." for key in before if key not in now]
    other = [
        f"{now[key][0]}, before: {_FUNCTION[before[key][1]]}; now: {_FUNCTION[now[key][1]]}."
        for key in now
        if key in before and before[key][1] != now[key][1]
    ]
    return new + gone + other


def _quoted(words: str) -> str:
    """What somebody wrote, at the end of a sentence that it may end itself."""
    return f"“{words}”" if words.endswith((".", "?", "!")) else f"“{words}”."


def _goals_changed(before: list[str] | None, now: list[str]) -> list[str]:
    if before is None:
        return []
    added = [f"It now serves: {goal}." for goal in now if goal not in before]
    return added + [f"It does not serve any more: {goal}." for goal in before if goal not in now]


def _people(places: Iterable[Any]) -> dict[str, list[str]]:
    return {str(place.person_id): [place.person.name, place.function] for place in places}


_FUNCTION = {value: label.lower() for value, label in Membership.Function.choices}
