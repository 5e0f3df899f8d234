import sys
from difflib import SequenceMatcher

import pytest

from kit.text import MOST_LOOKS, Piece, difference, listed, plain


@pytest.mark.parametrize(
    ("words", "sentence"),
    [([], ""), (["Ann"], "Ann"), (["Ann", "Bo"], "Ann and Bo"), (["A", "B", "C"], "A, B and C")],
)
def test_words_are_listed_as_a_sentence_lists_them(words, sentence):
    assert listed(words) == sentence


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        (
            "One\r\nTwo\rThree\vFour\fFive\x85Six\u2028Seven\u2029Eight",
            "One Two Three Four Five Six Seven Eight",
        ),
        ("\x00a\x1b[31m\x7f\x9f\ufffe\uffff", "a[31m"),
        ("tab\tZWJ \u200d, marks \u202e\u2066, soft \u00ad, n\u0303, \ufeff", None),
    ],
)
def test_a_text_is_kept_but_for_line_ends_and_control_characters(typed, kept):
    assert plain(typed) == (typed if kept is None else kept.replace(" ", "\n"))


# --- What became of a text ----------------------------------------------------------------------

SIGNS = [chr(0x4E00 + n) for n in range(101)] * 99  # none so frequent that it would be left out
TALK = " ".join(f"On day {n} we put paper {n * n} on the table first." for n in range(400))


def whole(pieces, *stands):
    return "".join(piece.words for piece in pieces if piece.stands in stands)


def lines_run(act):
    """What `act` answers, and how many lines of the comparison ran for it: no clock is asked."""
    ran, tool, code = [0], 4, SequenceMatcher.find_longest_match.__code__

    def count(code, line):
        ran[0] += 1
        assert ran[0] < 10 * MOST_LOOKS, "This goes on and on."

    sys.monitoring.use_tool_id(tool, "lines of a comparison")
    sys.monitoring.register_callback(tool, sys.monitoring.events.LINE, count)
    sys.monitoring.set_local_events(tool, code, sys.monitoring.events.LINE)
    try:
        return act(), ran[0]
    finally:
        sys.monitoring.set_local_events(tool, code, 0)
        sys.monitoring.free_tool_id(tool)


@pytest.mark.parametrize(
    ("lines", "stands"),
    [
        ([" ".join(SIGNS), " ".join(SIGNS[::-1])], ["earlier", "later"]),
        (["\n".join(SIGNS), "\n".join(SIGNS[::-1])], ["earlier", "later"]),
        (
            ["Alike.\n" + " ".join(SIGNS), "Alike.\n" + " ".join(SIGNS[::-1])],
            ["both", "earlier", "later"],
        ),
    ],
    ids=["words", "lines", "words between lines"],
)
def test_texts_built_to_be_compared_forever_are_compared_roughly_and_lose_nothing(lines, stands):
    earlier, later = lines

    pieces, _ = lines_run(lambda: difference(earlier, later))

    assert [piece.stands for piece in pieces] == stands
    assert whole(pieces, "both", "earlier") == earlier
    assert whole(pieces, "both", "later") == later


def test_a_part_with_all_its_room_taken_is_compared_word_by_word():
    later = TALK.replace("day 7 we", "day seven we")

    pieces, ran = lines_run(lambda: difference(TALK, later))

    assert len(TALK) > 16_000
    assert [piece for piece in pieces if piece.stands != "both"] == [
        Piece("earlier", "7 "),
        Piece("later", "seven "),
    ]
    assert ran > 1_000
