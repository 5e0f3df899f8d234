"""How approved teams stand today: what they lack, and what has changed since approval."""

from typing import Any

from django.db.models import Count, Exists, F, IntegerField, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from people.models import Person
from powers.models import powers_of
from teams import checks
from teams.models import Membership, Remark, Roster, RosterLine, Team
from teams.rules import facilitator, leaders, members, office


def after_approval(team: Team, person: Person) -> dict[str, Any]:
    """What is to be done about a team after its approval, for the page of the team.

    `team.people` are its standing places. Before its approval only the office has something to do,
    and after its end nobody.
    """
    deciding = powers_of(person).is_assistant_superintendent and office(team).contains(person)
    if team.state not in Team.RUNNING:
        return {"deciding": deciding and team.state == Team.State.FORMING}
    inside = members(team).contains(person)
    reads = inside or leaders(team).contains(person)
    roster = team.rosters.filter(state=Roster.State.APPROVED).prefetch_related("lines").first()
    in_hand = team.rosters.in_hand().exists()
    return {
        "running": True,
        "asked": team.requests.open().select_related("asked_by").first()
        if inside or deciding
        else None,
        "lacks": attention(team) if reads else [],
        "moved": transferred(team) if deciding else [],
        "deciding": deciding,
        "answers": facilitator(team).contains(person),
        "changed": roster and not in_hand and has_changed(team, roster),
    }


def lacking(person: Person) -> list[Team]:
    """Approved teams that need attention today, of the schools this person decides for."""
    teams = needing_attention(Team.objects.this_year()).select_related("school")
    if not powers_of(person).is_assistant_superintendent:
        led = powers_of(person).schools
        seats = Membership.objects.current().filter(person__school__in=led)
        teams = teams.filter(Q(pk__in=seats.values("team")) | Q(school__in=led))
    return list(teams)


def attention(team: Team) -> list[str]:
    """What an approved team lacks today, in sentences; `team.people` are its standing places."""
    if team.state != Team.State.ACTIVE:
        return []
    places: list[Membership] = team.people  # type: ignore[attr-defined]  # fetched for the page
    members = [place for place in places if place.is_in and place.person.is_active]
    found = []
    if not checks.size(members).passed and not _excepted(team, len(members)):
        found.append(checks.size(members).sentence)
    if not any(place.is_facilitator and place.answer == "yes" for place in members):
        found.append(_unled(places))
    return found


def _unled(places: list[Membership]) -> str:
    """Nobody leads, or somebody was asked to and has not answered."""
    asked = [place.person.name for place in places if place.is_facilitator and place.is_asked]
    return f"{asked[0]} has not agreed to facilitate yet" if asked else "Nobody facilitates it"


def needing_attention(teams: QuerySet[Team]) -> QuerySet[Team]:
    """The same question asked of the database: approved, and today too few, too many, or unled."""
    seats = Membership.objects.current().filter(team=OuterRef("pk"), person__is_active=True)
    counted = seats.order_by().values("team").annotate(n=Count("pk")).values("n")
    led = Exists(seats.filter(function=Membership.Function.FACILITATOR, answer="yes"))
    approved = Roster.objects.filter(team=OuterRef("pk"), state=Roster.State.APPROVED)
    approved = approved.exclude(exception__granted_by=None).annotate(n=Count("lines"))
    excepted = Exists(approved.filter(n=OuterRef("today")))
    teams = teams.filter(state=Team.State.ACTIVE).annotate(
        today=Coalesce(Subquery(counted, output_field=IntegerField()), 0)
    )
    return teams.filter(~led | (~Q(today__range=(checks.SMALLEST, checks.LARGEST)) & ~Q(excepted)))


def has_changed(team: Team, roster: Roster) -> bool:
    """The people of today, or what they do, are not those of the approved roster."""
    places: list[Membership] = team.people  # type: ignore[attr-defined]  # fetched for the page
    today = {
        (place.person_id, place.function)
        for place in places
        if place.is_in and place.person.is_active
    }
    return today != {(line.person_id, line.function) for line in roster.lines.all()}


def transferred(team: Team) -> list[RosterLine]:
    """Lines of people who changed schools since approval, before anybody said that they stay."""
    on_it = Membership.objects.current().filter(team=team, person=OuterRef("person"))
    stays = Remark.objects.filter(
        entry__verb="stay", entry__roster=OuterRef("roster"), person=OuterRef("person")
    )
    lines = RosterLine.objects.filter(roster__team=team, roster__state=Roster.State.APPROVED)
    lines = lines.exclude(school=F("person__school")).filter(person__school__isnull=False)
    stays = stays.filter(entry__school=OuterRef("person__school"))
    found = lines.filter(Exists(on_it)).exclude(Exists(stays))
    found = found.annotate(place=Subquery(on_it.values("pk")[:1]))
    return list(found.select_related("person__school", "school"))


def _excepted(team: Team, people: int) -> bool:
    """The district let this team have just so many."""
    approved = team.rosters.filter(state=Roster.State.APPROVED).first()
    return approved is not None and checks.is_granted(approved) and approved.lines.count() == people
