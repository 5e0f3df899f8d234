"""Two windows on one draft: whatever was accepted stands in the text, or beside it."""

from random import Random

import pytest

from billboard import writing
from billboard.models import Crossing, Posting
from billboard.writing import TEXTS, add, drop, keep, marks
from kit.lifecycle import NotYet
from tests.builders import a_posting, a_teacher
from tests.threads import at_once

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("year")]


class Window:
    """What one tab holds: its texts, and the marks of what it last heard was kept."""

    def __init__(self, posting, by):
        self.posting, self.by, self.typed = posting, by, set()
        self.load()

    def load(self):
        stored = Posting.objects.get(pk=self.posting.pk)
        self.texts = {name: getattr(stored, name) for name in TEXTS}
        self.seen = marks(self.texts)

    def type(self, name, word, place):
        words = self.texts[name].split()
        words.insert(place % (len(words) + 1), word)
        self.texts[name] = " ".join(words)
        self.typed.add(word)

    def save(self, answer_arrives=True):
        """What the form does: send everything, and learn the new marks, if the answer arrives."""
        keep(self.posting, by=self.by, answers=dict(self.texts), seen=self.seen, verb="save")
        if answer_arrives:
            self.seen = marks(self.texts)


def everything_kept(posting):
    stored = Posting.objects.get(pk=posting.pk)
    beside = Crossing.objects.filter(posting=posting).values_list("text", flat=True)
    return " ".join([*(getattr(stored, name) for name in TEXTS), *beside]).split()


def lost_in(seed):
    """Two windows type, save, load and put together in a random order; the words that are gone."""
    by = a_teacher()
    draft = a_posting(lead=by, state=Posting.State.DRAFT, need="As it was.")
    random, windows = Random(seed), [Window(draft, by), Window(draft, by)]
    for step in range(random.randrange(3, 8)):
        window = random.choice(windows)
        for n in range(random.randrange(1, 3)):
            window.type(random.choice(["need", "attempt"]), f"w{step}x{n}", random.randrange(9))
        window.save(answer_arrives=random.random() > 0.2)
        if random.random() < 0.2:
            window.load()
        crossing = Crossing.objects.filter(posting=draft).first()
        if crossing and random.random() < 0.3:
            add(crossing, by=by)
    typed = windows[0].typed | windows[1].typed
    return typed - set(everything_kept(draft))


@pytest.mark.parametrize("seeds", [range(20), pytest.param(range(20, 600), marks=pytest.mark.long)])
def test_two_windows_never_lose_a_word_in_whatever_order_they_save(seeds):
    """Proves that each word which a save accepted stands in a text or in a row beside it."""
    assert {seed: lost for seed in seeds if (lost := lost_in(seed))} == {}


def test_the_proof_fails_without_the_guard(monkeypatch):
    """Without it the last window to save wins, and the same orders lose words."""
    monkeypatch.setattr(writing, "_crosses", lambda *_: False)

    assert sum(bool(lost_in(seed)) for seed in range(20)) > 5


@pytest.mark.django_db(transaction=True)
def test_two_who_save_at_the_very_same_time_both_keep_their_words(year):
    """Proves that the row is locked: one save waits for the other and sees what it wrote."""
    for _ in range(5):
        lead, colleague = a_teacher(), a_teacher()
        draft = a_posting(lead=lead, state=Posting.State.DRAFT, need="As it was.")
        draft.co_authors.add(colleague)
        windows = [Window(draft, lead), Window(draft, colleague)]
        windows[0].type("need", "first", 0)
        windows[1].type("need", "second", 3)

        assert at_once(*(window.save for window in windows)) == []

        assert {"first", "second"} <= set(everything_kept(draft))


# --- One thing at a time ---------------------------------------------------------------------


@pytest.fixture
def draft(year):
    return a_posting(state=Posting.State.DRAFT, title="Lab reports", need="We read.")


@pytest.fixture
def windows(draft):
    return Window(draft, draft.lead), Window(draft, draft.lead)


def text_of(draft):
    return Posting.objects.get(pk=draft.pk).need


def test_each_window_changes_only_what_was_changed_in_it(draft, windows):
    first, second = windows
    first.texts["need"] = "We read and write."
    first.save()
    second.texts["title"] = "Lab talks"
    second.save()

    draft.refresh_from_db()
    assert (draft.title, draft.need) == ("Lab talks", "We read and write.")
    assert not draft.crossings.exists()


def test_two_texts_that_cross_are_both_kept(draft, windows):
    first, second = windows
    first.texts["need"], second.texts["need"] = "We read in June.", "We read maps."
    first.save()
    second.save()

    crossing = draft.crossings.get()
    assert text_of(draft) == "We read in June."
    assert (crossing.field, crossing.text, crossing.by) == ("need", "We read maps.", draft.lead)


def test_a_window_that_goes_on_writing_beside_goes_on_with_one_row(draft, windows):
    first, second = windows
    first.texts["need"], second.texts["need"] = "We read in June.", "We read ma"
    first.save()
    second.save()
    second.texts["need"] = "We read maps."
    second.save()

    assert draft.crossings.get().text == "We read maps."


def test_what_holds_the_other_words_replaces_them(draft, windows):
    first, second = windows
    first.texts["need"], second.texts["need"] = "We read in June.", "We now read here in June. Yes"
    first.save()
    second.save()

    assert text_of(draft) == "We now read here in June. Yes"
    assert not draft.crossings.exists()


def test_an_answer_that_was_lost_on_the_way_crosses_nothing(draft, windows):
    window, _ = windows
    window.texts["need"] = "We read. Stud"
    window.save(answer_arrives=False)
    window.texts["need"] = "We read. Students"
    window.save()

    assert text_of(draft) == "We read. Students"
    assert not draft.crossings.exists()


def test_words_beside_are_added_once_or_dropped(draft):
    rows = [
        Crossing.objects.create(posting=draft, field="need", text=text, by=draft.lead)
        for text in ("We write.", "We draw.")
    ]

    for _ in range(2):
        add(rows[0], by=draft.lead)
        drop(rows[1], by=draft.lead)

    assert text_of(draft) == "We read.\n\nWe write."
    assert not draft.crossings.exists()


def test_what_would_be_too_long_together_stays_beside(draft):
    crossing = Crossing.objects.create(
        posting=draft, field="need", text="word " * 799, by=draft.lead
    )

    with pytest.raises(NotYet, match=r"Both together have 4,004 characters"):
        add(crossing, by=draft.lead)

    assert draft.crossings.get() == crossing
