"""Several people at the very same time."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from django.db import OperationalError, connection
from psycopg.errors import LockNotAvailable
from psycopg_pool import PoolTimeout


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


def pressed_again(act):
    """The same, by somebody who presses again when told that the portal is too busy just now.

    Whoever waits for a lock or a connection for five seconds is told so; on a machine with much
    else to do the last of forty may be. Any other trouble stays trouble.
    """

    def patient(tries=10):
        try:
            return act()
        except OperationalError as busy:
            if tries == 0 or not isinstance(busy.__cause__, (LockNotAvailable, PoolTimeout)):
                raise
        return patient(tries - 1)

    return patient
