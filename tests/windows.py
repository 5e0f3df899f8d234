"""Windows on one row that several people write: what each was shown, types and saves."""

from random import Random
from typing import Any, NamedTuple

import pytest

from kit.written import Window, marks, seal_of

# Orders in which windows save; thirty in every run, more than three thousand in the long one.
LONG = [range(30, 100), *(range(n, n + 250) for n in range(100, 3350, 250))]
SEEDS = [range(30), *(pytest.param(seeds, marks=pytest.mark.long) for seeds in LONG)]


class Sheet(NamedTuple):
    """A row that is written in several windows: its texts, how it is read and how it is saved."""

    names: list[str]
    rows: Any  # the one row, as a question
    save: Any  # (by=, answers=, window=)


class Tab:
    """What one tab holds: its texts, and the marks of what it last heard was kept."""

    numbers = iter(range(10**9))

    def __init__(self, sheet, by):
        self.sheet, self.by, self.typed = sheet, by, set()
        self.load()

    def load(self):
        """A page that is opened anew is another window."""
        self.name = f"tab {next(Tab.numbers)}"
        row = self.sheet.rows.get()
        self.texts = {name: row.stands(name) for name in self.sheet.names}
        self.seen = marks(self.texts)

    def type(self, name, word, place):
        words = self.texts[name].split()
        words.insert(place % (len(words) + 1), word)
        self.texts[name] = " ".join(words)
        self.typed.add(word)

    def save(self, answer_arrives=True):
        """What the form does: send everything, and learn the new marks, if the answer arrives."""
        window = Window(self.name, self.seen)
        self.sheet.save(by=self.by, answers=dict(self.texts), window=window)
        if answer_arrives:
            self.seen = marks(self.texts)


def everything_kept(sheet):
    """All words that stand in the row or lie beside it."""
    row = sheet.rows.get()
    beside = [crossing["answer"] for crossing in row.crossings]
    return " ".join([*(row.stands(name) for name in sheet.names), *beside]).split()


def lost_in(seed, sheet, people):
    """Everybody types, saves and loads in a random order; the words that are gone at the end.

    Now and then an answer gets lost on its way, and somebody joins what had crossed.
    """
    as_it_was = dict.fromkeys(sheet.names, "As it was.")
    sheet.rows.update(**as_it_was, hands={}, crossings=[])
    random, tabs = Random(seed), [Tab(sheet, by) for by in people]
    for step in range(random.randrange(3, 9)):
        tab = random.choice(tabs)
        for n in range(random.randrange(1, 3)):
            tab.type(random.choice(sheet.names), f"w{step}x{n}", random.randrange(9))
        tab.save(answer_arrives=random.random() > 0.2)
        if random.random() < 0.2:
            tab.load()
        if random.random() < 0.2:
            join_one(sheet, tab.by)
    return set().union(*(tab.typed for tab in tabs)) - set(everything_kept(sheet))


def join_one(sheet, by):
    """Somebody looks at both, and puts them together."""
    row = sheet.rows.get()
    for crossing in row.crossings[:1]:
        name, there = crossing["field"], row.stands(crossing["field"])
        answers = {name: f"{there} {crossing['answer']}"}
        window = Window("a look at both", marks({name: there}), settles=seal_of(crossing))
        sheet.save(by=by, answers=answers, window=window)


def told(two, keep, **more):
    """What a button of the page of two texts sends."""
    return {"key": two.key, "seen": two.seen, "shown": two.shown, "keep": keep} | more
