"""Finding a team on the billboard."""

import pytest
from django.urls import reverse

from billboard.models import Interest, Posting
from kit import clock
from tests.billboard.pages import BILLBOARD, asked_twice, boxes, titles
from tests.builders import (
    a_district_goal,
    a_posting,
    a_school,
    a_subject,
    a_teacher,
    an_interest,
    moment,
    the_year,
)
from tests.reading import page_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("year")]
State = Posting.State


def test_the_newest_posting_stands_first_and_drafts_nowhere(client, reader):
    a_posting(title="Older", posted_at=moment("2026-09-03 12:00"))
    a_posting(title="Newer", posted_at=moment("2026-09-09 12:00"))
    a_posting(title="Draft", state=State.DRAFT)
    a_posting(title="Gone", state=State.WITHDRAWN)
    a_posting(title="Last year", year=the_year("2025"))

    assert titles(client) == ["Newer", "Older"]


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (
            "2026-08-31",
            "0 teams are looking for people. The billboard opens on Tuesday, September 1.",
        ),
        ("2026-09-22", "The billboard closes on Thursday, September 24."),
        ("2026-09-25", "It takes late postings until Thursday, October 8."),
        ("2026-11-02", "The billboard has been closed for new postings since Thursday, October 8."),
    ],
)
def test_the_head_says_where_the_billboard_stands(client, reader, day, words):
    with clock.held_at(moment(f"{day} 12:00")):
        assert words in page_of(client.get(BILLBOARD))


# --- Filters ---------------------------------------------------------------------------------


def test_filters_narrow_and_the_address_carries_them(client, reader):
    alcott, wheelock = a_school("Alcott Elementary"), a_school("Wheelock Elementary")
    science = a_subject("Science")
    a_posting(title="Early", lead=a_teacher(school=alcott), grades=[-1, 0])
    a_posting(title="Any grade", lead=a_teacher(school=wheelock), grades=[])
    full = a_posting(title="Full", lead=a_teacher(school=wheelock), grades=[4], places=4)
    full.subjects.set([science])
    for _ in range(3):
        an_interest(full, state=Interest.State.COMMITTED)

    assert titles(client, f"school={alcott.pk}") == ["Early"]
    assert set(titles(client, f"school={alcott.pk}&school={wheelock.pk}")) == {
        "Early",
        "Any grade",
        "Full",
    }
    assert set(titles(client, "grades=3-5")) == {"Any grade", "Full"}
    assert titles(client, f"subject={science.pk}") == ["Full"]
    assert set(titles(client, "seats=on")) == {"Early", "Any grade"}
    assert titles(client, f"seats=on&school={wheelock.pk}&grades=PK-K") == ["Any grade"]


@pytest.mark.parametrize(
    "query",
    [
        *["school=zebra", "school=999999", "grades=13", "page=99", "page=x", "sort=zebra"],
        *["subject=-1", "page=99999999999999999999", "goal=99999999999999999999"],
    ],
)
def test_what_makes_no_sense_in_the_address_is_left_aside(client, reader, query):
    a_posting(title="Number talks")

    assert titles(client, query) == ["Number talks"]


def test_a_filter_in_use_can_be_taken_away_alone(client, reader):
    alcott, wheelock = a_school("Alcott Elementary"), a_school("Wheelock Elementary")
    query = f"q=math&school={alcott.pk}&school={wheelock.pk}&seats=on&page=2"

    applied = client.get(f"{BILLBOARD}?{query}").context["browse"].applied

    without = {chip.label: chip.without for chip in applied}
    assert without == {
        "“math”": f"?school={alcott.pk}&school={wheelock.pk}&seats=on",
        "Alcott Elementary": f"?q=math&school={wheelock.pk}&seats=on",
        "Wheelock Elementary": f"?q=math&school={alcott.pk}&seats=on",
        "Seats left": f"?q=math&school={alcott.pk}&school={wheelock.pk}",
    }


def test_boxes_say_how_many_postings_they_stand_for(client, reader):
    goal = a_district_goal("Every student reads")
    alcott = a_school("Alcott Elementary")
    a_posting(lead=a_teacher(school=alcott), grades=[3], goals=[goal])
    a_posting(lead=a_teacher(school=alcott), grades=[3, 9], goals=[goal])
    a_posting(state=State.DRAFT, lead=a_teacher(school=a_school("Wheelock Elementary")))

    shown = boxes(client)

    assert shown["School"] == [("Alcott Elementary", "2")]
    assert shown["Grades"] == [("Grades 3–5", "2"), ("Grades 9–12", "1")]
    assert shown["Subject"] == [("Mathematics", "2")]
    assert shown["District goals"] == [("1. Every student reads", "2")]


def test_the_goals_of_ones_own_school_and_of_a_chosen_one_are_offered(client, reader):
    wheelock = a_school("Wheelock Elementary")
    ours = a_district_goal("Ours", school=reader.school)
    theirs = a_district_goal("Theirs", school=wheelock)
    a_posting(title="For us", goals=[ours])
    a_posting(title="For them", goals=[theirs], lead=a_teacher(school=wheelock))

    assert "Goals of Wheelock Elementary" not in boxes(client)
    assert "Goals of Wheelock Elementary" in boxes(client, f"school={wheelock.pk}")
    assert "Goals of Wheelock Elementary" in boxes(client, f"goal={theirs.pk}")
    assert titles(client, f"goal={theirs.pk}") == ["For them"]
    assert set(titles(client, f"goal={theirs.pk}&goal={ours.pk}")) == {"For us", "For them"}


