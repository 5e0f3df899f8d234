"""What each floor tells the pages on which floors meet: lines of what somebody has to do."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, NamedTuple

from django.db.models import F, Func, IntegerField, QuerySet, Subquery, Value
from django.urls import reverse

from kit.names import isolated


@dataclass(frozen=True)
class Task:
    """One line of the list: what to do, where, and how it stands."""

    words: str
    url: str
    detail: str = ""
    state: str = ""
    done: bool = False
    optional: bool = False  # worth doing, but never the next step
    late: bool = False  # its time is over, and its state says so
    kind: str = ""  # what the page orders its lines by; then by day, or by what it is about
    day: date | datetime | None = None
    about: int | None = None  # the key of what it is about


class Wait(NamedTuple):
    """How a line is said of something that others wait for: `who` asks, and `about` what."""

    door: str
    words: str
    detail: str


def asked(kind: str | F, rows: QuerySet, **columns: str) -> Any:
    """What waits, in the same columns on every floor, so that one statement asks for all of it:
    kind, day, the key that the door takes, given and family name of who asks, and about what."""
    kind_of_it = Value(kind) if isinstance(kind, str) else kind
    day, thing, who, about = (columns[name] for name in ("day", "thing", "who", "about"))
    names = F(f"{who}__given_name"), F(f"{who}__family_name")
    return rows.order_by().values_list(kind_of_it, F(day), F(thing), *names, F(about))


def told(waits: Mapping[str, Wait], row: tuple[Any, ...]) -> Task:
    """The line of what one row of that statement says."""
    kind, day, thing, given, family, about = row
    wait, said = waits[kind], {"who": isolated(f"{given} {family}".strip()), "about": about}
    door = reverse(wait.door, args=[thing])
    return Task(
        wait.words.format(**said), door, wait.detail.format(**said), kind=kind, day=day, about=thing
    )


def number_of(things: QuerySet) -> Subquery:
    """How many there are, as a column of another question."""
    number = Func(F("pk"), function="COUNT", output_field=IntegerField())
    return Subquery(things.order_by().values(how_many=number))
