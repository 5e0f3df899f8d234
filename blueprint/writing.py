"""Writing the Blueprint. Every text that arrives here is kept, whatever else happens."""

from datetime import timedelta

from django.db import transaction

from blueprint.models import Answer, AnswerVersion, Blueprint
from blueprint.prompts import Place
from kit import clock
from kit.lifecycle import NotYet
from kit.pages import require
from kit.text import only_adds
from kit.written import Answers, Window, bare, key_of, meet
from people.models import Person
from teams.models import Team
from teams.rules import members

# What somebody adds to their own words within this time goes on with the same version.
SITTING = timedelta(minutes=10)


@transaction.atomic
def save(
    team: Team, place: Place, *, by: Person, answers: Answers, window: Window | None = None
) -> Answer:
    """Save what one window changed of a place: its `text`, and `first_step_on` where it has a day.

    An answer that met another one lies beside it until somebody chooses, and is kept as a version
    too. Raises `NotYet` when the year is over.
    """
    return _kept(_held(team, place, by), answers, by, window)


def _kept(answer, answers, by, window=None):
    """One text at a time: what differs is written, what met another text is put aside."""
    answers = {name: answers[name] for name in answer.asks if name in answers}
    new, remembered = meet(answer, answers, by=by, window=window)
    typed = {name: answer.stands(name) for name in answer.asks} | answers
    if _says_more(remembered["crossings"], answer.crossings):
        mine = answer.versions.filter(crossed=True, by=by).last()
        _entered(mine, answer, typed, by, crossed=True)
    if typed["text"] != answer.text and bare(typed["text"]) == bare(answer.text):
        new["text"] = typed["text"]  # the same words, with other blanks
    if new:
        _write(answer, new, remembered, by)
    elif any(getattr(answer, name) != value for name, value in remembered.items()):
        _put(answer, remembered)
    return answer


def _says_more(crossings, known):
    """Whether something lies beside that did not lie there before."""
    said = [(key_of(crossing), crossing["answer"]) for crossing in known]
    return any((key_of(each), each["answer"]) not in said for each in crossings)


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


def _write(answer, new, remembered, by):
    """The next version, by this person."""
    if "first_step_on" in new:
        answer.blueprint.first_step_on = new["first_step_on"]
        answer.blueprint.save(update_fields=["first_step_on"])
    facts = {"text": new.get("text", answer.text), "version": answer.version + 1}
    facts |= remembered | {"saved_at": clock.now(), "saved_by": by}
    if not answer.is_taken_from(by):
        facts |= {"writer": by, "heard_at": clock.now()}
    _put(answer, facts)
    last = answer.versions.filter(crossed=False, number=answer.version - 1).first()
    _entered(last, answer, {name: answer.stands(name) for name in answer.asks}, by)


def _put(answer, facts):
    for name, value in facts.items():
        setattr(answer, name, value)
    answer.save(update_fields=[*facts])


def _entered(last, answer, typed, by, *, crossed=False):
    """Keep this text as a version: a new one, or the last one extended when that loses nothing."""
    text, on = typed["text"], typed.get("first_step_on")
    if last and _goes_on(last, text, on, by):
        last.text, last.number, last.at = text, answer.version, clock.now()
        last.save(update_fields=["text", "number", "at"])
        return
    facts = {"number": answer.version, "text": text, "first_step_on": on}
    answer.versions.create(by=by, crossed=crossed, **facts)


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
    facts = {"text": version.text, "first_step_on": version.first_step_on}
    return _kept(answer, facts, by)
