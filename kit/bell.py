"""The doorbell: wakes a worker. Nothing is lost when nobody hears it, since beat looks again."""

import logging
from functools import partial
from typing import Any

from celery import current_app
from django.db import transaction
from kombu.exceptions import OperationalError

log = logging.getLogger(__name__)


def ring(task: str, *args: Any) -> None:
    """Once what was written stands, ask a worker for this task by its name."""
    transaction.on_commit(partial(_press, task, args), robust=True)


def _press(task: str, args: tuple[Any, ...]) -> None:
    try:
        current_app.send_task(task, args)
    except OperationalError:
        log.warning("Nobody heard the bell for %s; the sweep will find the work.", task)
