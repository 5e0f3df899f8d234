"""«What do I do now?» The home page asks every floor what awaits this person."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import chain
from typing import Any

from django.urls import reverse
from django.utils import timezone

from billboard import plan
from billboard.calendar import season
from billboard.models import Hiding, Interest, Posting, Question
from district.models import CalendarEvent, SchoolYear
from kit import clock
from kit.templatetags.kit import counted, day, weekday_day
from letters.models import Letter
from people.models import Person
from plt_portal import year
from plt_portal.own_year import own_year
from plt_portal.task import Task
from reports.models import Report
from teams.models import Membership, Roster

NEW_FOR = timedelta(days=30)  # after that, nobody calls a posting new
READ_WITHIN = timedelta(days=14)


@dataclass
class Home:
    person: Person
    today: date
    tasks: list[Task] = field(default_factory=list)
    events: list[CalendarEvent] = field(default_factory=list)  # of this year

    @property
    def greeting(self) -> str:
        hour = timezone.localtime(clock.now()).hour
        part = "morning" if hour < 12 else "afternoon" if hour < 17 else "evening"
        return f"Good {part}, {self.person.given_name}. {year.meaning(self.today)}"

    @property
    def next_task(self) -> Task | None:
        return next((task for task in self.tasks if not task.done and not task.optional), None)

    @property
    def dates(self) -> list[CalendarEvent]:
        """The next three."""
        return [event for event in self.events if event.date >= self.today][:3]

    @property
    def stages(self) -> list[dict[str, object]]:
        return year.stages(self.today, {"Share": year.sharing_dates(self.events)})

    @property
    def done_words(self) -> str:
        done = sum(task.done for task in self.tasks)
        return f"{done} of {len(self.tasks)} done" if done else ""


def home_of(person: Person) -> Home:
    """What awaits this person today, first what others wait for, then their own year."""
    leads = person.is_principal or person.is_director or person.is_assistant_superintendent
    teaches = not (leads or person.is_administrator)
    events = list(year.events())
    own = own_year(person, events) if teaches else ()
    tasks = chain(_owed(person), _decisions(person), _administration(person), own)
    return Home(person, clock.today(), list(tasks), events)


def _owed(person: Person) -> Iterator[Task]:
    """Answers that somebody else is waiting for."""
    for asked in Membership.objects.awaiting(person).select_related("team", "asked_by"):
        yield Task(
            f"Answer {asked.asked_by.name}: will you join {asked.team}?",
            reverse("teams:answer", args=[asked.pk]),
            "Nobody is put on a team without an answer.",
        )
    for invited in Interest.objects.awaiting(person).select_related("posting"):
        yield Task(
            f"Say whether you commit to “{invited.posting}”",
            reverse("billboard:posting", args=[invited.posting_id]),
            "The authors would like you on the team.",
        )
    for question in Question.objects.awaiting(person).select_related("posting", "asked_by"):
        yield Task(
            f"Answer {question.asked_by.name}",
            reverse("billboard:posting", args=[question.posting_id]),
            f"A question about “{question.posting}”.",
        )


def _decisions(person: Person) -> Iterator[Task]:
    """Rosters and reports on which the next step is this person's."""
    if person.is_principal or person.is_assistant_superintendent:
        yield _rosters(person)
    if person.is_assistant_superintendent or person.is_principal or person.is_director:
        waiting = Report.objects.awaiting(person).count()
        if waiting or clock.today().month in (5, 6):
            yield Task(
                f"Read {counted(waiting, 'report,reports')} that teams submitted"
                if waiting
                else "Reports of this year",
                reverse("reports:in-hand"),
                done=not waiting,
                optional=not person.is_assistant_superintendent,
            )
    if person.is_director or person.is_principal or person.is_assistant_superintendent:
        count = Posting.objects.on_the_billboard().count()
        yield Task(
            "Read the billboard",
            reverse("billboard:billboard"),
            f"{counted(count, 'posting,postings')} this {_season()}.",
            optional=True,
        )
    if person.is_assistant_superintendent:
        today = season()
        yield Task(
            "Window of the billboard",
            reverse("billboard:window"),
            f"{today.alone or today.lead} Numbers and late passes.",
            optional=True,
        )
        yield from _digest()


