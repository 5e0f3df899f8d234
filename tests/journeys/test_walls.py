"""The walls: what is private is found by nobody outside, on no page, in no letter, in no search.

Every private text of the scene carries a word that occurs nowhere else. Everybody walks through
every door, asks every search for it, and reads every letter they were sent.
"""

import re

import pytest
from django.db import connection
from django.urls import reverse

from billboard import digest
from billboard.models import Posting
from kit import clock
from letters.models import Letter
from tests import builders as b
from tests.billboard.hands import invite
from tests.doors import KINDS
from tests.journeys import marmalade
from tests.journeys.marmalade import KNOWN_TO, TEAM
from tests.knocking import Visitors
from tests.reports.hands import move as move_report
from tests.scene import the_scene
from tests.walking import STANDS, look, reads_the_walk, the_walk

pytestmark = pytest.mark.django_db

SEARCHES = [
    "billboard:billboard",
    "reports:archive",
    "teams:approvals",
    "teams:teams",
    "admin:people_person_changelist",
    "admin:district_school_changelist",
    "admin:district_orggoal_changelist",
]


AN_ADDRESS = re.compile(r"person\d+@")
ON_THE_TEAM = ["home", "team", "teams:teams", "teams:roster", "goals:goal", "billboard:posting"]


@reads_the_walk
@pytest.mark.parametrize("stands", STANDS)
def test_nobody_outside_reads_it_through_any_door(stands):
    found = [
        (glance.who, glance.path, word)
        for glance in the_walk(stands)
        for word, kinds in KNOWN_TO.items()
        if glance.who not in kinds and word in glance.said
    ]

    assert found == []


@reads_the_walk
def test_those_inside_do_read_it():
    """Otherwise the walls would stand around nothing."""
    for kind in sorted(TEAM):
        read = " ".join(glance.said for glance in the_walk("") if glance.who == kind)

        assert {word for word in KNOWN_TO if word in read} == {
            word for word, kinds in KNOWN_TO.items() if kind in kinds
        }


@reads_the_walk
@pytest.mark.parametrize("stands", STANDS)
def test_no_page_tells_the_address_of_a_colleague(stands):
    """But the admin: addresses are for the directory."""
    found = [
        (glance.who, glance.path)
        for glance in the_walk(stands)
        if AN_ADDRESS.search(glance.said) and not glance.path.startswith("/admin/")
    ]

    assert found == []


@reads_the_walk
@pytest.mark.parametrize("stands", STANDS)
def test_strengths_are_shown_to_the_team_alone(stands):
    """A member leads as an innovator; whoever is not on the team learns it from no page."""
    about = [each for each in the_walk(stands) if each.door and each.door.name in ON_THE_TEAM]
    told = {glance.who for glance in about if "innovator" in glance.main.lower()}

    assert told <= TEAM


def test_no_search_finds_it_or_counts_it():
    scene = the_scene()
    marmalade.plant(scene)
    Posting.objects.filter(pk=scene.draft.pk).update(
        title="marmalade draft", search_text="marmalade draft", search="'marmalad':1 'draft':2"
    )
    visitors = Visitors(scene)
    for search in map(reverse, SEARCHES):
        for kind in set(KINDS) - {"anonymous"}:
            with_it, without = (
                look(visitors, kind, scene.kinds[kind], f"{search}?q={words}")
                for words in ("marmalade", "qwertzuiop")
            )
            if with_it.status == 200:
                assert with_it.said.count("<article") == without.said.count("<article"), kind
                assert "marmalade draft" not in with_it.said, kind
                assert marmalade.found_in(with_it.said) == set(), kind


# --- Beside the doors -----------------------------------------------------------------------------


@pytest.fixture(params=["", "submitted", "approved"], ids=lambda stands: stands or "as usual")
def scene(request):
    scene = the_scene(request.param)
    marmalade.plant_everywhere(scene)
    return scene


def test_letters_tell_each_reader_only_what_they_may_know(
    scene, django_capture_on_commit_callbacks
):
    """Everything that is sent by and by, read through; the code reaches one reader."""
    with clock.held_at(b.moment("2026-09-29 16:31")):
        digest.send_due()
    invite(scene.interest, by=scene.kinds["facilitator"])
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
