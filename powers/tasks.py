from celery import shared_task

from powers import assigning


@shared_task
def keep_schools():
    """Beat knocks every five minutes: assignments begin and end with the district's midnight."""
    assigning.keep_schools()
