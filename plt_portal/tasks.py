from celery import shared_task

from kit.limits import forget_spent
from plt_portal import codes
from plt_portal.models import KeptForm, SignOfLife


@shared_task
def forget_kept_forms():
    """What its writer did not come back for within a day is gone."""
    KeptForm.objects.out_of_time().delete()


@shared_task
def leave_a_sign():
    """Beat knocks every minute; whoever takes it up is at work."""
    SignOfLife.objects.leave("worker")


@shared_task
def send_codes():
    """Whoever signs in waits for their code; the codes' own process looks each second, too."""
    codes.send_codes()


@shared_task
def forget_codes():
    """Codes that are over, and limits that have run out."""
    codes.forget_codes()
    forget_spent()
