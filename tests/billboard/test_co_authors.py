"""Several people write one posting; nobody is put on it silently."""

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from billboard.models import Interest, Posting
from billboard.posting import take_off
from billboard.rules import authors
from kit.lifecycle import NotYet
from letters.models import Letter
from tests.billboard.hands import name_co_author
from tests.builders import a_posting, a_teacher, an_interest

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("year")]
State = Posting.State


@pytest.fixture
def colleague(year):
    return a_teacher("Siobhán O'Brien-Nguyễn")


@pytest.fixture
def posting(author):
    return a_posting(lead=author, title="Lab reports", places=4)


def test_a_colleague_is_found_by_name_and_named(client, posting, colleague):
    door = reverse("billboard:authors", args=[posting.pk])

    page = client.get(door, {"q": "obrien"})
    named = client.post(
        reverse("billboard:name-co-author", args=[posting.pk]),
        {"person": colleague.pk},
        follow=True,
    )

    assert page.context["find"].found == [colleague]
    assert "is a co-author now and gets an email." in named.text
    assert list(posting.co_authors.all()) == [colleague]
    assert authors(posting).contains(colleague)
    assert Posting.objects.with_seats().get().taken == 2


def test_the_button_on_the_form_keeps_the_draft_and_leads_to_the_authors(client, author):
    response = client.post(reverse("billboard:post"), {"authors": "yes", "title": "Lab reports"})

    draft = Posting.objects.get()
    assert (draft.title, draft.state) == ("Lab reports", State.DRAFT)
    assert response.url == reverse("billboard:authors", args=[draft.pk])


def test_whoever_is_named_gets_one_letter_and_reads_the_draft(posting, colleague, author):
    draft = a_posting(lead=author, state=State.DRAFT)

    for _ in range(2):
        name_co_author(draft, by=author, person=colleague)

    letter = Letter.objects.get()
    assert (letter.kind, letter.person) == ("named_co_author", colleague)
    assert "take yourself off on that page" in letter.text
    assert Posting.objects.visible_to(colleague).contains(draft)


def test_a_posting_is_found_by_its_co_authors(posting, colleague, author):
    name_co_author(posting, by=author, person=colleague)

    assert "o'brien-nguyen" in Posting.objects.get().search_text


def test_a_co_author_takes_themselves_off(client, posting, colleague, author):
    name_co_author(posting, by=author, person=colleague)
    client.force_login(colleague)
    door = reverse("billboard:take-off", args=[posting.pk])

    page = client.get(reverse("billboard:authors", args=[posting.pk]))
    for _ in range(2):
        response = client.post(door, {"person": colleague.pk})

    assert "I am not an author of this" in page.text
    assert response.url == reverse("billboard:posting", args=[posting.pk])
    assert not posting.co_authors.exists()
    assert Letter.objects.get().state == Letter.State.DROPPED


def test_who_leaves_a_draft_does_not_see_it_any_more(client, author, colleague):
    draft = a_posting(lead=author, state=State.DRAFT)
    name_co_author(draft, by=author, person=colleague)
    client.force_login(colleague)

    response = client.post(
        reverse("billboard:take-off", args=[draft.pk]), {"person": colleague.pk}, follow=True
    )

    assert response.redirect_chain[-1][0] == reverse("billboard:billboard")
    assert client.get(reverse("billboard:edit", args=[draft.pk])).status_code == 404


def test_only_the_first_author_takes_others_off(posting, colleague, author):
    other = a_teacher()
    for person in (colleague, other):
        name_co_author(posting, by=author, person=person)

    with pytest.raises(PermissionDenied):
        take_off(posting, by=other, person=colleague)
    take_off(posting, by=author, person=colleague)

    assert list(posting.co_authors.all()) == [other]


def test_only_authors_name_co_authors(posting, colleague):
    with pytest.raises(PermissionDenied):
        name_co_author(posting, by=colleague, person=colleague)


def test_a_full_posting_takes_no_further_author(posting, colleague, author):
    for _ in range(3):
        an_interest(posting, state=Interest.State.COMMITTED)

    with pytest.raises(NotYet, match=r"All 4 places are taken now\."):
        name_co_author(posting, by=author, person=colleague)


def test_who_is_interested_is_asked_and_not_named(posting, colleague, author):
    an_interest(posting, colleague)

    with pytest.raises(NotYet, match="has shown interest"):
        name_co_author(posting, by=author, person=colleague)


def test_who_has_left_is_neither_found_nor_named(client, posting, colleague):
    colleague.is_active = False
    colleague.save()

    page = client.get(reverse("billboard:authors", args=[posting.pk]), {"q": "obrien"})
    named = client.post(
        reverse("billboard:name-co-author", args=[posting.pk]), {"person": colleague.pk}
    )

    assert "Nobody else is called so." in page.text
    assert named.status_code == 404


def test_the_page_asks_the_same_of_the_database_for_one_author_and_for_three(
    counted, posting, author
):
    door = reverse("billboard:authors", args=[posting.pk])
    name_co_author(posting, by=author, person=a_teacher())
    one = counted(door)
    for _ in range(2):
        name_co_author(posting, by=author, person=a_teacher())

    assert counted(door) == one
