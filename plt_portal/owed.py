"""Answers that somebody else is waiting for: of one's teams, interests, questions and schools, and
of teams that ask the office."""

from collections.abc import Iterator
from typing import Any

from django.db.models import F, QuerySet, Value
from django.db.models.functions import Concat, Trim
from django.urls import reverse

from billboard.models import Interest, Question
from people.models import Person
from plt_portal.task import Task
from teams.models import Consultation, Membership, TeamRequest

DOORS = {
    "member": "teams:answer",
    "facilitator": "teams:answer",
    "co_facilitator": "teams:answer",
    "roster": "teams:consultation",
    "request": "teams:standing",
    "interest": "billboard:posting",
    "question": "billboard:posting",
}
TO_DO = {"member": "join", "facilitator": "facilitate", "co_facilitator": "co-facilitate"}


def owed(person: Person) -> Iterator[Task]:
    """One task for each answer that is owed, all five kinds in one statement."""
    teams, drafts = Membership.objects.awaiting(person), Consultation.objects.awaiting(person)
    interests, questions = Interest.objects.awaiting(person), Question.objects.awaiting(person)
    requests = TeamRequest.objects.awaiting(person)
    asked = _asked(F("function"), teams, "pk", "asked_by", "team__name").union(
        _asked("roster", drafts, "pk", "asked_by", "roster__team__name"),
        _asked("request", requests, "team_id", "asked_by", "team__name"),
        _asked("interest", interests, "posting_id", "posting__lead", "posting__title"),
        _asked("question", questions, "posting_id", "asked_by", "posting__title"),
        all=True,
    )
    for _, kind, thing, who, about in sorted(asked.order_by()):
        words, detail = _said(kind, who, about)
        yield Task(words, reverse(DOORS[kind], args=[thing]), detail)


def _asked(kind: str | F, rows: QuerySet, thing: str, who: str, about: str) -> Any:
    """Rows of one kind in the five columns of all: rank, kind, thing, who asks, about what. The
    kind of a team's question is the place that it offers."""
    name = Trim(Concat(f"{who}__given_name", Value(" "), f"{who}__family_name"))
    rank = Value(list(DOORS).index(kind) if isinstance(kind, str) else 0)
    kind_of_it = Value(kind) if isinstance(kind, str) else kind
    return rows.order_by().values_list(rank, kind_of_it, F(thing), name, F(about))


def _said(kind: str, who: str, about: str) -> tuple[str, str]:
    match kind:
        case "member" | "facilitator" | "co_facilitator":
            return (
                f"Answer {who}: will you {TO_DO[kind]} {about}?",
                "Nobody is put on a team without an answer.",
            )
        case "request":
            return f"Decide what {about} asks for", f"{who} asked, and waits for a word."
        case "interest":
            return (
                f"Say whether you commit to “{about}”",
                "The authors would like you on the team.",
            )
        case "question":
            return f"Answer {who}", f"A question about “{about}”."
        case _:
            return (
                f"Answer {who}: what do you think of {about}?",
                "The roster is a draft; your answer decides on nothing.",
            )
