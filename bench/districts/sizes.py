from dataclasses import dataclass


@dataclass(frozen=True)
class Size:
    """How large a district is; everything else follows from it."""

    name: str
    schools: int
    staff: int
    teams: int  # in each year
    years: int = 5

    @property
    def postings(self) -> int:
        """On the billboard of each year: five ideas for every four teams."""
        return self.teams * 5 // 4

    @property
    def reports(self) -> int:
        """Published in each year that is over."""
        return max(1, self.teams // 8)


SMALL = Size("small", schools=8, staff=400, teams=70)
LARGE = Size("large", schools=40, staff=5000, teams=800)
SIZES = {size.name: size for size in (SMALL, LARGE)}
