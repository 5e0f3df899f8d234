import logging

from celery import shared_task

from kit import clock
from kit.bell import ring
from letters.delivery import deliver_for
from letters.models import TOO_LONG, Letter

log = logging.getLogger(__name__)

SHIFT = 45  # seconds; less than the worker's soft limit, so that a shift ends by itself


@shared_task
def deliver_due():
    """Send what is due for at most 45 seconds; safe to start as often and at once as one likes."""
    oldest = Letter.objects.due().order_by("due_at").values_list("due_at", flat=True).first()
    if not oldest:
        return
    if clock.now() - oldest > TOO_LONG:
        log.error("Mail does not flow: a letter should have left at %s.", oldest)
    if not deliver_for(SHIFT):
        ring("letters.tasks.deliver_due")
