from celery import shared_task

from kit.bell import ring
from letters.delivery import deliver_for
from letters.models import Letter

SHIFT = 45  # seconds; less than the worker's soft limit, so that a shift ends by itself


@shared_task
def deliver_due():
    """Send what is due for at most 45 seconds; safe to start as often and at once as one likes."""
    if Letter.objects.due().exists() and not deliver_for(SHIFT):
        ring("letters.tasks.deliver_due")
