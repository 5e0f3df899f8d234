"""What the teams of 2026–27 set out to do, do, and find, by the name of the team."""

from demo.work import alcott, chandler, high, pine_hollow, talking_math, wheelock
from demo.work.work import Row, Story, Work

ALL = [talking_math, alcott, wheelock, pine_hollow, chandler, high]
WORK: dict[str, Work] = {work.team: work for each in ALL for work in each.WORK}

__all__ = ["WORK", "Row", "Story", "Work"]
