"""What an idea on Millbrook's billboard is made of."""

from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True)
class Idea:
    """One posting, as its author wrote it, and what colleagues said to it."""

    title: str
    by: str
    need: str
    attempt: str = ""
    wanted: str = ""
    evidence: str = "student_work"
    goals: list[str] = field(default_factory=list)
    grades: list[int] = field(default_factory=list)
    subjects: list[str] = field(default_factory=list)
    places: int = 6
    welcome: list[str] = field(default_factory=list)
    posted: date | None = None  # None: still a draft
    withdrawn: date | None = None
    co: list[str] = field(default_factory=list)
    cross_school: bool = False
    notes: dict[str, str] = field(default_factory=dict)  # who is interested, in their words
    asked: list[tuple[str, str, str]] = field(default_factory=list)  # who, what, the answer
    asked_on: date | None = None  # two days after it was posted, unless said otherwise

    def __str__(self) -> str:
        return self.title


def september(day: int) -> date:
    return date(2026, 9, day)
