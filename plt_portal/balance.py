"""What a team's people bring, as far as they show it: who leads, who supports, what is missing."""

from collections.abc import Iterable
from typing import Any

from django.db.models import TextChoices

from kit.text import listed
from people.models import Delivery, Discovery, Mark, Person, Role, Strengths


def balance(people: Iterable[Person]) -> dict[str, Any]:
    """The three vocabularies, each with the given names of those who bring it.

    `marks` are rows of who leads and who supports; `words` are three headings, each with its words
    and who brings them. `question` names the first gap, and `missing` what a posting could ask for.
    """
    brought = [getattr(person, "strengths", None) for person in people]
    shown = [strengths for strengths in brought if strengths is not None and strengths.shown]
    marks = [_mark(mark, shown) for mark in Mark]
    roles = [_brought(role, "roles", shown) for role in Role]
    return {
        "marks": marks,
        "words": [
            ("What drives us", roles),
            ("How we find something new", [_brought(s, "discovery", shown) for s in Discovery]),
            ("How we get it done", [_brought(s, "delivery", shown) for s in Delivery]),
        ],
        "question": _question(marks, roles),
        "missing": _missing(marks, roles),
        "anybody": bool(shown),
    }


def _mark(mark: Mark, shown: list[Strengths]) -> dict[str, Any]:
    return {
        "word": mark,
        "words": f"{mark.label}s",
        "leads": [s.person.called for s in shown if s.leads == mark],
        "supports": [s.person.called for s in shown if mark in s.supports],
    }


def _brought(word: TextChoices, kind: str, shown: list[Strengths]) -> dict[str, Any]:
    names = [s.person.called for s in shown if word in getattr(s, kind)]
    return {"word": word, "words": word.label, "names": names}


def _question(marks: list[dict[str, Any]], roles: list[dict[str, Any]]) -> str:
    """The first gap, named as a question and never as a grade."""
    for row in marks:
        if not row["leads"]:
            lead = f"Nobody leads as {_a(row['word'])}."
            if closest := row["supports"]:
                verb = "is" if len(closest) == 1 else "are"
                return f"{lead} {listed(closest)} {verb} closest: who could take that on?"
            return f"{lead} Who could you ask?"
    for row in roles:
        if not row["names"]:
            return f"All four are in the room. Nobody is {_a(row['word'])} yet: who could you ask?"
    return "All four are in the room."


def _missing(marks: list[dict[str, Any]], roles: list[dict[str, Any]]) -> list[dict[str, str]]:
    """What nobody leads in, supports or brings: what a posting could ask for."""
    gaps = [row["word"] for row in marks if not row["leads"] and not row["supports"]]
    gaps += [row["word"] for row in roles if not row["names"] and row["word"] not in gaps]
    return [{"word": word.value, "words": _a(word)} for word in gaps]


def _a(word: TextChoices) -> str:
    """«an innovator», «a doer»."""
    words = str(word.label).lower()
    return f"{'an' if words[0] in 'aeiou' else 'a'} {words}"
