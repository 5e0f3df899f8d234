"""Plays the school year, act by act, with the portal's own verbs, up to a chosen moment.

So the demo is never in a state that the portal cannot reach. What somebody who looks around has
done meanwhile stands. Each act is for itself: whatever stands in its way, it is left out, and so is
what would have come of it. In a district that nobody has touched nothing stands in the way.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import groupby

from django.db import connection, transaction
from django.utils import timezone

from demo import forming, june, september, winter
from demo.act import Act, LeftOut
from demo.archive import fill_archive
from demo.opening import open_district
from demo.places import THIS_YEAR
from district.models import School
from kit import clock
from plt_portal.models import DemoDay

CURTAIN = clock.at(THIS_YEAR.first, 6)


def play_until(moment: datetime) -> list[LeftOut]:
    """Go on from where the play stood; answers what did not take place."""
    if not School.objects.exists():
        _raise_the_curtain()
    played_until = DemoDay.objects.get().played_until
    left_out: list[LeftOut] = []
    for _, acts in groupby(_between(played_until, moment), key=_day):
        left_out += play_day(acts)
    DemoDay.objects.filter(played_until__lt=moment).update(played_until=moment)
    return left_out


@transaction.atomic
def _raise_the_curtain() -> None:
    """The district as it stands on the morning of the first day of school."""
    with clock.held_at(CURTAIN):
        open_district()
        fill_archive()
    DemoDay.objects.create(id=1, day=THIS_YEAR.first, played_until=CURTAIN)


def script() -> list[Act]:
    """Everything that happens in the year, in the order in which it happens."""
    acts = [*september.acts(), *forming.acts(), *winter.acts(), *june.acts()]
    return sorted(acts, key=lambda act: act.at)


def _between(start: datetime, end: datetime) -> Iterator[Act]:
    return (act for act in script() if start < act.at <= end)


def _day(act: Act) -> object:
    return timezone.localdate(act.at)


@transaction.atomic
def play_day(acts: Iterable[Act]) -> list[LeftOut]:
    """A day happens as a whole, or will be played again."""
    left_out = []
    for act in acts:
        try:
            _take_place(act)
        except Exception as reason:
            left_out.append(LeftOut(act, reason))
    DemoDay.objects.update(played_until=act.at)
    return left_out


@transaction.atomic
def _take_place(act: Act) -> None:
    """What the database would refuse only at the end of the day, it refuses at once."""
    with clock.held_at(act.at):
        act.do()
    connection.check_constraints()
