"""Everybody keeps their own profile."""

import pytest
from django.urls import reverse

from people.models import Person, Strengths
from tests.builders import a_school, a_teacher

pytestmark = pytest.mark.django_db
PROFILE = {
    "given_name": "Siobhán",
    "family_name": "O'Brien-Nguyễn",
    "role": "Grade 4",
    "grades": ["3", "4"],
    "mail_choice": "mine",
    "theme": "dark",
    "strengths-leads": "innovator",
    "strengths-supports": ["problem_solver"],
    "strengths-shown": "on",
}


@pytest.fixture
def renee(client):
    person = a_teacher("Renee Okafor")
    client.force_login(person)
    return person


def test_a_name_with_all_its_letters_is_kept_and_sorts_without_them(client, renee):
    client.post(reverse("people:profile"), PROFILE)

    saved = Person.objects.get(pk=renee.pk)
    assert saved.name == "Siobhán O'Brien-Nguyễn"
    assert saved.sort_name == "o'brien-nguyen siobhan"
    assert (saved.grades, saved.mail_choice, saved.theme) == ([3, 4], "mine", "dark")
    assert "O&#x27;Brien-Nguyễn" in client.get(reverse("people:profile")).text


def test_strengths_are_kept_beside_the_profile(client, renee):
    client.post(reverse("people:profile"), PROFILE)

    strengths = Strengths.objects.get(person=renee)
    assert (strengths.leads, strengths.supports, strengths.shown) == (
        "innovator",
        ["problem_solver"],
        True,
    )


def test_a_failed_form_keeps_what_was_typed_and_saves_nothing(client, renee):
    answer = client.post(reverse("people:profile"), PROFILE | {"given_name": ""})

    assert answer.status_code == 422
    assert "Tell colleagues what to call you." in answer.text
    assert "Nguyễn" in answer.text
    assert "<title>Error: Your profile" in answer.text
    assert Person.objects.get(pk=renee.pk).name == "Renee Okafor"
    assert not Strengths.objects.exists()


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"strengths-supports": ["innovator"]}, "Choose others than the one in which you lead."),
        (
            {"strengths-supports": ["problem_solver", "systems_thinker", "relationship_builder"]},
            "Choose at most two",
        ),
    ],
)
def test_strengths_that_say_too_much_are_questioned(client, renee, wrong, sentence):
    answer = client.post(reverse("people:profile"), PROFILE | wrong)

    assert sentence in answer.text
    assert not Strengths.objects.exists()


def test_three_vocabularies_are_kept(client, renee):
    words = {"roles": ["doer"], "discovery": ["networking"], "delivery": ["planning", "analyzing"]}
    client.post(
        reverse("people:profile"), PROFILE | {f"strengths-{kind}": w for kind, w in words.items()}
    )

    strengths = Strengths.objects.get(person=renee)
    assert {kind: getattr(strengths, kind) for kind in words} == words


def test_whoever_is_driven_by_all_three_is_asked_once(client, renee):
    """Few people are: the page asks, and keeps what was ticked."""
    all_three = PROFILE | {"strengths-roles": ["relationship_builder", "vision_setter", "doer"]}

    asked = client.post(reverse("people:profile"), all_three)
    kept = client.post(reverse("people:profile"), all_three | {"strengths-all_three": "on"})

    assert asked.status_code == 422
    assert "Is it all three?" in asked.text
    assert kept.status_code == 302
    assert len(Strengths.objects.get(person=renee).roles) == 3
    assert "all_three" in client.get(reverse("people:profile")).text


def test_nobody_changes_their_address_or_their_account(client, renee):
    client.post(reverse("people:profile"), PROFILE | {"email": "other@x.example", "is_active": ""})

    saved = Person.objects.get(pk=renee.pk)
    assert (saved.email, saved.is_active) == (renee.email, True)


def test_a_closed_school_is_not_offered(client, renee):
    closed = a_school("Old Mill Elementary")
    closed.closed_on = "2020-06-30"
    closed.save()

    assert "Old Mill" not in client.get(reverse("people:profile")).text
