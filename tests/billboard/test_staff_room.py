"""The billboard on paper, for the wall of the staff room."""

import pytest
from django.conf import settings
from django.urls import reverse

from billboard.models import Interest
from tests.builders import a_posting, a_school, a_teacher, an_interest
from tests.reading import page_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("year")]
STAFF_ROOM = "/billboard/staff-room/"


def test_it_says_what_a_colleague_at_the_wall_needs(client, reader):
    lead = a_teacher("Ines Carvalho", school=a_school("Pine Hollow Elementary"))
    posting = a_posting(lead=lead, title="Reading science aloud", grades=[4], places=5)
    posting.co_authors.add(a_teacher("Siobhán O'Brien-Nguyễn"))
    an_interest(posting, state=Interest.State.COMMITTED)

    page = page_of(client.get(STAFF_ROOM))

    assert "Reading science aloud" in page
    assert "Our students get answers but cannot say why." in page
    assert "Ines Carvalho, Siobhán O&#x27;Brien-Nguyễn" in page
    assert "Pine Hollow Elementary</li> <li>Grade 4</li>" in page
    assert "2 seats left of 5" in page
    host = settings.SITE_URL.partition("//")[2]
    assert f"{host}/billboard/{posting.pk}/" in page


def test_it_shows_the_list_that_one_came_from_and_all_of_it(client, reader):
    for number in range(21):
        a_posting(title=f"Number talks {number}")
    a_posting(title="Reading science aloud")
    address = reverse("billboard:staff-room") + "?q=number"

    assert f'href="{address}"' in client.get("/billboard/?q=number").text
    response = client.get(address)

    assert len(response.context["postings"]) == 21
    assert "Only: “number”" in response.text
    assert "Reading science aloud" not in response.text


def test_nothing_to_print_says_so(client, reader):
    assert "No team matches." in client.get(STAFF_ROOM, {"q": "zebra"}).text


def test_one_posting_or_three_cost_the_same(client, reader, counted):
    a_posting().co_authors.add(a_teacher())
    one = counted(STAFF_ROOM)
    a_posting().co_authors.add(a_teacher())
    a_posting()

    assert counted(STAFF_ROOM) == one
