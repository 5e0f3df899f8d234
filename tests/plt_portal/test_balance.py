"""What a team brings, in three vocabularies: a balance with gaps as questions, never a score."""

import re

import pytest
from django.urls import reverse

from people.models import Delivery, Discovery, Mark, Role, Strengths
from plt_portal.balance import balance
from tests.builders import a_posting, a_teacher, a_team

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


# --- «We could use a doer» ------------------------------------------------------------------------


@pytest.fixture
def team(year):
    """A team with a posting that is looking; its facilitator wrote it and leads as an innovator."""
    ana = a_teacher("Ana Lima")
    Strengths.objects.create(person=ana, leads="innovator", roles=["vision_setter"], shown=True)
    posting = a_posting(lead=ana, wanted="Somebody from grade 4.", welcome=["innovator"])
    return a_team(facilitator=ana, posting=posting)


def wishes(client, person, team):
    client.force_login(person)
    page = client.get(reverse("team", args=[team.pk])).text
    return re.findall(r"\?wish=(\w+)", page)


def test_authors_are_offered_a_link_for_each_gap(client, team):
    gaps = ["relationship_builder", "systems_thinker", "problem_solver", "doer"]

    assert wishes(client, team.posting.lead, team) == gaps


def test_a_member_who_did_not_write_the_posting_sees_no_link(client, team):
    member = team.memberships.exclude(function="facilitator").first().person

    assert wishes(client, member, team) == []


def test_a_posting_that_is_not_looking_any_more_is_not_changed(client, team):
    type(team.posting).objects.filter(pk=team.posting_id).update(state="formed")

    assert wishes(client, team.posting.lead, team) == []


def wished(client, team, word):
    client.force_login(team.posting.lead)
    answer = client.get(reverse("billboard:edit", args=[team.posting_id]), {"wish": word})
    return answer, answer.context["form"]


def test_one_of_the_four_is_ticked(client, team):
    answer, form = wished(client, team, "systems_thinker")

    assert form["welcome"].value() == ["innovator", "systems_thinker"]
    assert form["wanted"].value() == "Somebody from grade 4."
    assert "“Systems thinker” is ticked below." in answer.text


def test_another_word_adds_a_sentence_once(client, team):
    said = "Somebody from grade 4. We could use a doer."
    assert wished(client, team, "doer")[1]["wanted"].value() == said

    team.posting.wanted = said
    team.posting.save()
    assert wished(client, team, "doer")[1]["wanted"].value() == said


def test_a_wish_that_is_no_strength_changes_nothing(client, team):
    answer, form = wished(client, team, "<script>")

    assert form["wanted"].value() == "Somebody from grade 4."
    assert "below. Save the changes" not in answer.text


def test_nothing_is_kept_before_somebody_saves_it_and_then_it_is(client, team):
    form = wished(client, team, "doer")[1]
    team.posting.refresh_from_db()
    assert team.posting.wanted == "Somebody from grade 4."

    shown = {name: form[name].value() for name in form.fields if name != "cross_school"}
    data = {name: _sent(value) for name, value in shown.items()}
    answer = client.post(reverse("billboard:edit", args=[team.posting_id]), data)

    assert answer.status_code == 302
    team.posting.refresh_from_db()
    assert team.posting.wanted == "Somebody from grade 4. We could use a doer."


def _sent(value):
    """What a browser sends of what a form shows."""
    return [getattr(one, "pk", one) for one in value] if isinstance(value, list) else value
