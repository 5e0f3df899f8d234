"""Finding a team by its words, as they are written or nearly so."""

from urllib.parse import urlencode

import pytest
from django.http import QueryDict

from billboard.filters import BillboardFilter
from billboard.models import Posting, Word
from billboard.posting import post
from billboard.search import index, refresh
from billboard.tasks import refresh_names
from tests.billboard.pages import BILLBOARD, titles
from tests.builders import (
    a_posting,
    a_school,
    a_subject,
    a_teacher,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("year")]
State = Posting.State


@pytest.mark.parametrize(
    "words",
    [
        "science",
        "scien",
        "Reading SCIENCE",
        "nguyen",
        "Nguyễn",
        "o'brien",
        "carvalho science",
        "pine hollow",
    ],
)
def test_words_of_title_need_authors_and_schools_are_found(client, reader, words):
    lead = a_teacher("Ines Carvalho", school=a_school("Pine Hollow Elementary"))
    draft = a_posting(lead=lead, title="Reading science aloud", state=State.DRAFT)
    draft.co_authors.add(a_teacher("Siobhán O'Brien-Nguyễn"))
    post(draft, by=lead)
    a_posting(title="Number talks")

    response = client.get(BILLBOARD, {"q": words})

    assert [p.title for p in response.context["page"]] == ["Reading science aloud"]
    assert "1 team matches" in response.text
    assert "These come close" not in response.text


@pytest.mark.parametrize("words", ["sceince", "sciense", "reeding sceince", "scienze"])
def test_a_typing_error_is_forgiven_and_said(client, reader, words):
    a_posting(title="Reading science aloud")
    a_posting(title="Number talks in kindergarten")

    response = client.get(BILLBOARD, {"q": words})

    assert [p.title for p in response.context["page"]] == ["Reading science aloud"]
    assert f"No posting has the words “{words}”. These come close." in response.text


@pytest.mark.parametrize(
    "words",
    [
        "zebra",
        "!!!",
        "'; drop table",
        "a & | ! :*",
        "\x00",
        "the",
        "a" * 300,
        "b " * 300,
        "🎨",
        "قراءة",
    ],
)
def test_odd_words_find_nothing_or_everything_and_break_nothing(client, reader, words):
    a_posting(title="Reading science aloud")

    assert client.get(BILLBOARD, {"q": words}).status_code == 200


@pytest.mark.parametrize("words", ["قراءة", "🎨 science", "science 🎨"])
def test_words_of_any_script_are_found(client, reader, words):
    lead = a_teacher("Ines Carvalho")
    post(a_posting(lead=lead, title="Reading science قراءة 🎨", state=State.DRAFT), by=lead)

    assert titles(client, urlencode({"q": words})) == ["Reading science قراءة 🎨"]


def test_a_word_that_stands_only_in_a_draft_is_nobody_elses(client, reader):
    draft = a_posting(title="Zephyr", state=State.DRAFT)
    index(draft)
    a_posting(title="Number talks")

    assert not Word.objects.filter(text="zephyr").exists()
    assert titles(client, "q=zephyrs") == []


def test_nothing_found_shows_the_way_on(client, reader):
    response = client.get(BILLBOARD, {"q": "zebra"})

    assert "No team matches yet" in response.text
    assert "Try fewer filters, or be the one who starts it." in response.text


def test_found_words_are_marked_and_nothing_else_gets_through(client, reader):
    a_posting(title="Fractions & <b>number</b> talks")

    response = client.get(BILLBOARD, {"q": "fraction number"})

    assert (
        "<mark>Fractions</mark> &amp; &lt;b&gt;<mark>number</mark>&lt;/b&gt; talks" in response.text
    )


# --- Names that change ---------------------------------------------------------------------------


def test_who_is_called_otherwise_is_found_by_it_the_next_morning(client, reader):
    mei, subject = a_teacher("Mei Lin"), a_subject()
    posting, other = a_posting(title="Reading science aloud"), a_posting(title="Number talks")
    posting.co_authors.add(mei)
    posting.subjects.set([subject])
    for each in (posting, other):
        index(each)
    mei.family_name = "Okonkwo"
    mei.save()

    assert titles(client, "q=okonkwo") == []
    refresh_names()

    assert titles(client, "q=okonkwo") == ["Reading science aloud"]
    assert titles(client, "q=okonkvo") == ["Reading science aloud"]
    assert titles(client, "q=mei+lin") == []


def test_only_what_is_called_otherwise_is_touched_and_only_once():
    posting = a_posting(lead=a_teacher(school=a_school("Alcott Elementary")))
    other = a_posting(lead=a_teacher(school=a_school("Wheelock Elementary")))
    for each in (posting, other):
        index(each)
    posting.school.name = "Alcott Academy"
    posting.school.save()

    assert refresh() == [posting.pk]
    assert refresh() == []


