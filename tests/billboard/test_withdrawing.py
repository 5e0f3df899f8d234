"""Taking a posting down."""

import pytest
from django.urls import reverse

from billboard.models import Interest, Posting
from letters.models import Letter
from tests.billboard.hands import withdraw
from tests.builders import a_posting, a_teacher, an_interest

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("year")]
State = Posting.State


def test_taking_down_tells_whoever_is_interested_and_nobody_else(client, author):
    posting = a_posting(lead=author, title="Number talks")
    interested = an_interest(posting).person
    an_interest(posting, state=Interest.State.WITHDRAWN)

    page = client.get(reverse("billboard:withdraw", args=[posting.pk]))
    response = client.post(reverse("billboard:withdraw", args=[posting.pk]), follow=True)

    posting.refresh_from_db()
    assert "1 person has shown interest. They get an email." in page.text
    assert posting.state == State.WITHDRAWN
    assert "“Number talks” has been taken down." in response.text
    letter = Letter.objects.get()
    assert letter.person == interested
    assert letter.subject == "“Number talks” has been taken down"


def test_a_draft_is_discarded_without_a_word(client, author):
    draft = a_posting(lead=author, state=State.DRAFT)

    client.post(reverse("billboard:withdraw", args=[draft.pk]))

    draft.refresh_from_db()
    assert draft.state == State.WITHDRAWN
    assert not Letter.objects.exists()


def test_taking_down_twice_is_taking_down(client, author):
    posting = a_posting(lead=author)
    withdraw(posting, by=author)

    response = client.post(reverse("billboard:withdraw", args=[posting.pk]), follow=True)

    assert response.status_code == 200
    assert "It cannot be changed now: Withdrawn." in response.text


def test_what_was_taken_down_is_readable_to_its_authors_only(year):
    posting = a_posting(state=State.WITHDRAWN)

    assert Posting.objects.visible_to(posting.lead).contains(posting)
    assert not Posting.objects.visible_to(a_teacher()).contains(posting)