def test_a_school_without_postings_stays_chosen_and_finds_nothing(client, reader):
    wheelock = a_school("Wheelock Elementary")
    a_posting()

    assert titles(client, f"school={wheelock.pk}") == []
    assert ("Wheelock Elementary", "0") in boxes(client, f"school={wheelock.pk}")["School"]


def test_new_is_what_was_posted_within_a_week(client, reader):
    a_posting(title="Last Wednesday", posted_at=moment("2026-09-16 08:00"))
    a_posting(title="Two weeks ago", posted_at=moment("2026-09-09 08:00"))

    response = client.get(BILLBOARD, {"new": "on"})

    assert [posting.title for posting in response.context["page"]] == ["Last Wednesday"]
    assert [chip.label for chip in response.context["browse"].applied] == ["New this week"]


def test_sorting_by_seats_and_by_school(client, reader):
    a_posting(title="Four", places=4, lead=a_teacher(school=a_school("Wheelock Elementary")))
    a_posting(title="Seven", places=7, lead=a_teacher(school=a_school("Alcott Elementary")))

    assert titles(client, "sort=seats") == ["Seven", "Four"]
    assert titles(client, "sort=school") == ["Seven", "Four"]


def test_htmx_gets_the_results_and_hears_how_many_match(client, reader):
    a_posting(title="Number talks")

    response = client.get(BILLBOARD, {"q": "number"}, headers={"HX-Request": "true"})

    assert response.text.lstrip().startswith('<section id="results"')
    assert '<span hx-swap-oob="innerHTML:#match-said">1 team matches</span>' in response.text
    assert response.headers["Vary"].count("HX-Request") == 1


def test_twenty_stand_on_a_page(client, reader):
    for number in range(21):
        a_posting(title=f"Idea {number}", posted_at=clock.now())

    first, second = client.get(BILLBOARD), client.get(BILLBOARD, {"page": 2})

    assert len(first.context["page"]) == 20
    assert "1 to 20 of 21" in first.text
    assert len(second.context["page"]) == 1
    assert "<title>Billboard, page 2 ·" in second.text


# --- Rows ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("state", "words"),
    [
        (None, "I’m interested"),
        (Interest.State.INTERESTED, "You are interested"),
        (Interest.State.INVITED, "You are asked to commit"),
        (Interest.State.COMMITTED, "You are in"),
        (Interest.State.WITHDRAWN, "I’m interested"),
        (Interest.State.DECLINED, "I’m interested"),
    ],
)
def test_a_row_says_where_the_reader_stands(client, reader, state, words):
    posting = a_posting()
    if state:
        an_interest(posting, reader, state=state)

    assert words in page_of(client.get(BILLBOARD))


def test_a_submitted_team_stays_to_be_read_and_takes_nobody(client, reader):
    a_posting(state=State.FORMED)

    page = client.get(BILLBOARD).text

    assert "Team submitted" in page
    assert "I’m interested" not in page


def test_authors_find_the_way_to_their_own_postings(client, reader):
    way = '<a class="btn btn-link" href="/my-postings/">Your postings</a>'
    assert way not in client.get(BILLBOARD).text

    a_posting(lead=reader, state=State.DRAFT)

    assert way in client.get(BILLBOARD).text


def test_one_posting_or_three_cost_the_same(client, reader, counted):
    def a_busy_posting():
        posting = a_posting(places=7)
        posting.co_authors.add(a_teacher())
        an_interest(posting, state=Interest.State.COMMITTED)
        an_interest(posting, reader)
        a_posting(lead=reader)

    a_busy_posting()
    counted(BILLBOARD)
    one = counted(BILLBOARD)
    a_busy_posting()
    a_busy_posting()

    assert counted(BILLBOARD) == one


def test_a_page_with_many_people_and_questions_costs_the_same(client, counted):
    posting = a_posting(places=7)
    client.force_login(posting.lead)
    door = reverse("billboard:posting", args=[posting.pk])

    def more():
        posting.co_authors.add(a_teacher())
        an_interest(posting, state=Interest.State.COMMITTED)
        an_interest(posting, note="Hello.")
        asked_twice(posting)

    more()
    counted(door)
    one = counted(door)
    more()

    assert counted(door) == one


def test_what_fits_the_reader_comes_first_and_ones_own_not_at_all():
    reader = a_teacher(school=a_school("Alcott Elementary"), grades=[4])
    elsewhere = a_teacher(school=a_school("Millbrook High"))
    none = a_posting(title="None", lead=elsewhere, grades=[11])
    none.subjects.clear()
    school = a_posting(title="School and grade", lead=a_teacher(school=reader.school), grades=[4])
    grade = a_posting(title="Grade", lead=elsewhere, grades=[4, 5])
    a_posting(title="Mine", lead=reader)
    a_posting(title="Submitted", state=State.FORMED)

    fitting = Posting.objects.on_the_billboard().fitting(reader)

    assert list(fitting) == [school, grade, none]
