from celery import shared_task

from plt_portal.models import KeptForm


@shared_task
def forget_kept_forms():
    """What its writer did not come back for within a day is gone."""
    KeptForm.objects.out_of_time().delete()
