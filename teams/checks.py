"""What to look at on a roster: one condition and one sentence each, for page, queue and letter."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet, Value
from django.urls import reverse

from district.size import LARGEST, SAID, SMALLEST
from kit import clock
from kit.templatetags.kit import day
from kit.text import listed
from powers.models import Appointment, Leave
from teams.elsewhere import Elsewhere
from teams.models import Roster, RosterLine, RosterPower, Team
from teams.models.columns import Passes
from teams.rules import concerned, office

ASKED_ALREADY = "You can submit as it is."
BE_MORE_OR_ASK = "Change who is on the team, or ask for an exception with a reason."
WAIT_OR_TAKE_BACK = "Wait for an answer, or take the question back."
TALK_ABOUT_LEAVE = "Talk about it, and change the team if it cannot wait. You can submit as it is."
TWO_TEAMS = "Talk about whether both can be done. You can submit as it is."


@dataclass(frozen=True)
class Check:
    """What was looked at, in words; one that does not pass says why, and blocks nothing."""

    passed: bool
    sentence: str
    reason: str = ""
    url: str = ""
    label: str = ""


# --- The checks, in the order of the page ---------------------------------------------------------


def size(places: list[Any], exception: Any = None) -> Check:
    people = _people(len(places))
    if SMALLEST <= len(places) <= LARGEST:
        return Check(True, f"{SAID} members: there are {len(places)}")
    if exception and exception.granted_by_id:
        return Check(True, f"{people}, with an exception")
    limit = f"at least {SMALLEST}" if len(places) < SMALLEST else f"at most {LARGEST}"
    asked = "The team asks for an exception." if exception else ""
    return Check(False, f"{people}, and a team has {limit}", asked)


def facilitator(places: list[Any], elsewhere: Elsewhere) -> Check:
    leading = [place for place in places if place.is_facilitator]
    named = min(leading, key=lambda place: getattr(place, "is_asked", False), default=None)
    if named is None:
        return Check(False, "No facilitator named", "Ask one of the members to facilitate.")
    if getattr(named, "is_asked", False):
        sentence = f"{named.person.name} has not agreed to facilitate yet"
        return Check(False, sentence, "Wait for an answer, or ask somebody else.")
    if named.person_id in elsewhere.trained:
        return Check(True, "One facilitator, trained")
    return Check(True, "One facilitator, not trained yet, who will be invited to the training")


def everyone_confirmed(places: list[Any]) -> Check:
    waiting = [place.person.name for place in places if place.is_asked]
    if not waiting:
        return Check(True, "Everyone has confirmed")
    return Check(False, f"{_have(waiting)} not answered yet")


def everyone_still_there(gone: list[Any]) -> Check:
    left = [line.person.name for line in gone]
    if not left:
        return Check(True, "Everyone has confirmed")
    verb = "has" if len(left) == 1 else "have"
    return Check(
        False, f"{listed(left)} {verb} left since", "Send it back, so that they can decide."
    )


def nobody_on_leave(places: list[Any], elsewhere: Elsewhere) -> Check:
    away = [place.person for place in places if place.person_id in elsewhere.away]
    if not away:
        return Check(True, "Nobody is on leave")
    verb = "is" if len(away) == 1 else "are"
    when = [f"{person.name} {_when(elsewhere.away[person.pk])}." for person in away]
    sentence = f"{listed([person.name for person in away])} {verb} on leave this year"
    return Check(False, sentence, " ".join(when))


def one_team(places: list[Any], elsewhere: Elsewhere, team: Team) -> Check:
    double = [(place, elsewhere.other_teams(place, team)) for place in places]
    double = [(place, others) for place, others in double if others]
    if not double:
        return Check(True, "Nobody is on another team")
    names = listed([place.person.name for place, _ in double])
    also = [f"{place.person.name} is also on {_named(others)}." for place, others in double]
    verb = "is" if len(double) == 1 else "are"
    return Check(False, f"{names} {verb} on two teams", " ".join(also))


def goal_link(goals: Iterable[Any]) -> Check:
    kinds = {"a school goal" if goal.school_id else "a district goal" for goal in goals}
    if not kinds:
        return Check(False, "No district or school goal", "Choose the goal that the team serves.")
    return Check(True, f"Serves {listed(sorted(kinds))}")


def endorsed(roster: Any, endorsements: list[Any]) -> Check:
    if roster.light:
        return Check(True, "A swap, which needs no endorsement")
    if roster.silent:
        way_on = "You may decide without them." if roster.state == Roster.State.SUBMITTED else ""
        return Check(False, "Not endorsed by every principal", way_on)
    if not endorsements:
        return Check(True, "No principal is there to endorse it")
    return Check(True, "Endorsed by every principal")


def nobody_to_approve(places: list[Any], elsewhere: Elsewhere) -> Check:
    """Whoever is to decide is on the team, or is not there: said with whom to ask."""
    on_it = [place.person.name for place in places if place.person_id in elsewhere.office.deciding]
    verbs = "decides on rosters and is" if len(on_it) == 1 else "decide on rosters and are"
    why = f"{listed(on_it)} {verbs} on the team. " if on_it else ""
    return Check(
        False,
        "Nobody can approve this roster",
        f"{why}Ask {elsewhere.office.whom_to_ask} to name another assistant superintendent.",
    )


# --- Together -------------------------------------------------------------------------------------


def before_submitting(roster: Roster) -> list[Check]:
    """What the team sees before it submits."""
    places = list(roster.places)
    elsewhere = Elsewhere.of(places)
    exception = getattr(roster, "exception", None)
    more = ASKED_ALREADY if exception else BE_MORE_OR_ASK
    people = reverse("teams:ask", args=[roster.team_id])
    words = reverse("teams:change", args=[roster.team_id])
    return [
        _way_on(size(places, exception), more, people, "Change members"),
        _way_on(facilitator(places, elsewhere), "", people, "See who facilitates"),
        _way_on(everyone_confirmed(places), WAIT_OR_TAKE_BACK, people, "See who was asked"),
        _way_on(nobody_on_leave(places, elsewhere), TALK_ABOUT_LEAVE, people, "Change members"),
        _way_on(one_team(places, elsewhere, roster.team), TWO_TEAMS, people, "Change members"),
        _way_on(goal_link(roster.team.org_goals.all()), "", words, "Choose a goal"),
        *([] if office(roster.team).exists() else [nobody_to_approve(places, elsewhere)]),
    ]


def on_review(row: Any) -> list[Check]:
    """What those who decide see of a roster: a row of `contents`."""
    roster, lines, elsewhere = row.roster, row.lines, row.elsewhere
    return [
        size(lines, getattr(roster, "exception", None)),
        facilitator(lines, elsewhere),
        everyone_still_there(row.gone),
        nobody_on_leave(lines, elsewhere),
        one_team(lines, elsewhere, roster.team),
        *([] if row.by_principal else [endorsed(roster, row.endorsements)]),
        goal_link(row.goals),
        *([nobody_to_approve(lines, elsewhere)] if roster.undecidable else []),
    ]


def passing(rosters: QuerySet[Roster], *, by_principal: bool) -> QuerySet[Roster]:
    """The same questions asked of the database, for many rosters at once: what passes every check.

    To a principal, silence of principals is no finding.
    """
    return rosters.filter(passes(by_principal=by_principal))


def passes(*, by_principal: bool) -> Passes:
    """Whether a roster does, as a column of it."""
    return Passes("pk", Value(clock.today()), Value(by_principal))


def who_decides(team: Team) -> str:
    """To whom its roster goes, by name: the principals, then the assistant superintendent."""
    last = concerned(team).filter(pk__in=office(team).values("pk"))
    principals = concerned(team).exclude(pk__in=office(team).values("pk"))
    return listed([person.name for person in [*principals, *last]])


def with_silence(rosters: Any) -> Any:
    """Each with `silent`: a principal concerned has not endorsed it; and `undecidable`: nobody is
    there to decide on it."""
    submitted = Q(state=Roster.State.SUBMITTED)
    return rosters.annotate(silent=_silent(), undecidable=Q(submitted, _undecidable()))


def is_granted(roster: Roster) -> bool:
    """The assistant superintendent granted this version its size."""
    return hasattr(roster, "exception") and roster.exception.granted_by_id is not None


def is_reopened(team: Team) -> bool:
    """The office wants the swap that is in force decided all the same."""
    return team.rosters.filter(state=Roster.State.APPROVED, record__verb="reopen").exists()


def gone(roster: Roster) -> list[RosterLine]:
    """Lines whose person has left the team or the district since."""
    still = {seat.person_id for seat in roster.team.memberships.all() if seat.is_in}
    lines = roster.lines.all()
    return [line for line in lines if line.person_id not in still or not line.person.is_active]


def _silent() -> Exists:
    return Exists(RosterPower.objects.today().silent().filter(roster=OuterRef("pk")))


def _undecidable() -> Q:
    """The assistant superintendent is on it, and whoever stands in for her does so for her."""
    last_word = RosterPower.objects.today().filter(kind=Appointment.Kind.ASSISTANT_SUPERINTENDENT)
    return ~Q(Exists(last_word.filter(roster=OuterRef("pk"))))


def _when(leave: Leave) -> str:
    """«is away from October 5 until November 3», «is away until November 3»."""
    since = f" from {day(leave.starts)}" if leave.starts > clock.today() else ""
    until = f" until {day(leave.ends)}" if leave.ends else ", with no last day named"
    return f"is away{since}{until}"


def _way_on(check: Check, words: str, url: str, label: str) -> Check:
    """The same finding, with what the team can do about it."""
    if check.passed:
        return check
    return replace(check, reason=f"{check.reason} {words}".strip(), url=url, label=label)


def _named(teams: list[Team]) -> str:
    return listed([team.name for team in teams])


def _have(names: list[str]) -> str:
    return f"{listed(names)} {'has' if len(names) == 1 else 'have'}"


def _people(count: int) -> str:
    return f"{count} member" if count == 1 else f"{count} members"
