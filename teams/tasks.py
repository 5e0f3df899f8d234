from celery import shared_task

from teams.changing import tell_of_changes
from teams.placing import tell_the_unplaced
from teams.reminding import remind
from teams.standing import resume_those_due


@shared_task
def remind_deciders():
    """Beat knocks every five minutes; school days and the ledger say whether a word is due."""
    remind()


@shared_task
def offer_teams():
    """Beat knocks as often; the calendar says from when on, the ledger who has had theirs."""
    tell_the_unplaced()


@shared_task
def end_pauses():
    """Beat knocks as often; a pause whose day has come ends once."""
    resume_those_due()


@shared_task
def notice_changes():
    """Beat knocks as often; who left or moved is told of once."""
    tell_of_changes()
