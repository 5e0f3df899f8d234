"""The clockwork of Celery, which also says that it ticks, and knocks for the worker to say so."""

import logging

from celery.beat import PersistentScheduler
from kombu.exceptions import OperationalError

from plt_portal.alive import Alive

log = logging.getLogger(__name__)


class Scheduler(PersistentScheduler):
    """The first knock comes at once and not after a minute: a portal that starts is well soon."""

    max_interval = 5  # seconds until it looks again, so that its sign comes each minute

    def __init__(self, *args, **kwargs):
        self.alive = Alive("beat")
        super().__init__(*args, **kwargs)

    def tick(self, *args, **kwargs):
        if self.alive.say():
            self._knock()
        return super().tick(*args, **kwargs)

    def _knock(self):
        try:
            self.app.send_task("plt_portal.tasks.leave_a_sign")
        except OperationalError:
            log.warning("Beat knocked, and no broker was there.")
