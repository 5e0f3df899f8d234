"""«What do I do now?» The home page asks every floor what awaits this person."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from billboard.models import Posting, Question
from district.models import CalendarEvent
from kit import clock
from people.models import Person
from plt_portal import office, own_year, year
from plt_portal.owed import owed
from plt_portal.tally import tally
from plt_portal.task import Task
from powers.models import powers_of

NEW_FOR = timedelta(days=30)  # after that, nobody calls a posting new
READ_WITHIN = timedelta(days=14)


@dataclass
class Home:
    person: Person
    waiting: list[Task] = field(default_factory=list)  # what others wait for
    tasks: list[Task] = field(default_factory=list)
    events: list[CalendarEvent] = field(default_factory=list)  # of this year
    postings: int = 0  # on the billboard
    answer: Question | None = None
    today: date = field(default_factory=clock.today)

    @property
    def greeting(self) -> str:
        hour = timezone.localtime(clock.now()).hour
        part = "morning" if hour < 12 else "afternoon" if hour < 17 else "evening"
        return f"Good {part}, {self.person.given_name}. {year.meaning(self.today)}"

    @property
    def next_task(self) -> Task | None:
        ahead = (task for task in self.waiting + self.tasks if not task.done and not task.optional)
        return next(ahead, None)

    @property
    def dates(self) -> list[CalendarEvent]:
        """The next three."""
        return [event for event in self.events if event.date >= self.today][:3]

    @property
    def stages(self) -> list[dict[str, object]]:
        return year.stages(self.today, {"Share": year.sharing_dates(self.events)})

    @property
    def done_words(self) -> str:
        """How much is done of what can be done; what one may always read does not count."""
        due = [task for task in self.tasks if not task.optional]
        done = sum(task.done for task in due)
        return f"{done} of {len(due)} done" if done and len(due) > 1 else ""


def home_of(person: Person) -> Home:
    """What awaits this person today: first what others wait for, then their own year."""
    events = list(year.events())
    numbers = tally(person, **_questions(person))
    others = [*owed(person), *office.tasks(person, numbers, events)]
    waiting = [task for task in others if not task.done and not task.optional]
    own = own_year.tasks(person, numbers, events) if _teaches(person) else ()
    tasks = [*(task for task in others if task not in waiting), *own]
    answer = fresh_answers(person).first() if numbers["answers"] else None
    return Home(person, waiting, tasks, events, numbers["postings"], answer)


def _teaches(person: Person) -> bool:
    return not powers_of(person).leads


def _questions(person: Person) -> dict[str, QuerySet]:
    """What this person's home says in numbers."""
    own = own_year.questions(person) if _teaches(person) else {}
    everybody = {"postings": Posting.objects.on_the_billboard(), "answers": fresh_answers(person)}
    return everybody | own | office.questions(person)


def fresh_postings(person: Person) -> Any:
    """Three postings of this month that fit this person and are new to them, the best fit first."""
    fresh = Posting.objects.on_the_billboard().filter(posted_at__gte=clock.now() - NEW_FOR)
    return fresh.fitting(person).for_list(person).filter(standing="")[:3]


def fresh_answers(person: Person) -> Any:
    """Answers to one's own questions, the newest first, until everybody has had time to read."""
    answers = Question.objects.answered_to(person).select_related("posting")
    return answers.filter(answered_at__gte=clock.now() - READ_WITHIN)
