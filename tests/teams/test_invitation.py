"""The question to one person: a page on a phone that says what helps to answer it."""

import pytest
from django.urls import reverse

from teams.models import Team
from tests.builders import a_member, a_posting, a_team

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("year")]


def page_for(client, membership):
    client.force_login(membership.person)
    return client.get(reverse("teams:answer", args=[membership.pk])).text


def test_the_question_says_what_helps_to_answer_it(client):
    posting = a_posting(need="Our students get answers but cannot say why.")
    team = a_team(facilitator=posting.lead, posting=posting, members=2)
    asked = a_member(team, answer="asked")
    a_member(a_team(name="Calmer Transitions"), asked.person)
    a_member(a_team(name="Given Up", state=Team.State.DISSOLVED), asked.person)

    page = page_for(client, asked)

    assert "cannot say why." in page
    assert page.count("Facilitator</span>") == 1
    assert "Calmer Transitions</a> already" in page
    assert "Given Up" not in page


def test_a_question_without_a_posting_shows_no_need(client):
    team = a_team(posting=a_posting(state="withdrawn"), members=1)
    asked = a_member(team, answer="asked")

    page = page_for(client, asked)

    assert "What students need" not in page
    assert "Asked on Tuesday, September 22" in page
