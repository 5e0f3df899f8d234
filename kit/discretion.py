"""What goes into a log: what kind of trouble there was and where, and no word of what it said.

The message of an error may hold what somebody wrote: a database says it of a row that it refuses.
"""

from logging import Formatter
from traceback import format_tb
from typing import Any


class Discreet(Formatter):
    """A log that says of each error its kind and its place, and of those that led to it."""

    def formatException(self, ei: Any) -> str:
        return place_of(ei[1])


def place_of(trouble: BaseException) -> str:
    """Where it happened, line by line, from the trouble itself back to what led to it."""
    where = "".join(format_tb(trouble.__traceback__))
    told = f"{type(trouble).__name__}\n{where}".rstrip()
    before = trouble.__cause__ or trouble.__context__
    return f"{told}\nafter {place_of(before)}" if before else told
