"""Writing the Blueprint. Every text that arrives here is kept, whatever else happens."""

from datetime import date, timedelta

from django.db import transaction

from blueprint.models import Answer, AnswerVersion, Blueprint
from blueprint.prompts import Place
from kit import clock
from kit.lifecycle import NotYet
from kit.pages import require
from kit.text import only_adds
from kit.written import keeps
from people.models import Person
from teams.models import Team
from teams.rules import members

# What somebody adds to their own words within this time goes on with the same version.
SITTING = timedelta(minutes=10)


class Crossed(Exception):
    """Somebody else saved meanwhile: `mine` is kept beside the text that `answer` has now."""

    def __init__(self, answer: Answer, mine: AnswerVersion) -> None:
        super().__init__("Two texts crossed.")
        self.answer, self.mine = answer, mine


def save(
    team: Team,
    place: Place,
    text: str,
    *,
    by: Person,
    seen: int,
    window: str = "",
    first_step_on: date | None = None,
) -> Answer:
    """Save the text of a place that was opened at version `seen`, or keep it and raise `Crossed`.
    A `window` that has a name never crosses with itself.

    The crossing text stands in the records before the exception leaves, so this is never called
    inside a transaction that the exception would undo. Raises `NotYet` when the year is over.
    """
    answer, crossing = _enter(team, place, text, by, seen, window, first_step_on)
    if crossing:
        raise Crossed(answer, crossing)
    return answer


@transaction.atomic
def _enter(team, place, text, by, seen, window, first_step_on):
    """One text at a time: the place is locked, compared, and written or put aside."""
    answer = _held(team, place, by)
    on = first_step_on if place.has_day else None
    if (answer.text, answer.first_step_on) == (text, on):
        return answer, None
    is_own = window and window == answer.window
    if not is_own and _crosses(answer, text, on, seen):
        return answer, _put_aside(answer, text, on, by, seen)
    return _write(answer, text, on, by, window), None


def _crosses(answer, text, on, seen):
    """Whether saving would delete words that this window never showed."""
    only_more = keeps(text, answer.text) and keeps(on, answer.first_step_on)
    return answer.version != seen and not only_more


def _held(team, place, by):
    """The text of a place under its lock, opened with the first word or the first claim."""
    require(by, members(team), "Only the team writes its Blueprint.")
    if not team.year.is_current:
        raise NotYet(f"The year {team.year} is over. Its Blueprint can be read, not changed.")
    here = Answer.objects.at(place, by).filter(blueprint__team=team)
    # Without its relations: a row that waited for its lock would be joined to what was before.
    locked = here.select_for_update()
    return locked.first() or locked.get(pk=_opened(team, place, by).pk)


def _opened(team, place, by):
    blueprint, _ = Blueprint.objects.get_or_create(team=team)
    facts = {"part": place.part, "prompt": place.prompt, "author": by if place.is_own else None}
    answer, _ = blueprint.answers.get_or_create(**facts, defaults={"saved_by": by})
    return answer


def _put_aside(answer, text, on, by, seen):
    mine = answer.versions.filter(crossed=True, by=by, number=seen + 1)
    known = mine.filter(text=text, first_step_on=on).first()
    return known or _entered(mine.last(), answer, text, on, by, number=seen + 1, crossed=True)


def _write(answer, text, on, by, window=""):
    answer.text, answer.version, answer.window = text, answer.version + 1, window
    answer.saved_at, answer.saved_by = clock.now(), by
    if not answer.is_taken_from(by):
        answer.writer, answer.heard_at = by, clock.now()
    written = ["text", "version", "window", "saved_at", "saved_by", "writer", "heard_at"]
    answer.save(update_fields=written)
    if answer.first_step_on != on:
        answer.blueprint.first_step_on = on
        answer.blueprint.save(update_fields=["first_step_on"])
    last = answer.versions.filter(crossed=False, number=answer.version - 1).first()
    _entered(last, answer, text, on, by, number=answer.version)
    return answer


def _entered(last, answer, text, on, by, *, number, crossed=False):
    """Keep this text as a version: a new one, or the last one extended when that loses nothing."""
    if last and _goes_on(last, text, on, by):
        last.text, last.number, last.at = text, number, clock.now()
        last.save(update_fields=["text", "number", "at"])
        return last
    return answer.versions.create(
        number=number, text=text, first_step_on=on, by=by, crossed=crossed
    )


def _goes_on(last, text, on, by):
    return (
        last.by_id == by.pk
        and last.first_step_on == on
        and clock.now() - last.at < SITTING
        and only_adds(text, last.text)
    )


# --- Who writes where ------------------------------------------------------------------------


@transaction.atomic
def claim(team: Team, place: Place, *, by: Person) -> Answer:
    """Claim a place for writing. Somebody who writes there already keeps it; the answer says who.

    A claim is a courtesy: a text that is saved without one is kept all the same.
    """
    answer = _held(team, place, by)
    if not answer.is_taken_from(by):
        answer.writer, answer.heard_at = by, clock.now()
        answer.save(update_fields=["writer", "heard_at"])
    return answer


def leave(team: Team, *, by: Person) -> None:
    """Let go of every part that one was writing."""
    mine = Answer.objects.filter(blueprint__team=team, writer=by)
    mine.update(writer=None, heard_at=None)


# --- What a member writes alone --------------------------------------------------------------


@transaction.atomic
def share(team: Team, place: Place, *, by: Person) -> Answer:
    """Let the team read one's private text, as it is now and as it changes.

    Raises `NotYet` while there is nothing to read.
    """
    answer = _held(team, place.for_oneself, by)
    if not answer.text.strip():
        raise NotYet("There is nothing to share yet. Write something first.")
    return _set_shared(answer, answer.shared_at or clock.now())


@transaction.atomic
def take_back(team: Team, place: Place, *, by: Person) -> Answer:
    """Make one's text private again. What the team copied from it stays with the team."""
    return _set_shared(_held(team, place.for_oneself, by), None)


def _set_shared(answer, at):
    answer.shared_at = at
    answer.save(update_fields=["shared_at"])
    return answer


# --- Earlier texts ---------------------------------------------------------------------------


@transaction.atomic
def restore(version: AnswerVersion, *, by: Person) -> Answer:
    """Restore an earlier text. The one that it replaces stays among the versions.

    Raises `NotYet` while a colleague writes there.
    """
    team = version.answer.blueprint.team
    answer = _held(team, version.answer.place, by)
    if answer.is_taken_from(by):
        raise NotYet(f"{answer.writer.name} is writing here. Wait until they leave this part.")
    if (answer.text, answer.first_step_on) == (version.text, version.first_step_on):
        return answer
    return _write(answer, version.text, version.first_step_on, by)
