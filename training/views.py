from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST, require_safe

from kit.lifecycle import NotYet
from kit.pages import attempt, show, warn
from kit.text import listed
from training import enrollment as verbs
from training.calendar import calendar_file, months
from training.contents import Seat
from training.models import Course, Enrollment, facilitators_now
from training.rules import welcome

SAID: dict[str, str] = {
    Enrollment.State.ENROLLED: "You are enrolled in all sessions. The dates are below.",
    Enrollment.State.WAITING: "The course is full, and you are on the waiting list. "
    "When a seat becomes free for you, you get a letter.",
    Enrollment.State.COMPLETED: "You have completed this course.",
}


@require_safe
def training(request):
    """The course of this year, its dates, and the reader's own seat in it."""
    course = Course.objects.this_year().for_page().first()
    if course is None:
        return show(request, "training/no_course.html")
    person = request.user
    seat = Seat(
        course,
        mine=course.enrollments.filter(person=person).select_related("course").first(),
        may_enroll=not course.is_over and welcome(course).contains(person),
        trained=person.qualifications.filter(kind="facilitator").first(),
    )
    leads = facilitators_now().filter(person=person)
    teams = listed(list(leads.values_list("team__name", flat=True)))
    page = {"course": course, "seat": seat, "teams": teams, "months": months(course)}
    return show(request, "training/training.html", page)


@require_POST
def enroll(request):
    """One button for all sessions; a second press changes nothing."""
    course = get_object_or_404(Course.objects.this_year()[:1])
    try:
        enrollment = verbs.enroll(course, by=request.user)
    except NotYet as not_yet:
        warn(request, not_yet)
    else:
        messages.success(request, SAID[enrollment.state])
    return redirect("training:training")


@require_POST
def withdraw(request):
    """Leave the course, the waiting list, or decline the invitation."""
    mine = Enrollment.objects.this_year().filter(person=request.user).select_related("course")
    done = "You are not in the course any more. You can enroll again."
    attempt(request, verbs.withdraw, get_object_or_404(mine[:1]), done=done)
    return redirect("training:training")


@require_safe
def calendar(request):
    """All sessions as a file for one's own calendar."""
    course = get_object_or_404(Course.objects.this_year().for_page()[:1])
    name = "facilitator-training.ics"
    return HttpResponse(
        calendar_file(course),
        content_type="text/calendar; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )
