"""The second click, and two at once: every step of the thin line happens once."""

from collections import Counter
from threading import Barrier, Thread
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client

from billboard.models import Interest, Posting, Question
from blueprint.models import AnswerVersion, Printout
from goals.models import ActionStep, Goal
from kit import clock
from letters.models import Letter
from people.models import Person
from reports.models import ReportEntry, ReportVersion
from teams.models import RosterEntry, Team
from tests.doors import Door
from tests.knocking import path_of
from tests.scene import the_scene
from training.models import Enrollment

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.timeout(300)]

IDEA = {"draft": "yes", "title": "An idea", "slip": str(uuid4())}
COUNT = {"on": "2026-09-21", "assessed": "98", "reached": "41", "note": ""}
NOTE = {"note": "One more, from the library."}
REPORT = {"state": "draft", "goal": "It.", "need": "It.", "tried": "It.", "result_line": "of all"}


def _whole(scene):
    scene.report.__class__.objects.filter(pk=scene.report.pk).update(**REPORT)


def _all_have_answered(scene):
    scene.team.memberships.filter(answer="asked").update(answer="yes", answered_at=clock.now())


def _accepted(scene):
    scene.report.__class__.objects.filter(pk=scene.report.pk).update(
        **REPORT | {"state": "accepted"}
    )


def _as_it_is(scene):
    pass


def _entries(verb):
    return lambda: RosterEntry.objects.filter(verb=verb)


# Who, through which door, with what; what there is one of afterwards, and what has to be so first.
STEPS = {
    "post": (
        "teacher",
        "billboard:post",
        (),
        IDEA,
        lambda: Posting.objects.filter(title="An idea"),
    ),
    "interest": (
        "teacher",
        "billboard:interest",
        ("posting",),
        {"note": "Me too."},
        lambda: Interest.objects.filter(note="Me too."),
    ),
    "ask": (
        "teacher",
        "billboard:ask",
        ("posting",),
        {"text": "When?"},
        lambda: Question.objects.filter(text="When?"),
    ),
    "answer": (
        "facilitator",
        "billboard:answer",
        ("question",),
        {"text": "Monday."},
        lambda: Letter.objects.filter(kind="question_answered"),
    ),
    "invite": (
        "facilitator",
        "billboard:invite",
        ("interest",),
        {},
        lambda: Letter.objects.filter(kind="invited"),
    ),
    "found": (
        "teacher",
        "teams:found",
        (),
        {"name": "Calmer Transitions"},
        lambda: Team.objects.filter(name="Calmer Transitions"),
    ),
    "submit": (
        "facilitator",
        "teams:move-roster",
        ("roster", "submit"),
        {},
        _entries("submit"),
    ),
    "write": (
        "member",
        "blueprint:write",
        ("team", "partners"),
        {"text": "We two.", "seen": "0"},
        lambda: AnswerVersion.objects.filter(text="We two."),
    ),
    "print": (
        "member",
        "blueprint:paper",
        ("team",),
        {"is_empty": "yes"},
        lambda: Printout.objects.filter(is_empty=True),
    ),
    "share": (
        "facilitator",
        "goals:share",
        ("team",),
        {},
        lambda: Goal.objects.filter(state="shared"),
    ),
    "step": (
        "member",
        "goals:add-step",
        ("team",),
        {"action": "Film a lesson"},
        lambda: ActionStep.objects.filter(action="Film a lesson"),
    ),
    "measure": (
        "member",
        "goals:measure",
        ("measure",),
        COUNT,
        lambda: Goal.objects.get().measures.get().data_points.filter(on=COUNT["on"]),
    ),
    "enroll": (
        "facilitator",
        "training:enroll",
        (),
        {},
        lambda: Enrollment.objects.filter(person__given_name="Marcus"),
    ),
    "submit the report": (
        "facilitator",
        "reports:move-report",
        ("report", "submit"),
        {},
        lambda: ReportEntry.objects.filter(verb="submit", by__given_name="Marcus"),
    ),
    "publish": (
        "assistant superintendent",
        "reports:move-report",
        ("report", "publish"),
        {},
        lambda: ReportVersion.objects.filter(report__team__name="Talking Math"),
    ),
}
FIRST = {"submit": _all_have_answered, "submit the report": _whole, "publish": _accepted}
DECISIONS = {
    "endorse": ("principal", _entries("endorse")),
    "return": ("principal", _entries("return")),
    "approve": ("assistant superintendent", _entries("approve")),
    "recall": ("facilitator", _entries("recall")),
}


@pytest.mark.parametrize("step", STEPS)
def test_two_clicks_at_once_are_one(step):
    kind, name, args, data, there_is = STEPS[step]
    scene = the_scene()
    FIRST.get(step, _as_it_is)(scene)
    data = data | _seal_on_the_page(scene, *args)

    _click_twice_at_once(scene, kind, Door(name, "", args, "POST", data))

    assert there_is().count() == 1
    _nobody_has_a_letter_twice()


def _seal_on_the_page(scene, about=None, *_):
    """Of what is decided on, if anything is."""
    thing = getattr(scene, about or "", None)
    return {"seal": type(thing).objects.get(pk=thing.pk).seal} if hasattr(thing, "seal") else {}


@pytest.mark.parametrize("verb", DECISIONS)
def test_two_decisions_at_once_are_one(verb):
    kind, there_is = DECISIONS[verb]
    scene = the_scene("submitted")
    data = NOTE | {"seal": scene.roster.seal}

    _click_twice_at_once(scene, kind, Door("teams:move-roster", "", ("roster", verb), "POST", data))

    assert there_is().count() == 1
    _nobody_has_a_letter_twice()


def test_a_form_of_yesterday_decides_on_nothing_new():
    """The seal on an old page is not the one of the roster as it stands now."""
    scene = the_scene("submitted")
    data = NOTE | {"seal": "3fa9" * 8}

    answers = _click_twice_at_once(
        scene,
        "assistant superintendent",
        Door("teams:move-roster", "", ("roster", "approve"), "POST", data),
    )

    assert set(answers) == {422}
    assert not RosterEntry.objects.filter(verb="approve").exists()


def _click_twice_at_once(scene, kind, door):
    """The same browser, the same form, two requests at the same moment; then a third, later."""
    path = path_of(door, scene)
    person, together, answers = scene.kinds[kind], Barrier(2), []
    browsers = [_browser(person) for _ in range(3)]

    def click(browser, wait=together.wait):
        wait()
        answers.append(browser.post(path, door.data).status_code)
        connection.close()

    threads = [Thread(target=click, args=[browser]) for browser in browsers[:2]]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    click(browsers[2], wait=lambda: None)
    assert len(answers) == 3
    assert set(answers) <= {302, 403, 404, 422}, answers
    return answers


def _browser(person: Person):
    browser = Client(raise_request_exception=False)
    browser.force_login(person)
    return browser


def _nobody_has_a_letter_twice():
    told = Counter(Letter.objects.values_list("kind", "person", "subject"))
    assert [letter for letter, times in told.items() if times > 1] == []
