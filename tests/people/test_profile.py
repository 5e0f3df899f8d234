"""Everybody keeps their own profile."""

import pytest
from django.urls import reverse

from people.models import Person, Strengths
from tests.builders import a_school, a_teacher

pytestmark = pytest.mark.django_db
PROFILE = {
    "given_name": "Siobhán",
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
    assert saved.name == "Siobhán Okafor"
    assert saved.sort_name == "okafor siobhan"
    assert (saved.grades, saved.mail_choice, saved.theme) == ([3, 4], "mine", "dark")
    assert "Siobhán" in client.get(reverse("people:profile")).text


def test_strengths_are_kept_beside_the_profile(client, renee):
    client.post(reverse("people:profile"), PROFILE)

    strengths = Strengths.objects.get(person=renee)
    assert (strengths.leads, strengths.supports, strengths.shown) == (
        "innovator",
        ["problem_solver"],
        True,
    )


def test_a_family_name_alone_is_a_name_and_has_room(client, renee):
    long = "Wolfeschlegelsteinhausenbergerdorff" * 5
    client.post(reverse("people:profile"), PROFILE | {"given_name": f" {long}\r\n\u202e "})
    assert Person.objects.get(pk=renee.pk).name == f"{long} Okafor"

    client.post(reverse("people:profile"), PROFILE | {"given_name": ""})

    saved = Person.objects.get(pk=renee.pk)
    assert (saved.name, saved.called, saved.sort_name) == ("Okafor", "Okafor", "okafor")


def test_a_failed_form_keeps_what_was_typed_and_saves_nothing(client, renee):
    Person.objects.update(family_name="")
    answer = client.post(reverse("people:profile"), PROFILE | {"given_name": ""})

    assert answer.status_code == 422
    assert "Tell colleagues what to call you." in answer.text
    assert answer.context["form"]["grades"].value() == ["3", "4"]
    assert "<title>Error: Your profile" in answer.text
    assert Person.objects.get(pk=renee.pk).name == "Renee"
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


def test_the_directory_decides_who_somebody_is(client, renee):
    """Family name, school and function are read there, with whom to ask; no form changes them."""
    wheelock = a_school("Wheelock Elementary")
    tried = {"family_name": "Park", "role": "Principal", "school": wheelock.pk}
    tried |= {"email": "other@x.example", "is_active": ""}

    client.post(reverse("people:profile"), PROFILE | tried)

    saved = Person.objects.select_related("school").get(pk=renee.pk)
    assert (saved.family_name, saved.role) == ("Okafor", "Grade 4")
    assert saved.school.name == "Alcott Elementary"
    assert (saved.email, saved.is_active) == (renee.email, True)
    page = client.get(reverse("people:profile"))
    asked = ["given_name", "subjects", "grades", "mail_choice", "theme"]
    assert list(page.context["form"].fields) == asked
    assert "A district administrator changes it in the staff directory." in page.text
