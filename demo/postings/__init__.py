"""What Millbrook posted on its billboard in September 2026."""

from demo.postings import alcott, chandler, high, office, pine_hollow, wheelock
from demo.postings.idea import Idea

IDEAS: list[Idea] = [
    *alcott.IDEAS,
    *wheelock.IDEAS,
    *pine_hollow.IDEAS,
    *chandler.IDEAS,
    *high.IDEAS,
    *office.IDEAS,
]

__all__ = ["IDEAS", "Idea"]
