"""A life as a table: one row says everything about a step, and one hand moves all things along."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import models, transaction
from django.db.models import QuerySet

type Rule = Callable[[Any], QuerySet[Any]]
type Needs = Callable[[Any, Any], Iterable[str]]


class NotYet(Exception):
    """The step cannot be taken now; `reasons` are sentences for the person who tried."""

    def __init__(self, *reasons: str) -> None:
        super().__init__(*reasons)
        self.reasons = reasons


class Changed(NotYet):
    """What was decided on is not what stands now: look again."""

    def __init__(self) -> None:
        super().__init__("It has changed since you opened it. This is how it stands now.")


def nothing(thing: Any, taken: Any) -> Iterable[str]:
    """A step that needs nothing but the right person."""
    return ()


def nobody(thing: Any) -> Any:
    """A step that follows from another, or from the calendar: no button leads to it."""
    raise PermissionDenied("Nobody takes this step. It follows from another.")


@dataclass
class Taken:
    """A step while it is taken and afterwards: what moved, by whom, for whom, with which words.

    `record` are the entries it left.
    """

    thing: Any
    step: "Step"
    by: Any
    note: str = ""
    on_behalf_of_id: int | None = None
    words: dict[str, Any] = field(default_factory=dict)
    record: list[Any] = field(default_factory=list)

    @property
    def entry(self) -> Any:
        """What was entered last."""
        return self.record[-1]

    @property
    def done(self) -> str:
        """The notice for whoever took it."""
        done = self.step.deed.done
        return done(self) if callable(done) else done.format(thing=self.thing)


def one_entry(taken: Taken) -> Iterable[dict[str, Any]]:
    """What is entered beside verb, author and words: for most steps, nothing."""
    return [{}]


@dataclass(frozen=True)
class Deed:
    """What a step does beside moving the thing, and how it is said.

    `does` comes before the move and answers with columns to write with it; `then` comes after, and
    may answer with a step that followed. `enters` has the facts of each entry in the record;
    `again` is said to whoever took the step already.
    """

    button: str = ""
    done: str | Callable[[Taken], str] = ""
    said: str = ""
    again: str = "You have done this already."
    does: Callable[[Taken], Mapping[str, Any] | None] | None = None
    then: Callable[[Taken], Taken | None] | None = None
    enters: Callable[[Taken], Iterable[dict[str, Any]]] = one_entry
    tells: Callable[[Taken], Any] | None = None


@dataclass(frozen=True)
class Step:
    standing: str
    verb: str
    moves_to: str
    taken_by: Rule
    needs: Needs = nothing
    deed: Deed = Deed()

    @property
    def decides(self) -> bool:
        """Whether somebody decides by a power: such a step covers exactly what they saw."""
        return hasattr(self.taken_by, "stands_in")

    def stands_in(self, thing: Any, person: Any) -> list[int | None]:
        """For whom this person may decide, themselves (None) first; nothing where they may not."""
        return self.taken_by.stands_in(thing, person)  # type: ignore[attr-defined]

    @property
    def follows(self) -> bool:
        """Whether nobody takes it."""
        return self.taken_by is nobody


class Lifecycle:
    """All the steps that a kind of thing can take, and the people who may take each.

    `lock` fetches the thing as it stands now, so that whoever else changes it waits. `tell` writes
    the letter of a step. What the thing is decided on by is its `seal`; its `record`, if it has
    one, keeps every step.
    """

    def __init__(
        self,
        model: type[models.Model],
        *steps: Step,
        lock: Callable[[Any], Any] | None = None,
        tell: Callable[[Any], Any] = lambda letter: None,
        state: str = "state",
    ) -> None:
        self.model, self.tell, self.state = model, tell, state
        self.lock = lock or self._locked
        self.steps = {(step.standing, step.verb): step for step in steps}
        LIVES[model] = self

    def __iter__(self) -> Iterator[Step]:
        return iter(self.steps.values())

    @property
    def verbs(self) -> set[str]:
        """What people can do, each a word of an address."""
        return {step.verb for step in self if not step.follows}

    def open_to(
        self, person: Any, thing: Any, known: Mapping[Rule, bool] | None = None
    ) -> list[Step]:
        """The steps this person could take right now: the buttons on the page.

        `known` holds what the page has asked already: whether the person is among a rule's people.
        """
        steps = [step for step in self.open_from(thing) if not step.follows]
        answers = dict(known or {})
        for rule in {step.taken_by for step in steps} - answers.keys():
            answers[rule] = rule(thing).contains(person)
        may = {rule for rule, answer in answers.items() if answer}
        return [step for step in steps if step.taken_by in may]

    def open_from(self, thing: Any) -> list[Step]:
        """Every step from where it stands, whoever takes it."""
        return [step for step in self if step.standing == getattr(thing, self.state)]

    @transaction.atomic
    def move(
        self,
        thing: Any,
        verb: str,
        *,
        by: Any,
        seen: str | None = None,
        note: str = "",
        **words: Any,
    ) -> Taken:
        """Take one step: lock, ask who and what it needs, act, move, enter it, and tell. A decision
        covers what was `seen`, the seal of what the person had before them, and no more. Raises
        `PermissionDenied`, `Changed`, or `NotYet` with sentences for the reader."""
        thing = self.lock(thing)
        step = self._step(thing, verb)
        may: Any = step.stands_in(thing, by) if step.decides else step.taken_by(thing).contains(by)
        if not may:
            raise self._refusal(thing, step, by)
        if (step.decides or seen is not None) and seen != thing.seal:
            raise Changed
        taken = Taken(thing, step, by, note.strip(), may[0] if step.decides else None, words)
        if reasons := list(step.needs(thing, taken)):
            raise NotYet(*reasons)
        return self._take(taken)

    @transaction.atomic(savepoint=False)  # all of it stands or falls with the step that causes it
    def pass_on(
        self,
        thing: Any,
        verb: str,
        *,
        by: Any = None,
        on_behalf_of_id: int | None = None,
        note: str = "",
        **words: Any,
    ) -> Taken:
        """Take a step that nobody takes, since another step or the calendar brings it about.

        `by` is whoever caused it. Raises `NotYet` where no such row leads on from here.
        """
        thing = self.lock(thing)
        step = self._step(thing, verb)
        if not step.follows:
            raise PermissionDenied(f"«{verb}» is taken by somebody.")
        taken = Taken(thing, step, by, note.strip(), on_behalf_of_id, words)
        if reasons := list(step.needs(thing, taken)):
            raise NotYet(*reasons)
        return self._take(taken)

    def said(self, verb: str) -> str:
        """How the record calls it: «Sent it back»."""
        return next(step.deed.said for step in self if step.verb == verb)

    def picture(self) -> str:
        """The table drawn as a Mermaid state diagram, for the README."""
        arrows = [f"    {s.standing or 'open'} --> {s.moves_to}: {_said(s)}" for s in self]
        return "\n".join(["stateDiagram-v2", *dict.fromkeys(arrows)])

    def arrows(self) -> dict[str, set[str]]:
        """From where to where a state may change: what the database holds as well."""
        found: dict[str, set[str]] = {}
        for step in self:
            if step.moves_to != step.standing:
                found.setdefault(step.standing, set()).add(step.moves_to)
        return found

    def _step(self, thing: Any, verb: str) -> Step:
        step = self.steps.get((getattr(thing, self.state), verb))
        if step is None:
            raise NotYet(f"Somebody was here before you. It now stands at: {thing.state_words}.")
        return step

    def _refusal(self, thing: Any, step: Step, by: Any) -> Exception:
        """A second click is told so; anybody else may not."""
        facts = {"verb": step.verb, "by": by, "moved_to": step.moves_to}
        if hasattr(thing, "record") and thing.record.filter(**facts).exists():
            return NotYet(step.deed.again)
        return PermissionDenied("This step belongs to somebody else.")

    def _take(self, taken: Taken) -> Taken:
        deed, thing = taken.step.deed, taken.thing
        facts = dict((deed.does(taken) if deed.does else None) or {})
        facts[self.state] = taken.step.moves_to
        for name, fact in facts.items():
            setattr(thing, name, fact)
        thing.save(update_fields=list(facts) if thing.pk else None)  # or it is entered by this step
        if hasattr(thing, "record"):
            taken.record = [self._entry(taken, facts) for facts in deed.enters(taken)]
        followed = deed.then(taken) if deed.then else None
        if deed.tells and not followed:
            self.tell(deed.tells(taken))
        return followed or taken

    def _entry(self, taken: Taken, facts: dict[str, Any]) -> Any:
        """Who did what, for whom, with which words, and where the thing stands since."""
        said = {
            "verb": taken.step.verb,
            "moved_to": taken.step.moves_to,
            "by": taken.by,
            "on_behalf_of_id": taken.on_behalf_of_id,
            "note": taken.note,
        }
        return taken.thing.record.create(**said | facts)

    def _locked(self, thing: Any) -> Any:
        return self.model._default_manager.select_for_update(of=("self",)).get(pk=thing.pk)


LIVES: dict[type[models.Model], Lifecycle] = {}


def life_of(thing: Any) -> Lifecycle:
    """The table by which a thing moves: each `lifecycle.py` is read when the portal starts."""
    return LIVES[type(thing)]


def move(thing: Any, verb: str, **facts: Any) -> Taken:
    """Take one step by the table of this kind of thing: see `Lifecycle.move`."""
    return life_of(thing).move(thing, verb, **facts)


def pass_on(thing: Any, verb: str, **facts: Any) -> Taken:
    """Take a step that follows from another, or from the calendar: see `Lifecycle.pass_on`."""
    return life_of(thing).pass_on(thing, verb, **facts)


def seal_of(*facts: Any) -> str:
    """A mark of all that a thing is decided on. When anything of it changes, the mark does."""
    return sha256(json.dumps(facts, default=str).encode()).hexdigest()[:16]


def _said(step: Step) -> str:
    if step.follows:
        return step.verb
    taker = step.taken_by.__name__.replace("_", " ")
    return f"{step.verb} ({taker})"
