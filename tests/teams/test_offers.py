"""The letter to those without a team offers what has room for them."""

from datetime import date

import pytest

from kit import clock
from letters.models import Letter
from teams.placing import tell_the_unplaced
from tests.builders import a_posting, a_school, a_subject, a_teacher, works_also_at

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("year")]


@pytest.fixture
def renee():
    """She teaches mathematics at two schools."""
    renee = a_teacher("Renee Okafor", school=a_school("Alcott Elementary"))
    renee.subjects.add(a_subject("Mathematics"))
    works_also_at(a_school("Pine Hollow Elementary"), renee)
    return renee


def the_letter_to(person):
    """Once the soft closing has passed."""
    with clock.held_at(clock.at(date(2026, 9, 25), 9)):
        tell_the_unplaced()
    return Letter.objects.get(kind="no_team_yet", person=person)


def test_it_offers_what_has_room_in_ones_own_schools_or_subject(renee):
    second = a_school("Pine Hollow Elementary")
    a_posting(title="Second school", lead=a_teacher(school=second)).subjects.clear()
    a_posting(title="Own school", lead=a_teacher(school=renee.school)).subjects.clear()
    daniel = a_teacher("Daniel Brandt", school=a_school("Wheelock Elementary"))
    a_posting(title="Own subject", lead=daniel, cross_school=True)

    letter = the_letter_to(renee)

    assert letter.subject == "Teams that still have room for you"
    for title in ["Own school", "Second school"]:
        assert letter.text.index(title) < letter.text.index("Own subject")


def test_it_does_not_offer_what_has_no_room_for_them_or_stands_for_others(renee):
    daniel = a_teacher("Daniel Brandt", school=a_school("Wheelock Elementary"))
    a_posting(title="Own subject", lead=daniel, cross_school=True)
    a_posting(title="For its own school", lead=daniel)
    another = a_posting(title="Another subject", lead=daniel, cross_school=True)
    another.subjects.set([a_subject("Art")])
    a_posting(title="Is taken down", lead=a_teacher(school=renee.school), state="withdrawn")
    a_posting(title="Written by herself", lead=renee)
    full = a_posting(title="Is full", lead=a_teacher(school=renee.school), places=4)
    full.co_authors.set([a_teacher() for _ in range(3)])

    letter = the_letter_to(renee)

    assert "Own subject" in letter.text
    for title in ["For its", "Another", "Is taken down", "Written by", "Is full"]:
        assert title not in letter.text


def test_without_an_offer_it_is_still_friendly(renee):
    letter = the_letter_to(renee)

    assert letter.subject == "You have no team yet"
    assert "Dear Renee," in letter.text
