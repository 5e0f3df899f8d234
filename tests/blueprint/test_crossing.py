"""Several people in one place: what was accepted stands in the text, or in a visible version."""

from random import Random

import pytest

from blueprint import writing
from blueprint.models import Answer, AnswerVersion
from blueprint.prompts import Place
from blueprint.writing import Crossed, restore, save
from kit import clock
from tests.builders import a_team

pytestmark = pytest.mark.django_db
PLACES = [Place("ideal"), Place("site", "weaknesses"), Place("first_step")]


class Window:
    """What one editor's page holds: the text, what it was shown, and which version that was."""

    def __init__(self, team, place, by):
        self.team, self.place, self.by = team, place, by
        self.load()

    def load(self):
        stands = Answer.objects.at(self.place, self.by).filter(blueprint__team=self.team).first()
        self.show(stands.text if stands else "", stands.version if stands else 0)

    def show(self, text, version):
        self.words, self.shown, self.seen = text.split(), text.split(), version

    def type(self, random, word):
        self.words.insert(random.randrange(len(self.words) + 1), word)
        if random.random() < 0.25:
            del self.words[random.randrange(len(self.words))]

    def save(self, random):
        """What the page does: send all of it, then learn the version or decide what stands."""
        text, answer_arrives = " ".join(self.words), random.random() > 0.2
        try:
            answer = save(self.team, self.place, text, by=self.by, seen=self.seen)
        except Crossed as crossed:
            answer, text = crossed.answer, _decided(random, crossed.answer.text, text)
        if answer_arrives:
            self.words, self.shown, self.seen = text.split(), answer.text.split(), answer.version


def _decided(random, theirs, mine):
    return random.choice([mine, theirs, f"{theirs} {mine}"])


def lost_in(seed, team, people):
    """Three editors type, save, load, decide and restore. What was accepted and is gone, and what
    was replaced by somebody who had not been shown it."""
    AnswerVersion.objects.all().delete()
    Answer.objects.all().delete()
    random, place, accepted, replaced = Random(seed), PLACES[seed % len(PLACES)], [], []
    windows = [Window(team, place, person) for person in people]
    for step in range(random.randrange(4, 10)):
        window = random.choice(windows)
        window.type(random, f"w{step}")
        before, shown, sent = _stands(), window.shown, list(window.words)
        accepted.append(sent)
        window.save(random)
        if _stands() == sent and before != shown and not _holds(sent, before):
            replaced.append(before)
        if random.random() < 0.2:
            random.choice(windows).load()
        versions = list(AnswerVersion.objects.all())
        if versions and random.random() < 0.1:
            restore(random.choice(versions), by=window.by)
    visible = [_stands(), *(v.text.split() for v in AnswerVersion.objects.all())]
    lost = [words for words in accepted if not any(_holds(text, words) for text in visible)]
    return lost + replaced


def _stands():
    return " ".join(Answer.objects.values_list("text", flat=True)).split()


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


SEEDS = [
    range(30),
    range(30, 100),
    *(range(first, first + 300) for first in range(100, 10_000, 300)),
]


@pytest.mark.parametrize(
    "seeds",
    [SEEDS[0], *(pytest.param(seeds, marks=pytest.mark.long) for seeds in SEEDS[1:])],
    ids=lambda seeds: f"{seeds.start}-{seeds.stop - 1}",
)
@pytest.mark.timeout(300)
def test_three_editors_never_lose_an_accepted_text_in_whatever_order_they_save(seeds, team, people):
    """Proves that no save is silently overwritten, and that growing versions swallow nothing."""
    assert {seed: lost for seed in seeds if (lost := lost_in(seed, team, people))} == {}


@pytest.mark.parametrize(
    ("guard", "without"),
    [("_crosses", lambda *_: False), ("_goes_on", lambda *_: True)],
    ids=["the version that was seen", "a version that only grows"],
)
def test_the_proof_fails_without_its_guards(guard, without, monkeypatch, team, people):
    """Without the first, the last to save replaces what they never saw; without the second, a
    version that goes on forgets what it held."""
    monkeypatch.setattr(writing, guard, without)

    assert sum(bool(lost_in(seed, team, people)) for seed in range(30)) > 5


def test_a_save_whose_answer_was_lost_crosses_nothing_as_long_as_one_only_writes_on(team, people):
    for text in ("We watch", "We watch each other."):
        save(team, Place("ideal"), text, by=people[0], seen=0)

    assert Answer.objects.get().text == "We watch each other."
    assert not AnswerVersion.objects.filter(crossed=True).exists()


def test_what_one_only_adds_goes_on_with_one_version(team, people):
    """Saving every second and a half leaves versions that are worth reading."""
    for number, text in enumerate(
        ["We watch", "We watch each other.", "Today: We watch each other."]
    ):
        save(team, Place("ideal"), text, by=people[0], seen=number)

    version = AnswerVersion.objects.get()
    assert (version.text, version.number) == ("Today: We watch each other.", 3)


def test_whoever_takes_words_out_or_comes_back_later_begins_a_new_version(team, people):
    place, by = Place("ideal"), people[0]
    save(team, place, "We watch each other teach.", by=by, seen=0)
    save(team, place, "We watch.", by=by, seen=1)
    with clock.held_at(clock.now() + writing.SITTING):
        save(team, place, "We watch. We talk.", by=by, seen=2)
    save(team, place, "We watch. We talk. We laugh.", by=people[1], seen=3)

    texts = AnswerVersion.objects.order_by("number").values_list("text", flat=True)
    assert list(texts) == [
        "We watch each other teach.",
        "We watch.",
        "We watch. We talk.",
        "We watch. We talk. We laugh.",
    ]


def test_a_window_that_goes_on_beside_goes_on_with_one_crossed_text(team, people):
    save(team, Place("ideal"), "Theirs.", by=people[0], seen=0)
    for text in ("Mi", "Mine.", "Mine, and more."):
        with pytest.raises(Crossed):
            save(team, Place("ideal"), text, by=people[1], seen=0)

    assert AnswerVersion.objects.get(crossed=True).text == "Mine, and more."
