"""The directory: everybody who works here finds the teams of this year and of earlier ones."""

import pytest
from django.urls import reverse

from bench.counting import asking
from kit.narrowing import Chip
from kit.searching import Terms
from teams.founding import change
from teams.models import Team
from teams.search import found_by
from tests.builders import a_member, a_posting, a_school, a_subject, a_teacher, a_team, the_year
from tests.reading import page_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("year")]
HTMX = {"HX-Request": "true"}


@pytest.fixture
def reader(client, year):
    reader = a_teacher("Renee Okafor")
    client.force_login(reader)
    return reader


@pytest.fixture
def ask(client, reader):
    def found(**query):
        page = client.get(reverse("teams:teams"), query).context["page"]
        return [team.name for team in page]

    return found


@pytest.mark.parametrize("words", ["talking", "say WHY", "nguyen sio", "O’Brien-Nguyễn talk"])
def test_a_team_is_found_by_its_name_its_focus_and_its_people(ask, words):
    team = a_team(name="Talking Math", focus="Students say why.")
    a_member(team, a_teacher("Siobhán O'Brien-Nguyễn"))
    a_team(name="Calmer Transitions")

    assert ask(q=words) == ["Talking Math"]


def test_whoever_left_or_said_no_is_not_found_on_the_team(ask):
    team = a_team(name="Talking Math")
    a_member(team, a_teacher("Tomás Herrera"), answer="no")
    a_member(team, a_teacher("Łucja Wójcik"), ended_on=the_year().first_day)

    assert ask(q="Tomás") == []
    assert ask(q="lucja") == []


def test_teams_of_one_school_stand_alone(ask):
    a_team(name="Talking Math")
    a_team(name="Say More", school=a_school("Wheelock Elementary"))

    assert ask(school=a_school("Wheelock Elementary").pk) == ["Say More"]
    assert ask(school="nowhere") == ["Talking Math", "Say More"]


def test_subject_and_grade_are_those_of_the_posting(ask):
    posting = a_posting(grades=[7])
    a_team(name="Talking Math", posting=posting)

    assert ask(subject=a_subject().pk, grade=7) == ["Talking Math"]
    assert ask(grade=4) == []  # which its people teach


def test_without_a_posting_they_are_those_of_the_people(ask):
    scientist = a_teacher(grades=[8])
    scientist.subjects.add(a_subject("Science"))
    a_team(name="Lab Reports", facilitator=scientist)
    a_team(name="Talking Math")

    assert ask(subject=a_subject("Science").pk) == ["Lab Reports"]
    assert ask(grade=8) == ["Lab Reports"]
    assert ask(subject=a_subject("Art").pk) == []


@pytest.mark.parametrize("words", ["K-2", "k–2", "grades 1-2", "kindergarten"])
def test_a_span_of_grades_finds_the_teams_of_each_of_them(ask, words):
    for grades in ([0], [2, 3], [5]):
        a_team(name=f"Of {grades[0]}", posting=a_posting(grades=grades))

    right = (
        ["Of 0"] if words == "kindergarten" else ["Of 2"] if "grades" in words else ["Of 0", "Of 2"]
    )
    assert ask(q=words) == right


@pytest.mark.parametrize("words", ["wheelock", "Wheelock Elementary", "whee", "wheelock say"])
def test_a_team_is_found_by_its_school(ask, words):
    a_team(name="Talking Math", school=a_school("Alcott Elementary"))
    a_team(name="Say More", school=a_school("Wheelock Elementary"))

    assert ask(q=words) == ["Say More"]


def test_that_it_is_a_school_tells_nothing(ask):
    a_team(name="Talking Math", school=a_school("Alcott School"))
    a_team(name="Say More after School")

    assert ask(q="school") == ["Say More after School"]


@pytest.mark.parametrize("words", ["fratcions", "Fractoins talk", "herrrera", "Tomas Hererra"])
def test_a_slip_of_a_finger_is_forgiven_and_said(ask, client, words):
    """Of a word of the team, and of a name."""
    team = a_team(name="Fractions we talk about")
    a_member(team, a_teacher("Tomás Herrera"))
    a_team(name="Calmer Transitions")

    assert ask(q=words) == ["Fractions we talk about"]
    page = client.get(reverse("teams:teams"), {"q": words}).text
    assert f"No team has the words “{words}”. These come close." in page
    sheet = client.get(reverse("teams:export", args=["csv"]), {"q": words})
    assert "Fractions we talk about" in b"".join(sheet).decode()


@pytest.mark.parametrize(
    "words", ["zzzzzz", "fr", "!!!", "🧑🏽‍🏫", "x" * 300, "-3.6", '"no such words"', "\\ ' %"]
)
def test_what_no_team_comes_close_to_finds_none(ask, words):
    a_team(name="Fractions we talk about")

    assert ask(q=words) == []


def test_a_slip_in_the_name_of_a_subject_finds_its_teams(ask):
    a_team(name="Talking", posting=a_posting())

    assert ask(q="matemathics") == ["Talking"]


def test_no_word_of_a_team_that_one_may_not_see_is_told(ask):
    a_team(name="Marmalade", state=Team.State.DISSOLVED)

    assert ask(q="marmelade") == []


