"""`bin/bench`: servers, two districts, a floor; then rounds in random order, and a table."""

import argparse
import os
import signal
import sys
import tempfile
from pathlib import Path
from typing import Any

from bench import acts, blueprint, web
from bench.figures import Figure, is_too_noisy, keep, table
from bench.meters import can_measure, family, memory
from bench.pages import PAGES, bare_visits, floor_visit, visits, writes
from bench.rounds import SECONDS, Measured, measure
from bench.stage import WITH_DJANGO, House, Stage
from bench.together import Together
from bench.visits import window
from embedded.processes import FOLDER_PREFIX, folder_line
from embedded.supervisor import ROOT, Stopped, Supervisor
from embedded.wheels import CannotStart

PARTS = ["web", "weight", "mail", "paper"]
ALONE = "blueprint"  # two minutes more than a whole run has
NEEDED = {
    "floor": ["web", "weight", ALONE],
    "small": ["web", "paper", ALONE],
    "large": ["web", "weight", "mail"],
}
LONGEST = 580  # seconds; whatever has not been measured by then is left out
FAR = 5  # milliseconds that each answer of the sink far away takes
MEMORY = 110  # megabytes of a web worker


class Run:
    """One run: what it has started, when, and what it has found out so far."""

    def __init__(self, supervisor: Supervisor) -> None:
        self.supervisor = supervisor
        self.figures: list[Figure] = []
        self.noise: float | None = None
        self.is_whole = False

    def say(self, words: str) -> None:
        sys.stderr.write(f"{words}\n")

    def measure(self, parts: list[str]) -> None:
        self.say("Starting PostgreSQL and Valkey ...")
        self.stage = Stage(self.supervisor)
        houses = {name: self.house(name) for name in NEEDED if set(NEEDED[name]) & set(parts)}
        if "web" in parts:
            self.noise = self.web(houses).noise()
        if "weight" in parts:
            self.weight(houses)
        if ALONE in parts:
            self.blueprint(houses["floor"], houses["small"])
        if "mail" in parts:
            self.mail(houses["large"])
        if "paper" in parts:
            self.paper(houses["small"])
        self.is_whole = True

    def house(self, name: str) -> House:
        self.say(f"Filling the {name} database ...")
        return self.stage.floor() if name == "floor" else self.stage.district(name)

    def web(self, houses: dict[str, House]) -> Measured:
        """All pages, in both districts, beside the floor."""
        floor, small, large = (houses[name] for name in ("floor", "small", "large"))
        self.say("Asking for pages, five rounds in random order ...")
        asked = [floor_visit(floor.server, floor.facts)]
        asked += visits(small.server, small.facts) + visits(large.server, large.facts)
        asked += bare_visits(large.server, large.facts) + writes(large.server, large.facts)
        measured = measure(asked, SECONDS, self.supervisor.look)
        self.figures += web.figures(measured)
        self.figures += acts.figures(large)
        worker = max(memory(pid) for pid in family(large.server.pid))
        self.figures.append(Figure("W10", "web worker after the load", worker, MEMORY, " MB PSS"))
        return measured

    def blueprint(self, floor: House, portal: House) -> None:
        """One Blueprint alone, and with seven people in it."""
        self.say("Saving Blueprints, five rounds in random order ...")
        measured = measure(blueprint.asked(floor, portal), SECONDS, self.supervisor.look)
        self.noise = measured.noise()
        full, wait = portal.facts["full"], floor_visit(floor.server, floor.facts)
        together = Together(portal.server, full["team"], full["sessions"], blueprint.PLACES)
        self.say("Seven people write for a minute ...")
        together.floor += window(wait, 1, SECONDS).waits
        with self.stage.connect(portal.server.name) as database:
            together.write(database)
        together.floor += window(wait, 1, SECONDS).waits
        self.figures += blueprint.figures(measured, portal, together)

    def mail(self, house: House) -> None:
        """The digest of the large district, composed and delivered to sinks near and far."""
        self.say("Composing and delivering the digest ...")
        near, far = self.stage.sink("near", 0), self.stage.sink("far", FAR)
        self.figures += self.stage.ask(
            "mail", [*WITH_DJANGO, "bench.mail", str(near), str(far)], house.env
        )

    def paper(self, house: House) -> None:
        """A filled Blueprint as PDF, as the worker makes it."""
        self.say("Printing a Blueprint ...")
        self.figures += self.stage.ask("paper", [*WITH_DJANGO, "bench.paper"], house.env)

    def weight(self, houses: dict[str, House]) -> None:
        """The pages in a real browser, if there is one."""
        if "CHROMIUM" not in os.environ:
            return self.say("No Chromium here: B1 to B3 are not measured.")
        self.say("Looking at pages in a browser ...")
        portal, floor = houses["large"], houses["floor"]
        pages = {page.name: page.address(portal.facts) for page in PAGES if page.looked_at}
        pages["writing a posting"] = "/billboard/post/"
        sides = [
            self.stage.note("look-portal", seen(portal, "reader", pages)),
            self.stage.note("look-floor", seen(floor, "session", {})),
        ]
        command = [sys.executable, "-m", "bench.weight", *sides]
        self.figures += self.stage.ask("weight", command, os.environ)
        return None


def seen(house: House, reader: str, pages: dict[str, str]) -> dict[str, Any]:
    """Where a browser looks, and whose session it has."""
    site = f"http://127.0.0.1:{house.server.port}"
    return {"site": site, "session": house.facts[reader], "pages": pages}


def bench(parts: list[str]) -> int:
    if not can_measure():
        raise CannotStart("bin/bench reads /proc, which only Linux has.")
    state = Path(tempfile.mkdtemp(prefix=FOLDER_PREFIX))
    state.chmod(0o711)  # as root, PostgreSQL's account must pass through
    with Supervisor(state).on_duty() as supervisor:
        supervisor.note(folder_line(state))
        end_in_time(supervisor)
        run = Run(supervisor)
        try:
            run.measure(parts)
        except Stopped:
            if supervisor.signal != signal.SIGALRM:
                raise
    return tell(run)


def end_in_time(supervisor: Supervisor) -> None:
    """When the time is over, the supervisor hears it as it hears Ctrl-C."""

    def over(number: int, _frame: Any) -> None:
        supervisor.signal = supervisor.signal or number

    signal.signal(signal.SIGALRM, over)
    signal.alarm(LONGEST)


def tell(run: Run) -> int:
    """The table, one line about the noise, and the file."""
    file = ROOT / "var" / "bench.json"
    keep(run.figures, run.noise, file)
    told = [table(run.figures), "", about(run.noise), f"All figures: {os.path.relpath(file)}", ""]
    if not run.is_whole:
        told.insert(-1, "The time was over before all was measured: the machine is too busy.")
    sys.stdout.write("\n".join(told))
    return int(is_too_noisy(run.noise) or not run.is_whole)


def about(noise: float | None) -> str:
    if noise is None:
        return "Without the pages nobody knows how noisy the machine was."
    words = f"The floor page varied by {noise:.0%} between rounds"
    return f"{words}: TOO NOISY, this run proves nothing." if is_too_noisy(noise) else f"{words}."


def main(words: list[str]) -> int:
    asked = argparse.ArgumentParser(prog="bin/bench", description=__doc__)
    asked.add_argument(
        "--only", choices=[*PARTS, ALONE], help="one part alone, while working on it"
    )
    told = asked.parse_args(words)
    return bench([told.only] if told.only else PARTS)


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except CannotStart as reason:
        sys.exit(str(reason))
    except Stopped:
        sys.exit(130)
