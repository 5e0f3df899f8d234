"""What teams tell home: who waits for one's word, how one's teams stand, and what is to decide."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.conf import settings
from django.db.models import F, QuerySet
from django.urls import reverse

from district.models import CalendarEvent
from district.size import SAID
from kit import clock
from kit.names import isolated
from kit.task import Task, Wait, asked
from kit.templatetags.kit import counted, day, weekday_day
from kit.text import listed
from people.models import Person
from powers.models import Powers
from teams.models import Consultation, Membership, Roster, Team, TeamRequest, Turn
from teams.models.columns import Lead, RosterStands
from teams.placing import letter_days, listed_for
from teams.rules import awaited, facilitator

WAITS = {
    kind: Wait(
        "teams:answer",
        f"Answer {{who}}: will you {to_do} {{about}}?",
        "Nobody is put on a team without an answer.",
    )
    for kind, to_do in [
        ("co_facilitator", "co-facilitate"),
        ("facilitator", "facilitate"),
        ("member", "join"),
    ]
} | {
    "draft": Wait(
        "teams:consultation",
        "Answer {who}: what do you think of {about}?",
        "The roster is a draft; your answer decides on nothing.",
    ),
    "request": Wait(
        "teams:standing", "Decide what {about} asks for", "{who} asked, and waits for a word."
    ),
}


def waiting(person: Person, powers: Powers) -> list[Any]:
    """Teams that ask for somebody, and what is asked of those who decide."""
    asks = {"day": "asked_at", "who": "asked_by"}
    places = Membership.objects.awaiting(person)
    found = [asked(F("function"), places, thing="pk", about="team__name", **asks)]
    if powers.decides:
        drafts = Consultation.objects.awaiting(person)
        found.append(asked("draft", drafts, thing="pk", about="roster__team__name", **asks))
        requests = TeamRequest.objects.awaiting(person)
        found.append(asked("request", requests, thing="team_id", about="team__name", **asks))
    return found


def counts(person: Person, powers: Powers) -> dict[str, QuerySet]:
    """What home says in numbers to those who decide."""
    if not powers.decides:
        return {}
    submitted = Roster.objects.this_year().filter(state=Roster.State.SUBMITTED)
    return {
        "rosters": submitted.awaiting(person),
        "rosters_in_sight": submitted.visible_to(person),
    }


def own_teams(person: Person) -> Any:
    """This year's teams of somebody: who leads each, and how its newest roster stands."""
    teams = Team.objects.of(person).this_year()
    return teams.annotate(roster_stands=RosterStands("pk"), lead=Lead("pk"))


def fetch_waiting(teams: list[Any]) -> None:
    """Give teams with a submitted roster the people it waits for, by name, in one statement."""
    submitted = {team.pk: team for team in teams if team.roster_stands == Roster.State.SUBMITTED}
    if not submitted:
        return
    turns = Turn.objects.today().filter(about=Turn.About.ROSTER, team__in=submitted)
    for team in submitted.values():
        team.waits_for = []
    for turn in turns.select_related("person").order_by("person"):
        if turn.person.name not in (names := submitted[turn.team_id].waits_for):
            names.append(turn.person.name)


def roster_of(team: Any, person: Person, due: CalendarEvent | None) -> Task:
    """The facilitator submits it; everybody else on the team sees how it stands."""
    if team.roster_stands == Roster.State.SUBMITTED:
        url, who = reverse("teams:check", args=[team.pk]), _waits_for(team.waits_for)
        words = f"Submit the roster: {team}"
        return Task(words, url, who, "Submitted", done=True, kind="roster", about=team.pk)
    if team.lead and team.lead["pk"] == person.pk:
        when = f" Due {day(due.date)}." if due else ""
        return _to_submit(team, "Submit the roster", f"{SAID} members, one facilitator.{when}")
    who = (
        f"{isolated(team.lead['name'])} submits its roster."
        if team.lead
        else "It needs a facilitator."
    )
    return _to_see(team, f"See how {team} stands", who, "roster")


def to_finalize(session: date) -> Task:
    """For whoever is on no team yet: where most of them are made."""
    words = f"Finalize your team at the {settings.DISTRICT_WORD} session"
    told, days = f"{SAID} members, one facilitator. {day(session)}.", (session - clock.today()).days
    when = {0: "Today", 1: "Tomorrow"}.get(days, f"In {days} days")
    return Task(words, reverse("my-team"), told, when, kind="session", day=session)


def running(team: Any, person: Person) -> Iterator[Task]:
    """That an approved team pauses; or, for whoever answers for it, the next version."""
    if team.state == Team.State.PAUSED:
        until = f"Until {day(team.paused_until)}. On that day it goes on by itself."
        yield _to_see(team, f"{team} is paused", until, "paused")
    elif team.roster_stands in Roster.WITH_TEAM and facilitator(team).contains(person):
        holds = "The approved roster holds until the new one is approved."
        yield _to_submit(team, "Submit the new version", holds)


def _to_see(team: Team, words: str, told: str, kind: str) -> Task:
    door = reverse("team", args=[team.pk])
    return Task(words, door, told, optional=True, kind=kind, about=team.pk)


def _to_submit(team: Any, words: str, detail: str) -> Task:
    back = team.roster_stands == Roster.State.RETURNED
    return Task(
        f"{'Answer what was sent back' if back else words}: {team}",
        reverse("teams:check", args=[team.pk]),
        detail,
        "Sent back" if back else "",
        kind="version" if team.state == Team.State.ACTIVE else "roster",
        about=team.pk,
    )


def waiting_for(roster: Roster) -> str:
    """Who has a submitted roster now, by name."""
    return _waits_for([each.name for each in awaited(roster)])


def _waits_for(names: list[str]) -> str:
    return f"Waiting for {listed(names)}." if names else "Nobody is there to approve it."


def to_decide(numbers: dict[str, int], due: CalendarEvent | None) -> Task:
    """How many rosters wait for one's word, and how many for somebody else's."""
    waiting, door = numbers["rosters"], reverse("teams:approvals")
    elsewhere = numbers["rosters_in_sight"] - waiting
    others = f"{counted(elsewhere, 'roster is,rosters are')} still with somebody else."
    if waiting:
        words, told = (
            f"Decide on {counted(waiting, 'roster,rosters')}",
            "Nothing else is on its way.",
        )
        state = f"{waiting} waiting"
        return Task(words, door, others if elsewhere else told, state, kind="rosters")
    told = "New ones come in until rosters are due." if due else "No roster is on its way."
    words, why = "No roster waits for you", others if elsewhere else told
    return Task(words, door, why, done=True, kind="rosters")


def to_place(person: Person) -> Iterator[Task]:
    """From the soft closing on: who has no team yet, or on which day that list opens."""
    days = letter_days()
    if days is None or clock.today() <= days.soft_closing:
        return
    words, door = "People without a team", reverse("teams:unplaced")
    if clock.today() < days.list_opens:
        told = f"They get a letter first. The list opens on {weekday_day(days.list_opens)}."
    elif number := listed_for(person, days).count():
        told = f"{counted(number, 'person has,people have')} none."
    else:
        return
    yield Task(words, door, told, optional=True, kind="unplaced")
