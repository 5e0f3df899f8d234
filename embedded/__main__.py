"""The two verbs: `demo` for people, `run -- COMMAND` for tests and checks."""

import argparse
import os
import sys
from datetime import date
from pathlib import Path

from embedded.demo import demo
from embedded.run import run
from embedded.supervisor import ROOT, Stopped
from embedded.wheels import CannotStart


def a_day(word: str) -> str:
    try:
        return word if word == "today" else date.fromisoformat(word).isoformat()
    except ValueError:
        raise argparse.ArgumentTypeError(f"{word} is not a day like 2026-09-22, and not 'today'")


def a_port(word: str) -> int:
    if word.isdecimal() and 0 < int(word) < 65536:
        return int(word)
    raise argparse.ArgumentTypeError(f"{word} is not a port between 1 and 65535")


def parser() -> argparse.ArgumentParser:
    top = argparse.ArgumentParser(prog="python -m embedded")
    verbs = top.add_subparsers(dest="verb", required=True)
    play = verbs.add_parser("demo", prog="bin/demo", description="The portal with a demo district.")
    play.add_argument("--port", type=a_port, default=8000, help="where the portal answers (8000)")
    play.add_argument(
        "--on",
        type=a_day,
        metavar="YYYY-MM-DD",
        help="the district's day; 'today' for the real one",
    )
    play.add_argument("--fresh", action="store_true", help="forget everything and start over")
    each = verbs.add_parser("run", description="Run a command beside temporary servers.")
    each.add_argument("command", nargs="+", metavar="COMMAND")
    return top


def main(words: list[str]) -> int:
    told = parser().parse_args(words)
    if told.verb == "run":
        return run(told.command)
    state = Path(os.environ.get("PLT_STATE", ROOT / "var" / "demo")).resolve()
    return demo(state, told.port, told.on, told.fresh)


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except CannotStart as reason:
        sys.exit(str(reason))
    except Stopped:
        sys.exit(0)
