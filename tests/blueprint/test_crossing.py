"""Several people in one place: what was accepted stands in the text, or in a visible version, and
what met another text lies beside it until somebody chooses."""

from functools import partial
from random import Random

import pytest

from blueprint import writing
from blueprint.models import Answer, AnswerVersion
from blueprint.prompts import Place
from blueprint.writing import restore, save
from kit import clock, written
from kit.written import Window, marks, seal_of
from tests.blueprint.hands import a_window, say
from tests.builders import a_team
from tests.windows import SEEDS, Sheet
from tests.windows import lost_in as lost_beside

pytestmark = pytest.mark.django_db
IDEAL = Place("ideal")
PLACES = [IDEAL, Place("site", "weaknesses"), Place("first_step")]


class Tab:
    """What one editor's page holds: the text, what it was shown, and what it sent last."""

    numbers = iter(range(10**9))

    def __init__(self, team, place, by):
        self.team, self.place, self.by = team, place, by
        self.load()

    def load(self):
        """A page that is opened anew is another window."""
        self.name, self.words = f"tab {next(Tab.numbers)}", _stands().split()
        self.shown, self.sent = list(self.words), []

    def type(self, random, word):
        self.words.insert(random.randrange(len(self.words) + 1), word)
        if random.random() < 0.25:
            del self.words[random.randrange(len(self.words))]

    def save(self, random):
        """What the page does: send all of it, and learn that it is kept, if the answer arrives."""
        window = Window(self.name, marks({"text": " ".join(self.shown)}))
        say(self.team, self.place, " ".join(self.words), by=self.by, window=window)
        self.sent = list(self.words)
        if random.random() > 0.2:
            self.shown = list(self.words)

    def choose(self, random):
        """Somebody looks at both, and keeps one or joins them."""
        answer = Answer.objects.get()
        for crossing in answer.crossings[:1]:
            mine = crossing["answer"] or ""
            kept = random.choice([{}, {"text": mine}, {"text": f"{answer.text} {mine}"}])
            look, shown = f"look {next(Tab.numbers)}", marks({"text": answer.text})
            window = Window(look, shown, settles=seal_of(crossing))
            save(self.team, self.place, by=self.by, answers=kept, window=window)


def lost_in(seed, team, people):
    """Three editors type, save, load, choose and restore. What was accepted and is gone, and what
    was replaced by a window that had neither been shown it nor written it."""
    AnswerVersion.objects.all().delete()
    Answer.objects.all().delete()
    random, place, accepted, replaced = Random(seed), PLACES[seed % len(PLACES)], [], []
    tabs = [Tab(team, place, person) for person in people]
    for step in range(random.randrange(4, 10)):
        tab = random.choice(tabs)
        tab.type(random, f"w{step}")
        before, known = _stands().split(), [tab.shown, tab.sent]
        accepted.append(list(tab.words))
        tab.save(random)
        if _stands().split() == tab.sent and before not in known and not _holds(tab.sent, before):
            replaced.append(before)
        _go_on(random, tab, random.choice(tabs))
    visible = [_stands().split(), *(v.text.split() for v in AnswerVersion.objects.all())]
    lost = [words for words in accepted if not any(_holds(text, words) for text in visible)]
    return lost + replaced


def _go_on(random, tab, other):
    """Now and then somebody chooses, opens the page anew, or restores an earlier text."""
    if random.random() < 0.2:
        tab.choose(random)
    if random.random() < 0.2:
        other.load()
    versions = list(AnswerVersion.objects.all())
    if versions and random.random() < 0.1:
        restore(random.choice(versions), by=tab.by)


def _stands():
    return "".join(Answer.objects.values_list("text", flat=True))


def _holds(text, words):
    """Whether all the words stand in the text, in their order."""
    rest = iter(text)
    return all(word in rest for word in words)


@pytest.fixture
def team():
    return a_team(members=4)


@pytest.fixture
def people(team):
    return [seat.person for seat in team.memberships.current().select_related("person")][:3]


