"""«What do I do now?» The home page asks every floor what awaits this person.

Each floor says its own lines in its `today.py`. Here they are put in order, and nowhere else: a
floor that comes later adds its kinds to `WAITING` or `OWN`.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone

from billboard import home as billboard
from billboard.models import Posting, Question
from district.models import CalendarEvent
from kit import clock
from kit.prepared import prepared
from kit.task import Task, told
from people.models import Person
from plt_portal import office, own_year, year
from plt_portal.models import KeptForm
from plt_portal.tally import read, tally
from powers.models import Powers, as_reader, powers_of, schools_of
from teams import home as teams

NEW_FOR = timedelta(days=30)  # after that, nobody calls a posting new
READ_WITHIN = timedelta(days=14)

# What others wait for comes first, then what leaders and administrators look after.
WAITING = (
    *("kept", "health"),
    *("co_facilitator", "facilitator", "member", "draft", "request", "interest", "question"),
    *("rosters", "reports", "unplaced", "billboard", "window", "late digest", "digest"),
    *("people", "letters", "hidden", "admin"),
)
# A teacher's own year; whoever is on two teams reads of one after the other.
OF_A_TEAM = ("version", "blueprint", "goal", "plan", "report")
OWN = ("archive", "goals of the year", "find", "roster", "session", "paused", *OF_A_TEAM, "course")


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
        return f"Good {part}, {self.person.called}. {year.meaning(self.today)}"

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
    events, powers = year.dates(), powers_of(person)
    own = [] if powers.leads else own_year.teams_of(person)
    numbers = _numbers(person, own)
    others = [*_waiting(person), *office.lines(person, numbers, events)]
    lines = _in_order([*_kept(numbers["kept"]), *others], WAITING)
    waiting = [task for task in lines if not task.done and not task.optional]
    tasks = [task for task in lines if task.done or task.optional]
    if not powers.leads:
        tasks += _in_order(own_year.lines(person, own, numbers, events), OWN)
    answer = _newest_answer(person) if numbers["answers"] else None
    return Home(person, waiting, tasks, events, numbers["postings"], answer)


def _numbers(person: Person, own: list[Any]) -> dict[str, int]:
    powers, now = powers_of(person), clock.now()
    moments: dict[str, Any] = {"now": now, "since": now - READ_WITHIN}
    kind = {"leads": own_year.leads_one(person, own), "seeks": not own}
    if powers.is_administrator:  # whether the portal works is asked of many moments, by few
        return read(_tally(person, **kind, **moments).get())
    return read(*_counted(powers, *kind.values(), person=person.pk, **moments))


@prepared
def _counted(powers: Powers, leads: bool, seeks: bool, *, person: Any, now: Any, since: Any) -> Any:
    reader = as_reader(person, powers)
    return _tally(reader, leads=leads, seeks=seeks, now=now, since=since)


def _tally(person: Any, *, leads: bool, seeks: bool, now: Any, since: Any) -> QuerySet:
    """What home says in numbers, to whom it says them."""
    powers = powers_of(person)
    found = {"answers": fresh_answers(person, since), "kept": KeptForm.objects.of(person, now)}
    found |= office.counts(person)
    found |= billboard.counts(person, powers, seeks=not powers.leads and seeks)
    return tally(person, **found, **own_year.counts(person, leads=leads))


def _waiting(person: Person) -> Iterator[Task]:
    for row in _awaiting(powers_of(person), person=person.pk):
        yield told(teams.WAITS | billboard.WAITS, row)


@prepared
def _awaiting(powers: Powers, *, person: Any) -> Any:
    """Answers that somebody else is waiting for, in one statement for all floors."""
    reader = as_reader(person, powers)
    first, *others = [*teams.waiting(reader, powers), *billboard.waiting(reader)]
    return first.union(*others, all=True).order_by()


def _newest_answer(person: Person) -> Question | None:
    return fresh_answers(person, clock.now() - READ_WITHIN).first()


def _kept(number: int) -> Iterator[Task]:
    """Words that arrived too late for their door wait a day to be sent again."""
    if number:
        detail = "They could not be saved when you sent them. They wait a day for you."
        yield Task("Send your words again", reverse("send-again"), detail, kind="kept")


def _in_order(lines: Iterable[Task], kinds: tuple[str, ...]) -> list[Task]:
    """By kind, then by day."""
    lines = list(lines)
    turns = {line.about: turn for turn, line in enumerate(reversed(lines))}

    def place(line: Task) -> Any:
        at = kinds.index(line.kind)
        if line.kind in OF_A_TEAM:
            return kinds.index(OF_A_TEAM[0]), -turns[line.about], at
        return at, line.day

    return sorted(lines, key=place)


def fresh_postings(person: Person) -> list[Any]:
    """Three postings of this month that fit this person and are new to them, the best fit first."""
    since, schools = clock.now() - NEW_FOR, tuple(schools_of(person))
    return _fresh(schools, person=person.pk, grades=person.grades, since=since)


@prepared
def _fresh(schools: tuple[int, ...], *, person: Any, grades: Any, since: Any) -> Any:
    reader = as_reader(person, Powers(()), schools)
    reader.grades = grades
    fresh = Posting.objects.on_the_billboard().filter(posted_at__gte=since)
    return fresh.fitting(reader).for_list(reader).filter(standing="")[:3]


def fresh_answers(person: Any, since: Any) -> Any:
    """Answers to one's own questions, the newest first, until everybody has had time to read."""
    answers = Question.objects.answered_to(person).select_related("posting")
    return answers.filter(answered_at__gte=since)
