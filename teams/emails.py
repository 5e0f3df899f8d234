"""The letters that teams send. Each function drafts one and writes nothing."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django.db.models import Max, QuerySet
from django.utils.timezone import localdate

from district.models import SchoolYear
from kit import clock
from kit.lifecycle import seal_of
from letters.models import Letter
from letters.outbox import Draft, kind_of, letter
from people.models import Person
from teams import rules
from teams.models import (
    Consultation,
    Membership,
    Roster,
    RosterEntry,
    RosterLine,
    Team,
    TeamRequest,
)
from teams.rules import members, principals
from teams.search import Offers

SOMEBODY_DEPARTED = "teams/letters/somebody_departed.html"
SOMEBODY_MOVED = "teams/letters/somebody_moved.html"
ROSTERS_WAITING = "teams/letters/rosters_waiting.html"
NO_TEAM_YET = f"teams/letters/{rules.NO_TEAM_YET}.html"


def asked_to_join(membership: Membership) -> Draft:
    """To the person asked: who asks, for which team, and where to answer."""
    return letter(
        "teams/letters/asked_to_join.html",
        to=[membership.person],
        key=f"{membership.pk}-{membership.function}-{membership.asked_at:%Y%m%d%H%M%S}",
        membership=membership,
        team=membership.team,
    )


def part_changed(membership: Membership, words: str) -> Draft:
    """To somebody who led the team, or was asked to: what they do on it from now on."""
    return letter(
        "teams/letters/part_changed.html",
        to=[membership.person],
        key=f"{membership.pk}-{clock.now():%Y%m%d%H%M%S%f}",
        team=membership.team,
        words=words,
    )


def taken_off(membership: Membership) -> Draft:
    """To somebody who is not on a forming team any more: who says so, and why."""
    return letter(
        "teams/letters/taken_off.html",
        to=[membership.person],
        key=membership.pk,
        place=membership,
        team=membership.team,
    )


def roster_submitted(entry: RosterEntry, readers: Iterable[Person]) -> Draft:
    """To every principal concerned and the assistant superintendent, at once."""
    return _about(entry, "roster_submitted", readers)


def roster_taken_back(entry: RosterEntry, readers: Iterable[Person]) -> Draft:
    """To those who had it before them: they need not look at it any more."""
    return _about(entry, "roster_taken_back", readers)


def roster_returned(entry: RosterEntry) -> Draft:
    """To the whole team: who sent it back, and why."""
    return _about(entry, "roster_returned", members(entry.roster.team))


def roster_approved(entry: RosterEntry) -> Draft:
    """To the whole team and the principals of its people."""
    roster = entry.roster
    readers = dict.fromkeys([*members(roster.team), *principals(roster)])
    return _about(entry, "roster_approved", readers)


def principal_asked(consultation: Consultation, readers: Iterable[Person]) -> Draft:
    """To the principal of a school: a team asks before it submits."""
    return _of_question("principal_asked", consultation, readers)


def principal_answered(consultation: Consultation) -> Draft:
    """To whoever asked: what the principal says."""
    return _of_question("principal_answered", consultation, [consultation.asked_by])


def _of_question(kind: str, consultation: Consultation, readers: Iterable[Person]) -> Draft:
    return letter(
        f"teams/letters/{kind}.html",
        to=readers,
        key=consultation.pk,
        consultation=consultation,
        team=consultation.roster.team,
    )


def roster_swapped(entry: RosterEntry, deciders: Iterable[Person]) -> Draft:
    """To the team, its principals and the assistant superintendent: a swap took effect."""
    return _about(entry, "roster_swapped", dict.fromkeys([*deciders, *members(entry.roster.team)]))


def somebody_left(place: Membership, attention: list[str], readers: Iterable[Person]) -> Draft:
    """Who left an approved team, and what the team lacks now; never the reason."""
    return letter(
        "teams/letters/somebody_left.html",
        to=readers,
        key=place.pk,
        place=place,
        team=place.team,
        attention=attention,
    )


def somebody_departed(place: Membership, lacks: list[str], readers: Iterable[Person]) -> Draft:
    """Once to a team and those who decide on it: one of its people has left the district."""
    return letter(
        SOMEBODY_DEPARTED,
        to=readers,
        key=place.pk,
        place=place,
        team=place.team,
        attention=lacks,
    )


def somebody_moved(line: RosterLine, readers: Iterable[Person]) -> Draft:
    """Once to those who decide and the facilitator: one of a team works at another school now."""
    key = f"{line.pk}-{line.person.school_id}"
    return letter(SOMEBODY_MOVED, to=readers, key=key, line=line, team=line.roster.team)


def told(template: str) -> QuerySet[Any, Any]:
    """The keys of letters of a kind that have been written, to whomever."""
    return Letter.objects.filter(kind=kind_of(template)).values("key")


def somebody_acts(place: Membership, by: Person) -> Draft:
    """To the whole team: who acts for the facilitator from now on."""
    moment = f"{place.pk}-{clock.now():%Y%m%d%H%M%S}"
    template, readers = "teams/letters/somebody_acts.html", members(place.team)
    return letter(template, to=readers, key=moment, place=place, team=place.team, by=by)


def team_moved(
    team: Team, verb: str, by: Person | None, readers: Iterable[Person], room: Iterable[Team] = ()
) -> Draft:
    """To a team and its principals: it is paused, goes on, or is dissolved. Nobody lets a team go
    on when its day has come."""
    moment = f"{team.pk}-{clock.now():%Y%m%d%H%M%S}"
    template = f"teams/letters/team_{verb}.html"
    return letter(template, to=readers, key=moment, team=team, by=by, room=room)


def team_asks(asked: TeamRequest, readers: Iterable[Person]) -> Draft:
    """To the office: what a team asks for, and why; once a day, however often it is taken back."""
    key = f"{asked.team_id}-{asked.verb}-{asked.until}-{seal_of(asked.reason)}-{clock.today()}"
    return _of_request("team_asks", asked, readers, key)


def request_declined(asked: TeamRequest, readers: Iterable[Person]) -> Draft:
    """To whoever asked and whoever facilitates: why the office says no."""
    return _of_request("request_declined", asked, readers, asked.pk)


def _of_request(kind: str, asked: TeamRequest, readers: Iterable[Person], key: Any) -> Draft:
    template = f"teams/letters/{kind}.html"
    return letter(template, to=readers, key=key, asked=asked, team=asked.team)


def rosters_waiting(person: Person, waiting: Sequence[tuple[Roster, int]]) -> Draft:
    """To one who decides: the rosters that wait, and for how many school days."""
    return letter(ROSTERS_WAITING, to=[person], key=clock.today().isoformat(), waiting=waiting)


def no_team_yet(year: SchoolYear, people: Iterable[Person], offers: Offers) -> Draft:
    """Once a year to everybody without a team: teams with room that fit them, from `offers`."""
    return letter(
        NO_TEAM_YET,
        to=people,
        key=year.pk,
        audience=lambda reader: tuple(posting.pk for posting in offers.for_reader(reader)),
        tells=lambda fitting: {"offers": [offers.by_pk[pk] for pk in fitting]},
    )


def last_reminded(people: Iterable[Person]) -> dict[int, date]:
    """On which day each of them was last reminded."""
    sent = Letter.objects.filter(kind=kind_of(ROSTERS_WAITING), person__in=people)
    last = sent.values_list("person").annotate(Max("written_at"))
    return {person: localdate(moment) for person, moment in last}


def _about(entry: RosterEntry, kind: str, readers: Iterable[Person]) -> Draft:
    return letter(
        f"teams/letters/{kind}.html",
        to=readers,
        key=entry.pk,
        entry=entry,
        roster=entry.roster,
        team=entry.roster.team,
    )
