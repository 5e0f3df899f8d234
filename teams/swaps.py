"""A swap: one for one in an approved team, with the same size and facilitator. It holds at once."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.utils.timezone import localdate

from district.calendar import after, closures
from kit import clock
from kit.templatetags.kit import counted
from kit.text import listed
from teams.checks import size
from teams.elsewhere import Elsewhere
from teams.models import Roster, Team
from teams.versions import words_of

DAYS_TO_REOPEN = 3  # school days


def is_swap(roster: Roster) -> bool:
    """One left an approved team, one joined, and all else is as it was approved."""
    approved = replaced_by(roster)
    return approved is not None and not any(beyond_a_swap(roster, approved))


def replaced_by(roster: Roster) -> Roster | None:
    """The version in force that this one would replace; none for a team's first."""
    return roster.team.rosters.filter(state=Roster.State.APPROVED).exclude(pk=roster.pk).first()


def beyond_a_swap(roster: Roster, approved: Roster) -> Iterator[str]:
    """Why a new version is decided on, in sentences; none for a swap.

    What was sent back once goes to those who decide, and so does somebody with a second team.
    """
    before = {line.person_id: line for line in approved.lines.all()}
    now = {place.person_id: place for place in roster.places}
    joined = [now[person] for person in now.keys() - before.keys()]
    left = before.keys() - now.keys()
    if (len(joined), len(left)) != (1, 1):
        yield _joined_and_left(len(joined), len(left))
    if _led(now) != _led(before):
        yield "The facilitator changes."
    if not size(list(now.values())).passed:
        yield f"{size(list(now.values())).sentence}."
    yield from _on_two_teams(joined, roster.team)
    if _says_something_else(roster.team, approved):
        yield "Name, focus or goals are not as they were approved."
    if _sent_back_since(approved):
        yield "A change was sent back before."


def is_reopenable(roster: Roster) -> bool:
    """A swap in force, for three school days."""
    if not roster.light or roster.state != Roster.State.APPROVED or roster.decided_at is None:
        return False
    return clock.today() <= reopenable_until(roster)


def reopenable_until(roster: Roster) -> date:
    """The last day on which a swap can be reopened."""
    return after(localdate(roster.decided_at), DAYS_TO_REOPEN, closures())


def _joined_and_left(joined: int, left: int) -> str:
    if not joined and not left:
        return "Nobody joins and nobody leaves."
    joins = counted(joined, "joins,join") if joined else "Nobody joins"
    return f"{joins} and {counted(left, 'leaves,leave') if left else 'nobody leaves'}."


def _led(places: dict[int, Any]) -> list[int]:
    return [place.person_id for place in places.values() if place.is_facilitator]


def _says_something_else(team: Team, approved: Roster) -> bool:
    """Goals are compared by number: the district may mend the words of one."""
    now, then = words_of(team), approved.told or {}
    return any(then.get(word, now[word]) != now[word] for word in ("name", "focus", "goal_ids"))


def _on_two_teams(joined: list[Any], team: Team) -> Iterator[str]:
    elsewhere = Elsewhere.of(joined)
    for place in joined:
        if others := elsewhere.other_teams(place, team):
            yield f"{place.person.name} is also on {listed([other.name for other in others])}."


def _sent_back_since(approved: Roster) -> bool:
    later = Roster.objects.filter(team=approved.team_id, number__gt=approved.number)
    return later.filter(record__verb="return").exists()
