"""Every decision covers exactly what was seen: no deciding step of any table passes without the
seal of what stands now."""

import pytest
from django.urls import reverse

from kit.lifecycle import LIVES, Changed, move
from reports.models import Report
from teams.models import Roster, Team, TeamRequest
from tests import builders as b
from tests.reports.builders import a_whole_report
from tests.teams.builders import an_approved_team

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("year")]


def a_thing(model, standing):
    """One of this kind, standing there; what a step needs beside its seal is not asked before."""
    if model is Roster:
        return b.a_roster(state=standing)
    if model is Report:
        return a_whole_report(state=standing)
    team = an_approved_team() if standing != Team.State.FORMING else b.a_team()
    if model is TeamRequest:
        return b.a_request(team)
    if standing == Team.State.PAUSED:
        Team.objects.filter(pk=team.pk).update(state=standing)
    return Team.objects.get(pk=team.pk)


DECIDING = [(model, step) for model, life in LIVES.items() for step in life if step.decides]


@pytest.mark.parametrize(
    ("model", "step"), DECIDING, ids=lambda one: getattr(one, "verb", None) or one.__name__
)
@pytest.mark.parametrize("seen", [None, "", "another"])
def test_no_decision_passes_without_the_seal_of_what_stands(model, step, seen):
    ruth = b.an_assistant_superintendent("Ruth Abramson")
    thing = a_thing(model, step.standing)
    principal = b.a_principal(thing.team.school) if model is Roster else None
    by = ruth if step.taken_by(thing).contains(ruth) else principal
    if not step.taken_by(thing).contains(by):
        pytest.fail(f"nobody around takes {step.verb}")

    with pytest.raises(Changed):
        move(thing, step.verb, by=by, seen=seen, note="Hm.", person=ruth)

    assert model.objects.get(pk=thing.pk).seal == thing.seal


def test_there_are_decisions_of_four_kinds():
    assert {model for model, _ in DECIDING} == {Roster, Team, TeamRequest, Report}


def test_a_page_that_is_out_of_date_shows_how_it_stands_and_asks_again(client):
    ruth, report = b.an_assistant_superintendent(), a_whole_report(state="submitted")
    client.force_login(ruth)
    door = reverse("reports:move-report", args=[report.pk, "accept"])

    late = client.post(door, {"seal": "of another edition"})

    assert late.status_code == 422
    assert "It has changed since you opened it" in late.text
    assert f'name="seal" value="{report.seal}"' in late.text
    assert Report.objects.get(pk=report.pk).state == "submitted"
    assert client.post(door, {"seal": report.seal}).status_code == 302


def test_an_answer_to_a_question_covers_the_roster_that_was_read(client):
    team = b.a_team()
    miriam, roster = b.a_principal(team.school), b.a_roster(team=team)
    asked = roster.consultations.create(school=team.school, asked_by=b.facilitator_of(team))
    client.force_login(miriam)
    door = reverse("teams:consultation", args=[asked.pk])

    late = client.post(door, {"answer": "Do it.", "seal": "of another list"})

    assert late.status_code == 422
    assert "Do it." in late.text
    assert client.post(door, {"answer": "Do it.", "seal": roster.seal}).status_code == 302
    asked.refresh_from_db()
    assert asked.answer == "Do it."
