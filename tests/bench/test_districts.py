"""The two districts of the bench are true districts, only invented."""

from collections import Counter

import pytest
from django.apps import apps
from django.db import connection

from bench.districts.load import SEED, load
from bench.districts.opening import Kind
from bench.districts.postings import typical
from bench.districts.sizes import LARGE, SMALL, Size
from bench.words import Author
from billboard.models import Posting
from billboard.search import index
from district.models import SchoolYear
from people.models import Person
from powers.rules import appointed
from reports.models import ReportVersion
from teams.models import Membership, Roster, Team

pytestmark = pytest.mark.django_db
HAMLET = Size("hamlet", schools=4, staff=60, teams=16, years=2)


@pytest.fixture
def hamlet():
    return load(HAMLET)


def test_the_two_sizes_are_those_of_the_goals():
    assert (SMALL.staff, SMALL.teams) == (400, 70)
    assert (LARGE.staff, LARGE.teams) == (5000, 800)
    assert LARGE.postings * LARGE.years == 5000


def test_a_district_has_its_people_its_years_and_what_they_did_in_each(hamlet):
    assert Person.objects.count() == 60
    assert appointed(Kind.PRINCIPAL).count() == 4
    assert Posting.objects.this_year().count() == HAMLET.postings == 20
    assert Posting.objects.count() == 40
    assert Team.objects.filter(year__is_current=False).count() == 16
    assert Roster.objects.filter(state="submitted").exists()
    assert ReportVersion.objects.in_the_archive().count() == HAMLET.reports
    assert SchoolYear.objects.current().label == "2026–27"


def test_the_same_seed_writes_the_same_texts():
    assert Author(SEED).text(3, 9) == Author(SEED).text(3, 9)
    assert Author(SEED).text(3, 9) != Author(SEED + 1).text(3, 9)


def test_few_words_are_common_and_many_are_rare():
    words = Author(SEED).some_words(20_000)

    times = Counter(words)
    assert times["students"] > 200
    assert sum(number == 1 for number in times.values()) > 500


def test_every_key_finds_its_row(hamlet):
    """Rows are entered with the database's own guards asleep; this is what they would have said."""
    there = connection.introspection.table_names()
    lost = [
        f"{model._meta.label}.{key.name}"
        for model in apps.get_models(include_auto_created=True)
        if model._meta.db_table in there
        for key in model._meta.concrete_fields
        if key.is_relation and _points_nowhere(model, key)
    ]
    assert lost == []


def _points_nowhere(model, key):
    rows = model._base_manager.exclude(**{f"{key.name}__isnull": True})
    targets = key.related_model._base_manager.values("pk")
    return rows.exclude(**{f"{key.attname}__in": targets}).exists()


def test_postings_are_found_by_the_words_that_the_portal_would_store(hamlet):
    postings = list(Posting.objects.order_by("pk")[:12])
    stored = {posting.pk: set(posting.search_text.split()) for posting in postings}

    for posting in postings:
        index(posting)

    assert {p.pk: set(p.search_text.split()) for p in postings} == stored


def test_teams_have_four_to_seven_people_and_one_facilitator(hamlet):
    for team in Team.objects.all():
        functions = [m.function for m in team.memberships.current()]
        assert 4 <= len(functions) <= 7
        assert functions.count(Membership.Function.FACILITATOR) == 1


def test_the_typical_posting_is_as_talked_about_as_in_any_district(hamlet):
    posting = typical(hamlet)

    assert posting.state == Posting.State.OPEN
    assert posting.co_authors.count() == 1
    assert posting.interests.count() == 5
    assert posting.questions.count() == 2


def test_the_reader_has_a_posting_two_interests_and_no_team(hamlet):
    reader = hamlet.reader

    assert Posting.objects.this_year().filter(lead=reader).count() == 1
    assert reader.interests.count() == 2
    assert not Team.objects.of(reader).exists()
