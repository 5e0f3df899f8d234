from celery import shared_task

from billboard import digest


@shared_task
def send_due_digest():
    """Beat knocks every minute; the calendar says whether an issue is due."""
    digest.send_due()
