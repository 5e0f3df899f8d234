"""Several people at the very same time."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from django.db import connection


def what_came_of(*acts):
    """Each in a thread and a connection of its own; answers with what each gave or raised."""
    start = Barrier(len(acts), timeout=20)

    def run(act):
        start.wait()
        try:
            return act()
        except Exception as trouble:
            return trouble
        finally:
            connection.close()

    with ThreadPoolExecutor(len(acts)) as threads:
        return list(threads.map(run, acts))


def at_once(*acts):
    """All of them together; answers with what went wrong."""
    return [each for each in what_came_of(*acts) if isinstance(each, Exception)]
