"""What came out: one line a figure, with its goal, and whether the goal is reached."""

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path

TOO_NOISY = 0.4
HEADS = ("goal", "what", "figure", "at most", "")


@dataclass(frozen=True)
class Figure:
    """A ratio or an exact count. Without a limit it is told and not judged."""

    goal: str
    what: str
    figure: float
    limit: float | None = None
    unit: str = ""
    at_least: bool = False
    note: str = ""

    @property
    def is_reached(self) -> bool | None:
        if self.limit is None:
            return None
        return self.figure >= self.limit if self.at_least else self.figure <= self.limit

    @property
    def row(self) -> tuple[str, ...]:
        told = {None: "", True: "reached", False: "NOT REACHED"}[self.is_reached]
        least = "at least " if self.at_least else ""
        limit = "" if self.limit is None else f"{least}{_said(self.limit)}{self.unit}"
        note = f" ({self.note})" if self.note else ""
        return self.goal, self.what, f"{_said(self.figure)}{self.unit}{note}", limit, told


def _said(number: float) -> str:
    return f"{number:.0f}" if number >= 100 or number == int(number) else f"{number:.2f}"


def table(figures: Iterable[Figure]) -> str:
    rows = [HEADS, *(figure.row for figure in figures)]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    rows.insert(1, tuple("-" * width for width in widths))
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in rows
    )


def is_too_noisy(noise: float | None) -> bool:
    """Whether the floor page varied so much that a ratio to it says nothing."""
    return noise is not None and noise > TOO_NOISY


def keep(figures: Iterable[Figure], noise: float | None, file: Path) -> None:
    """The run as one file, for whoever compares two."""
    told = [asdict(figure) | {"reached": figure.is_reached} for figure in figures]
    run = {"noise": noise, "too_noisy": is_too_noisy(noise), "figures": told}
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps(run, indent=1) + "\n")
