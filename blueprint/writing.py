"""Writing a part of the Blueprint. Every text that arrives here is kept, whatever else happens."""

from datetime import date

from django.db import transaction

from blueprint.models import Answer, AnswerVersion, Blueprint
from blueprint.prompts import FIRST_STEP
from kit import clock
from kit.lifecycle import NotYet
from kit.pages import require
from people.models import Person
from teams.models import Team
from teams.rules import members


class Crossed(Exception):
    """Somebody else saved meanwhile: `mine` is kept beside the text that `answer` has now."""

    def __init__(self, answer: Answer, mine: AnswerVersion) -> None:
        super().__init__("Two texts crossed.")
        self.answer, self.mine = answer, mine


def save(
    team: Team,
    part_key: str,
    text: str,
    *,
    by: Person,
    base_version: int,
    first_step_on: date | None = None,
) -> Answer:
    """Save the text of a part that was opened at `base_version`, or keep it and raise `Crossed`.

    The crossing text stands in the records before the exception leaves, so this is never called
    inside a transaction that the exception would undo.
    """
    answer, crossing = _enter(team, part_key, text, by, base_version, first_step_on)
    if crossing:
        raise Crossed(answer, crossing)
    return answer


@transaction.atomic
def _enter(team, part_key, text, by, base_version, first_step_on):
    """One text at a time: the part is locked, compared, and written or put aside."""
    require(by, members(team), "Only the team writes its Blueprint.")
    if not team.year.is_current:
        raise NotYet(f"The year {team.year} is over. Its Blueprint can be read, not changed.")
    answer = _held(team, part_key, by)
    on = first_step_on if part_key == FIRST_STEP else None
    if (answer.text, answer.first_step_on) == (text, on):
        return answer, None
    if answer.version != base_version:
        return answer, _put_aside(answer, text, on, by, base_version)
    return _write(answer, text, on, by), None


def _held(team, part_key, by):
    blueprint, _ = Blueprint.objects.get_or_create(team=team)
    answer, _ = blueprint.answers.get_or_create(part=part_key, defaults={"saved_by": by})
    # Without its author: a row that waited for its lock is lost to a join that changed meanwhile.
    return Answer.objects.select_for_update().get(pk=answer.pk)


def _put_aside(answer, text, on, by, base_version):
    mine, _ = answer.versions.get_or_create(
        number=base_version + 1, text=text, first_step_on=on, by=by, crossed=True
    )
    return mine


def _write(answer, text, on, by):
    answer.text, answer.version = text, answer.version + 1
    answer.saved_at, answer.saved_by = clock.now(), by
    answer.save(update_fields=["text", "version", "saved_at", "saved_by"])
    if answer.part == FIRST_STEP:
        answer.blueprint.first_step_on = on
        answer.blueprint.save(update_fields=["first_step_on"])
    answer.versions.create(number=answer.version, text=text, first_step_on=on, by=by)
    return answer
