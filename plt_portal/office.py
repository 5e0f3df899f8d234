"""What home tells those who lead: principals, directors, the assistant superintendent, and the
district's administrators. Whoever stands in for one of them finds the same."""

from collections.abc import Iterator

from django.db.models import QuerySet

from billboard import home as billboard
from district.calendar import next_of
from district.models import CalendarEvent
from kit.task import Task
from people.models import Person
from plt_portal import health
from powers import home as administration
from powers.models import powers_of
from reports import home as reports
from reports.models import Report
from teams import home as teams

type Numbers = dict[str, int]
type Events = list[CalendarEvent]


def counts(person: Person) -> dict[str, QuerySet]:
    """What is counted for them."""
    powers = powers_of(person)
    found = teams.counts(person, powers)
    if powers.decides or powers.is_director:
        found["reports"] = Report.objects.awaiting(person)
    if powers.is_administrator:
        found |= health.counts()
    return found | administration.counts(powers)


def lines(person: Person, numbers: Numbers, events: Events) -> Iterator[Task]:
    """Rosters, reports and people, and what can be read any time."""
    powers = powers_of(person)
    if powers.decides:
        yield teams.to_decide(numbers, next_of("rosters_due", events))
        yield from teams.to_place(person)
    if powers.decides or powers.is_director:
        yield from reports.of_readers(powers, numbers["reports"])
    yield from billboard.of_leaders(powers, numbers)
    if powers.is_administrator:
        yield health.line(numbers)
        yield from administration.of_administrators(numbers)
