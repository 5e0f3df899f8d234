"""The page of a team: the floors from teams up to reports meet here, each behind its own wall."""

from dataclasses import replace
from typing import Any

from django.urls import reverse

from billboard.rules import authors
from blueprint.models import Blueprint
from district.models import CalendarEvent
from goals.models import Goal
from kit import clock
from kit.templatetags.kit import day, short_day
from people.models import Person
from plt_portal import year
from plt_portal.balance import balance
from plt_portal.own_year import REPORT_MONTHS, plan_of, report_of, waiting_for
from plt_portal.task import Task
from powers.models import powers_of
from reports.models import Report
from teams.models import Membership, Roster, Team
from teams.rules import editors, leaders, members
from teams.today import after_approval


def page_of(team: Team, person: Person) -> dict[str, Any]:
    """Everybody sees who and where; the team and those who may read them, goal and work."""
    goal = Goal.objects.visible_to(person).for_page().filter(team=team).first()
    roster = team.rosters.order_by("-number").first()
    page = {
        "team": team,
        "inside": editors(team).contains(person),
        "roster": roster,
        "status": _status(team, roster),
        "reason": _reason(team, person),
        "after": after_approval(team, person),
        "goal": goal,
        "measure": goal.measure if goal else None,
        "stages": year.stages(clock.today(), _notes(roster, goal)),
        "session": CalendarEvent.objects.coming().filter(kind="plt_session").first(),
    }
    page |= _people(team, person, page["inside"])
    if page["inside"]:
        return page | _of_its_own(page, person)
    return page | {"reads_roster": _reads(person, roster)}


def _reads(person: Person, roster: Roster | None) -> bool:
    """Whether this reader, from outside the team, has its newest roster before them."""
    powers = powers_of(person)
    leads = powers.decides or powers.is_director
    return bool(leads and roster and Roster.objects.visible_to(person).contains(roster))


def _people(team: Team, person: Person, inside: bool) -> dict[str, Any]:
    """Who is on it, the facilitator first, and who was asked; that is the team's to know."""
    places: list[Membership] = team.people  # type: ignore[attr-defined]  # fetched for the page
    found = sorted(places, key=lambda place: place.rank)
    return {
        "members": [place for place in found if place.is_in],
        "asked": [place for place in places if not place.is_in],
        "own_place": next((place for place in places if place.person_id == person.pk), None),
        "facilitator": next(
            (p for p in found if p.is_facilitator and (inside or not p.is_asked)), None
        ),
    }


def _of_its_own(page: dict[str, Any], person: Person) -> dict[str, Any]:
    """What the team reads alone: its work, what it brings, and why its roster came back."""
    team, work = page["team"], work_of(page["team"], page["goal"])
    return {
        "sent_back": _sent_back(page["roster"]),
        "work": work,
        "next_work": _next(work) if team.state == Team.State.ACTIVE else None,
        "balance": balance([place.person for place in page["members"]]),
        "may_wish": _may_wish(team, person),
    }


def _status(team: Team, roster: Roster | None) -> str:
    """«Approved Oct 2», «Waiting for Miriam Osei», or how the team stands."""
    if roster is None or team.state in (Team.State.PAUSED, Team.State.DISSOLVED):
        return team.get_state_display()
    if roster.state == Roster.State.APPROVED and roster.decided_at:
        return f"Approved {short_day(roster.decided_at)}"
    if roster.state == Roster.State.SUBMITTED:
        return waiting_for(roster).removesuffix(".")
    return roster.get_state_display()


def _reason(team: Team, person: Person) -> str:
    """Why it is paused, for the team and those who lead it; why it ended, for whoever sees it."""
    if team.state == Team.State.PAUSED and not (members(team) | leaders(team)).contains(person):
        return ""
    return team.state_reason


def _may_wish(team: Team, person: Person) -> bool:
    """Whether this person can ask for strengths in the posting: it is looking, and theirs."""
    posting = team.posting
    return bool(posting and posting.is_looking and authors(posting).contains(person))


def _next(work: list[Task]) -> Task | None:
    """The next task of a team: a late one first, then an open one, never an optional one."""
    unfinished = [task for task in work if not task.done and not task.optional]
    return next((task for task in unfinished if task.late), unfinished[0] if unfinished else None)


def _sent_back(roster: Roster | None) -> Any:
    """Why the roster came back, in the words of whoever sent it."""
    if roster is None or roster.state != Roster.State.RETURNED:
        return None
    return roster.record.filter(verb="return").select_related("by", "on_behalf_of").last()


def _notes(roster: Roster | None, goal: Goal | None) -> dict[str, str]:
    notes = {"Share": year.sharing_dates(year.events())}
    if roster and roster.state == Roster.State.APPROVED and roster.decided_at:
        notes["Find"] = f"Approved {short_day(roster.decided_at)}"
    if goal and goal.shared_at:
        notes["Set the goal"] = f"Shared {short_day(goal.shared_at)}"
    return notes


def work_of(team: Team, goal: Goal | None) -> list[Task]:
    """Blueprint, work plan and report, with their state in words."""
    written, parts = Blueprint.objects.progress(team)
    report = Report.objects.filter(team=team).first()
    blueprint = Task(
        "Blueprint",
        reverse("blueprint:blueprint", args=[team.pk]),
        f"All {parts} parts written" if written == parts else f"{written} of {parts} parts",
        "Done" if written == parts else "",
        done=written == parts,
        optional=report is not None and report.state == Report.State.PUBLISHED,
    )
    plan = plan_of(team, list(goal.steps.all()) if goal else [])
    return [blueprint, plan, _report(team, report)]


def _report(team: Team, report: Report | None) -> Task:
    if report is not None:
        return replace(report_of(report), words="Report")
    due = CalendarEvent.objects.this_year().filter(kind="reports_due").first()
    return Task(
        "Report",
        reverse("reports:write", args=[team.pk]),
        "Your goal and measurements will already be in it.",
        f"Due {day(due.date)}" if due else "",
        optional=clock.today().month not in REPORT_MONTHS,
    )
