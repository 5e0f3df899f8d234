"""A teacher's own year, as tasks: first a team, then its documents, and the course that helps."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from django.conf import settings
from django.db.models import OuterRef, Prefetch, QuerySet, Subquery
from django.urls import reverse

from billboard.models import Interest
from blueprint.models import Answer
from blueprint.prompts import PARTS
from district.models import CalendarEvent
from goals.models import ActionStep, Goal
from kit import clock
from kit.templatetags.kit import counted, day
from kit.text import listed
from people.models import Person
from plt_portal.tally import number_of
from plt_portal.task import Task
from plt_portal.year import next_of
from reports.models import Report
from teams.models import Roster, Team
from teams.rules import awaited, facilitator
from training.models import Course, Enrollment, facilitators_now

REPORT_MONTHS = (3, 4, 5, 6)

type Numbers = dict[str, int]
type Events = list[CalendarEvent]


def questions(person: Person) -> dict[str, QuerySet]:
    """What is counted for a teacher."""
    wanted = Interest.objects.wanted().filter(person=person)
    return {
        "interests": wanted.filter(posting__state="open", posting__year__is_current=True),
        "trained": person.qualifications.filter(kind="facilitator"),
        "facilitates": facilitators_now().filter(person=person),
    }


def tasks(person: Person, numbers: Numbers, events: Events) -> Iterable[Task]:
    """A teacher's own path: first a team, then the work of each team."""
    teams = list(_teams_of(person))
    if not any(team.state in Team.RUNNING for team in teams):
        yield from _find_a_team(person, teams, numbers, events)
    for team in teams:
        yield from _paused(team)
    for team in [team for team in teams if team.state == Team.State.ACTIVE]:
        yield from _new_version(team, person)
        yield from _work_of(team, events)
    yield from _training(person, numbers, seeks=not teams)


def _teams_of(person: Person) -> Any:
    """With all that their tasks say of roster, Blueprint, goal, plan and report."""
    latest = Roster.objects.filter(team=OuterRef("pk")).order_by("-number")
    written = Answer.objects.parts_written().filter(blueprint__team=OuterRef("pk"))
    teams = Team.objects.of(person).this_year().select_related("report")
    return teams.annotate(
        roster_stands=Subquery(latest.values("state")[:1]), written=number_of(written)
    ).prefetch_related(Prefetch("goals", Goal.objects.prefetch_related("steps")))


def _find_a_team(
    person: Person, teams: list[Team], numbers: Numbers, events: Events
) -> Iterator[Task]:
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
    yield Task(
        "Find a team on the billboard",
        reverse("billboard:billboard"),
        f"You are on {listed([team.name for team in teams])}." if teams else _interests(numbers),
        done=bool(teams),
    )
    yield from _finalize(person, teams, events)


def _interests(numbers: Numbers) -> str:
    if count := numbers["interests"]:
        return f"You are interested in {counted(count, 'posting,postings')}."
    return "Browse, ask, show interest, or post your own idea."


def _finalize(person: Person, teams: list[Team], events: Events) -> Iterator[Task]:
    for team in teams:
        yield _roster_of(team, person, events)
    session = next_of("plt_session", events)
    if not teams and session:
        yield Task(
            f"Finalize your team at the {settings.DISTRICT_WORD} session",
            reverse("my-team"),
            f"4 to 7 members, one facilitator. {day(session.date)}.",
            _in_days(session.date),
        )


def _roster_of(team: Any, person: Person, events: Events) -> Task:
    """The facilitator submits it; everybody else on the team sees how it stands."""
    if team.roster_stands == Roster.State.SUBMITTED:
        url, roster = reverse("teams:check", args=[team.pk]), team.rosters.in_hand().get()
        return Task(f"Submit the roster: {team}", url, waiting_for(roster), "Submitted", done=True)
    seat = team.memberships.facilitating().select_related("person").first()
    if seat is not None and seat.person == person:
        return _submit(team, events)
    who = f"{seat.person.name} submits its roster" if seat else "It needs a facilitator"
    return Task(f"See how {team} stands", reverse("team", args=[team.pk]), f"{who}.", optional=True)


def _submit(team: Any, events: Events) -> Task:
    due = next_of("rosters_due", events)
    when = f" Due {day(due.date)}." if due else ""
    return _to_submit(team, "Submit the roster", f"4 to 7 members, one facilitator.{when}")


def _paused(team: Team) -> Iterator[Task]:
    if team.state == Team.State.PAUSED:
        until = f"Until {day(team.paused_until)}. On that day it goes on by itself."
        yield Task(f"{team} is paused", reverse("team", args=[team.pk]), until, optional=True)


def _new_version(team: Any, person: Person) -> Iterator[Task]:
    """A draft or a returned version, for the facilitator or whoever acts for them."""
    if team.roster_stands in Roster.WITH_TEAM and facilitator(team).contains(person):
        holds = "The approved roster holds until the new one is approved."
        yield _to_submit(team, "Submit the new version", holds)


