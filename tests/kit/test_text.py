import pytest

from kit.text import folded, listed


@pytest.mark.parametrize(
    ("name", "sorted_as"),
    [
        ("Łucja Wójcik", "lucja wojcik"),
        ("O'Brien-Nguyễn", "o'brien-nguyen"),
        ("  Đặng ", "dang"),
        ("Straße", "strasse"),
        ("李小龍", "李小龍"),
    ],
)
def test_names_sort_without_their_accents(name, sorted_as):
    assert folded(name) == sorted_as


@pytest.mark.parametrize(
    ("words", "sentence"),
    [([], ""), (["Ann"], "Ann"), (["Ann", "Bo"], "Ann and Bo"), (["A", "B", "C"], "A, B and C")],
)
def test_words_are_listed_as_a_sentence_lists_them(words, sentence):
    assert listed(words) == sentence
