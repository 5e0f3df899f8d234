"""The walls: what is private is found by nobody outside, on no page, in no letter, in no search.

Every private text of the scene carries a word that occurs nowhere else. Everybody walks through
every door, asks every search for it, and reads every letter they were sent.
"""

import pytest
from django.db import connection
from django.urls import reverse

from billboard import digest, interest
from billboard.models import Interest, Posting
from goals.models import Goal
from kit import clock
from letters.models import Letter
from people.models import Person, Strengths
from teams.models import HandOverNote
from tests import builders as b
from tests.doors import KINDS
from tests.journeys import marmalade
from tests.knocking import TABLE, path_of
from tests.reports.hands import move as move_report
from tests.scene import the_scene

pytestmark = pytest.mark.django_db

TEAM = {"member", "facilitator"}
# Each secret, and the kinds of people who may know it.
KNOWN_TO = {
    **dict.fromkeys(marmalade.OF_THE_TEAM | marmalade.PAST, TEAM),
    **{word: {"member"} for word in marmalade.OWN},
    **{word: set() for word in marmalade.PAST_APART | marmalade.PAST_ALONE},
    "marmaladestrength": set(),
    "marmaladehandover": TEAM,
    "marmaladenote": {"facilitator"},
    "marmaladedraft": {"facilitator"},
    "marmaladegoal": TEAM,
    "marmaladestep": TEAM,
    "marmaladereport": TEAM,
    "marmaladecode": set(),
}
SEARCHES = [
    "billboard:billboard",
    "reports:archive",
    "teams:approvals",
    "teams:teams",
    "admin:people_person_changelist",
    "admin:district_school_changelist",
    "admin:district_orggoal_changelist",
]


@pytest.fixture(params=["", "submitted", "approved"], ids=lambda stands: stands or "as usual")
def scene(request):
    scene = the_scene(request.param)
    scene.stands = request.param
    facilitator = scene.kinds["facilitator"]
    marmalade.plant(scene)
    HandOverNote.objects.create(team=scene.team, by=facilitator, text="A marmaladehandover")
    Interest.objects.filter(pk=scene.interest.pk).update(note="We marmaladenote together")
    Posting.objects.filter(pk=scene.draft.pk).update(
        title="An early marmaladedraft", search_text="an early marmaladedraft"
    )
    Goal.objects.filter(pk=scene.goal.pk).update(doing="explain marmaladegoal")
    scene.goal.steps.update(action="Observe marmaladestep")
    scene.measure.__class__.objects.update(source="Rubric marmaladegoal")
    scene.report.__class__.objects.filter(pk=scene.report.pk).update(
        title="Towards marmaladereport", summary="A marmaladereport in short"
    )
    _plant_a_code()
    return scene


def _plant_a_code():
    """Somebody signs in just now: the letter with the code waits in the ledger."""
    reader = b.a_teacher()
    Letter.objects.create(
        kind="sign_in_code",
        key="1",
        person=reader,
        subject="Your code",
        text="marmaladecode",
        html="<p>marmaladecode</p>",
        message_id="<code@here>",
    )


def test_nobody_outside_reads_it_through_any_door(scene, client):
    """Nor the address of a colleague, but in the admin: addresses are for the directory."""
    addresses = list(Person.objects.values_list("email", flat=True))
    found = []
    for kind in KINDS:
        _enter(client, scene.kinds[kind])
        for path in _doors(scene):
            said = marmalade.said(client.get(path))
            hidden = [word for word, kinds in KNOWN_TO.items() if kind not in kinds]
            hidden += [] if path.startswith("/admin/") else addresses
            found += [(kind, path, word) for word in hidden if word in said]

    assert found == []


@pytest.mark.parametrize("scene", [""], indirect=True)
def test_those_inside_do_read_it(scene, client):
    """Otherwise the walls would stand around nothing."""
    for kind in sorted(TEAM):
        _enter(client, scene.kinds[kind])

        read = " ".join(marmalade.said(client.get(path)) for path in _doors(scene))

        assert {word for word in KNOWN_TO if word in read} == {
            word for word, kinds in KNOWN_TO.items() if kind in kinds
        }


