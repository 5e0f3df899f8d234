"""One walk through every door that is opened by looking, and what everybody was told behind it.

A walk takes its time, so each scene is walked once in a process, and whoever wants to know
something reads it: who passes, whether a secret is told, what every answer carries, what a page
weighs. The scene is gone when the walk is over; whoever reads needs none.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from types import SimpleNamespace

import pytest
from django.urls import reverse

from people.models import Person
from tests.doors import KINDS, Door
from tests.journeys import marmalade
from tests.knocking import TABLE, Visitors, meaning, path_of, undone
from tests.scene import the_scene

STANDS = sorted({door.stands for door in TABLE})

# Pages that tell something else once a roster has moved; the lists and one person of the admin.
EVERY_TIME = {
    "home",
    "team",
    "teams:teams",
    "teams:roster",
    "billboard:posting",
    "blueprint:blueprint",
    "goals:goal",
    "goals:plan",
    "reports:review",
}
ADMIN_LISTS = ["people_person", "powers_appointment", "people_qualification", "district_school"]
ADMIN_LISTS += ["district_orggoal"]
ADMIN_PAGES = ["change", "history", "delete"]


def reads_the_walk(test):
    """All of these share one process, and with it the walk; whoever is first takes it."""
    return pytest.mark.timeout(300)(pytest.mark.xdist_group("the walk")(test))


@dataclass(frozen=True)
class Glance:
    """What somebody was told who opened an address; those of the admin have no row in the table."""

    who: str
    path: str
    door: Door | None
    status: int
    sign: str
    headers: dict[str, str]
    body: bytes

    @cached_property
    def said(self) -> str:
        return marmalade.read_out(self.body)

    @property
    def is_page(self) -> bool:
        return self.status == 200 and "<main" in self.said

    @property
    def main(self) -> str:
        """What a page says, without the drawings that every page carries along."""
        return self.said.partition("<main")[2].partition("</main>")[0]


@cache
def the_walk(stands: str) -> list[Glance]:
    """The nine kinds of people in this scene, with all its secrets, each at every door."""
    with undone():
        scene = the_scene(stands)
        marmalade.plant_everywhere(scene)
        visitors = Visitors(scene)
        return [
            look(visitors, kind, scene.kinds[kind], path, door)
            for kind in KINDS
            for path, door in doors_of(scene, stands).items()
        ]


def look(visitors: Visitors, who: str, person: Person | None, path: str, door=None) -> Glance:
    response, body = visitors.look(person, path)
    sign = meaning(response, door.sign(who) if door and who in KINDS else "")
    headers = dict(response.headers)
    return Glance(who, path, door, response.status_code, sign, headers, body)


def doors_of(scene: SimpleNamespace, stands: str) -> dict[str, Door | None]:
    doors = [door for door in TABLE if door.method == "GET"]
    here = [door for door in doors if door.stands == stands]
    rest = [door for door in doors if not door.stands and door.name in EVERY_TIME] if stands else []
    each = {path_of(door, scene): None for door in rest} | {path_of(d, scene): d for d in here}
    return each | ({} if stands else dict.fromkeys(_of_the_admin(scene)))


def _of_the_admin(scene: SimpleNamespace) -> Iterator[str]:
    yield from (reverse(f"admin:{name}_changelist") for name in ADMIN_LISTS)
    about = [scene.kinds["member"].pk]
    yield from (reverse(f"admin:people_person_{page}", args=about) for page in ADMIN_PAGES)
