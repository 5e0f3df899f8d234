"""The course for facilitators, as home tells of it."""

from collections.abc import Iterator
from typing import Any

from django.urls import reverse

from kit.prepared import prepared
from kit.task import Task
from kit.templatetags.kit import counted, day
from people.models import Person
from training.models import Course, Enrollment

ENROLL = "Enroll in the training course for facilitators"


def of_the_course(person: Person, *, needs: bool, seeks: bool) -> Iterator[Task]:
    """The course, for those who have a seat, who need one, or who may need one soon."""
    course = next(iter(_courses(person=person.pk)), None)
    if course is None or course.next_day is None:
        return
    invited = course.standing == Enrollment.State.INVITED
    if course.standing and not invited:
        yield _own_seat(course)
    elif invited or needs:
        yield _seat(course, ENROLL)
    elif seeks and not course.begun:
        words = "New facilitator? Enroll in the training course"
        yield _seat(course, words, "If it’s you", optional=True)


@prepared
def _courses(*, person: Any) -> Any:
    return Course.objects.this_year().for_home(person)


def _own_seat(course: Any) -> Task:
    door, told = reverse("training:training"), f"Next session {day(course.next_day)}."
    stands = Enrollment.State(course.standing).label
    return Task(ENROLL, door, told, stands, done=True, kind="course", day=course.next_day)


def _seat(course: Course, words: str, state: str = "", *, optional: bool = False) -> Task:
    left = f"{counted(course.seats_left, 'seat,seats')} left"
    said = "The course is full; there is a waiting list" if course.is_full else left
    door = reverse("training:training")
    return Task(words, door, f"{said}.", state, optional=optional, kind="course")