def test_earlier_years_stay_readable(ask, client):
    a_team(name="Talking Math")
    a_team(name="Say More", year=the_year("2025"), state=Team.State.COMPLETED)
    a_team(name="Nobody's", year=the_year("2024"), state=Team.State.DISSOLVED)

    assert ask() == ["Talking Math"]
    assert ask(year=the_year("2025").pk) == ["Say More"]
    assert ask(year="1066") == ["Talking Math"]


def test_a_team_that_was_given_up_is_shown_to_its_people_only(ask, reader):
    team = a_team(name="Talking Math", state=Team.State.DISSOLVED)
    assert ask() == []

    a_member(team, reader)
    assert ask() == ["Talking Math"]


def test_each_filter_in_use_can_be_taken_out(client, reader):
    a_team(name="Talking Math")
    browse = client.get(reverse("teams:teams"), {"q": "talk", "grade": "4"}).context["browse"]

    assert browse.applied == [
        Chip("“talk”", without="?grade=4"),
        Chip("Grade 4", without="?q=talk"),
    ]


def test_a_filter_changes_the_list_in_place(client, reader):
    a_team(name="Talking Math")

    answer = client.get(reverse("teams:teams"), {"q": "talk"}, headers=HTMX)

    assert "Talking Math" in answer.text
    assert "<html" not in answer.text
    assert 'id="filters"' not in answer.text


def test_fifty_teams_fill_a_page(client, reader):
    lead = a_teacher()
    Team.objects.bulk_create(
        Team(year=the_year(), name=name, school=lead.school, founded_by=lead, search=words)
        for name, words in ((f"Team {n:02}", found_by("team", "")) for n in range(51))
    )
    page = client.get(reverse("teams:teams"), {"page": 2, "q": "team"})

    assert [team.name for team in page.context["page"]] == ["Team 50"]
    assert "?page=1&amp;q=team" in page.text or "q=team&amp;page=1" in page.text


@pytest.mark.parametrize("query", ["", "?q=talking&grade=4", "?subject=1"])
def test_the_directory_asks_six_times_and_reads_one_row_a_team(client, reader, query):
    """Session, reader, years, schools, subjects, and the teams with their names and number."""
    path = reverse("teams:teams") + query

    def asked():
        client.get(path)
        with asking() as asked:
            shown = len(client.get(path).context["page"])
        return asked.number, asked.repeated, asked.rows - shown

    a_team(posting=a_posting(), members=4)
    one = asked()
    for _ in range(2):
        a_team(posting=a_posting(), members=7)

    assert one == asked()
    assert one[:2] == (6, [])


def test_the_facilitator_is_named_first(client, reader):
    team = a_team(facilitator=a_teacher("Karen Whitlock"), members=1)
    a_member(team, a_teacher("Theodore Blankenship"))

    page = page_of(client.get(reverse("teams:teams")))

    assert "Karen Whitlock (facilitator), Theodore Blankenship" in page


def test_before_the_first_year_the_page_says_so(client):
    Team.objects.all().delete()
    the_year().events.all().delete()
    the_year().delete()
    client.force_login(a_teacher())

    assert client.get(reverse("teams:teams")).status_code == 200
    assert client.get(reverse("teams:export", args=["xlsx"])).status_code == 200


# --- One reading of words ------------------------------------------------------------------------


@pytest.mark.parametrize(
    "typed",
    ["talking", "talks", "math", "mathematics", "zoe dangelo", "obrien", "iready", "thin"],
)
def test_a_team_is_found_however_its_words_are_typed(ask, typed):
    facilitator = a_teacher("Zoë D’Angelo")
    team = a_team(name="Talking Math with i-Ready", focus="Thinking", facilitator=facilitator)
    a_member(team, a_teacher("Siobhán O’Brien"))
    a_team(name="Lab Reports", posting=a_posting(grades=[9]))

    assert ask(q=typed)[:1] == ["Talking Math with i-Ready"]


@pytest.mark.parametrize("typed", ["grade 4", "fourth grade", "science", "science grade 4"])
def test_a_team_is_found_by_its_grades_and_subjects(ask, typed):
    scientist = a_teacher(grades=[4])
    scientist.subjects.add(a_subject("Science"))
    a_team(name="Lab Reports", facilitator=scientist, members=1)
    other = a_teacher(grades=[9])
    a_team(name="Algebra", facilitator=other, members=1)

    assert ask(q=typed) == ["Lab Reports"]


def test_the_school_of_the_best_match_comes_first(ask):
    a_team(name="Algebra", focus="No fractions", school=a_school("Alcott Elementary"))
    a_team(name="Fractions", school=a_school("Wheelock Elementary"))

    assert ask(q="fractions") == ["Fractions", "Algebra"]


def test_words_that_stand_everywhere_are_said_to_tell_nothing(client, reader):
    a_team(name="To be the best")

    page = client.get(reverse("teams:teams"), {"q": "to be"})

    assert list(page.context["page"]) == []
    assert "These words tell no team from another" in page.text


def test_a_new_name_is_found_at_once():
    team = a_team(name="Talking Math")

    change(team, by=team.founded_by, answers={"name": "Lab Reports"})

    assert Team.objects.get(search=Terms("'lab'")) == team
