"""The words of an old posting serve another year."""

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from billboard.models import Posting
from billboard.posting import use_again
from kit.lifecycle import NotYet
from tests.billboard.hands import withdraw
from tests.builders import a_posting, a_school, a_teacher, moves_to, the_year
from tests.threads import at_once

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("year")]
State = Posting.State


def test_last_years_posting_becomes_this_years_draft(client, author):
    old = a_posting(lead=author, year=the_year("2025"), title="Lab reports", places=5)
    old.co_authors.add(a_teacher())

    page = client.get(reverse("billboard:posting", args=[old.pk]))
    response = client.post(reverse("billboard:use-again", args=[old.pk]), follow=True)

    draft = Posting.objects.this_year().get()
    assert "Use it again this year" in page.text
    assert response.redirect_chain[-1][0] == reverse("billboard:edit", args=[draft.pk])
    assert "It goes on from" in response.text
    assert (draft.state, draft.continues, draft.lead) == (State.DRAFT, old, author)
    assert (draft.title, draft.need, draft.places) == (old.title, old.need, 5)
    assert list(draft.subjects.all()) == list(old.subjects.all())
    assert not draft.org_goals.exists()
    assert not draft.co_authors.exists()


def test_a_second_click_finds_the_same_draft(author):
    old = a_posting(lead=author, state=State.WITHDRAWN)

    first, second = use_again(old, by=author), use_again(old, by=author)

    assert first == second


@pytest.mark.django_db(transaction=True)
def test_two_clicks_at_the_very_same_time_make_one_draft(year):
    old = a_posting(state=State.WITHDRAWN)

    assert at_once(*[lambda: use_again(old, by=old.lead)] * 2) == []
    assert Posting.objects.filter(continues=old).count() == 1


def test_a_discarded_draft_is_made_anew(author):
    old = a_posting(lead=author, state=State.WITHDRAWN)
    withdraw(use_again(old, by=author), by=author)

    assert use_again(old, by=author).state == State.DRAFT


def test_who_has_moved_writes_for_their_school_of_today(author):
    old = a_posting(lead=author, year=the_year("2025"))
    moves_to(a_school("Wheelock Elementary"), author)

    assert use_again(old, by=author).school == author.school


def test_what_still_stands_is_not_used_again(client, author):
    posting = a_posting(lead=author)

    page = client.get(reverse("billboard:posting", args=[posting.pk]))
    with pytest.raises(NotYet, match="It is still in use"):
        use_again(posting, by=author)

    assert "Use it again" not in page.text


def test_only_its_authors_use_it_again(author):
    theirs = a_posting(year=the_year("2025"))

    with pytest.raises(PermissionDenied):
        use_again(theirs, by=author)


def test_a_posting_of_an_earlier_year_is_not_changed_any_more(client, author):
    old = a_posting(lead=author, year=the_year("2025"))

    response = client.get(reverse("billboard:edit", args=[old.pk]))

    assert response.url == reverse("billboard:posting", args=[old.pk])
