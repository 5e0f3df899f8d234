import pytest

from kit.names import isolated, name_of


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        (" Ann\r\nMarie \t Lee ", "Ann Marie Lee"),
        ("Re\x00n\x1bee\x9f", "Renee"),
        ("\u202eRenee\u202c \u2066Okafor\u2069\u200f", "Renee Okafor"),
        ("Re\u200bn\ufeffe\u00ade\u200d\u2060", "Renee"),
        ("\u3164 \u2800", ""),
        ("علی\u200cرضا", "علی\u200cرضا"),
        ("O’Brien-Nguyễn", "O’Brien-Nguyễn"),
        ("n\u0303", "n\u0303"),
        ("李小龍", "李小龍"),
    ],
)
def test_nothing_unseen_enters_a_name(typed, name):
    assert name_of(typed) == name


@pytest.mark.parametrize("name", ["Renee Okafor", "Łucja Wójcik", "李小龍", "", "🦉"])
def test_most_names_stand_as_they_are(name):
    assert isolated(name) == name


@pytest.mark.parametrize("name", ["שלום כהן", "مريم", "Dr. مريم"])
def test_a_name_that_runs_from_the_right_stands_apart(name):
    assert isolated(name) == f"\u2068{name}\u2069"
