"""Late in September a hundred and fifty rosters wait: each page and each step costs what it always
did."""

import gzip
import json

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from kit import clock
from people.models import Person
from teams.models import Membership, Roster, RosterLine, Team, Turn
from tests import builders as b

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("year")]
QUEUE = reverse("teams:approvals")
FILTERS = ["", "?q=Talking", "?checks=pass", "?checks=look&page=2", "?tab=others", "?school={}"]


@pytest.fixture
def ruth(client):
    ruth = b.an_assistant_superintendent("Ruth Abramson")
    client.force_login(ruth)
    return ruth


def waiting(number):
    """Half of them pass every check, and half are too small; all at once, as no builder could."""
    school, goal = b.a_school("Alcott Elementary"), b.a_district_goal()
    begun = Team.objects.count()
    sizes = [3 if (begun + one) % 2 else 5 for one in range(number)]
    names = [f"t{begun + one}-{seat}" for one, size in enumerate(sizes) for seat in range(size)]
    people, by = iter(_people(names, school)), b.a_teacher()
    facts = {"year": b.the_year(), "school": school, "founded_by": by, "focus": "To explain."}
    teams = Team.objects.bulk_create(
        Team(name=f"Talking Math {begun + one}", **facts) for one in range(number)
    )
    Team.org_goals.through.objects.bulk_create(
        Team.org_goals.through(team=team, orggoal=goal) for team in teams
    )
    rosters = Roster.objects.bulk_create(Roster(team=team) for team in teams)
    seats = [
        (roster, next(people), "member" if seat else "facilitator")
        for roster, size in zip(rosters, sizes, strict=True)
        for seat in range(size)
    ]
    _submitted(seats, by)
    return rosters[::2]  # what passes


def _people(names, school):
    return Person.objects.bulk_create(
        Person(email=f"{n}@millbrook.example", given_name=n, sort_name=n, school=school,
               unsubscribe_token=n)
        for n in names
    )  # fmt: skip


def _submitted(seats, by):
    """Each seat has its place and its line; whoever asked them has submitted, too."""
    Membership.objects.bulk_create(
        Membership(team=roster.team, person=one, function=function, answer="yes", asked_by=by,
                   answered_at=clock.now())
        for roster, one, function in seats
    )  # fmt: skip
    RosterLine.objects.bulk_create(
        RosterLine(roster=roster, person=one, function=function, school=one.school)
        for roster, one, function in seats
    )
    drafts = Roster.objects.filter(pk__in={roster.pk for roster, _, _ in seats})
    drafts.update(state="submitted", submitted_at=clock.now(), submitted_by=by)


def asked(client, path, data):
    with CaptureQueriesContext(connection) as queries:
        answer = client.post(path, data)
    return len(queries), answer


def approve_first(client, roster):
    path = reverse("teams:move-roster", args=[roster.pk, "approve"])
    return asked(client, path, {"seal": roster.seal})


def approve_together(client, rosters):
    told = [f"{roster.pk}:{roster.seal}" for roster in rosters]
    return asked(client, reverse("teams:approve-together"), {"seal": told})


def test_a_hundred_and_fifty_ask_no_more_than_two_or_six(client, ruth, counted):
    paths = [QUEUE + words.format(b.a_school("Alcott Elementary").pk) for words in FILTERS]
    told = []
    for more in (2, 4, 144):
        waiting(more)
        told.append([counted(path) for path in paths])

    assert told[0] == told[1] == told[2]
    assert told[0][0] == 9
    page = client.get(QUEUE).content
    assert "150 rosters wait for you" in page.decode()
    assert len(page) < 120_000
    assert len(gzip.compress(page)) < 12_000


def test_a_review_and_the_next_cost_the_same_behind_two_as_behind_a_hundred_and_fifty(
    client, ruth, counted
):
    first, *_ = waiting(4)
    review = reverse("teams:roster", args=[first.pk])
    looked, (decided, _) = counted(review), approve_first(client, first)

    first, *_ = waiting(150)

    assert counted(reverse("teams:roster", args=[first.pk])) == looked
    number, answer = approve_first(client, first)
    assert number == decided
    assert answer.url != reverse("teams:roster", args=[first.pk])
    assert Roster.objects.get(pk=first.pk).state == "approved"


def test_twenty_are_approved_together_each_at_the_same_cost(client, ruth):
    passing = waiting(44)

    two, _ = approve_together(client, passing[:2])
    twenty, _ = approve_together(client, passing[2:])

    assert Roster.objects.filter(state="approved").count() == 22
    one = (twenty - two) / 18
    assert one < 25


def test_approving_asks_no_more_than_it_needs(client, ruth):
    first, *_ = waiting(2)

    number, _ = approve_first(client, first)

    assert number == 24


def test_the_count_looks_at_each_roster_once_however_many_principals_there_are(ruth):
    """It stands in the navigation of whoever decides. Asked about each roster and each principal
    it took two tenths of a second."""
    for number in range(20):
        b.a_principal(b.a_school(f"School {number}"))
    waiting(40)

    counted = Turn.objects.today().filter(person=ruth).values("about", "thing").distinct()

    [told] = json.loads(counted.explain(format="json", analyze=True))
    assert max(times_done(told["Plan"])) <= RosterLine.objects.count()


def times_done(plan):
    """How often each part of a plan was done."""
    yield plan["Actual Loops"]
    for part in plan.get("Plans", ()):
        yield from times_done(part)
