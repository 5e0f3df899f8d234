"""What authors are told of interest, and when."""

from datetime import timedelta

import pytest

from billboard.interest import show_interest, withdraw_interest
from kit import clock
from letters.models import Letter
from tests.builders import a_posting, a_teacher

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("year")]


def test_every_author_is_told():
    posting, second = a_posting(), a_teacher()
    posting.co_authors.add(second)

    show_interest(posting, by=a_teacher())

    assert {letter.person for letter in Letter.objects.all()} == {posting.lead, second}


def test_all_who_become_interested_within_ten_minutes_stand_in_one_letter():
    posting = a_posting(title="Number talks")

    for name in ["Renee Okafor", "Marcus Bell"]:
        show_interest(posting, by=a_teacher(name), note=f"{name} was here.")

    letter = Letter.objects.get()
    assert letter.subject == "Renee Okafor and Marcus Bell are interested in “Number talks”"
    for words in [letter.text, letter.html]:
        assert words.index("Renee Okafor was here.") < words.index("Marcus Bell was here.")


def test_a_subject_names_a_few_and_counts_the_others():
    posting = a_posting(title="Number talks")

    for name in ["Renee Okafor", "Marcus Bell", "Ines Duarte", "Tova Lindqvist"]:
        show_interest(posting, by=a_teacher(name))

    letter = Letter.objects.get()
    assert letter.subject == "Renee Okafor and 3 others are interested in “Number talks”"
    assert "Tova Lindqvist" in letter.text


def test_who_withdraws_is_not_named_and_the_others_are():
    posting, renee = a_posting(title="Number talks"), a_teacher("Renee Okafor")
    show_interest(posting, by=renee)
    show_interest(posting, by=a_teacher("Marcus Bell"))

    withdraw_interest(posting, by=renee)

    letter = Letter.objects.get()
    assert letter.subject == "Marcus Bell is interested in “Number talks”"
    assert "Renee" not in letter.text + letter.html


def test_who_shows_interest_once_the_letter_has_left_stands_in_the_next():
    posting = a_posting()
    show_interest(posting, by=a_teacher("Renee Okafor"))
    with clock.held_at(clock.now() + timedelta(minutes=11)):
        assert len(Letter.objects.claim()) == 1
        show_interest(posting, by=a_teacher("Marcus Bell"))

    first, second = Letter.objects.order_by("pk")
    assert "Marcus Bell" not in first.text
    assert "Renee Okafor" not in second.text


def test_waiting_letters_are_not_due_before_their_time():
    show_interest(a_posting(), by=a_teacher())

    assert not Letter.objects.due().exists()
    with clock.held_at(clock.now() + timedelta(minutes=11)):
        assert Letter.objects.due().exists()
