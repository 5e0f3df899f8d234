"""A life as a table: standing, verb, moves to, taken by, needs. One hand moves all things along."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import QuerySet

type Rule = Callable[[Any], QuerySet[Any]]
type Needs = Callable[[Any, str], Iterable[str]]


class NotYet(Exception):
    """The step cannot be taken now; `reasons` are sentences for the person who tried."""

    def __init__(self, *reasons: str) -> None:
        super().__init__(*reasons)
        self.reasons = reasons


def nothing(thing: Any, note: str) -> Iterable[str]:
    """A step that needs nothing but the right person."""
    return ()


@dataclass(frozen=True)
class Step:
    standing: str
    verb: str
    moves_to: str
    taken_by: Rule
    needs: Needs = nothing


class Lifecycle:
    """All the steps there are, and the people who may take each."""

    def __init__(self, *steps: Step) -> None:
        self.steps = {(step.standing, step.verb): step for step in steps}

    def __iter__(self) -> Iterator[Step]:
        return iter(self.steps.values())

    def open_to(
        self, person: Any, thing: Any, known: Mapping[Rule, bool] | None = None
    ) -> list[Step]:
        """The steps this person could take right now: the buttons on the page.

        `known` holds what the page has asked already: whether the person is among a rule's people.
        """
        steps = [step for step in self if step.standing == thing.state]
        answers = dict(known or {})
        for rule in {step.taken_by for step in steps} - answers.keys():
            answers[rule] = rule(thing).contains(person)
        may = {rule for rule, answer in answers.items() if answer}
        return [step for step in steps if step.taken_by in may]

    def takers(self, thing: Any, *verbs: str) -> list[Any]:
        """Everybody who may take one of these steps (or any) now: the addressees of the letter."""
        steps = [s for s in self if s.standing == thing.state and (not verbs or s.verb in verbs)]
        rules = dict.fromkeys(step.taken_by for step in steps)
        return list(dict.fromkeys(person for rule in rules for person in rule(thing)))

    @transaction.atomic
    def move(self, thing: Any, verb: str, *, by: Any, note: str = "") -> Any:
        """Take one step under a lock and return the fresh thing, or say why not.

        Raises `NotYet` with sentences for the reader, or `PermissionDenied`.
        """
        thing = type(thing).objects.select_for_update(of=("self",)).get(pk=thing.pk)
        step = self.steps.get((thing.state, verb))
        if step is None:
            raise NotYet(f"Somebody was here before you. It now stands at: {thing.state_words}.")
        if not step.taken_by(thing).contains(by):
            raise PermissionDenied("This step belongs to somebody else.")
        if reasons := list(step.needs(thing, note)):
            raise NotYet(*reasons)
        thing.state = step.moves_to
        thing.save(update_fields=["state"])
        return thing

    def picture(self) -> str:
        """The table drawn as a Mermaid state diagram, for the README."""
        arrows = [f"    {s.standing} --> {s.moves_to}: {_said(s)}" for s in self]
        return "\n".join(["stateDiagram-v2", *dict.fromkeys(arrows)])


def _said(step: Step) -> str:
    taker = step.taken_by.__name__.replace("_", " ")
    return f"{step.verb} ({taker})"
