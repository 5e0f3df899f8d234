"""Who may do what. Every rule takes a thing and answers with people.

The same rule locks the door, shows the button and addresses the letter.
"""

from typing import Any

from django.db.models import CharField, Count, OuterRef, Q, Subquery
from django.db.models.functions import Cast, Coalesce

from billboard.models import Interest, Posting
from billboard.rules import writers
from district.models import SchoolYear
from letters.models import Letter
from people.models import Person
from powers.models import Appointment, Power, powers_of
from powers.rules import DECIDING, People, by_power, held, holding
from teams.models import Consultation, Membership, Roster, Team, TeamRequest, Turn

Kind = Appointment.Kind
LEADING = [*DECIDING, Kind.DIRECTOR, Kind.ADMINISTRATOR]
NO_TEAM_YET = "no_team_yet"  # the kind of the letter that comes before the list


def brought_along(posting: Posting | None) -> People:
    """Whom a team brings along from its posting: its authors, and who committed themselves."""
    committed = Interest.objects.filter(posting=posting, state=Interest.State.COMMITTED)
    theirs = Q(pk__in=committed.values("person"))
    if posting:
        theirs |= Q(pk__in=writers(posting).values("pk"))
    return Person.objects.active().filter(theirs).select_related("school")


def members(team: Team) -> People:
    """People who said yes and have not left."""
    return _seated(team.memberships.current())


def invited(team: Team) -> People:
    """People who are on the team, or were asked and have not answered."""
    return _seated(team.memberships.standing())


def facilitator(team: Team) -> People:
    """Who answers for the team's paperwork: the one member who accepted to.

    An approved team is never without: co-facilitators act at once, else anybody who is on it.
    """
    accepted = _seated(team.memberships.facilitating())
    if team.state not in Team.RUNNING or accepted.exists():
        return accepted
    acting = _seated(team.memberships.current().filter(function="co_facilitator"))
    return acting if acting.exists() else members(team)


def hosts(team: Team) -> People:
    """Who asks people in: the facilitators; before one accepts, the founder; else any member."""
    roles = [Membership.Function.FACILITATOR, Membership.Function.CO_FACILITATOR]
    leading = team.memberships.filter(answer="yes", ended_on=None, function__in=roles)
    founder = team.memberships.current().filter(person=team.founded_by_id)
    for seats in (leading, founder):
        if _seated(seats).exists():
            return _seated(seats)
    return members(team)


def editors(team: Team) -> People:
    """Any member may describe the team, whoever among them holds the pen."""
    return members(team)


def leaders(team: Team) -> People:
    """Principals of its members' schools, directors, and the assistant superintendent."""
    schools = team.memberships.current().schools()
    anywhere = Q(kind__in=[Kind.DIRECTOR, Kind.ASSISTANT_SUPERINTENDENT])
    return holding(Power.objects.today().filter(_leads(schools) | anywhere))


def concerned(team: Team) -> People:
    """To whom a roster of the team as it stands would go."""
    schools = team.memberships.current().schools()
    last_word = Q(kind=Kind.ASSISTANT_SUPERINTENDENT)
    return holding(powers_over(team).filter(_leads(schools) | last_word))


@by_power
def office(team: Team) -> Any:
    """The assistant superintendent; nobody decides on a team that they are on."""
    return powers_over(team).filter(kind=Kind.ASSISTANT_SUPERINTENDENT)


@by_power
def its_office(roster: Roster) -> Any:
    """The assistant superintendent, about the team of a roster."""
    return powers_over(roster.team).filter(kind=Kind.ASSISTANT_SUPERINTENDENT)


@by_power
def the_office_asked(asked: TeamRequest) -> Any:
    """The assistant superintendent, about what a team asks."""
    return powers_over(asked.team).filter(kind=Kind.ASSISTANT_SUPERINTENDENT)


def whoever_asks(asked: TeamRequest) -> People:
    """Whoever facilitates the team takes its request back."""
    return facilitator(asked.team)


def successors(team: Team) -> People:
    """Who says who facilitates an approved team from now on."""
    return facilitator(team) | office(team)


def enders(membership: Membership) -> People:
    """Who says that somebody left an approved team: they themselves, or who answers for it."""
    return oneself(membership) | successors(membership.team)


