"""Rounds in which floor and portal take turns in random order, and the ratios within each."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from random import Random
from statistics import median

from bench.visits import Sample, Statements, Visit, warm_up, window

ROUNDS, SECONDS = 5, 1.0
AT_ONCE = (1, 8)
FLOORS = 3  # windows of the floor in a round, so that one bad second is not taken for the floor
WARM = 8

type Key = tuple[str, str, int]  # server, page, how many at once


class Measured:
    """All samples of a run, by round."""

    def __init__(self) -> None:
        self.rounds: list[dict[Key, Sample]] = []

    def floors(self, at_once: int) -> list[float]:
        """The floor's milliseconds in each round."""
        return [samples["floor", "floor", at_once].each for samples in self.rounds]

    def noise(self) -> float:
        """By how much the floor differs between rounds, as a part of its median."""
        return max(
            (max(floors) - min(floors)) / median(floors) for floors in map(self.floors, AT_ONCE)
        )

    def ratio(
        self, above: Key, below: Key, of: Callable[[Sample], float], to: Callable[[Sample], float]
    ) -> float:
        """The median over the rounds of a ratio within each."""
        return median(of(samples[above]) / (to(samples[below]) or 1) for samples in self.rounds)

    def counts(self, key: Key) -> tuple[float, float, float, str]:
        """Statements and rows of one request; how often its most repeated ran, and which it is."""
        samples = [samples[key] for samples in self.rounds]
        requests = sum(sample.requests for sample in samples)
        counted = [sample.statements for sample in samples]
        calls = sum(each.calls for each in counted) / requests
        rows = sum(each.rows for each in counted) / requests
        most = sum(each.most for each in counted) / requests
        return calls, rows, most, counted[0].which


def measure(visits: list[Visit], seconds: float, look: Callable[[], None]) -> Measured:
    """Ask everything in every round; `look` hears in between whether somebody wants to stop."""
    measured, chance = Measured(), Random(2026)  # noqa: S311
    for visit in visits:
        look()
        warm_up(visit, WARM)
    for _ in range(ROUNDS):
        samples: dict[Key, list[Sample]] = defaultdict(list)
        for visit, at_once in _in_random_order(visits, chance):
            look()
            samples[visit.server.name, visit.name, at_once].append(window(visit, at_once, seconds))
        measured.rounds.append({key: _together(some) for key, some in samples.items()})
    return measured


def _in_random_order(visits: list[Visit], chance: Random) -> Iterable[tuple[Visit, int]]:
    turns = [
        (visit, at_once)
        for visit in visits
        for at_once in AT_ONCE
        for _ in range(FLOORS if visit.name == "floor" else 1)
    ]
    chance.shuffle(turns)
    return turns


def _together(samples: list[Sample]) -> Sample:
    """Several windows of the same page in one round."""
    counted = [sample.statements for sample in samples]
    return Sample(
        requests=sum(sample.requests for sample in samples),
        processor=sum(sample.processor for sample in samples),
        statements=Statements(
            sum(each.milliseconds for each in counted),
            sum(each.calls for each in counted),
            sum(each.rows for each in counted),
            sum(each.most for each in counted),
            counted[0].which,
        ),
        waits=[wait for sample in samples for wait in sample.waits],
    )
