"""Who else knocks at the doors to a team: neighbours, people who were on it once, and delegates."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from types import SimpleNamespace
from typing import Any

from kit import clock
from people.models import Person
from powers.models import Appointment, Leave
from teams.models import Membership, Roster
from tests import builders as b
from tests.scene import the_scene

type Scene = SimpleNamespace


@dataclass(frozen=True)
class Other:
    """`person` may exactly what the one of the table may whom they are `like`.

    `meanwhile` happens while they are signed in, between two requests.
    """

    like: str
    person: Callable[[Scene], Person]
    meanwhile: Callable[[Scene], Any] = lambda scene: None


def kind(name: str) -> Callable[[Scene], Person]:
    return lambda scene: scene.kinds[name]


def has(name: str) -> Callable[[Scene], Person]:
    return lambda scene: getattr(scene, name)


def days(holder: Callable[[Scene], Person], first: int, last: int, **facts: Any):
    """The power of this person begins and ends so many days from today."""

    def changed(scene: Scene) -> None:
        today = clock.today()
        told = {"starts": today + timedelta(first), "ends": today + timedelta(last)} | facts
        Appointment.objects.filter(person=holder(scene)).update(**told)

    return changed


def deactivated(holder: Callable[[Scene], Person]):
    return lambda scene: Person.objects.filter(pk=holder(scene).pk).update(is_active=False)


def on_leave(scene: Scene) -> Leave:
    return Leave.objects.create(person=scene.kinds["member"], starts=clock.today())


PRINCIPAL, OFFICE = kind("principal"), kind("assistant superintendent")
JO, KIM = has("for_the_principal"), has("for_the_office")
BACK = {"taken_back_at": b.SEPTEMBER_22}

OTHERS = {
    "facilitates another team of the school": Other("teacher", has("neighbour")),
    "facilitates a team of another school": Other("teacher", has("far_away")),
    "was asked and has not answered": Other("teacher", has("asked")),
    "was on the team and left": Other("teacher", has("left")),
    "facilitated a team of last year": Other("teacher", has("earlier")),
    "was the principal until yesterday": Other("teacher", PRINCIPAL, days(PRINCIPAL, -30, -1)),
    "was assistant superintendent": Other("teacher", OFFICE, days(OFFICE, -30, -1)),
    "decides for the principal today": Other("principal", JO),
    "will decide for her from tomorrow on": Other("teacher", JO, days(JO, 1, 5)),
    "decided for her until yesterday": Other("teacher", JO, days(JO, -5, -1)),
    "does not decide for her any more": Other("teacher", JO, days(JO, 0, 5, **BACK)),
    "decides for one who is principal no more": Other("teacher", JO, days(PRINCIPAL, -30, -1)),
    "decides for the office today": Other("assistant superintendent", KIM),
    "will decide for it from tomorrow on": Other("teacher", KIM, days(KIM, 1, 5)),
    "decided for it until yesterday": Other("teacher", KIM, days(KIM, -5, -1)),
    "does not decide for it any more": Other("teacher", KIM, days(KIM, 0, 5, **BACK)),
    "is a member on leave": Other("member", kind("member"), on_leave),
    "facilitates and left the district": Other(
        "anonymous", kind("facilitator"), deactivated(kind("facilitator"))
    ),
    "was principal and left the district": Other("anonymous", PRINCIPAL, deactivated(PRINCIPAL)),
}

# Where they may more than the one they are like, or less.
BUT = {
    ("teams:answer", "was asked and has not answered"): "Y",
    ("powers:take-back-delegate", "decides for the principal today"): "4",  # she named them,
    ("powers:take-back-delegate", "was the principal until yesterday"): "Y",  # and takes it back
}


def expected(door, who: str) -> str:
    return BUT.get((door.name, who), door.sign(OTHERS[who].like))


def the_scene_with_others(stands: str) -> Scene:
    scene = the_scene(stands)
    alcott, today = scene.team.school, clock.today()
    scene.neighbour = b.facilitator_of(b.a_team(name="Fractions First", school=alcott))
    scene.far_away = b.facilitator_of(b.a_team(name="Read Aloud", school=b.a_school("Wheelock")))
    scene.asked = scene.membership.person
    scene.left = b.a_member(scene.team, ended_on=today - timedelta(1)).person
    scene.for_the_principal = b.a_delegate(scene.kinds["principal"], name="Jo Park")
    scene.for_the_office = b.a_delegate(scene.kinds["assistant superintendent"], name="Kim Lee")
    scene.last_year = last_year(scene, stands)
    scene.earlier = b.facilitator_of(b.a_team(name="Of Old", year=scene.last_year.team.year))
    return scene


def last_year(scene: Scene, stands: str) -> Scene:
    """The same things once more, of the team that the same people were a year ago."""
    facilitator, team_now = scene.kinds["facilitator"], scene.team
    year = b.the_year("2025")
    facts = {"facilitator": facilitator, "state": team_now.state, "year": year}
    team = b.a_team(name="Talking Math, early", **facts)
    place = b.a_member(team, scene.kinds["member"])
    membership = b.a_member(team, scene.asked, answer=Membership.Answer.ASKED)
    roster = b.a_roster(team=team, state=stands or Roster.State.DRAFT)
    facts = {"school": team.school, "asked_by": facilitator, "question": "Is there time?"}
    consultation = roster.consultations.create(**facts)
    sent = {"verb": "return", "moved_to": Roster.State.RETURNED, "by": scene.kinds["principal"]}
    remark = roster.record.create(**sent).remarks.create(reason="Name the goal.")
    return SimpleNamespace(
        team=team,
        place=place,
        membership=membership,
        roster=roster,
        consultation=consultation,
        request=b.a_request(team) if stands == Roster.State.APPROVED else 0,
        remark=remark if stands == Roster.State.RETURNED else 0,
    )