def oneself(membership: Membership) -> People:
    """Only the person who is asked can answer."""
    return Person.objects.active().filter(pk=membership.person_id)


def asked_first(team: Team) -> People:
    """The principals whom a team can ask before it submits."""
    schools = team.memberships.standing().schools()
    return holding(powers_over(team).filter(_leads(schools)))


@by_power
def the_asked(consultation: Consultation) -> Any:
    """Whoever leads the school today and is not on the team they are asked about."""
    return powers_over(consultation.roster.team).filter(_leads([consultation.school_id]))


# --- Who has no team yet --------------------------------------------------------------------------


def unplaced() -> People:
    """Whoever works at a school, leads nothing there, and is on no team of this year."""
    leading = held(*LEADING, for_whom=None)
    placed = _seats_of_this_year().current()
    return (
        Person.objects.active()
        .filter(school__isnull=False)
        .exclude(pk__in=leading.values("person"))
        .exclude(pk__in=placed.values("person"))
    )


def looked_after(reader: Person) -> People:
    """Of those, whom this reader looks after; each with how many teams wait for their answer, and
    when their letter was written, school by school."""
    year = SchoolYear.objects.filter(is_current=True)
    letters = Letter.objects.filter(
        kind=NO_TEAM_YET, key__in=year.values(k=Cast("pk", CharField())), person=OuterRef("pk")
    )
    asked = _seats_of_this_year().unanswered().filter(person=OuterRef("pk")).values("person")
    waiting = asked.annotate(n=Count("team", distinct=True)).values("n")
    return (
        unplaced()
        .filter(_in_the_care_of(reader))
        .annotate(
            asked=Coalesce(Subquery(waiting), 0), told_at=Subquery(letters.values("written_at"))
        )
        .select_related("school")
        .order_by("school__name", "sort_name", "pk")
    )


def _seats_of_this_year() -> Any:
    standing = Team.objects.this_year().standing()
    return Membership.objects.filter(team__in=standing)


def _in_the_care_of(reader: Person) -> Q:
    powers = powers_of(reader)
    return Q() if powers.is_assistant_superintendent else Q(school__in=powers.schools)


# --- A roster: nobody decides on one that they are on ---------------------------------------------


def the_facilitator(roster: Roster) -> People:
    return facilitator(roster.team)


@by_power
def principals(roster: Roster) -> Any:
    """Whoever leads a school that has people on the roster."""
    return powers_over(roster).filter(kind=Kind.PRINCIPAL)


@by_power
def silent_principals(roster: Roster) -> Any:
    """Principals who have not endorsed yet for one of their schools."""
    return powers_over(roster).silent()


@by_power
def assistant_superintendent(roster: Roster) -> Any:
    """The district's last word on every roster."""
    return powers_over(roster).filter(kind=Kind.ASSISTANT_SUPERINTENDENT)


@by_power
def whoever_decides(roster: Roster) -> Any:
    return powers_over(roster)


def awaited(roster: Roster) -> People:
    """Whose turn it is on a submitted roster, for the words «Waiting for ...»."""
    return holding(Turn.objects.today().filter(about=Turn.About.ROSTER, thing=roster.pk))


def powers_over(thing: Roster | Team) -> Any:
    """Today's powers that reach a roster or a team, without those of whoever is on it."""
    return thing.powers.today()


def _seated(memberships: Any) -> People:
    return Person.objects.active().filter(pk__in=memberships.values("person"))


def _leads(schools: Any) -> Q:
    return Q(kind=Kind.PRINCIPAL, school__in=schools)


# --- Who leads a team, and who is taken off it ----------------------------------------------------


def namers(team: Team) -> People:
    """Who says who leads: whoever facilitates; while nobody does, whoever asks people in."""
    accepted = _seated(team.memberships.facilitating())
    return accepted if accepted.exists() else hosts(team)


def removable(team: Team, by: Person) -> Any:
    """The places that this person can end before approval: as host those of members, and whoever
    says who leads those of co-facilitators, too. Never one's own, nor that of who facilitates."""
    seats = team.memberships.current().filter(team__state=Team.State.FORMING).exclude(person=by)
    if namers(team).contains(by):
        return seats.exclude(function=Membership.Function.FACILITATOR)
    return seats.filter(function="member") if hosts(team).contains(by) else seats.none()
