"""What home tells those who lead: principals, directors, the assistant superintendent, and the
district's administrators. Whoever stands in for one of them finds the same."""

from collections.abc import Iterator

from django.db.models import QuerySet
from django.urls import reverse

from billboard import plan
from billboard.calendar import season
from billboard.models import Hiding
from district.models import CalendarEvent, SchoolYear
from kit import clock
from kit.templatetags.kit import counted, day, weekday_day
from letters.models import Letter
from people.models import Person
from plt_portal.task import Task
from plt_portal.year import next_of
from powers.models import powers_of
from reports.models import Report
from teams.models import Roster
from teams.placing import letter_days, listed_for

type Numbers = dict[str, int]
type Events = list[CalendarEvent]


def questions(person: Person) -> dict[str, QuerySet]:
    """What is counted for them."""
    found: dict[str, QuerySet] = {}
    if _decides(person):
        submitted = Roster.objects.this_year().filter(state=Roster.State.SUBMITTED)
        found["rosters"] = submitted.awaiting(person)
        found["rosters_in_sight"] = submitted.visible_to(person)
    if _decides(person) or powers_of(person).is_director:
        found["reports"] = Report.objects.awaiting(person)
    if powers_of(person).is_administrator:
        homeless = Person.objects.active().filter(school=None, appointments=None)
        lost, hidden = Letter.objects.filter(state=Letter.State.FAILED), Hiding.objects.standing()
        found |= {"lost": lost, "homeless": homeless, "hidden": hidden}
        found["appeals"] = hidden.exclude(appeal="")
    return found


def tasks(person: Person, numbers: Numbers, events: Events) -> Iterator[Task]:
    """Rosters, reports and people first, then what can be read any time."""
    if _decides(person):
        yield _rosters(numbers, events)
    if _decides(person) or powers_of(person).is_director:
        yield from _reports(person, numbers["reports"])
    if _decides(person):
        yield from _unplaced(person)
    if _decides(person) or powers_of(person).is_director:
        yield _billboard(numbers["postings"])
    if powers_of(person).is_assistant_superintendent:
        yield _window()
        yield from _digest()
    if powers_of(person).is_administrator:
        yield from _administration(numbers)


def _decides(person: Person) -> bool:
    return powers_of(person).decides


# --- Those who decide -----------------------------------------------------------------------------


def _rosters(numbers: Numbers, events: Events) -> Task:
    waiting = numbers["rosters"]
    elsewhere = numbers["rosters_in_sight"] - waiting
    others = f"{counted(elsewhere, 'roster is,rosters are')} still with somebody else."
    if not waiting:
        why = others if elsewhere else _until_when(events)
        return Task("No roster waits for you", reverse("teams:approvals"), why, done=True)
    return Task(
        f"Decide on {counted(waiting, 'roster,rosters')}",
        reverse("teams:approvals"),
        others if elsewhere else "Nothing else is on its way.",
        state=f"{waiting} waiting",
    )


def _until_when(events: Events) -> str:
    """Whether more rosters are to be expected."""
    due = next_of("rosters_due", events)
    return "New ones come in until rosters are due." if due else "No roster is on its way."


def _reports(person: Person, waiting: int) -> Iterator[Task]:
    """What waits, at any time of the year; and in May and June that nothing does."""
    if waiting or clock.today().month in (5, 6):
        yield Task(
            f"Read {counted(waiting, 'report,reports')} that teams submitted"
            if waiting
            else "Reports of this year",
            reverse("reports:in-hand"),
            done=not waiting,
            optional=not powers_of(person).is_assistant_superintendent,
        )


def _unplaced(person: Person) -> Iterator[Task]:
    """From the soft closing on: who has no team yet, or on which day that list opens."""
    days = letter_days()
    if days is None or clock.today() <= days.soft_closing:
        return
    words, door = "People without a team", reverse("teams:unplaced")
    if clock.today() < days.list_opens:
        opens = f"They get a letter first. The list opens on {weekday_day(days.list_opens)}."
        yield Task(words, door, opens, optional=True)
    elif number := listed_for(person, days).count():
        yield Task(words, door, f"{counted(number, 'person has,people have')} none.", optional=True)


def _billboard(postings: int) -> Task:
    """September is the month of the billboard; afterwards it is the year's."""
    season = "September" if clock.today().month == 9 else "year"
    door, told = reverse("billboard:billboard"), f"{counted(postings, 'posting,postings')}"
    return Task("Read the billboard", door, f"{told} this {season}.", optional=True)


def _window() -> Task:
    today = season()
    told = f"{today.alone or today.lead} Numbers and late passes."
    return Task("Window of the billboard", reverse("billboard:window"), told, optional=True)


def _digest() -> Iterator[Task]:
    """That the last digest did not leave, or when the next one does."""
    school_year = SchoolYear.objects.filter(is_current=True).first()
    issues = plan.issues(school_year) if school_year else []
    door = reverse("billboard:digest-plan")
    if late := plan.asks(issues):
        told = f"{late.reason} Send it now, or leave its news to the next."
        yield Task(f"The digest of {day(late.send_at)} did not leave", door, told)
    for issue in plan.coming(issues)[:1]:
        told = f"{issue.state_words} for {weekday_day(issue.send_at)}."
        yield Task("Digest of the billboard", door, told, optional=True)


# --- Administrators -------------------------------------------------------------------------------


def _administration(numbers: Numbers) -> Iterator[Task]:
    yield _homeless(numbers["homeless"])
    yield _lost(numbers["lost"])
    if numbers["hidden"]:
        yield _hidden(numbers["hidden"], numbers["appeals"])
    yield Task(
        "Schools, people, appointments, calendar and goals",
        reverse("admin:index"),
        "Everything the district keeps, in one place.",
        optional=True,
    )


def _homeless(number: int) -> Task:
    people = reverse("admin:people_person_changelist")
    if not number:
        return Task("Everybody has a school or an office", people, done=True)
    words = f"Look at {counted(number, 'person,people')} without a school"
    return Task(words, f"{people}?school__isnull=1")


def _lost(number: int) -> Task:
    mail = reverse("powers:mail")
    if not number:
        return Task("Every letter found its reader", mail, done=True)
    words = f"{counted(number, 'letter was,letters were')} refused for good"
    return Task(words, mail, "Check the addresses with the people concerned.")


def _hidden(number: int, appeals: int) -> Task:
    """What is off the billboard, and who asks for a second look."""
    door = reverse("billboard:hidden")
    if appeals:
        words = f"Look again at {counted(appeals, 'hidden posting,hidden postings')}"
        return Task(words, door, "Its authors answered.")
    words = f"{counted(number, 'posting is,postings are')} hidden"
    return Task(words, door, "You can put each back where it stood.", optional=True)