def test_the_words_of_a_draft_stay_its_authors_own_in_the_night():
    draft = a_posting(state=State.DRAFT, title="Zebra crossing")
    index(draft)
    draft.lead.family_name = "Okonkwo"
    draft.lead.save()

    refresh()

    assert "okonkwo" in Posting.objects.get().search_text
    assert not Word.objects.filter(text__in=["okonkwo", "zebra"]).exists()


# --- One reading of words ------------------------------------------------------------------------


def posted(title, subjects=(), **facts):
    posting = a_posting(title=title, **facts)
    posting.subjects.set(subjects)
    index(posting)
    return posting


@pytest.mark.parametrize("typed", ["grade 4", "4th grade", "fourth graders", "gr. 4"])
def test_the_postings_of_a_grade_come_before_one_that_only_names_it(client, reader, typed):
    posted("Estimates", grades=[4])
    posted("Say more", need="Since grade 4 nobody speaks.", grades=[9, 10])
    posted("Algebra", grades=[9])

    assert titles(client, urlencode({"q": typed})) == ["Estimates", "Say more"]


@pytest.mark.parametrize("typed", ["K", "kindergarten", "kindergartners"])
def test_kindergarten_is_a_grade_and_no_letter(client, reader, typed):
    posted("Sand table", grades=[-1, 0])
    posted("Knowing when", grades=[9])

    assert titles(client, f"q={typed}") == ["Sand table"]


def test_a_posting_is_found_by_its_subject_also_by_its_short_name(client, reader):
    posted("Newcomers", [a_subject("English as a second language")])
    posted("Relays", [a_subject("Physical education and health")])

    assert titles(client, "q=ESL") == ["Newcomers"]
    assert titles(client, "q=P.E.") == ["Relays"]
    assert titles(client, "q=second+language") == ["Newcomers"]


def test_the_best_match_comes_first_and_other_orders_can_be_asked_for(client, reader):
    posted("Fractions on a line")
    posted("Number talks", need="Fractions, too.")

    page = client.get(BILLBOARD, {"q": "fractions"})
    orders = [(option.label, option.is_chosen) for option in page.context["browse"].sorts]

    assert [p.title for p in page.context["page"]] == ["Fractions on a line", "Number talks"]
    assert titles(client, "q=fractions&sort=newest") == ["Number talks", "Fractions on a line"]
    assert orders == [
        ("Best match first", True),
        ("Newest first", False),
        ("Most seats left", False),
        ("School", False),
    ]


@pytest.mark.parametrize("words", ["to be", "the of and", "!!!"])
def test_words_that_stand_everywhere_are_said_to_tell_nothing(client, reader, words):
    a_posting(title="To be the best of friends and all!!!")

    page = client.get(BILLBOARD, {"q": words})

    assert "These words tell no posting from another" in page.text
    assert "Clear all filters" in page.text
    assert list(page.context["page"]) == []


@pytest.mark.parametrize("words", ["PLT", "PLC", "PLCs"])
def test_the_two_words_for_teams_find_each_other(client, reader, words):
    posted("One", need="Last year's PLC went well.")
    posted("Two", need="Last year's PLT went well.")
    posted("Three", need="Last year went well.")

    assert titles(client, f"q={words}") == ["Two", "One"]


@pytest.mark.parametrize("words", ["thi", "think", "thinki", "thinkin", "thinking"])
def test_a_word_is_found_while_it_is_typed(client, reader, words):
    posted("Thinking aloud")

    page = client.get(BILLBOARD, {"q": words})

    assert [p.title for p in page.context["page"]] == ["Thinking aloud"]
    assert "These come close" not in page.text


@pytest.mark.parametrize("words", ["pep", "cas", "zebra"])
def test_no_noise_comes_of_a_short_word_or_a_strange_one(client, reader, words):
    posted("Pets and cats in zones")

    assert titles(client, f"q={words}") == []


def test_a_filter_says_how_many_have_the_words_that_are_looked_for(reader):
    """Ticked, it leads to as many; what leads to none is not offered."""
    for title, grades in [
        ("Fractions we talk about", [4]),
        ("Fractions at home", [7]),
        ("Calm", [4]),
    ]:
        posting = a_posting(title=title, grades=grades)

    def counts(words):
        browse = BillboardFilter(QueryDict(f"q={words}"), reader=reader)
        assert browse.numbers["listed"] == 3
        return {f"{box.name} {box.value}": box.count for _, boxes in browse.groups for box in boxes}

    here = f"school {posting.school_id}"
    assert [counts(words).get(here) for words in ("", "fractions", "fratcions", "marmalade")] == [
        "3",
        "2",
        "2",
        None,
    ]
    assert counts("fractions home").get("grades 3-5") is None
    assert counts("fractions home")["grades 6-8"] == "1"
