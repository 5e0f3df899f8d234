"""What the machine says: processor time, memory, and the work of the database."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple

import psycopg

PROC = Path("/proc")


def family(pid: int) -> list[int]:
    """A process and all that it has started."""
    children = [
        int(child)
        for task in (PROC / str(pid) / "task").iterdir()
        for child in (task / "children").read_text().split()
    ]
    return [pid, *(each for child in children for each in family(child))]


def processor_time(pids: Iterable[int]) -> float:
    """Seconds of processor time that the threads of these processes have had so far."""
    return sum(_nanoseconds(task) for pid in pids for task in _tasks(pid)) / 1e9


def _tasks(pid: int) -> Iterable[Path]:
    return (PROC / str(pid) / "task").iterdir()


def _nanoseconds(task: Path) -> int:
    try:
        return int((task / "schedstat").read_text().split()[0])
    except OSError:  # it ended while we looked
        return 0


def memory(pid: int) -> float:
    """Megabytes of one process, what it shares with others counted in part (PSS)."""
    for line in (PROC / str(pid) / "smaps_rollup").read_text().splitlines():
        if line.startswith("Pss:"):
            return int(line.split()[1]) / 1024
    raise LookupError(pid)


def can_measure() -> bool:
    return (PROC / "self" / "schedstat").exists() and (PROC / "self" / "smaps_rollup").exists()


class Statements(NamedTuple):
    """What a database did: milliseconds, statements, rows, and its most repeated statement."""

    milliseconds: float
    calls: int
    rows: int
    most: int
    which: str


# What a connection says between the statements of a page, the audit in the same breath, and what
# the server asks itself to check a key. Their time counts.
BETWEEN = "^(BEGIN|COMMIT|ROLLBACK|SAVEPOINT|RELEASE|SET |SELECT \\$1$)|set_config\\(|FROM ONLY "
ASKED = """
    WITH said AS (
        SELECT query, calls, rows, total_exec_time + total_plan_time AS time, query !~ %s AS counts
        FROM pg_stat_statements WHERE dbid = %s
    )
    SELECT coalesce(sum(time), 0), coalesce(sum(calls) FILTER (WHERE counts), 0),
        coalesce(sum(rows) FILTER (WHERE counts), 0), coalesce(max(calls) FILTER (WHERE counts), 0),
        coalesce((array_agg(left(query, 2000) ORDER BY calls DESC) FILTER (WHERE counts))[1], '')
    FROM said
"""


class Database:
    """Reads what the server has counted for one of its databases."""

    def __init__(self, server: psycopg.Connection[Any], name: str) -> None:
        self.server = server
        row = server.execute("SELECT oid FROM pg_database WHERE datname = %s", [name]).fetchone()
        self.number = row[0] if row else None

    def forget(self) -> None:
        self.server.execute("SELECT pg_stat_statements_reset(0, %s, 0)", [self.number])

    def statements(self) -> Statements:
        row: Any = self.server.execute(ASKED, [BETWEEN, self.number]).fetchone()
        return Statements(float(row[0]), int(row[1]), int(row[2]), int(row[3]), row[4])
