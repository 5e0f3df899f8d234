"""The worksheet of a team as its page shows it: all seven parts, written or not."""

from dataclasses import dataclass
from datetime import date, datetime

from django.utils.timezone import localdate

from blueprint.models import Answer
from blueprint.prompts import FIRST_STEP, PARTS, Part
from kit import clock
from teams.models import Team


@dataclass(frozen=True)
class Sheet:
    """One part with what the team has written there so far."""

    number: int
    part: Part
    answer: Answer | None

    @property
    def key(self) -> str:
        return self.part.key

    @property
    def text(self) -> str:
        return self.answer.text if self.answer else ""

    @property
    def version(self) -> int:
        return self.answer.version if self.answer else 0

    @property
    def is_written(self) -> bool:
        return bool(self.text.strip())

    @property
    def saved_today(self) -> bool:
        return self.answer is not None and localdate(self.answer.saved_at) == clock.today()

    @property
    def is_first_step(self) -> bool:
        return self.key == FIRST_STEP

    @property
    def first_step_on(self) -> date | None:
        return self.answer.first_step_on if self.answer else None


@dataclass(frozen=True)
class Worksheet:
    sheets: list[Sheet]

    @property
    def written(self) -> int:
        return sum(sheet.is_written for sheet in self.sheets)

    @property
    def last_change(self) -> datetime | None:
        return max((s.answer.saved_at for s in self.sheets if s.answer), default=None)

    def sheet(self, key: str) -> Sheet | None:
        return next((sheet for sheet in self.sheets if sheet.key == key), None)


def worksheet_of(team: Team) -> Worksheet:
    """All parts in the order of the paper, in one query."""
    answers = Answer.objects.filter(blueprint__team=team, version__gt=0)
    known = answers.select_related("saved_by", "blueprint")
    by_part = {answer.part: answer for answer in known}
    return Worksheet([Sheet(n, part, by_part.get(part.key)) for n, part in enumerate(PARTS, 1)])
