"""What the teams of three earlier years told: reports as an archive keeps them."""

from demo.past import (
    elementary_2023,
    elementary_2024,
    elementary_2025,
    secondary_2023,
    secondary_2024,
    secondary_2025,
)
from demo.past.told import Told


def _mixed(*reports: Told) -> list[Told]:
    return sorted(reports, key=lambda told: told.team)


# By the year in which the school year began.
TOLD: dict[int, list[Told]] = {
    2023: _mixed(*elementary_2023.REPORTS, *secondary_2023.REPORTS),
    2024: _mixed(*elementary_2024.REPORTS, *secondary_2024.REPORTS),
    2025: _mixed(*elementary_2025.REPORTS, *secondary_2025.REPORTS),
}

__all__ = ["TOLD", "Told"]
