"""What is asked of the database within a block: statements, those that repeat, and rows."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from django.db import connection

BETWEEN = ("SAVEPOINT", "RELEASE")  # what is no question


@dataclass
class Asked:
    statements: Counter[str] = field(default_factory=Counter)
    rows: int = 0

    @property
    def number(self) -> int:
        return self.statements.total()

    @property
    def repeated(self) -> list[str]:
        return [sql for sql, times in self.statements.items() if times > 1]

    def __call__(self, execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        answer = execute(sql, params, many, context)
        if not sql.startswith(BETWEEN):
            self.statements[sql] += 1
            self.rows += max(0, context["cursor"].rowcount)
        return answer


@contextmanager
def asking() -> Iterator[Asked]:
    asked = Asked()
    with connection.execute_wrapper(asked):
        yield asked
