"""A form that is opened and sent back as it is changes nothing."""

import pytest
from django.test import Client
from django.urls import reverse

from blueprint.models import Answer
from goals.models import ActionStep, DataPoint, Goal, Measure
from reports.models import Recommendation, Report
from teams.models import Team
from teams.search import found_by
from tests.knocking import undone
from tests.plt_portal.hands import Page, enter, posts_of
from tests.plt_portal.offered import forms_of
from tests.plt_portal.test_bad_input import _records
from tests.scene import the_scene

pytestmark = [pytest.mark.django_db, pytest.mark.timeout(300)]

LINES = "Facilitator Leads\n\nA. Person\n  with\ttab, n\u0303 and\u00a0blank"


def test_a_form_sent_back_as_it_is_changes_nothing():
    visitor = Client(raise_request_exception=False)
    scene = _with_lines_everywhere(the_scene())
    scene.stands = ""
    forms, before, changed = list(_kept(scene, visitor)), _records(), {}
    for person, action, told in forms:
        enter(visitor, person)
        with undone():
            visitor.post(action, told)
            after = _records()
        changed[action] = [name for name in before if before[name] != after[name]]

    assert {action: names for action, names in changed.items() if names} == {}
    assert len(changed) == 8


def _kept(scene, visitor):
    """Forms that show words which stand, but for steps: those change what they say they do."""
    part = reverse("blueprint:write", args=[scene.team.pk, "ideal"])
    enter(visitor, scene.kinds["facilitator"])
    of_a_part = (
        (scene.kinds["facilitator"], one) for one in posts_of(Page(visitor.get(part).text, part))
    )
    for person, (action, form, pressed) in [*forms_of(scene, visitor), *of_a_part]:
        posts_it = action == reverse("billboard:edit", args=[scene.draft.pk]) and not pressed
        words = [each for each in form.controls if each.takes_words and each.value]
        if words and not form.of("seal") and not posts_it:
            yield person, action, form.unchanged() | pressed


def _with_lines_everywhere(scene):
    """Every text that may have lines has some."""
    DataPoint.objects.update(note=LINES)
    name = scene.team.name
    Team.objects.filter(name=name).update(focus=LINES, search=found_by(name, LINES))
    scene.posting.__class__.objects.update(need=LINES, attempt=LINES, wanted=LINES)
    Goal.objects.update(question=LINES)
    Measure.objects.update(source=LINES, baseline_plan=LINES)
    columns = ["action", "timeline", "expected_outcome", "measure", "responsible", "comments"]
    ActionStep.objects.update(due_month=None, **dict.fromkeys(columns, LINES))
    Answer.objects.update(text=LINES)
    sections = ["summary", "goal", "need", "research", "tried", "data", "results", "differently"]
    Report.objects.update(**dict.fromkeys(sections, LINES))
    Recommendation.objects.create(report=scene.report, text=LINES)
    return scene
