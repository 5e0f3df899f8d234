"""What a page asks of the database: statements, the most repeated of them, and rows."""

from collections import Counter
from contextlib import contextmanager
from dataclasses import dataclass, field

from django.db import connection


@dataclass
class Asked:
    statements: Counter = field(default_factory=Counter)
    rows: int = 0

    @property
    def number(self):
        return self.statements.total()

    @property
    def repeated(self):
        return [sql for sql, times in self.statements.items() if times > 1]

    def __call__(self, execute, sql, params, many, context):
        answer = execute(sql, params, many, context)
        if not sql.startswith(("SAVEPOINT", "RELEASE")):
            self.statements[sql] += 1
            self.rows += max(0, context["cursor"].rowcount)
        return answer


@contextmanager
def asking():
    """Counts within the block."""
    asked = Asked()
    with connection.execute_wrapper(asked):
        yield asked


def asked_by(client, path):
    """What the second visit to a page asks: the first fills what is kept in memory."""
    client.get(path)
    with asking() as asked:
        response = client.get(path)
    assert response.status_code == 200, path
    return asked
