"""How a process behind the pages says that it is at work: once a minute, come of it what may."""

import logging
from time import monotonic

from django.db import DatabaseError, InterfaceError, connection

from plt_portal.models import SignOfLife

log = logging.getLogger(__name__)
A_MINUTE = 60


class Alive:
    """What a process that looks again every few seconds asks each time."""

    def __init__(self, of: str) -> None:
        self.of, self.said = of, float("-inf")

    def say(self) -> bool:
        """Leave a sign, if the last one is a minute old; whether it was."""
        if monotonic() - self.said < A_MINUTE:
            return False
        self.said = monotonic()
        try:
            SignOfLife.objects.leave(self.of)
        except (DatabaseError, InterfaceError) as away:
            log.warning("No sign of life of %s: %s", self.of, type(away).__name__)
        finally:
            connection.close()  # back to the pool, which looks whether it still holds
        return True