@pytest.fixture(autouse=True)
def _nobody_is_quiet(monkeypatch):
    """Claims are a courtesy; here three people write all over each other."""
    monkeypatch.setattr(Answer, "is_taken_from", lambda answer, person: False)


EACH_RUN, *LONG = [
    range(30),
    range(30, 100),
    *(range(first, first + 300) for first in range(100, 10_000, 300)),
]


@pytest.mark.parametrize(
    "seeds",
    [EACH_RUN, *(pytest.param(seeds, marks=pytest.mark.long) for seeds in LONG)],
    ids=lambda seeds: f"{seeds.start}-{seeds.stop - 1}",
)
@pytest.mark.timeout(300)
def test_three_editors_never_lose_an_accepted_text_in_whatever_order_they_save(seeds, team, people):
    """Proves that no save is silently overwritten, and that growing versions swallow nothing."""
    assert {seed: lost for seed in seeds if (lost := lost_in(seed, team, people))} == {}


@pytest.mark.parametrize(
    ("room", "guard", "without"),
    [(written, "_crosses", lambda *_: False), (writing, "_goes_on", lambda *_: True)],
    ids=["what the window was shown", "a version that only grows"],
)
def test_the_proof_fails_without_its_guards(room, guard, without, monkeypatch, team, people):
    """Without the first, the last to save replaces what they never saw; without the second, a
    version that goes on forgets what it held."""
    monkeypatch.setattr(room, guard, without)

    assert sum(bool(lost_in(seed, team, people)) for seed in range(15)) > 2


@pytest.mark.parametrize("seeds", [EACH_RUN, *SEEDS[1:]], ids=str)
def test_what_nobody_has_chosen_yet_stands_or_lies_beside(seeds, team, people):
    """Proves that each word which a save accepted waits for a choice, and is no version alone."""
    say(team, IDEAL, "As it was.", by=people[0])
    sheet = Sheet(["text"], Answer.objects.all(), partial(save, team, IDEAL))

    assert {seed: lost for seed in seeds if (lost := lost_beside(seed, sheet, people))} == {}


def test_what_one_only_adds_goes_on_with_one_version(team, people):
    """Saving every second and a half leaves versions that are worth reading."""
    for text in ["We watch", "We watch each other.", "Today: We watch each other."]:
        say(team, IDEAL, text, by=people[0])

    version = AnswerVersion.objects.get()
    assert (version.text, version.number) == ("Today: We watch each other.", 3)


def test_whoever_takes_words_out_or_comes_back_later_begins_a_new_version(team, people):
    by = people[0]
    say(team, IDEAL, "We watch each other teach.", by=by)
    say(team, IDEAL, "We watch.", by=by)
    with clock.held_at(clock.now() + writing.SITTING):
        say(team, IDEAL, "We watch. We talk.", by=by)
    say(team, IDEAL, "We watch. We talk. We laugh.", by=people[1])

    texts = AnswerVersion.objects.order_by("number").values_list("text", flat=True)
    assert list(texts) == [
        "We watch each other teach.",
        "We watch.",
        "We watch. We talk.",
        "We watch. We talk. We laugh.",
    ]


def test_a_window_that_goes_on_beside_goes_on_with_one_crossed_text(team, people):
    say(team, IDEAL, "Theirs.", by=people[0])
    for text in ("Mi", "Mine.", "Mine, and more."):
        answer = say(team, IDEAL, text, by=people[1], window=a_window())

    assert [each["answer"] for each in answer.crossings] == ["Mine, and more."]
    assert AnswerVersion.objects.get(crossed=True).text == "Mine, and more."


def test_a_crossed_text_that_is_restored_asks_for_no_choice_any_more(team, people):
    say(team, IDEAL, "Theirs.", by=people[0])
    say(team, IDEAL, "Mine.", by=people[1], window=a_window())

    answer = restore(AnswerVersion.objects.get(crossed=True), by=people[0])

    assert (answer.text, answer.crossings) == ("Mine.", [])
