"""Plays the school year, act by act, with the portal's own verbs, up to a chosen moment.

So the demo is never in a state that the portal cannot reach. What somebody who looks around has
done meanwhile stands: an act that has become impossible is left out.
"""

import logging
from collections.abc import Callable, Iterator
from datetime import datetime
from itertools import groupby

from django.core.exceptions import ObjectDoesNotExist, PermissionDenied
from django.db import transaction
from django.utils import timezone

from demo import forming, june, september, winter
from demo.act import Act
from demo.archive import fill_archive
from demo.opening import open_district
from demo.places import THIS_YEAR
from district.models import School
from kit import clock
from kit.lifecycle import NotYet
from plt_portal.models import DemoDay

log = logging.getLogger(__name__)

CURTAIN = clock.at(THIS_YEAR.first, 6)
OVERTAKEN = (NotYet, PermissionDenied, ObjectDoesNotExist)


def play_until(moment: datetime) -> list[Act]:
    """Go on from where the play stood; answers the acts that were not possible any more."""
    if not School.objects.exists():
        _raise_the_curtain()
    played_until = DemoDay.objects.get().played_until
    left_out: list[Act] = []
    for _, acts in groupby(_between(played_until, moment), key=_day):
        left_out += _play_day(list(acts))
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
def _play_day(acts: list[Act]) -> list[Act]:
    """A day happens as a whole, or will be played again."""
    left_out = [act for act in acts if not _takes_place(act)]
    DemoDay.objects.update(played_until=acts[-1].at)
    return left_out


def _takes_place(act: Act) -> bool:
    try:
        with clock.held_at(act.at), transaction.atomic():
            act.do()
    except OVERTAKEN as reason:
        log.info("%s was left out: %s", _name(act.do), reason)
        return False
    return True


def _name(do: Callable[..., object]) -> str:
    return getattr(do, "func", do).__name__
