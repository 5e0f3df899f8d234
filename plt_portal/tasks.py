from celery import shared_task

from plt_portal.models import KeptForm, SignOfLife


@shared_task
def forget_kept_forms():
    """What its writer did not come back for within a day is gone."""
    KeptForm.objects.out_of_time().delete()


@shared_task
def leave_a_sign():
    """Beat knocks every minute; whoever takes it up is at work."""
    SignOfLife.objects.leave("worker")
