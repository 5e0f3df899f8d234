from time import monotonic

from celery import shared_task
from django.core.mail import mailers

from kit.bell import ring
from letters.models import Letter
from letters.outbox import deliver, hang_up, open_line

SHIFT = 45  # seconds; less than the worker's soft limit, so that a shift ends by itself


@shared_task
def deliver_due():
    """Send what is due for at most 45 seconds; safe to start as often and at once as one likes."""
    if not Letter.objects.due().exists():
        return None
    ends = monotonic() + SHIFT
    connection = mailers["default"]
    try:
        while open_line(connection) and (letter := Letter.objects.claim()):
            deliver(letter, connection)
            if monotonic() > ends:
                return ring("letters.tasks.deliver_due")
    finally:
        hang_up(connection)
    return None
