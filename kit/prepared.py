"""Questions that are put into SQL once a day, and from then on only asked.

Django thinks longer about most questions of a page than PostgreSQL does, and each time comes to the
same words. A prepared question is a function that answers with a queryset:

    @prepared
    def on_team(powers, *, team, reader): ...

    on_team(powers_of(person), team=17, reader=person.pk)

What is told by name, here `team` and `reader`, is put in its place at each asking. What is told by
position makes other words: for each of them, and on each new day, the function is called anew.
"""

from collections.abc import Callable, Hashable, Mapping
from copy import copy
from datetime import date, datetime
from functools import lru_cache, wraps
from inspect import Parameter, signature
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connection, connections
from django.db.models import Expression, Func, QuerySet

from kit import clock

KINDS = 48  # of words that are kept for one question


class Given(Expression):
    """What a question is told at each asking: somebody's key, a day, a moment, words."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.name = name

    @property
    def pk(self) -> "Given":
        """Told of a thing, it is the key of it."""
        return self

    def resolve_expression(self, *args: Any, **kwargs: Any) -> "Given":
        return self

    def as_sql(self, compiler: Any, connection: Any) -> Any:
        return "%s", (self,)


def each_of(keys: Any) -> Func:
    """For `pk__in`, where a whole list of keys is given."""
    return Func(keys, template="SELECT unnest(%(expressions)s::bigint[])")


class Prepared:
    """A queryset in the words of SQL, with gaps for what is given."""

    def __init__(self, rows: QuerySet[Any]) -> None:
        self.rows: Any = rows
        self.compiler: Any = rows.query.get_compiler(rows.db)
        try:
            self.sql, self.params = self.compiler.as_sql()
        except EmptyResultSet:  # nobody of this kind is ever told anything
            self.sql, self.params = "", ()
        if any(isinstance(param, datetime) for param in self.params):
            raise TypeError("A moment would stand still in a prepared question: tell it by name.")

    def ask(self, facts: Mapping[str, Any]) -> list[Any]:
        if not self.sql:
            return []
        told = tuple(facts[p.name] if isinstance(p, Given) else p for p in self.params)
        said = copy(self.compiler)  # of this thread, with its own connection
        said.connection = connections[self.rows.db]
        said.as_sql = lambda: (self.sql, told)
        rows = type(self.rows)(self.rows.model, _Said(said, self.rows.query), self.rows.db)
        return list(self.rows._iterable_class(rows))


class _Said:
    """Stands where a queryset looks for its query, and has the words ready."""

    def __init__(self, compiler: Any, query: Any) -> None:
        self.compiler, self.query = compiler, query

    def get_compiler(self, using: Any = None) -> Any:
        return self.compiler

    def __getattr__(self, name: str) -> Any:
        return getattr(self.query, name)


def prepared[**P](question: Callable[P, QuerySet[Any]]) -> Callable[..., list[Any]]:
    """The rows that answer this question, as a list."""
    told = signature(question).parameters.values()
    names = [each.name for each in told if each.kind is Parameter.KEYWORD_ONLY]

    @lru_cache(maxsize=KINDS)
    def words(today: date, *kind: Hashable) -> Prepared:
        put: Any = question
        with connection.execute_wrapper(_by_itself):
            return Prepared(put(*kind, **{name: Given(name) for name in names}))

    @wraps(question)
    def ask(*kind: Hashable, **facts: Any) -> list[Any]:
        return words(clock.today(), *kind).ask(facts)

    return ask


def _by_itself(*_: Any) -> None:
    raise TypeError("What is asked on the way would hold all day: tell it to the question.")


def bring(thing: Any, **found: list[Any]) -> None:
    """Give a thing what was found of all that it has many of, so that it need not ask again."""
    there = getattr(thing, "_prefetched_objects_cache", {})
    thing._prefetched_objects_cache = there | found


def of_it[T](found: list[T], **whose: Any) -> list[T]:
    """Tell rows that were found by a thing what they belong to, so that none asks for it."""
    for row in found:
        for name, thing in whose.items():
            setattr(row, name, thing)
    return found
