"""The clockwork of Celery, which also says that it ticks, and knocks for the worker to say so."""

import logging
from time import monotonic

from celery.beat import PersistentScheduler
from django.db import DatabaseError, InterfaceError, connection
from kombu.exceptions import OperationalError

from plt_portal.models import SignOfLife

log = logging.getLogger(__name__)
A_MINUTE = 60


class Scheduler(PersistentScheduler):
    """The first knock comes at once and not after a minute: a portal that starts is well soon.

    Whatever comes of the signs, the clockwork goes on.
    """

    max_interval = 5  # seconds until it looks again, so that its sign comes each minute
    _said = float("-inf")

    def tick(self, *args, **kwargs):
        if monotonic() - self._said >= A_MINUTE:
            self._said = monotonic()
            self._leave_a_sign()
            self._knock()
        return super().tick(*args, **kwargs)

    def _leave_a_sign(self):
        try:
            SignOfLife.objects.leave("beat")
        except (DatabaseError, InterfaceError) as away:
            log.warning("Beat could leave no sign of life: %s", type(away).__name__)
        finally:
            connection.close()  # back to the pool, which looks whether it still holds

    def _knock(self):
        try:
            self.app.send_task("plt_portal.tasks.leave_a_sign")
        except OperationalError:
            log.warning("Beat knocked, and no broker was there.")
