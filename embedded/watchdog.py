"""A small child that outlives the supervisor by seconds, to stop what a killed supervisor cannot.

It reads the record through a pipe. The kernel closes the pipe when the supervisor dies, however
it dies; then the watchdog cleans up. After an orderly stop the last line is `done`.
"""

import signal
import sys

from embedded.processes import clean_up


def main() -> None:
    for ignored in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(ignored, signal.SIG_IGN)
    record = sys.stdin.readlines()
    if record[-1:] != ["done\n"]:
        clean_up(record)


if __name__ == "__main__":
    main()
