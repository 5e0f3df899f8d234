"""What a team of this year sets out to do, does, and finds."""

from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True)
class Row:
    """One row of a work plan, and the day on which it was done."""

    action: str
    timeline: str
    outcome: str
    measure: str
    who: str
    done: date | None = None


@dataclass(frozen=True)
class Story:
    """What the team's report adds to what goal and plan already say, and how far it comes."""

    summary: str
    results: str
    differently: str
    advice: list[tuple[str, str]]
    outcome: str
    line: str
    research: str = ""
    submitted: date | None = None
    returned: tuple[date, str] | None = None
    resubmitted: date | None = None
    accepted: date | None = None
    published: date | None = None


@dataclass(frozen=True)
class Work:
    """A team's goal, its plan, its counts; parts of its Blueprint and its report."""

    team: str
    group: str
    size: int
    doing: str
    source: str
    baseline: int | None
    target: int
    agreed: date
    rows: list[Row] = field(default_factory=list)
    counts: list[tuple[date, int]] = field(default_factory=list)  # how many reached it, by day
    measured_in: str = "September"
    blueprint: dict[str, str] = field(default_factory=dict)
    story: Story | None = None

    def __str__(self) -> str:
        return self.team


def fall(month: int, day: int) -> date:
    return date(2026, month, day)


def spring(month: int, day: int) -> date:
    return date(2027, month, day)
