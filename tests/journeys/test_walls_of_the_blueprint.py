"""The walls of the Blueprint, walked by everybody else: colleagues of the same team, of another
one, of last year's, those who left, those who were only asked, and whoever stands in for a leader.

And the proof that this finds a leak: each guard is taken away once.
"""

from datetime import date
from functools import cache

import pytest
from django.urls import reverse

from blueprint.models import Answer, AnswerQuerySet, AnswerVersion
from blueprint.prompts import PARTS, places
from teams.models import Team
from teams.models.team import TeamQuerySet
from tests import builders as b
from tests.journeys.marmalade import (
    OF_THE_TEAM,
    OWN,
    PAST,
    PAST_ALONE,
    PAST_APART,
    PLANTED,
    found_in,
    plant,
    said,
)
from tests.knocking import TABLE, Visitors, path_of, undone
from tests.plt_portal.hands import enter
from tests.scene import the_scene
from tests.walking import look

pytestmark = [pytest.mark.django_db, pytest.mark.timeout(300)]


@pytest.fixture
def scene():
    scene = the_scene()
    plant(scene)
    return scene


def _colleague(scene):
    known = [scene.kinds["facilitator"], scene.kinds["member"]]
    return scene.team.memberships.current().exclude(person__in=known).first().person


def _one_who_left(team, on):
    return b.a_member(team, ended_on=on, end_reason="Left").person


PEOPLE = {
    "a colleague on the same team": _colleague,
    "one who left the team": lambda s: _one_who_left(s.team, date(2026, 9, 21)),
    "one who was asked": lambda s: s.membership.person,
    "facilitator of another team": lambda s: b.facilitator_of(b.a_team()),
    "facilitator of last year": lambda s: b.facilitator_of(s.past),
    "one who left last year's team": lambda s: _one_who_left(s.past, date(2026, 3, 2)),
    "delegate of the principal": lambda s: b.a_delegate(s.kinds["principal"]),
    "delegate of the superintendent": lambda s: b.a_delegate(s.kinds["assistant superintendent"]),
}
MAY_KNOW = {who: set() for who in PEOPLE} | {
    "a colleague on the same team": OF_THE_TEAM | PAST,
    "facilitator of last year": PAST | PAST_APART | PAST_ALONE,
}


# A place of each kind: with what had crossed, apart, of one member, shared by one, of last year.
SOME_PLACES = ["ideal", "weaknesses", "own-partners", "own-toolkit", "cost"]
NEAR = {"", "blueprint", "goals"}  # the floors that have to do with a Blueprint


@pytest.mark.xdist_group("the walk of the others")
@pytest.mark.parametrize("who", PEOPLE)
@pytest.mark.parametrize("everywhere", [False, pytest.param(True, marks=pytest.mark.long)])
def test_everybody_finds_what_they_may_know_and_nothing_else(who, everywhere):
    assert _walked(everywhere)[who] == MAY_KNOW[who]


@cache
def _walked(everywhere):
    """What each of them finds in the same scene, into which they come one after another."""
    with undone():
        scene = the_scene()
        plant(scene)
        visitors, near = Visitors(scene), _near(scene)
        paths = {who: _in_turn(who, near) for who in PEOPLE}
        if everywhere:
            paths = dict.fromkeys(PEOPLE, _every_door(scene))
        return {who: _found_by(visitors, who, paths[who]) for who in PEOPLE}


def _found_by(visitors, who, paths):
    with undone():
        person = PEOPLE[who](visitors.scene)
        return found_in(" ".join(look(visitors, who, person, path).said for path in paths))


def _in_turn(who, paths):
    """Whoever may know nothing shares the doors with another who may not."""
    return paths if MAY_KNOW[who] else paths[[*PEOPLE].index(who) % 2 :: 2]


