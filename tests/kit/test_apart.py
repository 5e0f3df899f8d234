"""Where nothing can lie beside what stands: a window is told what it would take away."""

import pytest

from kit.lifecycle import NotYet
from kit.written import Window, apart, marks

SHOWN = {"name": "Talking Math", "goals": [1]}
WINDOW = Window("one", marks(SHOWN))


def test_a_window_changes_only_what_was_typed_in_it():
    stands = {"name": "Say More", "goals": [1]}

    assert apart(stands, {"name": "Talking Math", "goals": [2]}, WINDOW) == {"goals": [2]}


def test_words_that_it_never_showed_are_not_replaced_but_told():
    with pytest.raises(NotYet) as refused:
        apart({"name": "Say More", "goals": [1]}, {"name": "Math Talk", "goals": [1]}, WINDOW)

    assert "It says now: “Say More”." in refused.value.reasons


def test_another_press_after_that_is_meant():
    stands = {"name": "Say More", "goals": [1]}

    told = apart(stands, {"name": "Math Talk"}, Window("one", marks(stands)))

    assert told == {"name": "Math Talk"}
