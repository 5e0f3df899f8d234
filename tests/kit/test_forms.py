import pytest
from django import forms
from django.core.exceptions import ValidationError

from kit.forms import Line, Words

TYPED = " \tOne\r\nTwo\x00\x1b\x9f\rThree \n"


@pytest.mark.parametrize(
    ("strip", "kept"), [(True, "One\nTwo\nThree"), (False, " \tOne\nTwo\nThree")]
)
def test_words_lose_what_nobody_can_see(strip, kept):
    assert Words(strip=strip).clean(TYPED) == kept


def test_a_title_pasted_in_two_lines_is_one_line():
    assert Line().clean(" Lab reports\r\n\r\n  that  argue\n") == "Lab reports that  argue"


def test_words_that_are_too_long_get_a_sentence_and_no_browser_cuts_them_off():
    note = Words(max_length=3, widget=forms.Textarea)

    with pytest.raises(ValidationError, match=r"Keep this to 3 characters. It has 4 now\."):
        note.clean("Four")
    assert "maxlength" not in note.widget.attrs
