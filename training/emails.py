"""The letters of the training course. Each function makes one letter and sends nothing."""

from letters.outbox import Draft, letter
from training.models import Enrollment


def invited(enrollment: Enrollment) -> Draft:
    """You lead a team, and here is your course."""
    return _about(enrollment, "training/letters/course_invitation.html", key=enrollment.pk)


def seat_free(enrollment: Enrollment) -> Draft:
    """A seat became free, and it is yours. Each wait has its own letter."""
    waited = f"{enrollment.pk}.{enrollment.since:%Y%m%d%H%M%S}"
    return _about(enrollment, "training/letters/course_seat.html", key=waited)


def _about(enrollment: Enrollment, template: str, *, key: int | str) -> Draft:
    sessions = list(enrollment.course.sessions.select_related("event", "course"))
    return letter(
        template, to=[enrollment.person], key=key, course=enrollment.course, sessions=sessions
    )
