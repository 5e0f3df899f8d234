"""«What do I do now?» The home page asks every floor what awaits this person."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import chain
from typing import Any

from django.urls import reverse
from django.utils import timezone

from billboard.models import Interest, Posting, Question
from blueprint.models import Blueprint
from district.models import CalendarEvent
from goals.models import Goal
from kit import clock
from kit.templatetags.kit import counted, day
from letters.models import Letter
from people.models import Person
from plt_portal import year
from reports.models import Report
from teams.models import Membership, Roster, Team
from training.models import Course, Enrollment


@dataclass(frozen=True)
class Task:
    """One line of the list: what to do, where, and how it stands."""

    words: str
    url: str
    detail: str = ""
    state: str = ""
    done: bool = False
    optional: bool = False  # worth doing, but never the next step


@dataclass
class Home:
    person: Person
    today: date
    tasks: list[Task] = field(default_factory=list)

    @property
    def greeting(self) -> str:
        hour = timezone.localtime(clock.now()).hour
        part = "morning" if hour < 12 else "afternoon" if hour < 17 else "evening"
        return f"Good {part}, {self.person.given_name}. {year.meaning(self.today)}"

    @property
    def next_task(self) -> Task | None:
        return next((task for task in self.tasks if not task.done and not task.optional), None)

    @property
    def done_words(self) -> str:
        done = sum(task.done for task in self.tasks)
        return f"{done} of {len(self.tasks)} done" if done else ""


def home_of(person: Person) -> Home:
    """What awaits this person today, first what others wait for, then their own year."""
    leads = person.is_principal or person.is_director or person.is_assistant_superintendent
    own_year = [] if leads or person.is_administrator else _own_year(person)
    tasks = chain(_owed(person), _decisions(person), _administration(person), own_year)
    return Home(person, clock.today(), list(tasks))


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
            f"{counted(count, 'posting,postings')} this September.",
            optional=True,
        )


def _rosters(person: Person) -> Task:
    submitted = Roster.objects.this_year().filter(state=Roster.State.SUBMITTED)
    waiting = submitted.awaiting(person).count()
    elsewhere = submitted.visible_to(person).count() - waiting
    others = f"{counted(elsewhere, 'roster is,rosters are')} still with somebody else."
    if not waiting:
        said = others if elsewhere else "New ones come in until rosters are due."
        return Task("Nothing waits for you", reverse("teams:approvals"), said, done=True)
    return Task(
        f"Decide on {counted(waiting, 'roster,rosters')}",
        reverse("teams:approvals"),
        others if elsewhere else "Nothing else is on its way.",
        state=f"{waiting} waiting",
    )


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
        reverse("admin:people_person_changelist"),
        "Check the addresses with the people concerned." if lost else "",
        done=not lost,
    )
    yield Task(
        "Schools, people, appointments, calendar and goals",
        reverse("admin:index"),
        "Everything the district keeps, in one place.",
        optional=True,
    )


def _own_year(person: Person) -> Iterable[Task]:
    """A teacher's own path: first a team, then the work of each team."""
    teams = list(Team.objects.of(person).this_year())
    active = [team for team in teams if team.state == Team.State.ACTIVE]
    if not active:
        yield from _find_a_team(person, teams)
    for team in active:
        yield from _work_of(team)
    if active or Enrollment.objects.awaiting(person).exists():
        yield from _training(person)


def _find_a_team(person: Person, teams: list[Team]) -> Iterator[Task]:
    yield Task(
        "Read last year’s reports",
        reverse("reports:archive"),
        "What teams tried, what came of it, and what they recommend.",
        "Any time",
        optional=True,
    )
    yield Task(
        "Review the district and school goals",
        reverse("district:year"),
        "Every posting serves at least one of them.",
        "Any time",
        optional=True,
    )
    interested = (
        Interest.objects.wanted().filter(person=person, posting__year__is_current=True).count()
    )
    yield Task(
        "Find a team on the billboard",
        reverse("billboard:billboard"),
        f"You are interested in {counted(interested, 'posting,postings')}."
        if interested
        else "Browse, ask, show interest, or post your own idea.",
        "Done" if teams else "",
        done=bool(teams),
    )
    yield from _finalize(person, teams)
    yield from _training(person)


