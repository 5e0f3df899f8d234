"""The doorbell: wakes a worker. Nothing is lost when nobody hears it, since beat looks again."""

import logging
from functools import partial
from time import monotonic
from typing import Any

from celery import current_app
from django.db import transaction
from kombu.exceptions import OperationalError

log = logging.getLogger(__name__)
A_WHILE = 5  # seconds in which nobody presses a bell again that was not heard


class Unheard:
    """When the broker last did not answer, so that thirty decisions do not wait thirty times."""

    since = float("-inf")


def ring(task: str, *args: Any) -> None:
    """After the commit, ask a worker for this task by its name."""
    transaction.on_commit(partial(_press, task, args), robust=True)


def _press(task: str, args: tuple[Any, ...]) -> None:
    if monotonic() - Unheard.since < A_WHILE:
        return
    try:
        current_app.send_task(task, args)
    except OperationalError:
        Unheard.since = monotonic()
        log.warning("Nobody heard the bell for %s; the sweep will find the work.", task)
