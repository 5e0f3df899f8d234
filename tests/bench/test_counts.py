"""What the pages of September ask of the database, to the statement and the row."""

import re

import pytest
from django.db import transaction

from bench.counting import asking
from bench.districts.load import load
from bench.districts.postings import typical
from bench.districts.sizes import Size
from tests.builders import a_posting, a_question, a_teacher, an_interest

pytestmark = pytest.mark.django_db
BILLBOARD = "/billboard/"
SEARCH = f"{BILLBOARD}?q=students"
# Alike in everything that a page shows whole, such as the schools among the filters.
SMALL = Size("small", schools=4, staff=60, teams=32, years=2)
LARGE = Size("large", schools=4, staff=180, teams=80, years=3)


def table_of(statement):
    return re.search(r'FROM "(\w+)"', statement)[1]


def asked_by(client, path):
    """What the second visit to a page asks: the first fills what is kept in memory."""
    client.get(path)
    with asking() as asked:
        response = client.get(path)
    assert response.status_code == 200, path
    return asked


def asked_in(client, size):
    """Statements and rows of each page, in a district that is gone afterwards."""
    with transaction.atomic():
        district = load(size)
        client.force_login(district.reader)
        own = f"{BILLBOARD}{typical(district).pk}/"
        pages = {"billboard": BILLBOARD, "search": SEARCH, "posting": own, "home": "/"}
        told = {name: asked_by(client, path) for name, path in pages.items()}
        transaction.set_rollback(True)
    return told


def test_a_larger_district_costs_nothing_more_and_no_page_says_the_same_twice(client):
    """No statement and no row more; and no statement that only differs in its values."""
    small, large = asked_in(client, SMALL), asked_in(client, LARGE)

    assert {page: (asked.number, asked.rows) for page, asked in large.items()} == {
        page: (asked.number, asked.rows) for page, asked in small.items()
    }
    for told in (small, large):
        repeated = {page: set(map(table_of, asked.repeated)) for page, asked in told.items()}
        assert repeated == {page: set() for page in told}


@pytest.mark.usefixtures("year")
@pytest.mark.parametrize("path", [BILLBOARD, f"{BILLBOARD}?q=thinking", "/"])
def test_three_postings_cost_as_many_statements_as_one_and_each_the_same_rows(client, path):
    client.force_login(a_teacher("Renee Okafor"))
    lead = a_teacher("Marcus Bell")
    a_posting(lead=lead)
    one = asked_by(client, path)

    a_posting(lead=lead)
    two = asked_by(client, path)
    a_posting(lead=lead)
    three = asked_by(client, path)

    assert one.number == two.number == three.number
    assert three.rows - two.rows == two.rows - one.rows


@pytest.mark.usefixtures("year")
def test_three_who_talk_cost_a_posting_as_many_statements_as_one(client):
    client.force_login(a_teacher("Renee Okafor"))
    posting = a_posting()
    asker = a_teacher("Marcus Bell")
    a_question(posting, asked_by=asker)
    an_interest(posting, state="committed")
    one = asked_by(client, f"{BILLBOARD}{posting.pk}/")

    for _ in range(2):
        a_question(posting, asked_by=asker)
        an_interest(posting, state="committed")
    three = asked_by(client, f"{BILLBOARD}{posting.pk}/")

    assert three.number == one.number
    assert three.rows - one.rows == 4
