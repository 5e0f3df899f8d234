"""The teams that come of Millbrook's postings: who, from when on, and what happens on the way."""

from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True)
class Crew:
    """A team: its posting by the first words, its people (the facilitator first), its days."""

    name: str
    posting: str
    people: list[str]
    focus: str
    founded: date
    submitted: date | None = None
    endorsed: date | None = None
    approved: date | None = None
    late: dict[str, date] = field(default_factory=dict)  # who answers on which later day
    slow: dict[str, date] = field(default_factory=dict)  # which principal endorses later
    returned: tuple[date, str, str] | None = None  # when, by whom, with which words
    resubmitted: date | None = None
    taken_back: tuple[date, str] | None = None  # recalled or withdrawn before a decision
    paused: tuple[date, date, str] | None = None  # asked for when, until when, and why
    exception: str = ""  # why the team is smaller than four
    note: str = ""  # what the assistant superintendent adds

    def __str__(self) -> str:
        return self.name


def october(day: int) -> date:
    return date(2026, 10, day)