def _digest() -> Iterator[Task]:
    """When the digest leaves next; first of all that it did not leave."""
    school_year = SchoolYear.objects.filter(is_current=True).first()
    issues = plan.issues(school_year) if school_year else []
    door = reverse("billboard:digest-plan")
    if late := plan.asks(issues):
        said = f"{late.reason} Send it now, or leave its news to the next."
        yield Task(f"The digest of {day(late.send_at)} did not leave", door, said)
    for issue in plan.coming(issues)[:1]:
        said = f"{issue.state_words} for {weekday_day(issue.send_at)}."
        yield Task("Digest of the billboard", door, said, optional=True)


def _rosters(person: Person) -> Task:
    submitted = Roster.objects.this_year().filter(state=Roster.State.SUBMITTED)
    waiting = submitted.awaiting(person).count()
    elsewhere = submitted.visible_to(person).count() - waiting
    others = f"{counted(elsewhere, 'roster is,rosters are')} still with somebody else."
    if not waiting:
        said = others if elsewhere else _until_when()
        return Task("Nothing waits for you", reverse("teams:approvals"), said, done=True)
    return Task(
        f"Decide on {counted(waiting, 'roster,rosters')}",
        reverse("teams:approvals"),
        others if elsewhere else "Nothing else is on its way.",
        state=f"{waiting} waiting",
    )


def _season() -> str:
    """September is the month of the billboard; afterwards it is the year's."""
    return "September" if clock.today().month == 9 else "year"


def _until_when() -> str:
    """Whether more rosters are to be expected."""
    due = CalendarEvent.objects.this_year().filter(kind="rosters_due", date__gte=clock.today())
    return "New ones come in until rosters are due." if due else "No roster is on its way."


def _administration(person: Person) -> Iterator[Task]:
    if not person.is_administrator:
        return
    lost = Letter.objects.filter(state=Letter.State.FAILED).count()
    homeless = Person.objects.active().filter(school=None, appointments=None).count()
    yield Task(
        f"Look at {counted(homeless, 'person,people')} without a school"
        if homeless
        else "Everybody has a school or an office",
        reverse("admin:people_person_changelist") + ("?school__isnull=1" if homeless else ""),
        done=not homeless,
    )
    yield Task(
        f"{counted(lost, 'letter was,letters were')} refused for good"
        if lost
        else "Every letter found its reader",
        reverse("letters:mail"),
        "Check the addresses with the people concerned." if lost else "",
        done=not lost,
    )
    yield from _hidden()
    yield Task(
        "Schools, people, appointments, calendar and goals",
        reverse("admin:index"),
        "Everything the district keeps, in one place.",
        optional=True,
    )


def _hidden() -> Iterator[Task]:
    """What is off the billboard, and who asks for a second look."""
    hidden = Hiding.objects.standing()
    if not (count := hidden.count()):
        return
    answered = hidden.exclude(appeal="").count()
    yield Task(
        f"Look again at {counted(answered, 'hidden posting,hidden postings')}"
        if answered
        else f"{counted(count, 'posting is,postings are')} hidden",
        reverse("billboard:hidden"),
        "Its authors answered." if answered else "You can put each back where it stood.",
        optional=not answered,
    )


def fresh_postings(person: Person) -> Any:
    """Three postings of this month that fit this person and are new to them, the best fit first."""
    fresh = Posting.objects.on_the_billboard().filter(posted_at__gte=clock.now() - NEW_FOR)
    unseen = ["", Interest.State.WITHDRAWN, Interest.State.DECLINED]
    return fresh.fitting(person).for_list(person).filter(standing__in=unseen)[:3]


def fresh_answer(person: Person) -> Question | None:
    """The newest answer to a question of one's own, until everybody has had time to read it."""
    answers = Question.objects.answered_to(person).select_related("posting")
    return answers.filter(answered_at__gte=clock.now() - READ_WITHIN).first()
