from celery import shared_task

from teams.reminding import remind


@shared_task
def remind_deciders():
    """Beat knocks every five minutes; school days and the ledger say whether a word is due."""
    remind()
