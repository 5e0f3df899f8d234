"""A swap: one for one in an approved team, with the same size and facilitator. It holds at once."""

from datetime import date

from django.utils.timezone import localdate

from district.calendar import after, closures
from kit import clock
from teams.checks import Elsewhere, facilitates, size
from teams.models import Roster

DAYS_TO_REOPEN = 3  # school days


def is_swap(roster: Roster) -> bool:
    """One left an approved team, one joined; size and facilitator are as they were approved.

    What was sent back once goes to those who decide, and so does somebody with a second team.
    """
    approved = roster.team.rosters.filter(state=Roster.State.APPROVED).first()
    if approved is None or approved == roster or _sent_back_since(approved):
        return False
    before = {line.person_id: line for line in approved.lines.all()}
    now = {place.person_id: place for place in roster.places}
    joined = [now[person] for person in now.keys() - before.keys()]
    if len(joined) != 1 or len(before.keys() - now.keys()) != 1:
        return False
    led = [place.person_id for place in now.values() if facilitates(place)]
    same = [line.person_id for line in before.values() if facilitates(line)] == led
    alone = not Elsewhere.of(joined).other_teams(joined[0], roster.team)
    return same and alone and size(list(now.values())).passed


def is_reopenable(roster: Roster) -> bool:
    """A swap in force, for three school days."""
    if not roster.light or roster.state != Roster.State.APPROVED or roster.decided_at is None:
        return False
    return clock.today() <= reopenable_until(roster)


def reopenable_until(roster: Roster) -> date:
    """The last day on which a swap can be reopened."""
    return after(localdate(roster.decided_at), DAYS_TO_REOPEN, closures())


def _sent_back_since(approved: Roster) -> bool:
    later = Roster.objects.filter(team=approved.team_id, number__gt=approved.number)
    return later.filter(record__verb="return").exists()