@pytest.mark.parametrize("who", ["a colleague on the same team", "facilitator of another team"])
def test_nothing_that_somebody_could_send_takes_it_over(scene, client, who):
    """Share, restore or take over what is somebody else's, by a number one has guessed."""
    enter(client, PEOPLE[who](scene))
    before = list(Answer.objects.order_by("pk").values("pk", "text", "shared_at", "version"))
    own = Answer.objects.get(text__contains="marmaladeown")
    number = own.versions.get().pk
    team = scene.team.pk

    answers = [
        client.post(reverse("blueprint:share", args=[team, "own-partners"])),
        client.post(reverse("blueprint:restore", args=[team, "own-partners", number])),
        client.post(reverse("blueprint:restore", args=[team, "partners", number])),
        client.get(reverse("blueprint:write", args=[team, "partners"]), {"with": own.pk}),
        client.get(reverse("blueprint:live", args=[team]), {"at": "own-partners", "seen": ""}),
    ]

    assert found_in(" ".join(map(said, answers)), OWN) == set()
    kept = Answer.objects.filter(pk__in=[row["pk"] for row in before]).order_by("pk")
    assert list(kept.values("pk", "text", "shared_at", "version")) == before


# --- The proof bites ------------------------------------------------------------------------------

COLLEAGUE, STRANGER = "a colleague on the same team", "facilitator of another team"
GUARDS = {
    "who reads which text": (
        [(AnswerQuerySet, "readable_by", lambda q, person: q), (Answer, "is_shared", True)],
        COLLEAGUE,
        OWN,
    ),
    "what is handed on": (
        [(AnswerQuerySet, "handed_on_to", lambda q, person: q)],
        COLLEAGUE,
        PAST_APART,
    ),
    "whose versions": ([(AnswerQuerySet, "at", lambda q, place, by: q)], COLLEAGUE, OWN),
    "whose team": (
        [(TeamQuerySet, "of_all_years", lambda q, person: q)],
        STRANGER,
        OF_THE_TEAM | PAST,
    ),
}


@pytest.mark.parametrize("guard", GUARDS)
def test_a_guard_that_is_missing_is_found(scene, client, monkeypatch, guard):
    """The first stands twice: where texts are asked for, and where a part is put together."""
    guards, who, leaks = GUARDS[guard]
    enter(client, PEOPLE[who](scene))
    for place, name, instead in guards:
        monkeypatch.setattr(place, name, instead)
        for manager in (type(Answer.objects), type(Team.objects)):
            monkeypatch.setattr(manager, name, _through(instead), raising=False)

    found = found_in(
        " ".join(said(client.get(path)) for path in _of_the_blueprint(scene, SOME_PLACES))
    )

    assert found - MAY_KNOW[who] >= leaks


def _through(open_door):
    """A manager asks its queryset."""
    return lambda manager, *given: open_door(manager.get_queryset(), *given)


# --- Walking --------------------------------------------------------------------------------------


def _every_door(scene):
    looked = [door for door in TABLE if door.method == "GET" and not door.stands]
    return _paths([path_of(door, scene) for door in looked], _of_the_blueprint(scene, places()))


def _near(scene):
    looked = [d for d in TABLE if d.method == "GET" and not d.stands and d.app in NEAR]
    return _paths([path_of(d, scene) for d in looked], _of_the_blueprint(scene, SOME_PLACES))


def _paths(*lists):
    return list(dict.fromkeys(path for each in lists for path in each))


def _of_the_blueprint(scene, slugs):
    """These places of both teams, every version by its number, and what is taken from a part."""
    numbers = AnswerVersion.objects.select_related("answer__blueprint").order_by("pk")
    versions = [(v.answer.blueprint.team_id, v.answer.place.slug, v.pk) for v in numbers]
    paths = [reverse("blueprint:version", args=each) for each in versions]
    crossed = [_with_own(*each) for each in versions if each[1] in slugs]
    paths += [reverse("blueprint:version", args=each) for each in crossed]
    for team in (scene.team.pk, scene.past.pk):
        paths += [reverse(f"blueprint:{name}", args=[team]) for name in ("blueprint", "earlier")]
        for name in ("write", "versions"):
            paths += [reverse(f"blueprint:{name}", args=[team, slug]) for slug in slugs]
        paths += [reverse("take", args=[team, part.key]) for part in PARTS if part.key in slugs]
    return paths


def _with_own(team, slug, number):
    """The same number at the other side of its part: the team's, or one's own."""
    own = slug.removeprefix("own-") if slug.startswith("own-") else f"own-{slug}"
    return team, own if own in places() else slug, number


def test_all_that_is_planted_stands_in_the_records():
    scene = the_scene()
    plant(scene)
    texts = AnswerVersion.objects.filter(answer__blueprint__team__in=[scene.team, scene.past])

    assert found_in(" ".join(texts.values_list("text", flat=True))) == PLANTED
