"""What is planted behind the walls of the Blueprint, and how an answer is read for it.

Every text carries a word that occurs nowhere else: what the team says, what it says apart, what a
member wrote alone, what stood earlier, what crossed, and what last year's team wrote.
"""

from io import BytesIO
from zipfile import ZipFile

import pytest
from pypdf import PdfReader

from blueprint.models import Answer, Blueprint
from blueprint.prompts import PARTS, Place
from blueprint.writing import Crossed, save, share
from kit import clock
from tests.builders import facilitator_of

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


def plant(scene):
    by, member = scene.kinds["facilitator"], scene.kinds["member"]
    save(scene.team, Place("ideal"), "The marmaladeearlier idea", by=by, seen=1)
    for part in PARTS:
        base = 2 if part.key == "ideal" else 0
        save(scene.team, Place(part.key), f"marmaladeblueprint {part.key}", by=by, seen=base)
        for prompt in part.sensitive:
            place = Place(part.key, prompt.key)
            save(scene.team, place, f"marmaladeapart {prompt.key}", by=by, seen=0)
    with pytest.raises(Crossed):
        save(scene.team, Place("ideal"), "A marmaladecrossed idea", by=by, seen=0)
    _alone(scene.team, "partners", "I think marmaladeown of it", by=member)
    _alone(scene.team, "toolkit", "I bring marmaladeshared along", by=member)
    share(scene.team, Place("toolkit"), by=member)
    _plant_last_year(scene.past)


def _alone(team, part, text, *, by):
    save(team, Place(part, is_own=True), text, by=by, seen=0)


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
    """Everything an answer says: a page, a sheet for Excel unpacked, a PDF read out."""
    body = answer.getvalue()
    if body.startswith(b"PK"):
        with ZipFile(BytesIO(body)) as sheet:
            return " ".join(sheet.read(name).decode(errors="replace") for name in sheet.namelist())
    if body.startswith(b"%PDF"):
        return " ".join(page.extract_text() for page in PdfReader(BytesIO(body)).pages)
    return body.decode(errors="replace")


def found_in(text: str, words=PLANTED) -> set[str]:
    return {word for word in words if word in text}
