"""What is told in the demo agrees with itself: names with the directory, percents with counts."""

import re
from collections import Counter
from pathlib import Path

import pytest

from demo.cast import CAST, SIX, addresses
from demo.course import ENROLLED
from demo.crews import CREWS
from demo.past import TOLD
from demo.postings import IDEAS
from demo.work import WORK

NAMES = Counter(part.name for parts in CAST.values() for part in parts)
REPORTS = [told for reports in TOLD.values() for told in reports]
FOLDER = Path(__file__).parents[2] / "demo"


def test_everybody_has_an_address_of_their_own_in_plain_letters():
    given = list(addresses().values())

    assert len(given) == len(set(given)) == sum(NAMES.values()) >= 115
    assert all(re.fullmatch(r"[a-z0-9.-]+@millbrook\.example", address) for address in given)


def test_the_names_are_as_different_as_people():
    assert [name for name, count in NAMES.items() if count > 1] == ["Maria Silva"]
    assert {"Hằng Nguyễn", "Łucja Wiśniewska", "Siobhán O’Brien-Nguyễn", "Wulandari"} <= set(NAMES)
    assert set(SIX) <= set(NAMES)


def test_everybody_who_is_mentioned_is_in_the_directory():
    mentioned = {name for idea in IDEAS for name in [idea.by, *idea.co, *idea.notes]}
    mentioned |= {asker for idea in IDEAS for asker, _, _ in idea.asked}
    mentioned |= {name for crew in CREWS for name in [*crew.people, *crew.late, *crew.slow]}
    mentioned |= {name for told in REPORTS for name in told.people} | set(ENROLLED)

    assert mentioned - set(NAMES) == set()


def test_only_one_person_is_on_two_teams():
    seats = Counter(name for crew in CREWS for name in crew.people)

    assert [name for name, count in seats.items() if count > 1] == ["Aisha Karim"]


def test_every_team_comes_of_one_posting_and_every_work_of_one_team():
    found = [[i for i in IDEAS if i.title.startswith(crew.posting)] for crew in CREWS]

    assert [len(ideas) for ideas in found] == [1] * len(CREWS)
    assert set(WORK) - {crew.name for crew in CREWS} == set()


@pytest.mark.parametrize("told", REPORTS, ids=lambda told: told.team)
def test_a_report_says_the_percents_of_its_counts(told):
    if told.question:
        return
    said = {int(percent) for percent in re.findall(r"(\d+)%", f"{told.summary} {told.results}")}

    assert told.result in said
    assert said <= {told.baseline, told.result, told.target}
    assert (told.outcome == "reached") == (told.result >= told.target)
    assert {told.before, told.after} <= set(map(int, re.findall(r"\d+", told.data + told.need)))


@pytest.mark.parametrize("work", WORK.values(), ids=lambda work: work.team)
def test_the_report_of_this_year_says_the_percents_of_its_counts(work):
    counted = [round(100 * reached / work.size) for _, reached in work.counts]

    if work.story:
        said = re.findall(r"\d+%", f"{work.story.summary} {work.story.results}")
        assert f"{counted[-1]}%" in said
        assert work.story.line.startswith("of ")  # it reads on from the number beside it
        assert (work.story.outcome == "reached") == (counted[-1] >= work.target)
    assert sorted(counted) == counted


def test_nothing_is_filled_with_nonsense():
    told = "\n".join(path.read_text() for path in FOLDER.rglob("*.py")).lower()

    assert [word for word in ("lorem ipsum", "tbd", "test test") if word in told] == []
