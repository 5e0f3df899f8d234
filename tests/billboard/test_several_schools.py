"""What is about any of somebody's schools counts those of today: not the next, not the last."""

from datetime import date

import pytest

from billboard.calendar import season
from billboard.contents import News
from billboard.models import LatePass, Posting
from kit import clock
from powers.models import with_schools
from tests.billboard.pages import boxes
from tests.builders import (
    a_district_goal,
    a_late_pass,
    a_posting,
    a_school,
    a_teacher,
    works_also_at,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("year", "renee")]
TODAY = {"Alcott Elementary", "Wheelock Elementary"}
NOT_TODAY = {"Pine Hollow Elementary", "Franklin Elementary"}


@pytest.fixture
def renee(client):
    """Main school Alcott, on some days at Wheelock, next week at Pine Hollow; Franklin is over."""
    renee = a_teacher("Renee Okafor", grades=[4])
    works_also_at(a_school("Wheelock Elementary"), renee)
    works_also_at(a_school("Pine Hollow Elementary"), renee, starts=date(2026, 9, 29))
    works_also_at(a_school("Franklin Elementary"), renee, ends=date(2026, 9, 21))
    client.force_login(renee)
    return renee


@pytest.fixture
def posted():
    """At each of the four schools an idea that fits by nothing but its school."""
    for name in TODAY | NOT_TODAY:
        posting = a_posting(lead=a_teacher(school=a_school(name)), grades=[11], title=name)
        posting.subjects.clear()


def test_a_late_pass_of_each_of_them_opens_the_billboard(renee):
    for name in TODAY | NOT_TODAY:
        a_late_pass(a_school(name))

    valid = LatePass.objects.valid_for(renee)

    assert set(valid.values_list("school__name", flat=True)) == TODAY


def test_what_each_of_them_has_posted_fits(renee, posted):
    fits = Posting.objects.fitting(renee).filter(fit=1)

    assert set(fits.values_list("title", flat=True)) == TODAY


def test_the_goals_of_each_of_them_are_offered(client):
    for name in TODAY | NOT_TODAY:
        school = a_school(name)
        a_posting(lead=a_teacher(school=school), goals=[a_district_goal(name, school=school)])

    offered = {legend for legend in boxes(client) if legend.startswith("Goals of")}

    assert offered == {f"Goals of {name}" for name in TODAY}


def test_the_digest_counts_each_of_them_with_no_question_for_each_reader(
    renee, posted, django_assert_num_queries
):
    postings = list(Posting.objects.prefetch_related("subjects"))
    news = News(clock.now(), postings, [], 0, season(), None)
    people = with_schools(type(renee).objects.all()).prefetch_related("subjects")

    with django_assert_num_queries(2):
        tastes = {person.pk: news.taste_of(person) for person in people}

    fits = {posting.title for posting in postings if tastes[renee.pk].fit(posting)}
    assert fits == TODAY
