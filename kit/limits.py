"""How often somebody may do what costs others something. Whoever goes on waits; nothing is lost."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any, NamedTuple

from django.db import connection
from django.utils.crypto import salted_hmac

from kit import clock
from kit.lifecycle import NotYet
from kit.models import Spent
from kit.templatetags.kit import clock_time

A_DAY = timedelta(days=1)
AN_HOUR = timedelta(hours=1)
# In one statement, so that a hundred at once are counted as a hundred.
COUNT = """
    INSERT INTO kit_spent AS spent (what, who, began, number) VALUES (%(what)s, %(who)s, %(now)s, 1)
    ON CONFLICT (what, who) DO UPDATE SET
        number = CASE WHEN spent.began > %(since)s THEN spent.number + 1 ELSE 1 END,
        began = CASE WHEN spent.began > %(since)s THEN spent.began ELSE %(now)s END
    RETURNING number, began
"""


class Left(NamedTuple):
    """What is left of a limit: how many more times, or how long to wait."""

    times: int
    wait: timedelta


@dataclass(frozen=True)
class Limit:
    """So many times within so long, counted from the first."""

    what: str
    most: int
    within: timedelta

    def spend(self, who: Any) -> Left:
        """Count one more of somebody's, and say what is left."""
        now = clock.now()
        since = now - self.within
        told: dict[str, Any] = {"what": self.what, "who": _mark(who), "now": now, "since": since}
        with connection.cursor() as cursor:
            cursor.execute(COUNT, told)
            number, began = cursor.fetchone()
        wait = began - since if number > self.most else timedelta()
        return Left(max(self.most - number, 0), wait)

    def hold(self, person: Any) -> None:
        """Count one more of this person's in the verb that does it. Raises `NotYet`."""
        if wait := self.spend(person.pk).wait:
            until = clock_time(clock.now() + wait)
            raise NotYet(f"You have done this {self.most} times in a short while. Go on at {until}")

    def forget(self, who: Any) -> None:
        """They have shown that they may: what they spent counts no more."""
        Spent.objects.filter(what=self.what, who=_mark(who)).delete()


def forget_spent() -> None:
    """No limit reaches further back than a day."""
    Spent.objects.filter(began__lt=clock.now() - A_DAY).delete()


def _mark(who: Any) -> str:
    return salted_hmac("kit.limits", str(who), algorithm="sha256").hexdigest()


# --- What writes to others, or keeps a worker busy ------------------------------------------------

ASKING = Limit("colleagues and leaders asked", 60, AN_HOUR)
INTEREST = Limit("interest shown", 30, AN_HOUR)
QUESTIONS = Limit("questions asked", 15, AN_HOUR)
PRINTING = Limit("papers ordered", 30, AN_HOUR)
EXPORTS = Limit("sheets taken", 60, AN_HOUR)