def _to_submit(team: Any, words: str, detail: str) -> Task:
    back = team.roster_stands == Roster.State.RETURNED
    return Task(
        f"{'Answer what was sent back' if back else words}: {team}",
        reverse("teams:check", args=[team.pk]),
        detail,
        "Sent back" if back else "",
    )


def waiting_for(roster: Roster) -> str:
    """Who has a submitted roster now, by name."""
    names = listed([each.name for each in awaited(roster)])
    return f"Waiting for {names}." if names else "Waiting."


def _training(person: Person, numbers: Numbers, *, seeks: bool) -> Iterator[Task]:
    """The course, for those who have a seat, who need one, or who may need one soon."""
    course = Course.objects.this_year().for_home(person).first()
    if course is None or course.next_day is None:
        return
    invited = course.standing == Enrollment.State.INVITED
    if course.standing and not invited:
        yield _own_seat(course)
    elif invited or (numbers["facilitates"] and not numbers["trained"]):
        yield _seat(course, "Enroll in the training course for facilitators")
    elif seeks and not course.begun:
        words = "New facilitator? Enroll in the training course"
        yield _seat(course, words, "If it’s you", optional=True)


def _own_seat(course: Any) -> Task:
    return Task(
        "Enroll in the training course for facilitators",
        reverse("training:training"),
        f"Next session {day(course.next_day)}.",
        Enrollment.State(course.standing).label,
        done=True,
    )


def _seat(course: Course, words: str, state: str = "", *, optional: bool = False) -> Task:
    left = f"{counted(course.seats_left, 'seat,seats')} left"
    said = "The course is full; there is a waiting list" if course.is_full else left
    return Task(words, reverse("training:training"), f"{said}.", state, optional=optional)


def _work_of(team: Any, events: Events) -> Iterator[Task]:
    """The documents of an approved team, each from when it can be written."""
    report = getattr(team, "report", None)
    goal = next(iter(team.goals.all()), None)
    yield _blueprint(team, report)
    yield _goal(team, goal)
    if goal is not None and goal.is_shared:
        yield plan_of(team, [step for each in team.goals.all() for step in each.steps.all()])
    if report is not None:
        yield report_of(report)
    elif clock.today().month in REPORT_MONTHS:
        yield _begin_the_report(team, events)


def _blueprint(team: Any, report: Report | None) -> Task:
    return Task(
        f"Blueprint of {team}",
        reverse("blueprint:blueprint", args=[team.pk]),
        f"{team.written} of {len(PARTS)} parts written.",
        done=team.written == len(PARTS),
        optional=report is not None and report.state == Report.State.PUBLISHED,
    )


def _goal(team: Team, goal: Goal | None) -> Task:
    words, door = "Agree on your goal", reverse("goals:goal", args=[team.pk])
    if goal is not None and goal.is_shared:
        return Task(words, door, f"Shared {day(goal.shared_at)}.", done=True)
    return Task(words, door, "A SMART goal, or a question to inquire into.")


def plan_of(team: Team, steps: list[ActionStep]) -> Task:
    """How far the work plan is; the first step whose month is over is named."""
    open_steps = [step for step in steps if not step.done_on]
    month = clock.today().replace(day=1)
    late = [step for step in open_steps if step.due_month and step.due_month < month]
    done = f"{len(steps) - len(open_steps)} of {counted(len(steps), 'step,steps')} done."
    why = f" “{late[0].action}” was due in {late[0].due_month:%B}." if late else ""
    return Task(
        "Work plan",
        reverse("goals:plan", args=[team.pk]),
        f"{done}{why}" if steps else "No step yet.",
        f"{counted(len(late), 'step,steps')} late" if late else "",
        done=bool(steps) and not open_steps,
        late=bool(late),
    )


def report_of(report: Report) -> Task:
    """What the team still writes, or what everybody reads by now."""
    if report.state == Report.State.PUBLISHED:
        url, said = reverse("reports:report", args=[report.pk]), "All staff read it in the archive."
        return Task("Your report", url, said, report.state_words, done=True)
    url, said = (
        reverse("reports:write", args=[report.team_id]),
        "Your goal and measurements are in it.",
    )
    return Task(
        "Finish the report", url, said, report.state_words, done=not report.is_being_written
    )


def _begin_the_report(team: Team, events: Events) -> Task:
    due = next((each for each in events if each.kind == "reports_due"), None)
    return Task(
        "Begin the report",
        reverse("reports:write", args=[team.pk]),
        "Your goal and measurements are already in it.",
        f"Due {day(due.date)}" if due else "",
    )


def _in_days(day: date) -> str:
    days = (day - clock.today()).days
    if days < 0:
        return ""
    return {0: "Today", 1: "Tomorrow"}.get(days, f"In {days} days")
