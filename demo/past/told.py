"""What a team of an earlier year told: one finished report."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Told:
    """A report in the steps of the inquiry; its sentences of goal and result follow its counts."""

    title: str
    team: str
    school: str
    people: list[str]  # the facilitator first
    grades: list[int]
    subjects: list[str]
    goals: list[str]
    summary: str
    need: str
    research: str
    tried: str
    data: str
    results: str
    differently: str
    advice: list[tuple[str, str]]
    outcome: str
    who: str = ""  # third graders
    could: str = ""  # explained a strategy aloud in September
    will: str = ""  # will do so in observed lessons by May 2026
    did: str = ""  # explained a strategy aloud
    question: str = ""  # instead of a SMART goal
    source: str = ""
    assessed: int = 0
    before: int = 0
    after: int = 0
    target: int | None = None

    @property
    def baseline(self) -> int | None:
        return self._percent(self.before)

    @property
    def result(self) -> int | None:
        return self._percent(self.after)

    @property
    def goal(self) -> str:
        if self.question:
            return self.question
        start, end = f"no more than {self.baseline}%", f"at least {self.target}%"
        return f"Because {start} of {self.who} {self.could}, {end} {self.will}."

    @property
    def result_line(self) -> str:
        if self.question:
            return ""
        return f"of {self.who} {self.did}"

    def _percent(self, count: int) -> int | None:
        return round(100 * count / self.assessed) if self.assessed else None
