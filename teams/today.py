"""How approved teams stand today: what they lack, and what has changed since approval."""

from typing import Any, NamedTuple

from django.db.models import (
    Exists,
    F,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
)

from kit.names import isolated
from kit.prepared import prepared
from people.models import NameOf, Person
from powers.models import Assignment, Powers, as_reader, powers_of
from teams import checks
from teams.models import (
    Membership,
    Remark,
    Roster,
    RosterLine,
    Team,
    TeamRequest,
)
from teams.models.columns import Lacks
from teams.rules import facilitator, leaders, office


def after_approval(
    team: Team, person: Person, rosters: list[Roster], *, inside: bool
) -> dict[str, Any]:
    """What is to be done about a team after its approval, for the page of the team.

    `team.people` are its standing places, and `rosters` all its versions. Before its approval only
    the office has something to do, and after its end nobody.
    """
    powers = powers_of(person)
    deciding = powers.is_assistant_superintendent and office(team).contains(person)
    if team.state not in Team.RUNNING:
        return {"deciding": deciding and team.state == Team.State.FORMING, "reads": True}
    reads = inside or (powers.leads and leaders(team).contains(person))
    answers = inside and facilitator(team).contains(person)
    return {
        "running": True,
        "reads": reads,
        "asked": _open_request(team) if inside or deciding else None,
        "lacks": attention(team) if reads else [],
        "moved": transferred(team) if deciding else [],
        "departed": _departed(team) if deciding or answers else [],
        "deciding": deciding,
        "answers": answers,
        "changed": inside and _has_changed(team, rosters),
    }


def _open_request(team: Team) -> TeamRequest | None:
    """What it asked of the office, as long as nobody has answered."""
    return team.requests.open().select_related("asked_by").first()


class Change(NamedTuple):
    """An approved team that needs attention today: somebody on it left the district, or works at
    another school now; or nobody is named, and it has too few, too many, or no facilitator."""

    team: int
    team_name: str
    school: str
    person: str
    works_at: str  # nowhere: does not work for the district any more


def changes(person: Person) -> list[Change]:
    """What nobody has decided about, of the schools this person decides for."""
    found = (Change(*row) for row in _changes(powers_of(person), person=person.pk))
    named = (each._replace(person=isolated(each.person)) for each in found)
    return sorted(named, key=lambda one: (one.team_name, one))


@prepared
def _changes(powers: Powers, *, person: Any) -> Any:
    reader = as_reader(person, powers)
    left, lines = departed().filter(team__state__in=Team.RUNNING), _moved()
    if not powers.is_assistant_superintendent:
        teams = _decided_for_by(reader).values("pk")
        left = left.filter(team__in=teams)
        lines = lines.filter(Q(roster__team__in=teams) | Q(school__in=powers.schools))
    lacking = needing_attention(_decided_for_by(reader)).order_by()
    nobody = [Value(""), Value("")]
    rows = _told(left, "team", Value("")).union(
        _told(lines, "roster__team", F("person__school__name")),
        lacking.values_list("pk", "name", "school__short_name", *nobody),
        all=True,
    )
    return rows.order_by()


def _told(rows: QuerySet[Any], team: str, works_at: Any) -> Any:
    name = NameOf("person__given_name", "person__family_name")
    columns = [team, f"{team}__name", f"{team}__school__short_name"]
    return rows.order_by().values_list(*columns, name, works_at)


def _decided_for_by(person: Person) -> QuerySet[Team]:
    """Teams of this year of the schools that this person decides for: at home there, or with
    people from there."""
    teams = Team.objects.this_year()
    if powers_of(person).is_assistant_superintendent:
        return teams
    led = powers_of(person).schools
    seats = Membership.objects.current().of_schools(led)
    return teams.filter(Q(pk__in=seats.values("team")) | Q(school__in=led))


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
    return teams.filter(Lacks("pk"), state=Team.State.ACTIVE)


def _has_changed(team: Team, rosters: list[Roster]) -> bool:
    """The people of today, or what they do, are not those of the approved roster, and no version
    is on its way that says so."""
    approved = next((each for each in rosters if each.state == Roster.State.APPROVED), None)
    if approved is None or any(each.state in Roster.IN_HAND for each in rosters):
        return False
    places: list[Membership] = team.people  # type: ignore[attr-defined]  # fetched for the page
    today = {
        (place.person_id, place.acts_as)
        for place in places
        if place.is_in and place.person.is_active
    }
    return today != set(approved.lines.values_list("person", "function"))


def transferred(team: Team) -> list[RosterLine]:
    """Lines of its people who changed schools since, before anybody said that they stay."""
    return list(moved().filter(roster__team=team))


def moved() -> QuerySet[RosterLine]:
    """Lines of people who changed schools, each with the key of their place on the team."""
    place = _on_its_team().values("pk")[:1]
    return (
        _moved()
        .annotate(place=Subquery(place))
        .select_related("person__school", "school", "roster__team__school", "roster__exception")
    )


def _moved() -> QuerySet[RosterLine]:
    """Lines of approved rosters of people who do not work at that school any more, and still are
    on the team, before anybody said that they stay."""
    stays = Remark.objects.filter(
        entry__verb="stay", entry__roster=OuterRef("roster"), person=OuterRef("person")
    )
    lines = RosterLine.objects.filter(
        roster__state=Roster.State.APPROVED,
        roster__team__year__is_current=True,
        roster__team__state__in=Team.RUNNING,
    )
    here = Assignment.objects.today().filter(person=OuterRef("person"), school=OuterRef("school"))
    lines = lines.exclude(Exists(here)).exclude(school=F("person__school"))
    lines = lines.filter(person__school__isnull=False)
    stays = stays.filter(entry__school=OuterRef("person__school"))
    return lines.filter(Exists(_on_its_team())).exclude(Exists(stays))


def _on_its_team() -> QuerySet[Membership]:
    """Their place today, of a line."""
    here = {"team": OuterRef("roster__team"), "person": OuterRef("person")}
    return Membership.objects.current().filter(**here, person__is_active=True)


def departed() -> QuerySet[Membership]:
    """Places on teams of this year of people who do not work for the district any more."""
    places = Membership.objects.current().filter(
        team__year__is_current=True,
        team__state__in=[Team.State.FORMING, *Team.RUNNING],
        person__is_active=False,
    )
    return places.select_related("person", "team__school", "team__posting")


def _departed(team: Team) -> list[Membership]:
    places: list[Membership] = team.people  # type: ignore[attr-defined]  # fetched for the page
    return [place for place in places if place.is_in and not place.person.is_active]


def _excepted(team: Team, people: int) -> bool:
    """The district let this team have just so many."""
    approved = team.rosters.filter(state=Roster.State.APPROVED).select_related("exception").first()
    return approved is not None and checks.is_granted(approved) and approved.lines.count() == people
