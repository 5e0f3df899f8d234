"""Several windows on one draft: whatever was accepted stands in the text, or beside it."""

from functools import partial

import pytest

from billboard.models import Posting
from billboard.writing import keep
from kit import written
from tests.builders import a_posting, a_teacher
from tests.threads import at_once
from tests.windows import Sheet, Tab, everything_kept, lost_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("year")]
TEXTS = ["title", "need", "attempt", "wanted"]


def sheet_of(draft):
    return Sheet(TEXTS, Posting.objects.filter(pk=draft.pk), partial(keep, draft, verb="edit"))


def lost_by(seeds):
    """What is lost of each order in which three windows of one author save."""
    draft = a_posting(state=Posting.State.DRAFT)
    sheet, people = sheet_of(draft), [draft.lead] * 3
    return {seed: gone for seed in seeds if (gone := lost_in(seed, sheet, people))}


@pytest.mark.parametrize("seeds", [range(20), pytest.param(range(20, 600), marks=pytest.mark.long)])
def test_three_windows_never_lose_a_word_in_whatever_order_they_save(seeds):
    """Proves that each word which a save accepted stands in a text or lies beside it."""
    assert lost_by(seeds) == {}


def test_the_proof_fails_without_the_guard(monkeypatch):
    """Without it the last window to save wins, and the same orders lose words."""
    monkeypatch.setattr(written, "_crosses", lambda *_: False)

    assert len(lost_by(range(20))) > 5


@pytest.mark.django_db(transaction=True)
def test_two_who_save_at_the_very_same_time_both_keep_their_words(year):
    """Proves that the row is locked: one save waits for the other and sees what it wrote."""
    for _ in range(5):
        lead, colleague = a_teacher(), a_teacher()
        draft = a_posting(lead=lead, state=Posting.State.DRAFT, need="As it was.")
        draft.co_authors.add(colleague)
        sheet = sheet_of(draft)
        windows = [Tab(sheet, lead), Tab(sheet, colleague)]
        windows[0].type("need", "first", 0)
        windows[1].type("need", "second", 3)

        assert at_once(*(window.save for window in windows)) == []

        assert {"first", "second"} <= set(everything_kept(sheet))


# --- One thing at a time ---------------------------------------------------------------------


@pytest.fixture
def draft(year):
    return a_posting(state=Posting.State.DRAFT, title="Lab reports", need="We read.")


@pytest.fixture
def tabs(draft):
    return Tab(sheet_of(draft), draft.lead), Tab(sheet_of(draft), draft.lead)


def as_it_stands(draft):
    return Posting.objects.get(pk=draft.pk)


def beside(draft):
    return [(each["field"], each["answer"]) for each in as_it_stands(draft).crossings]


def test_each_window_changes_only_what_was_changed_in_it(draft, tabs):
    first, second = tabs
    first.texts["need"] = "We read and write."
    first.save()
    second.texts["title"] = "Lab talks"
    second.save()

    draft = as_it_stands(draft)
    assert (draft.title, draft.need) == ("Lab talks", "We read and write.")
    assert draft.crossings == []


def test_two_texts_that_cross_are_both_kept(draft, tabs):
    first, second = tabs
    first.texts["need"], second.texts["need"] = "We read in June.", "We read maps."
    first.save()
    second.save()

    crossing = as_it_stands(draft).crossings[0]
    assert as_it_stands(draft).need == "We read in June."
    assert beside(draft) == [("need", "We read maps.")]
    assert crossing["by"] == draft.lead.pk


def test_a_number_that_crosses_is_kept_beside_as_well(draft, tabs):
    window = written.Window("another tab", written.marks({"places": 6}))
    keep(draft, by=draft.lead, answers={"places": 5})

    keep(draft, by=draft.lead, answers={"places": 7}, window=window)

    assert as_it_stands(draft).places == 5
    assert beside(draft) == [("places", 7)]


def test_a_window_that_goes_on_writing_beside_goes_on_with_one_crossing(draft, tabs):
    first, second = tabs
    first.texts["need"], second.texts["need"] = "We read in June.", "We read ma"
    first.save()
    second.save()
    second.texts["need"] = "We read maps."
    second.save()

    assert beside(draft) == [("need", "We read maps.")]


def test_what_holds_the_other_words_replaces_them(draft, tabs):
    first, second = tabs
    first.texts["need"], second.texts["need"] = "We read in June.", "We now read here in June. Yes"
    first.save()
    second.save()

    assert as_it_stands(draft).need == "We now read here in June. Yes"
    assert beside(draft) == []


def test_a_word_taken_back_after_an_answer_was_lost_is_taken_back(draft, tabs):
    """Proves that what a window shows is what stands, although it never heard of its own save."""
    tab, _ = tabs
    tab.texts["need"] = "We read. Students often"
    tab.save(answer_arrives=False)
    tab.texts["need"] = "We read."
    tab.save()

    assert as_it_stands(draft).need == "We read."
    assert beside(draft) == []


def test_a_window_never_meets_itself_when_an_answer_comes_late(draft, tabs):
    """Proves that whoever takes a word out again before the answer arrives crosses nothing."""
    tab, _ = tabs
    tab.texts["need"] = "We read. Students often"
    tab.save(answer_arrives=False)
    tab.texts["need"] = "We read. Students"
    tab.save()

    assert as_it_stands(draft).need == "We read. Students"
    assert beside(draft) == []
