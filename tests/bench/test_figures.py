"""How a figure is told, and when a run proves nothing."""

import json

import pytest

from bench.figures import Figure, is_too_noisy, keep, table
from bench.rounds import Measured
from bench.visits import Sample, Statements

NOTHING = Statements(0.0, 0, 0, 0, "")


def a_sample(each, requests=100):
    """A window in which a request took so many milliseconds of the application."""
    return Sample(requests, each * requests / 1000, NOTHING, [0.01] * requests)


def a_run(floors, pages):
    measured = Measured()
    for floor, page in zip(floors, pages, strict=True):
        samples = {"floor": a_sample(floor), "page": a_sample(page)}
        measured.rounds.append(
            {(name, name, n): sample for name, sample in samples.items() for n in (1, 8)}
        )
    return measured


def ratio(measured):
    def each(sample):
        return sample.each

    return measured.ratio(("page", "page", 1), ("floor", "floor", 1), each, each)


def test_a_figure_is_the_middle_of_what_the_rounds_say_each_for_itself():
    """A machine that is three times as slow for a round changes nothing in it."""
    assert ratio(a_run(floors=[8, 8, 24, 8, 8], pages=[6, 7, 21, 6.8, 7.2])) == pytest.approx(0.875)


@pytest.mark.parametrize(
    ("floors", "noisy"), [([8, 8.4, 9], False), ([8, 8.4, 11], False), ([8, 8.4, 12], True)]
)
def test_a_floor_that_varies_by_more_than_two_fifths_proves_nothing(floors, noisy):
    assert is_too_noisy(a_run(floors, floors).noise()) == noisy


@pytest.mark.parametrize(
    ("figure", "told"),
    [
        (
            Figure("W1", "billboard", 0.93, 1.0, " F"),
            ("W1", "billboard", "0.93 F", "1 F", "reached"),
        ),
        (Figure("W1", "home", 1.04, 1.0), ("W1", "home", "1.04", "1", "NOT REACHED")),
        (Figure("W7", "waits", 1.5), ("W7", "waits", "1.50", "", "")),
        (
            Figure("M2", "near", 0.9, 0.85, at_least=True),
            ("M2", "near", "0.90", "at least 0.85", "reached"),
        ),
    ],
)
def test_a_figure_says_whether_its_goal_is_reached(figure, told):
    assert figure.row == told
    assert table([figure]).splitlines()[-1].split() == " ".join(told).split()


def test_the_run_is_kept_as_ratios_with_its_noise(tmp_path):
    keep([Figure("W1", "billboard", 0.93, 1.0, " F")], 0.5, tmp_path / "var" / "bench.json")

    told = json.loads((tmp_path / "var" / "bench.json").read_text())

    assert (told["noise"], told["too_noisy"]) == (0.5, True)
    assert told["figures"][0]["reached"] is True
