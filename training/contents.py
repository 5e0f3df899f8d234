"""What the page of the course says to one reader about their seat."""

from dataclasses import dataclass
from typing import Any

from billboard.templatetags.seats import seats_left
from people.models import Qualification
from training.models import Course, Enrollment

State = Enrollment.State


@dataclass(frozen=True)
class Seat:
    """Where one reader and the course are with each other, in the words of the page."""

    course: Course
    mine: Enrollment | None
    may_enroll: bool
    trained: Qualification | None

    @property
    def heading(self) -> str:
        course, state = self.course, self.mine and self.mine.state
        said: dict[Any, str] = {
            State.WAITING: "You are on the waiting list",
            State.COMPLETED: "You have completed the course",
        }
        if state == State.ENROLLED and not course.is_over:
            return "You are enrolled"
        if state == State.INVITED and self.may_enroll:
            return "You are invited"
        if state in said:
            return said[state]
        if course.is_over:
            return "The course is over"
        return "The course is full" if course.is_full else self._left

    @property
    def may_leave(self) -> bool:
        """The waiting list at any time, the course until it begins."""
        enrolled = self._stands(State.ENROLLED) and not self.course.has_begun
        return enrolled or self._stands(State.WAITING)

    @property
    def is_taken(self) -> bool:
        return self._stands(State.ENROLLED)

    @property
    def is_offered(self) -> bool:
        return self.may_enroll and not self._stands(State.COMPLETED)

    @property
    def is_for_others(self) -> bool:
        """Whether the course is still open for others."""
        return not self.course.is_over and not self._stands(State.COMPLETED)

    @property
    def _left(self) -> str:
        return seats_left(self.course.taken, self.course.capacity)

    def _stands(self, state: Any) -> bool:
        return self.mine is not None and self.mine.state == state
