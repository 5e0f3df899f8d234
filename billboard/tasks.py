from celery import shared_task

from billboard import digest, search
from billboard.window import expire_those_due


@shared_task(soft_time_limit=240, time_limit=270)  # a whole district's letters, or none
def send_due_digest():
    """Beat knocks every minute; the plan says whether an issue is due."""
    digest.send_due()


@shared_task
def expire_postings():
    """Beat knocks every five minutes; the calendar says whose time has passed without a team."""
    expire_those_due()


@shared_task
def refresh_names():
    """Beat knocks every night: who is called otherwise since yesterday is found by it."""
    search.refresh()
