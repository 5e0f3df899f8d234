"""What is planted behind the walls, and how an answer is read for it.

Every private text carries a word that occurs nowhere else. Of the Blueprint: what the team says,
what it says apart, what a member wrote alone, what stood earlier, what crossed, and what last
year's team wrote.
"""

from io import BytesIO
from zipfile import ZipFile

from pypdf import PdfReader

from billboard.models import Interest, Posting
from blueprint.models import Answer, Blueprint
from blueprint.prompts import PARTS, Place
from blueprint.writing import share
from goals.models import Goal, Measure
from kit import clock
from letters.models import Letter
from people.models import Strengths
from reports.models import Report
from teams.models import HandOverNote
from tests.blueprint.hands import a_window, say
from tests.builders import a_teacher, facilitator_of

OF_THE_TEAM = {
    "marmaladeblueprint",
    "marmaladeapart",
    "marmaladeshared",
    "marmaladeearlier",
    "marmaladecrossed",
}
OWN = {"marmaladeown"}  # the member's, who has not shared it
PAST = {"marmaladepast"}  # what last year's team wrote together
PAST_APART = {"marmaladekept"}
# Of last year's facilitator: shared with that team, and not shared.
PAST_ALONE = {"marmaladealone", "marmaladesilent"}
PLANTED = OF_THE_TEAM | OWN | PAST | PAST_APART | PAST_ALONE

TEAM = {"member", "facilitator"}
# Each secret, and the kinds of people who may know it.
KNOWN_TO = {
    **dict.fromkeys(OF_THE_TEAM | PAST, TEAM),
    **{word: {"member"} for word in OWN},
    **{word: set() for word in PAST_APART | PAST_ALONE},
    "marmaladehandover": TEAM,
    "marmaladenote": {"facilitator"},
    "marmaladedraft": {"facilitator"},
    "marmaladegoal": TEAM,
    "marmaladestep": TEAM,
    "marmaladereport": TEAM,
    "marmaladecode": set(),
}


def plant_everywhere(scene):
    """Every secret; and a member leads as an innovator, which the team alone is shown."""
    plant(scene)
    facilitator, member = scene.kinds["facilitator"], scene.kinds["member"]
    HandOverNote.objects.create(team=scene.team, by=facilitator, text="A marmaladehandover")
    Interest.objects.filter(pk=scene.interest.pk).update(note="We marmaladenote together")
    Posting.objects.filter(pk=scene.draft.pk).update(
        title="An early marmaladedraft",
        search_text="an early marmaladedraft",
        search="'marmaladedraft':1",
    )
    Goal.objects.filter(pk=scene.goal.pk).update(doing="explain marmaladegoal")
    scene.goal.steps.update(action="Observe marmaladestep")
    Measure.objects.update(source="Rubric marmaladegoal")
    Report.objects.filter(pk=scene.report.pk).update(
        title="Towards marmaladereport", summary="A marmaladereport in short"
    )
    Strengths.objects.create(person=member, leads="innovator", shown=True)
    _plant_a_code()


def _plant_a_code():
    """Somebody signs in just now: the letter with the code waits in the ledger."""
    Letter.objects.create(
        kind="sign_in_code",
        key="1",
        person=a_teacher(),
        subject="Your code",
        text="marmaladecode",
        html="<p>marmaladecode</p>",
        message_id="<code@here>",
    )


def plant(scene):
    by, member = scene.kinds["facilitator"], scene.kinds["member"]
    say(scene.team, Place("ideal"), "The marmaladeearlier idea", by=by)
    for part in PARTS:
        say(scene.team, Place(part.key), f"marmaladeblueprint {part.key}", by=by)
        for prompt in part.sensitive:
            place = Place(part.key, prompt.key)
            say(scene.team, place, f"marmaladeapart {prompt.key}", by=by)
    say(scene.team, Place("ideal"), "A marmaladecrossed idea", by=by, window=a_window())
    _alone(scene.team, "partners", "I think marmaladeown of it", by=member)
    _alone(scene.team, "toolkit", "I bring marmaladeshared along", by=member)
    share(scene.team, Place("toolkit"), by=member)
    _plant_last_year(scene.past)


def _alone(team, part, text, *, by):
    say(team, Place(part, is_own=True), text, by=by)


def _plant_last_year(past):
    """Rows by hand: no verb writes into a year that is over."""
    by, blueprint = facilitator_of(past), Blueprint.objects.get(team=past)
    facts = {"blueprint": blueprint, "saved_by": by, "version": 1}
    shared, alone = {"author": by, "shared_at": clock.now()}, {"author": by}
    for part, text, more in [
        ("site", "marmaladepast, together", {}),
        ("site", "marmaladekept, apart", {"prompt": "weaknesses"}),
        ("cost", "marmaladealone, shared", shared),
        ("toolkit", "marmaladesilent, alone", alone),
    ]:
        answer = Answer.objects.create(part=part, text=text, **facts, **more)
        answer.versions.create(number=1, text=text, by=by)


def said(answer) -> str:
    """Everything an answer says."""
    return read_out(answer.getvalue())


def read_out(body: bytes) -> str:
    """A page, a sheet for Excel unpacked, a PDF read out."""
    if body.startswith(b"PK"):
        with ZipFile(BytesIO(body)) as sheet:
            return " ".join(sheet.read(name).decode(errors="replace") for name in sheet.namelist())
    if body.startswith(b"%PDF"):
        return " ".join(page.extract_text() for page in PdfReader(BytesIO(body)).pages)
    return body.decode(errors="replace")


def found_in(text: str, words=PLANTED) -> set[str]:
    return {word for word in words if word in text}
