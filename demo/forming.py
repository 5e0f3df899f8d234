"""Teams are founded, asked, confirmed; rosters are submitted, endorsed, returned and approved."""

from collections.abc import Iterator
from datetime import date

from demo.act import Act, act, workday
from demo.cast import ALSO_AT, CAST
from demo.crews import CREWS, Crew
from demo.opening import who
from demo.places import THIS_YEAR
from demo.postings import IDEAS, Idea
from demo.september import the
from district.models import OrgGoal
from kit.lifecycle import move
from teams import founding
from teams.excepting import ask_exception
from teams.models import Membership, Roster, Team
from teams.standing import ask, resume_those_due

HEAD = "Ruth Abramson"


def acts() -> Iterator[Act]:
    for number, crew in enumerate(CREWS):
        yield from _founding(number, crew)
        yield from _submission(number, crew)
        yield from _decisions(number, crew)
        yield from _pause(number, crew)


def _founding(number: int, crew: Crew) -> Iterator[Act]:
    idea = next(idea for idea in IDEAS if idea.title.startswith(crew.posting))
    yield act(crew.founded, 14, number, _found, crew, idea)
    at_the_session = crew.founded == THIS_YEAR.session
    day = crew.founded if at_the_session else workday(crew.founded, 1)
    for turn, name in enumerate(crew.people):
        if name != idea.by:
            answers_on = crew.late.get(name, day)
            yield act(answers_on, 15, number + turn, _confirm, crew, name)


def _submission(number: int, crew: Crew) -> Iterator[Act]:
    if crew.submitted:
        if crew.exception:
            yield act(crew.submitted, 16, number, _ask_exception, crew)
        yield act(crew.submitted, 17, number, _move, crew, "submit")
    if crew.returned:
        day, name, words = crew.returned
        yield act(day, 11, number, _move, crew, "return", name, words)
    if crew.taken_back:
        day, verb = crew.taken_back
        yield act(day, 9, number, _move, crew, verb)
    if crew.resubmitted:
        yield act(crew.resubmitted, 17, number, _move, crew, "submit")


def _decisions(number: int, crew: Crew) -> Iterator[Act]:
    if crew.endorsed:
        for turn, name in enumerate(_principals(crew)):
            day = crew.slow.get(name, crew.endorsed)
            yield act(day, 18, number + turn, _move, crew, "endorse", name)
    if crew.approved:
        if crew.exception:
            yield act(crew.approved, 19, number, _move, crew, "grant", HEAD)
        yield act(crew.approved, 20, number, _move, crew, "approve", HEAD, crew.note)


def _pause(number: int, crew: Crew) -> Iterator[Act]:
    """The team asks, the office decides on the next day, and the calendar ends it."""
    if crew.paused:
        asked, until, reason = crew.paused
        yield act(asked, 15, number, _ask_to_pause, crew, until, reason)
        yield act(workday(asked, 1), 10, number, _let_pause, crew, until, reason)
        yield act(until, 9, number, resume_those_due)


def _principals(crew: Crew) -> list[str]:
    """Whoever leads a school that has people on the team; the first of each school's list. The
    team meets where its facilitator works."""
    meets = _main_school(crew.people[0])
    schools = [
        meets if ALSO_AT.get(name, ("", ""))[0] == meets else _main_school(name)
        for name in crew.people
    ]
    return [CAST[school][0].name for school in dict.fromkeys(schools)]


def _main_school(name: str) -> str:
    return next(school for school in CAST if any(part.name == name for part in CAST[school]))


# --- What they do ---------------------------------------------------------------------------------


def team(name: str) -> Team:
    return Team.objects.this_year().get(name=name)


def _found(crew: Crew, idea: Idea) -> None:
    founder, facilitator = who(idea.by), who(crew.people[0])
    made = founding.found(
        by=founder,
        name=crew.name,
        focus=crew.focus,
        posting=the(idea),
        org_goals=OrgGoal.objects.filter(year__is_current=True, text__in=idea.goals),
        facilitator=None if facilitator == founder else facilitator,
    )
    for name in crew.people:
        if name != idea.by:
            founding.ask(made, who(name), by=founder)


def _confirm(crew: Crew, name: str) -> None:
    seat = Membership.objects.get(team=team(crew.name), person=who(name), ended_on=None)
    founding.confirm(seat, by=who(name))


def _roster(crew: Crew) -> Roster:
    return team(crew.name).rosters.in_hand().get()


def _move(crew: Crew, verb: str, by: str = "", note: str = "") -> None:
    roster = _roster(crew)
    move(roster, verb, by=who(by or crew.people[0]), note=note, seen=roster.seal)


def _ask_exception(crew: Crew) -> None:
    ask_exception(_roster(crew), by=who(crew.people[0]), reason=crew.exception)


def _ask_to_pause(crew: Crew, until: date, reason: str) -> None:
    ask(team(crew.name), "pause", by=who(crew.people[0]), until=until, reason=reason)


def _let_pause(crew: Crew, until: date, reason: str) -> None:
    theirs = team(crew.name)
    move(theirs, "pause", by=who(HEAD), until=until, note=reason, seen=theirs.seal)
