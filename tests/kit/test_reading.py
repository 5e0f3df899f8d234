import pytest

from kit.reading import Idiom, Reading, folded, may_slip, slips

PLAIN = Reading(same={"st": "saint"})


def terms(text, reading=PLAIN):
    return [term for said in reading.said(text) for term in said.whole]


def all_terms(text):
    return {term for said in PLAIN.said(text) for term in (*said.whole, *said.inside)}


@pytest.mark.parametrize(
    ("name", "sorted_as"),
    [
        ("Łucja Wójcik", "lucja wojcik"),
        ("O'Brien-Nguyễn", "o'brien-nguyen"),
        ("  Đặng ", "dang"),
        ("Straße", "strasse"),
        ("Işık İnce", "isik ince"),
        ("Æther Œuvre", "aether oeuvre"),
        ("李小龍", "李小龍"),
    ],
)
def test_names_sort_without_their_accents(name, sorted_as):
    assert folded(name) == sorted_as


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("O'Brien", "O’Brien"),
        ("obrien", "OʻBrien"),
        ("kealii", "Keʻaliʻi"),
        ("zoe dangelo", "Zoë D’Angelo"),
        ("resume", "re\u0301sume\u0301"),
        ("isik", "Işık"),
        ("saint john", "St. John"),
        ("talking", "talks"),
        ("iready", "i-Ready"),
        ("schoolwide", "school-wide"),
        ("4nf2", "4.NF.2"),
        ("K-2", "K–2"),
        ("38 percent", "38%"),
        ("38 %", "38 per cent"),
        ("1200", "1,200"),
        ("fractions", "-fractions"),
    ],
)
def test_what_people_hold_to_be_the_same_is_read_the_same_way(typed, written):
    assert terms(typed) == terms(written)


@pytest.mark.parametrize(
    ("one", "other"),
    [("K-2", "K"), ("3-5", "35"), ("4.NF.2", "4.NF.12"), ("38%", "38"), ("-3.6", "3.6")],
)
def test_what_is_not_the_same_is_not_read_so(one, other):
    assert terms(one) != terms(other)


@pytest.mark.parametrize(
    ("word", "pieces"),
    [
        ("O’Brien-Nguyễn", {"obriennguyen", "obrien", "nguyen", "o", "brien"}),
        ("4.NF.2", {"4nf2", "4", "nf", "2"}),
        ("-3.6", {"-3.6", "3.6"}),
        ("38%", {"38%", "38"}),
        ("王晓明", {"王", "晓", "明"}),
        ("김민수", {"김", "민", "수"}),
    ],
)
def test_a_word_is_found_as_a_whole_and_by_what_it_is_made_of(word, pieces):
    assert all_terms(word) == pieces


def test_words_that_stand_everywhere_tell_nothing():
    assert [said.text for said in PLAIN.said("To be, and don’t: the bee") if said.tells] == ["bee"]


def test_a_name_is_kept_in_its_words_without_signs():
    assert PLAIN.words("St. John-O’Dea 王晓明") == ["saint", "john", "odea", "王晓明"]


def test_an_idiom_is_read_for_what_it_means_and_its_words_stay():
    reading = Reading([Idiom(r"\bhome ?room\b", lambda _: ["advisory"])])

    [said] = reading.said("home room")

    assert (said.whole, said.inside) == (("advisory",), ("home", "room"))
    assert terms("homeroom", reading) == ["advisory"]


def test_some_idioms_are_heard_and_never_asked_for():
    reading = Reading([Idiom("a-c", lambda _: ["a", "b", "c"], is_asked=False)])

    assert terms("a-c", reading) == ["a", "b", "c"]
    assert [said.whole for said in reading.asked("a-c")] == [("ac",)]


@pytest.mark.parametrize(
    ("typed", "meant", "number"),
    [
        ("fratcions", "fractions", 1),
        ("probelms", "problems", 1),
        ("sciense", "science", 1),
        ("atendence", "attendance", 2),
        ("math", "math", 0),
        ("", "math", 4),
    ],
)
def test_slips_of_a_finger_are_counted(typed, meant, number):
    assert slips(typed, meant) == slips(meant, typed) == number


@pytest.mark.parametrize(
    ("word", "forgiven"), [("pe", 0), ("cat", 0), ("math", 1), ("fraction", 2), ("4nf2", 0)]
)
def test_a_short_word_or_a_figure_is_never_taken_for_another(word, forgiven):
    assert may_slip(word) == forgiven
