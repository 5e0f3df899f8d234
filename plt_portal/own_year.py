"""A teacher's own year, as tasks: first a team, then its documents, and the course that helps."""

from collections.abc import Iterable, Iterator
from datetime import date

from django.conf import settings
from django.urls import reverse

from billboard.models import Interest
from blueprint.models import Blueprint
from district.models import CalendarEvent
from goals.models import Goal
from kit import clock
from kit.templatetags.kit import counted, day
from kit.text import listed
from people.models import Person
from plt_portal.task import Task
from plt_portal.year import next_of
from reports.models import Report
from teams.models import Roster, Team
from teams.rules import awaited
from training.models import Course, Enrollment, facilitators_now

REPORT_MONTHS = (3, 4, 5, 6)


def own_year(person: Person, events: list[CalendarEvent]) -> Iterable[Task]:
    """A teacher's own path: first a team, then the work of each team."""
    teams = list(Team.objects.of(person).this_year())
    active = [team for team in teams if team.state == Team.State.ACTIVE]
    if not active:
        yield from _find_a_team(person, teams, events)
    for team in active:
        yield from _work_of(team)
    yield from _training(person, teams)


def _find_a_team(person: Person, teams: list[Team], events: list[CalendarEvent]) -> Iterator[Task]:
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
        f"You are on {listed([team.name for team in teams])}." if teams else _interests(person),
        done=bool(teams),
    )
    yield from _finalize(person, teams, events)


def _interests(person: Person) -> str:
    wanted = Interest.objects.wanted().filter(person=person, posting__year__is_current=True)
    if count := wanted.count():
        return f"You are interested in {counted(count, 'posting,postings')}."
    return "Browse, ask, show interest, or post your own idea."


def _finalize(person: Person, teams: list[Team], events: list[CalendarEvent]) -> Iterator[Task]:
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


def _roster_of(team: Team, person: Person, events: list[CalendarEvent]) -> Task:
    """The facilitator submits it; everybody else on the team sees how it stands."""
    roster = team.rosters.order_by("-number").first()
    facilitator = team.memberships.facilitating().select_related("person").first()
    if roster is not None and roster.state == Roster.State.SUBMITTED:
        url = reverse("teams:check", args=[team.pk])
        return Task(f"Submit the roster: {team}", url, waiting_for(roster), "Submitted", done=True)
    if facilitator is not None and facilitator.person == person:
        return _submit(team, roster, events)
    who = (
        f"{facilitator.person.name} submits its roster" if facilitator else "It needs a facilitator"
    )
    return Task(f"See how {team} stands", reverse("team", args=[team.pk]), f"{who}.", optional=True)


def _submit(team: Team, roster: Roster | None, events: list[CalendarEvent]) -> Task:
    sent_back = roster is not None and roster.state == Roster.State.RETURNED
    due = next_of("rosters_due", events)
    return Task(
        f"{'Answer what was sent back' if sent_back else 'Submit the roster'}: {team}",
        reverse("teams:check", args=[team.pk]),
        "4 to 7 members, one facilitator." + (f" Due {day(due.date)}." if due else ""),
        "Sent back" if sent_back else "",
    )


def waiting_for(roster: Roster) -> str:
    """Who has a submitted roster now, by name."""
    names = listed([each.name for each in awaited(roster)])
    return f"Waiting for {names}." if names else "Waiting."


def _training(person: Person, teams: list[Team]) -> Iterator[Task]:
    """The course, for those who have a seat, who need one, or who may need one soon."""
    course = Course.objects.this_year().for_page().first()
    if course is None or course.next_session is None:
        return
    mine = course.enrollments.open().filter(person=person).first()
    invited = mine is not None and mine.state == Enrollment.State.INVITED
    if mine is not None and not invited:
        yield _own_seat(course, mine)
    elif invited or _is_new_facilitator(person):
        yield _seat(course, "Enroll in the training course for facilitators")
    elif not teams and not course.has_begun:
        words = "New facilitator? Enroll in the training course"
        yield _seat(course, words, "If it’s you", optional=True)


def _is_new_facilitator(person: Person) -> bool:
    trained = person.qualifications.filter(kind="facilitator").exists()
    return not trained and facilitators_now().filter(person=person).exists()


def _own_seat(course: Course, mine: Enrollment) -> Task:
    return Task(
        "Enroll in the training course for facilitators",
        reverse("training:training"),
        f"Next session {day(course.next_session.event.date)}.",
        mine.get_state_display(),
        done=True,
    )


def _seat(course: Course, words: str, state: str = "", *, optional: bool = False) -> Task:
    left = f"{counted(course.seats_left, 'seat,seats')} left"
    said = "The course is full; there is a waiting list" if course.is_full else left
    return Task(words, reverse("training:training"), f"{said}.", state, optional=optional)


def _work_of(team: Team) -> Iterator[Task]:
    """The three documents of an approved team."""
    written, parts = Blueprint.objects.progress(team)
    report = Report.objects.filter(team=team).first()
    yield Task(
        f"Blueprint of {team}",
        reverse("blueprint:blueprint", args=[team.pk]),
        f"{written} of {parts} parts written.",
        done=written == parts,
        optional=report is not None and report.state == Report.State.PUBLISHED,
    )
    goal = Goal.objects.filter(team=team).first()
    shared = goal is not None and goal.is_shared
    yield Task(
        "Agree on your goal",
        reverse("goals:goal", args=[team.pk]),
        f"Shared {day(goal.shared_at)}."
        if goal is not None and shared
        else "A SMART goal, or a question to inquire into.",
        done=shared,
    )
    if shared:
        yield _work_plan(team)
    if report is not None:
        yield report_of(report)
    elif clock.today().month in REPORT_MONTHS:
        yield _begin_the_report(team)


def _work_plan(team: Team) -> Task:
    from_plan = list(team.goals.values_list("steps__done_on", "steps__due_month", "steps"))
    steps = [(done, due) for done, due, step in from_plan if step]
    open_steps = [due for done, due in steps if not done]
    late = [due for due in open_steps if due and due < clock.today().replace(day=1)]
    return Task(
        "Work plan",
        reverse("goals:plan", args=[team.pk]),
        f"{len(steps) - len(open_steps)} of {counted(len(steps), 'step,steps')} done."
        if steps
        else "Write the first step.",
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


def _begin_the_report(team: Team) -> Task:
    due = CalendarEvent.objects.this_year().filter(kind="reports_due").first()
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
