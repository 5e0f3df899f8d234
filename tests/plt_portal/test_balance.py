"""What a team brings, in three vocabularies: a balance with gaps as questions, never a score."""

import pytest

from people.models import Delivery, Discovery, Mark, Role, Strengths
from plt_portal.balance import balance
from tests.builders import a_teacher

pytestmark = pytest.mark.django_db


def test_a_gap_is_named_as_a_question():
    ana, ben = a_teacher("Ana Lima"), a_teacher("Ben Ode")
    Strengths.objects.create(person=ana, leads="relationship_builder", shown=True)
    Strengths.objects.create(person=ben, supports=["systems_thinker"], shown=True)

    assert balance([ana, ben])["question"] == (
        "Nobody leads as a systems thinker. Ben is closest: who could take that on?"
    )


def test_strengths_that_somebody_keeps_to_themselves_are_not_shown():
    ana = a_teacher("Ana Lima")
    Strengths.objects.create(person=ana, leads="innovator", shown=False)

    assert not balance([ana])["anybody"]


def test_when_all_four_lead_the_question_is_what_drives_the_team():
    people = [a_teacher(f"Person {mark}") for mark in Mark]
    for person, mark in zip(people, Mark, strict=True):
        Strengths.objects.create(person=person, leads=mark, roles=["doer"], shown=True)

    assert balance(people)["question"] == (
        "All four are in the room. Nobody is a relationship builder yet: who could you ask?"
    )


def test_every_word_of_the_three_vocabularies_stands_with_who_brings_it():
    ana = a_teacher("Ana Lima")
    Strengths.objects.create(
        person=ana, roles=["doer"], discovery=["networking"], delivery=["planning"], shown=True
    )

    told = {one["word"]: one["names"] for _, words in balance([ana])["words"] for one in words}

    assert set(told) == {*Role, *Discovery, *Delivery}
    assert {word for word, names in told.items() if names == ["Ana"]} == {
        Role.DOER,
        Discovery.NETWORKING,
        Delivery.PLANNING,
    }


def test_what_nobody_brings_could_stand_in_the_posting():
    ana = a_teacher("Ana Lima")
    Strengths.objects.create(
        person=ana,
        leads="relationship_builder",
        supports=["innovator", "problem_solver"],
        roles=["relationship_builder", "vision_setter"],
        shown=True,
    )

    assert [gap["words"] for gap in balance([ana])["missing"]] == ["a systems thinker", "a doer"]
