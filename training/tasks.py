from celery import shared_task

from training.enrollment import invite
from training.models import Course
from training.rules import to_invite


@shared_task
def invite_facilitators():
    """Ask every new facilitator of an approved team to the course; a second run asks nobody."""
    course = Course.objects.this_year().for_page().first()
    if course is None or course.is_over:
        return
    for person in to_invite(course):
        invite(course, person)
