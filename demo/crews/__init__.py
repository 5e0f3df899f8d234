"""The teams that come of Millbrook’s postings: who, from when on, and what happens on the way."""

from demo.crews import early, session
from demo.crews.crew import Crew

CREWS: list[Crew] = early.CREWS + session.CREWS

__all__ = ["CREWS", "Crew"]