def _finalize(person: Person, teams: list[Team]) -> Iterator[Task]:
    session = CalendarEvent.objects.this_year().filter(kind="plt_session").first()
    when = f"4 to 7 members, one facilitator. {day(session.date)}." if session else ""
    for team in teams:
        roster = team.rosters.order_by("-number").first()
        facilitates = team.memberships.current().filter(person=person, function="facilitator")
        submitted = roster is not None and roster.state == Roster.State.SUBMITTED
        if facilitates.exists():
            sent_back = roster is not None and roster.state == Roster.State.RETURNED
            yield Task(
                f"{'Answer what was sent back' if sent_back else 'Submit the roster'}: {team}",
                reverse("teams:check", args=[team.pk]),
                when,
                "Waiting" if submitted else "Sent back" if sent_back else "",
                done=submitted,
            )
        else:
            yield Task(
                f"See how {team} stands", reverse("team", args=[team.pk]), when, optional=True
            )
    if not teams:
        yield Task(
            "Finalize your team at the PLT session",
            reverse("my-team"),
            when,
            _in_days(session.date) if session else "",
        )


def _training(person: Person) -> Iterator[Task]:
    course = Course.objects.this_year().first()
    if course is None:
        return
    enrolled = course.enrollments.open().filter(person=person).first()
    invited = enrolled is not None and enrolled.state == Enrollment.State.INVITED
    taken = enrolled is not None and not invited
    yield Task(
        "Enroll in the training course for facilitators"
        if invited
        else "New facilitator? Enroll in the training course",
        reverse("training:training"),
        f"{counted(course.seats_left, 'seat,seats')} left.",
        enrolled.get_state_display() if enrolled else "If it’s you",
        done=taken,
        optional=not invited,
    )


def _work_of(team: Team) -> Iterator[Task]:
    """The three documents of an approved team."""
    written, parts = Blueprint.objects.progress(team)
    yield Task(
        f"Blueprint of {team}",
        reverse("blueprint:blueprint", args=[team.pk]),
        f"{written} of {parts} parts written.",
        done=written == parts,
    )
    goal = Goal.objects.filter(team=team).first()
    shared = goal is not None and goal.is_shared
    yield Task(
        "Agree on your goal",
        reverse("goals:goal", args=[team.pk]),
        "" if shared else "A SMART goal, or a question to inquire into.",
        done=shared,
    )
    if shared:
        yield _work_plan(team)
    yield from _report(team)


def _work_plan(team: Team) -> Task:
    from_plan = list(team.goals.values_list("steps__done_on", "steps__due_month", "steps"))
    steps = [(done, due) for done, due, step in from_plan if step]
    open_steps = [due for done, due in steps if not done]
    return Task(
        "Work plan",
        reverse("goals:plan", args=[team.pk]),
        f"{len(steps) - len(open_steps)} of {counted(len(steps), 'step,steps')} done."
        if steps
        else "Write the first step.",
        done=bool(steps) and not open_steps,
    )


def _report(team: Team) -> Iterator[Task]:
    report = Report.objects.filter(team=team).first()
    due = CalendarEvent.objects.this_year().filter(kind="reports_due").first()
    if report or clock.today().month in (3, 4, 5, 6):
        yield Task(
            "Finish the report" if report else "Begin the report",
            reverse("reports:write", args=[team.pk]),
            "Your goal and measurements are already in it.",
            report.state_words if report else f"Due {day(due.date)}" if due else "",
            done=report is not None and not report.is_being_written,
        )


def _in_days(day: date) -> str:
    days = (day - clock.today()).days
    if days < 0:
        return ""
    return {0: "Today", 1: "Tomorrow"}.get(days, f"In {days} days")


def fresh_postings(person: Person) -> Any:
    """Three postings that fit this person, the newest first."""
    return Posting.objects.on_the_billboard().fitting(person).for_list(person)[:3]
