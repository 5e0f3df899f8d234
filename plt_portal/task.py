"""What somebody has to do: one line of a task list."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Task:
    """One line of the list: what to do, where, and how it stands."""

    words: str
    url: str
    detail: str = ""
    state: str = ""
    done: bool = False
    optional: bool = False  # worth doing, but never the next step
    late: bool = False  # its time is over, and its state says so
