"""The page of a team: the floors from teams up to reports meet here, each behind its own wall."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from django.db.models import prefetch_related_objects
from django.http import Http404

from billboard.rules import authors
from blueprint import home as blueprint
from blueprint.prompts import PARTS
from district.calendar import next_of
from district.models import OrgGoal
from goals.home import plan_of
from goals.models import WITH_ITS_WORK, Goal
from kit import clock
from kit.prepared import bring, of_it, prepared
from kit.task import Task
from kit.templatetags.kit import short_day
from people.models import Person
from plt_portal import year
from plt_portal.balance import balance
from plt_portal.own_year import Events
from powers.models import Powers, as_reader, powers_of
from reports.home import MONTHS, report_of, to_begin
from reports.models import Report
from teams.home import waiting_for
from teams.models import Membership, Roster, Team
from teams.today import after_approval


def seen(person: Person, pk: int) -> Any:
    """A team with what its page tells of it, where this person may see it."""
    for team in _visible(powers_of(person), team=pk, reader=person.pk):
        team.people = of_it(_standing(team=pk), team=team)
        bring(team, org_goals=_served(team=pk))
        return team
    raise Http404


@prepared
def _visible(powers: Powers, *, team: Any, reader: Any) -> Any:
    visible = Team.objects.visible_to(as_reader(reader, powers))
    return with_work(visible.told(), reader).filter(pk=team)


@prepared
def _standing(*, team: Any) -> Any:
    return Membership.objects.filter(team=team).told()


@prepared
def _served(*, team: Any) -> Any:
    return OrgGoal.objects.filter(teams=team).select_related("school")


@prepared
def _versions(*, team: Any) -> Any:
    return Roster.objects.filter(team=team).order_by("-number")


@prepared
def _goals(*, team: Any) -> Any:
    return Goal.objects.filter(team=team)


def page_of(team: Team, person: Person) -> dict[str, Any]:
    """Everybody sees who and where; the team and those who may read them, goal and work.

    `team.people` are its standing places; what they and the versions of its roster say is read off
    them."""
    inside = any(place.is_in and place.person_id == person.pk for place in _places(team))
    events, rosters = year.dates(), _rosters(team)
    goal, roster = _goal(team, person, inside=inside), next(iter(rosters), None)
    after = after_approval(team, person, rosters, inside=inside)
    page = {
        "team": team,
        "inside": inside,
        "roster": roster,
        "status": _status(team, roster),
        "reason": _reason(team, reads=after["reads"]),
        "after": after,
        "goal": goal,
        "measure": goal.measure if goal else None,
        "stages": year.stages(clock.today(), _notes(roster, goal, events)),
        "session": next_of("plt_session", events),
    }
    page |= _people(team, person, inside)
    if inside:
        return page | _of_its_own(page, person, events)
    return page | {"reads_roster": _reads(person, roster)}


def _places(team: Team) -> list[Membership]:
    return team.people  # type: ignore[attr-defined]  # fetched for the page


def _rosters(team: Team) -> list[Roster]:
    """All versions, the newest first."""
    return of_it(_versions(team=team.pk), team=team)


def _goal(team: Team, person: Person, *, inside: bool) -> Goal | None:
    """The goal, for the team and for those who lead it; for anybody else it is not looked for."""
    if not inside and not powers_of(person).leads:
        return None
    if not inside:
        return Goal.objects.visible_to(person).filter(team=team).with_its_work().first()
    found = _goals(team=team.pk)
    prefetch_related_objects(found, *WITH_ITS_WORK)
    return next(iter(found), None)


def _reads(person: Person, roster: Roster | None) -> bool:
    """Whether this reader, from outside the team, has its newest roster before them."""
    powers = powers_of(person)
    leads = powers.decides or powers.is_director
    return bool(leads and roster and Roster.objects.visible_to(person).contains(roster))


def _people(team: Team, person: Person, inside: bool) -> dict[str, Any]:
    """Who is on it, the facilitator first, and who was asked; that is the team's to know."""
    places = _places(team)
    found = sorted(places, key=lambda place: place.rank)
    return {
        "members": [place for place in found if place.is_in],
        "asked": [place for place in places if not place.is_in],
        "own_place": next((place for place in places if place.person_id == person.pk), None),
        "facilitator": next(
            (p for p in found if p.is_facilitator and (inside or not p.is_asked)), None
        ),
    }


def _of_its_own(page: dict[str, Any], person: Person, events: Events) -> dict[str, Any]:
    """What the team reads alone: its work, what it brings, and why its roster came back."""
    team, work = page["team"], work_of(page["team"], page["goal"], events)
    shown = balance([place.person for place in page["members"]])
    return {
        "sent_back": _sent_back(page["roster"]),
        "work": work,
        "next_work": _next(work) if team.state == Team.State.ACTIVE else None,
        "balance": shown,
        "may_wish": bool(shown["anybody"] and shown["missing"]) and _may_wish(team, person),
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


def _reason(team: Team, *, reads: bool) -> str:
    """Why it is paused, for the team and those who lead it; why it ended, for whoever sees it."""
    return "" if team.state == Team.State.PAUSED and not reads else team.state_reason


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


def _notes(roster: Roster | None, goal: Goal | None, events: Events) -> dict[str, str]:
    notes = {"Share": year.sharing_dates(events)}
    if roster and roster.state == Roster.State.APPROVED and roster.decided_at:
        notes["Find"] = f"Approved {short_day(roster.decided_at)}"
    if goal and goal.shared_at:
        notes["Set the goal"] = f"Shared {short_day(goal.shared_at)}"
    return notes


def with_work(found: Any, reader: Person) -> Any:
    """Teams with how far their Blueprint is, and with their report."""
    return blueprint.with_parts(found, reader).select_related("report")


def work_of(team: Any, goal: Goal | None, events: Events) -> list[Task]:
    """Blueprint, work plan and report, with their state in words."""
    report: Report | None = getattr(team, "report", None)
    is_out = report is not None and report.state == Report.State.PUBLISHED
    plan = plan_of(team, list(goal.steps.all()) if goal else [])
    return [_blueprint(team, optional=is_out), plan, *_report(team, report, events)]


def _blueprint(team: Any, *, optional: bool) -> Task:
    written, parts = team.written, len(PARTS)
    said = f"All {parts} parts written" if written == parts else f"{written} of {parts} parts"
    task = replace(blueprint.task_of(team, optional=optional), words="Blueprint")
    return task if task.state else replace(task, detail=said, state="Done" if task.done else "")


def _report(team: Team, report: Report | None, events: Events) -> Iterator[Task]:
    """What stands of it; and when it is due, for a team that may begin one today or will."""
    if report is not None:
        yield replace(report_of(report), words="Report")
    elif team.state not in (Team.State.PAUSED, Team.State.DISSOLVED):
        due = next((event for event in events if event.kind == "reports_due"), None)
        said = "Your goal and measurements will already be in it."
        task = to_begin(team, due, "Report", said)
        yield replace(task, optional=clock.today().month not in MONTHS)
