from time import monotonic

from celery import shared_task
from django.core.mail import mailers

from kit.bell import ring
from letters.models import Letter
from letters.outbox import deliver

SHIFT = 45  # seconds; less than the worker's soft limit, so that a shift ends by itself


@shared_task
def deliver_due():
    """Send what is due for at most 45 seconds; safe to start as often and at once as one likes."""
    ends = monotonic() + SHIFT
    connection = mailers["default"]
    try:
        while letter := Letter.objects.claim():
            deliver(letter, connection)
            if monotonic() > ends:
                return ring("letters.tasks.deliver_due")
    finally:
        connection.close()
    return None
