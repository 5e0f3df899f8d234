"""Bringing a team together: founding it, asking people, their answers, and taking somebody off."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import QuerySet

from billboard.models import Posting
from billboard.rules import writers
from district.models import OrgGoal, School, SchoolYear
from kit import clock
from kit.lifecycle import NotYet, pass_on
from kit.limits import ASKING
from kit.written import Answers, Window, apart
from letters.outbox import write
from people.models import Person
from teams import emails, leading
from teams.models import Membership, Roster, Team
from teams.record import in_hand, locked_team, tell_its_posting
from teams.rules import brought_along, editors, hosts, members, namers, oneself, removable
from teams.search import found_by

Answer, Function = Membership.Answer, Membership.Function


@transaction.atomic
def found(
    *,
    by: Person,
    name: str,
    focus: str = "",
    posting: Posting | None = None,
    org_goals: Iterable[OrgGoal] = (),
    school: School | None = None,
    facilitator: Person | None = None,
    continues: Team | None = None,
    beside: Team | None = None,
    along: Iterable[Person] = (),
) -> Team:
    """Found a team, which the founder facilitates unless another is named. Whoever wrote its
    posting, is committed or comes `along` is asked; one `beside` it grew too large, and is left."""
    by = Person.objects.select_for_update(no_key=True).get(pk=by.pk)
    if team := _founded_before(by, name, posting, beside):
        return team
    if beside:
        leave(beside, by=by)
    team = _new_team(by, school, name=name, focus=focus, posting=posting, continues=continues)
    team.org_goals.set(org_goals)
    _first_people(team, by, facilitator or by, along)
    tell_its_posting(team)
    return team


def earlier_teams(founder: Person) -> QuerySet[Team, Team]:
    """Teams of earlier years that this person was on to the end, the newest year first."""
    mine = Team.objects.of_all_years(founder).standing().before(SchoolYear.objects.current())
    return mine.select_related("year").order_by("-year__first_day", "name", "pk")


@transaction.atomic
def change(team: Team, *, by: Person, answers: Answers, window: Window | None = None) -> Team:
    """Call the team another name, or let it serve another goal.

    `answers` are `name`, `focus` and `org_goals`, or some of them. What somebody else changed
    meanwhile stays; raises `NotYet` where this would replace words that the window never showed.
    """
    team = in_hand(team, by, editors)
    stands = {"name": team.name, "focus": team.focus, "org_goals": team.org_goals.all()}
    mine = apart(stands, answers, window)
    team.name, team.focus = mine.get("name", team.name), mine.get("focus", team.focus)
    team.search = found_by(team.name, team.focus)
    team.save(update_fields=["name", "focus", "search"])
    if "org_goals" in mine:
        team.org_goals.set(mine["org_goals"])
    return team


@transaction.atomic
def ask(team: Team, person: Person, *, by: Person, function: str = Function.MEMBER) -> Membership:
    """Ask a colleague in, or whoever says who leads the team to lead it. Nobody is on a team before
    they say so."""
    team = in_hand(team, by, hosts if function == Function.MEMBER else namers)
    if not person.is_active:
        raise NotYet(f"{person.name} does not work for the district any more.")
    if seat := team.memberships.standing().filter(person=person).first():
        return seat
    if function == Function.FACILITATOR:
        leading.ask_no_other(team, by)
    return _seat(team, person, by=by, function=function)


def name_facilitator(team: Team, person: Person, *, by: Person) -> Membership:
    """Ask one of the team, or somebody new, to facilitate. Until they accept, who does goes on."""
    return _named(team, person, by, Function.FACILITATOR)


def name_co_facilitator(team: Team, person: Person, *, by: Person) -> Membership:
    """Ask one of the team, or somebody new, to co-facilitate."""
    return _named(team, person, by, Function.CO_FACILITATOR)


@transaction.atomic
def confirm(
    membership: Membership, *, by: Person, as_member: bool = False, leaving: Iterable[Team] = ()
) -> Membership:
    """Say yes; to a question to lead, also as a member; with it one can leave forming teams."""
    left = {team.pk: team for team in leaving}
    for pk in sorted({membership.team_id, *left}):  # in one order, whoever else changes teams
        locked_team(pk)
    membership = _question(membership, by)
    for team in left.values():
        leave(team, by=by)
    if membership.answer == Answer.YES:
        return membership
    if as_member:
        membership.function = Function.MEMBER
    elif membership.is_facilitator:
        leading.step_back_for(membership)
    membership.answer = Answer.YES
    membership.answered_at = membership.answered_at or clock.now()  # the day of joining
    membership.save(update_fields=["answer", "answered_at", "function"])
    tell_its_posting(membership.team)
    return membership


@transaction.atomic
def decline(membership: Membership, *, by: Person) -> Membership:
    """Say no. Whoever is in already and does not want to facilitate stays a member."""
    membership = _question(membership, by)
    if membership.was_in_before:
        return confirm(membership, by=by, as_member=True)
    if membership.answer == Answer.YES:
        raise NotYet("You said yes before. You can leave the team on its page of members.")
    return _end(membership, answer=Answer.NO, answered_at=clock.now())


@transaction.atomic
def take_back(membership: Membership, *, by: Person) -> Membership:
    """Take a question back that nobody has answered yet; and being co-facilitator at any time."""
    leads = membership.function != Function.MEMBER and membership.person != by
    team = in_hand(membership.team, by, namers if leads else hosts)
    membership = team.memberships.select_related("person").get(pk=membership.pk)
    co_facilitates = membership.function == Function.CO_FACILITATOR
    if membership.is_in and not (membership.was_in_before or co_facilitates):
        raise NotYet(f"{membership.person.name} has said yes meanwhile.")
    if membership.is_in:
        return leading.lead_no_more(membership, by)
    return membership if membership.ended_on else _end(membership, end_reason="Taken back")


@transaction.atomic
def take_off(membership: Membership, *, by: Person, reason: str) -> Membership:
    """Take somebody who said yes off a team that is not approved yet; they read why. A second click
    finds it done; another reason comes too late for their letter."""
    team = in_hand(membership.team, by, hosts)
    membership = team.memberships.select_related("person").get(pk=membership.pk)
    if membership.ended_on and membership.end_reason == reason.strip():
        return membership
    if membership.ended_on:
        raise NotYet(f"{membership.person} is off the team already. Your reason was not sent.")
    if reasons := list(_stays(team, membership, by, reason)):
        raise NotYet(*reasons)
    membership.team = team
    _end(membership, answer=Answer.YES, end_reason=reason.strip(), ended_by=by)
    tell_its_posting(team)
    write(emails.taken_off(membership))
    return membership


@transaction.atomic
def leave(team: Team, *, by: Person) -> Team:
    """Leave a team that is forming. When nobody is left, the team is given up."""
    team = locked_team(team.pk)
    seat = team.memberships.current().filter(person=by).first()
    if seat is None:
        return team
    if team.state != Team.State.FORMING:
        raise NotYet("This team is approved. It changes with a new version of its roster.")
    alone = not members(team).exclude(pk=by.pk).exists()
    if seat.is_facilitator and not alone:
        raise NotYet(
            "You facilitate this team. Name somebody else first, and leave once they agree."
        )
    if alone:
        team = pass_on(team, "give_up", by=by).thing
    _end(seat, end_reason="Left")
    tell_its_posting(team)
    return team


# --- What the verbs share -------------------------------------------------------------------------


@transaction.atomic
def _named(team: Team, person: Person, by: Person, function: str) -> Membership:
    """Asked to lead; naming oneself is accepting. Nobody who facilitates is named another thing."""
    team = in_hand(team, by, namers)
    seat = team.memberships.standing().filter(person=person).first()
    if seat is None:
        return ask(team, person, by=by, function=function)
    if seat.function == function:
        return seat
    if seat.is_facilitator and not seat.is_asked:
        raise NotYet(f"{person.name} facilitates {team}. Name somebody else first.")
    return leading.ask_to_lead(seat, function, by)


def _stays(team: Team, seat: Membership, by: Person, reason: str) -> Iterator[str]:
    """Why this place is not ended by this person."""
    if team.state != Team.State.FORMING:
        yield "This team is approved. Somebody leaves it with a last day and a new version."
    elif not seat.is_in:
        yield f"{seat.person.name} has not joined yet. Take the question back instead."
    elif not removable(team, by).contains(seat):
        yield f"{seat.person.name} is not taken off: whoever leads the team hands that over first."
    elif not reason.strip():
        yield f"Say why. {seat.person.name} reads it."


def _question(membership: Membership, by: Person) -> Membership:
    """The question, fresh, in the hand of the person who is asked, while it stands."""
    team = locked_team(membership.team_id)
    membership = team.memberships.select_related("person").get(pk=membership.pk)
    membership.team = team
    if not oneself(membership).contains(by):
        raise PermissionDenied("Only the person who is asked can answer.")
    if membership.ended_on:
        raise NotYet(f"This question does not stand any more. Talk to {team.founded_by.name}.")
    return membership


def _founded_before(
    by: Person, name: str, posting: Posting | None, beside: Team | None
) -> Team | None:
    """What a second click finds. A posting becomes one team, whoever of its authors founds it."""
    if posting is None:
        mine = Team.objects.this_year().filter(founded_by=by, name=name, posting=None)
        mine = mine.exclude(pk=beside and beside.pk)
        return mine.filter(state=Team.State.FORMING).first()
    posting = Posting.objects.select_for_update(of=("self",)).get(pk=posting.pk)
    if not writers(posting).contains(by):
        raise PermissionDenied("A posting becomes a team by the hand of its authors.")
    if team := posting.teams.standing().select_related("founded_by").first():
        if team.founded_by == by:
            return team
        raise NotYet(f"{team.founded_by.name} has founded {team} from this posting already.")
    if posting.state != Posting.State.OPEN:
        raise NotYet("Only a posting that is on the billboard becomes a team.")
    return None


def _new_team(by: Person, school: School | None, **facts: Any) -> Team:
    """With its first roster. It can go on from a team of an earlier year that its founder was on:
    its members read on there."""
    posting, past = facts["posting"], facts["continues"]
    home = posting.school if posting else school or by.school
    if home is None:
        raise NotYet("Choose the school where the team is at home.")
    if past and not earlier_teams(by).contains(past):
        raise PermissionDenied("A team goes on from one that its founder was on.")
    year = SchoolYear.objects.current()
    words = found_by(facts["name"], facts["focus"])
    team = Team.objects.create(year=year, school=home, founded_by=by, search=words, **facts)
    Roster.objects.create(team=team)
    return team


def _first_people(
    team: Team, founder: Person, facilitator: Person, along: Iterable[Person]
) -> None:
    """The founder is in; the others a posting brings along are asked, and so is a facilitator."""
    for person in [founder, *brought_along(team.posting).exclude(pk=founder.pk)]:
        function = Function.FACILITATOR if person == facilitator else Function.MEMBER
        _seat(team, person, by=founder, function=function)
    ask(team, facilitator, by=founder, function=Function.FACILITATOR)
    for person in along:
        ask(team, person, by=founder)


def _seat(team: Team, person: Person, *, by: Person, function: str) -> Membership:
    """A place; one's own needs no question, every other gets a letter."""
    own = {"answer": Answer.YES, "answered_at": clock.now()} if person == by else {}
    seat = team.memberships.create(person=person, asked_by=by, function=function, **own)
    if seat.is_asked:
        ASKING.hold(by)
        write(emails.asked_to_join(seat))
    return seat


def _end(membership: Membership, **facts: object) -> Membership:
    membership.ended_on = clock.today()
    for name, value in facts.items():
        setattr(membership, name, value)
    membership.save(update_fields=["ended_on", *facts])
    return membership
