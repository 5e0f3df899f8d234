from celery import shared_task
from django.core.management import call_command


@shared_task
def forget_sessions():
    """Sign-ins that ran out are cleared away every night."""
    call_command("clearsessions")
