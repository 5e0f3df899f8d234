"""The teams that come of Millbrook’s postings: who, from when on, and what happens on the way."""

from plt_portal.demo.crews import early, session
from plt_portal.demo.crews.crew import Crew

CREWS: list[Crew] = early.CREWS + session.CREWS

__all__ = ["CREWS", "Crew"]
