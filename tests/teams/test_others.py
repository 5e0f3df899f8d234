"""Every door to a team, its roster, its places and what is said about them, and everybody else.

The table of doors says what the nine kinds of people may do with the team of the scene. Here those
knock who are near it or were on it once, and everybody knocks at the same things of last year.
Every day they take turns at the doors; in `--long` everybody is at every one.
"""

from itertools import count

import pytest
from django.test import Client
from django.urls import reverse

from teams.urls import urlpatterns
from tests.doors import KINDS
from tests.knocking import TABLE, Visitors, path_of
from tests.teams import others
from tests.teams.others import OTHERS, the_scene_with_others

pytestmark = pytest.mark.django_db
DOORS = [door for door in TABLE if door.app == "teams" and door.args]
STANDS = sorted({door.stands for door in DOORS})
NOT_OF_A_YEAR = {"teams:of-posting"}  # it leads on to the team, whatever its year
FORMATS = {"csv", "xlsx", "exe"}


@pytest.fixture(params=STANDS, ids=lambda stands: stands or "as usual")
def scene(request):
    scene = the_scene_with_others(request.param)
    scene.doors = [
        door for door in DOORS if door.stands == request.param and not FORMATS & set(door.args)
    ]
    return scene


@pytest.mark.parametrize("turns", [3, pytest.param(1, marks=pytest.mark.long)])
def test_others_pass_as_the_one_they_are_like(scene, turns):
    visitors, wrong, turn = Visitors(scene), [], count()
    for door in scene.doors:
        for who, other in OTHERS.items():
            if next(turn) % turns and (door.name, who) not in others.BUT:
                continue
            sign = others.expected(door, who)
            meanwhile = lambda other=other: other.meanwhile(scene)  # noqa: E731
            found = visitors.sign(door, other.person(scene), sign, meanwhile=meanwhile)
            if found != sign:
                wrong.append((str(door), who, sign, found))

    assert wrong == []


@pytest.mark.parametrize("signs", ["Yr", pytest.param("34s", marks=pytest.mark.long)])
def test_nobody_changes_what_last_year_left(scene, signs):
    """Whoever may take a step this year is told why not; rosters of last year stay readable."""
    visitors, wrong = Visitors(scene), []
    for door in (door for door in scene.doors if door.name not in NOT_OF_A_YEAR):
        readable = door.method == "GET" and door.name == "teams:roster"
        for kind, now in ((kind, door.sign(kind)) for kind in KINDS if door.sign(kind) in signs):
            sign = "3" if now in "Yr" and not readable else now
            found = visitors.sign(door, scene.kinds[kind], sign, at=scene.last_year)
            if found != sign:
                wrong.append((str(door), kind, sign, found))

    assert wrong == []


@pytest.mark.parametrize("method", ["get", "post"])
def test_whoever_was_asked_last_year_does_not_join_now(method):
    scene = the_scene_with_others("")
    browser = Client()
    browser.force_login(scene.asked)

    path = reverse("teams:answer", args=[scene.last_year.membership.pk])
    answer = getattr(browser, method)(path, {"answer": "yes"})

    assert answer.status_code == 403
    assert "was a team of 2025" in answer.text
    scene.last_year.membership.refresh_from_db()
    assert scene.last_year.membership.answer == "asked"


def test_every_way_to_pass_a_door_to_a_thing_has_a_row(client):
    """A method that has no row in the table is not allowed at that address."""
    scene = the_scene_with_others("submitted")
    client.force_login(scene.kinds["facilitator"])
    rows = {(door.name, door.method): door for door in DOORS}
    for pattern in (p for p in urlpatterns if "<" in str(p.pattern)):
        name = f"teams:{pattern.name}"
        door = rows.get((name, "GET")) or rows[name, "POST"]
        for method in {"GET", "POST"} - {method for row, method in rows if row == name}:
            assert client.generic(method, path_of(door, scene)).status_code == 405, (method, name)