@pytest.mark.parametrize("search", SEARCHES)
def test_no_search_finds_it_or_counts_it(search, client):
    scene = the_scene()
    marmalade.plant(scene)
    Posting.objects.filter(pk=scene.draft.pk).update(
        title="marmalade draft", search_text="marmalade draft"
    )
    for kind in set(KINDS) - {"anonymous"}:
        _enter(client, scene.kinds[kind])
        with_it = client.get(reverse(search), {"q": "marmalade"})
        without = client.get(reverse(search), {"q": "qwertzuiop"})

        if with_it.status_code == 200:
            assert with_it.text.count("<article") == without.text.count("<article"), kind
            assert "marmalade draft" not in with_it.text, kind
            assert marmalade.found_in(with_it.text) == set(), kind


@pytest.mark.parametrize("kind", sorted(set(KINDS) - TEAM))
def test_strengths_are_shown_to_the_team_alone(kind, client):
    """A member leads as an innovator; whoever is not on the team learns it from no page."""
    scene = the_scene("approved")
    member = scene.kinds["member"]
    Strengths.objects.create(person=member, leads="innovator", shown=True)
    about = ["home", "team", "teams:teams", "teams:roster", "goals:goal", "billboard:posting"]
    doors = [each for each in TABLE if each.method == "GET" and each.name in about]
    paths = {path_of(each, scene) for each in doors}
    _enter(client, scene.kinds[kind])

    told = [path for path in paths if "innovator" in _main(client.get(path)).lower()]

    assert told == []


def test_letters_tell_each_reader_only_what_they_may_know(
    scene, django_capture_on_commit_callbacks
):
    """Everything that is sent by and by, read through; the code reaches one reader."""
    with clock.held_at(b.moment("2026-09-29 16:31")):
        digest.send_due()
    interest.invite(scene.interest, by=scene.kinds["facilitator"])
    move_report(_whole(scene.report), "submit", by=scene.kinds["facilitator"])

    insiders = {scene.kinds[kind].pk for kind in TEAM} | set(
        scene.team.memberships.values_list("person", flat=True)
    )
    private = {word for word in KNOWN_TO if word not in {"marmaladecode", "marmaladereport"}}
    for letter in Letter.objects.all():
        told = letter.text + letter.html + letter.subject
        assert marmalade.found_in(told) == set(), letter
        if letter.person_id not in insiders:
            assert not {word for word in private if word in told}, letter


def test_the_audit_holds_no_private_text(scene):
    tables = connection.introspection.table_names()
    held = {t: _words_in(t) for t in tables if t.endswith("event") or t.startswith("pghistory")}

    told = set().union(*held.values())

    assert told <= {"marmaladedraft", "marmaladegoal", "marmaladestep", "marmaladereport"}


# --- Walking --------------------------------------------------------------------------------------


def _enter(client, person):
    client.logout()
    if person:
        client.force_login(person)


def _doors(scene):
    """Every address that is opened by looking, and the lists of the admin; once a roster has
    moved, those that have to do with it."""
    paths = []
    for door in TABLE:
        if door.method == "GET" and (door.stands == scene.stands or door.name in EVERY_TIME):
            paths.append(path_of(door, scene))
    if scene.stands:
        return list(dict.fromkeys(paths))
    paths += [reverse(f"admin:{name}_changelist") for name in ADMIN]
    about = [scene.kinds["member"].pk]
    paths += [reverse(f"admin:people_person_{page}", args=about) for page in ADMIN_PAGES]
    return list(dict.fromkeys(paths))


def _main(answer):
    """What a page says, without the drawings that every page carries along."""
    return answer.text.partition("<main")[2].partition("</main>")[0]


EVERY_TIME = {"home", "team", "blueprint:blueprint", "goals:goal", "goals:plan", "reports:review"}
ADMIN_PAGES = ["change", "history", "delete"]
ADMIN = [
    "people_person",
    "people_appointment",
    "people_qualification",
    "district_school",
    "district_orggoal",
]


def _whole(report):
    report.refresh_from_db()
    for name in ("goal", "need", "tried", "result_line"):
        setattr(report, name, "Something.")
    report.save()
    return report


def _words_in(table):
    name = connection.ops.quote_name(table)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT string_agg(t::text, ' ') FROM {name} t")
        said = cursor.fetchone()[0] or ""
    return {word for word in KNOWN_TO if word in said}
