"""Enrolling in the course, waiting for a seat, and giving one back.

Every verb takes the course's row first, so that a seat given back and a seat asked for at the
same moment find each other; the seats themselves are counted by the database.
"""

from django.db import transaction
from django.db.models import F

from kit import clock
from kit.lifecycle import NotYet
from kit.pages import require
from letters.outbox import write
from people.models import Person
from training import emails, rules
from training.models import Course, Enrollment

State = Enrollment.State
NOT_YOURS = "The course is for facilitators of this year’s teams and for people who were invited."


@transaction.atomic
def enroll(course: Course, *, by: Person) -> Enrollment:
    """A seat in all sessions, or a place on the waiting list when the course is full."""
    course = _held(course)
    require(by, rules.welcome(course), NOT_YOURS)
    if course.is_over:
        raise NotYet("The last session of this course is over. The next course comes next year.")
    enrollment, _ = course.enrollments.get_or_create(person=by)
    if enrollment.state in {State.INVITED, State.WITHDRAWN}:
        _enter(enrollment, State.WAITING)
        _seat_the_line(course, knows_already=by)
        enrollment.refresh_from_db()
    return enrollment


@transaction.atomic
def withdraw(enrollment: Enrollment, *, by: Person) -> Enrollment:
    """Give the seat, the place in line or the invitation back; the first in line gets a seat."""
    course = _held(enrollment.course)
    enrollment = course.enrollments.get(pk=enrollment.pk)
    require(by, rules.holder(enrollment), "Everybody decides on their own seat.")
    if enrollment.state == State.COMPLETED:
        raise NotYet("You have completed this course.")
    if enrollment.state == State.ENROLLED and course.has_begun:
        raise NotYet("The course has begun. Tell an instructor when you cannot come.")
    had_a_seat = enrollment.state == State.ENROLLED
    if enrollment.state != State.WITHDRAWN:
        _enter(enrollment, State.WITHDRAWN)
    if had_a_seat:
        Course.objects.filter(pk=course.pk).update(taken=F("taken") - 1)
        _seat_the_line(course)
    return enrollment


@transaction.atomic
def invite(course: Course, person: Person) -> Enrollment:
    """Ask somebody to take the course, once; their answer is theirs."""
    enrollment, is_new = course.enrollments.get_or_create(person=person)
    if is_new:
        write(emails.invited(enrollment))
    return enrollment


def _held(course: Course) -> Course:
    return Course.objects.select_for_update(of=("self",)).get(pk=course.pk)


def _seat_the_line(course: Course, knows_already: Person | None = None) -> None:
    """Give every free seat to whoever is first in line, and write to those who do not know."""
    line = course.enrollments.in_line().select_related("person", "course")
    while (following := line.first()) and _takes_a_seat(course):
        if following.person != knows_already:
            write(emails.seat_free(following))
        _enter(following, State.ENROLLED)


def _takes_a_seat(course: Course) -> bool:
    """The database counts: one more only while there is room."""
    free = Course.objects.filter(pk=course.pk, taken__lt=F("capacity"))
    return bool(free.update(taken=F("taken") + 1))


def _enter(enrollment: Enrollment, state: str) -> None:
    enrollment.state, enrollment.since = state, clock.now()
    enrollment.save(update_fields=["state", "since"])
