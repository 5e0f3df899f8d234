"""Several people at the very same time."""

from threading import Barrier, Thread

from django.db import connection


def at_once(*works):
    """Each in a thread and a connection of its own; answers with what went wrong."""
    start, troubles = Barrier(len(works)), []

    def run(work):
        start.wait()
        try:
            work()
        except Exception as trouble:
            troubles.append(trouble)
        finally:
            connection.close()

    threads = [Thread(target=run, args=[work]) for work in works]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=20)
    return troubles
