"""`run -- COMMAND`: temporary servers around one command; nothing of them is left when it ends."""

import os
import signal
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from embedded.processes import COMMAND, FOLDER_PREFIX, folder_line
from embedded.supervisor import Stopped, Supervisor, environment

NOBODY_LISTENS = "smtp://127.0.0.1:1"


def run(command: list[str]) -> int:
    """The command's own exit code, or 128 and the number of the signal that ended it."""
    state = Path(tempfile.mkdtemp(prefix=FOLDER_PREFIX))
    state.chmod(0o711)  # as root, PostgreSQL's account must pass through
    with Supervisor(state).on_duty() as supervisor:
        supervisor.note(folder_line(state))
        place = supervisor.start_servers(hurry=True)
        env = environment("test", state, place, MAIL_URL=NOBODY_LISTENS)
        try:
            code = supervised(supervisor, command, dict(env))
        except Stopped:
            return 128 + (supervisor.signal or 0)
    return code if code >= 0 else 128 - code


def supervised(supervisor: Supervisor, command: list[str], env: dict[str, str]) -> int:
    """The command leads a group of its own, as in a shell, so that all of it can be stopped."""
    own = {"stdin": None, "stdout": None, "stderr": None, "cwd": None, "env": env}
    group = {"start_new_session": False, "process_group": 0}
    process = supervisor.start(COMMAND, command, **own, **group)
    with in_front(process.pid):
        return supervisor.end_of(COMMAND)


@contextmanager
def in_front(group: int) -> Iterator[None]:
    """Keyboard and Ctrl-C belong to the command while it runs, if they were ours to give."""
    if not (os.isatty(0) and os.tcgetpgrp(0) == os.getpgrp()):
        yield
        return
    before = signal.signal(signal.SIGTTOU, signal.SIG_IGN)
    os.tcsetpgrp(0, group)
    with suppress(ProcessLookupError):
        os.killpg(group, signal.SIGCONT)  # it may have asked for the keyboard too early
    try:
        yield
    finally:
        os.tcsetpgrp(0, os.getpgrp())
        signal.signal(signal.SIGTTOU, before)
