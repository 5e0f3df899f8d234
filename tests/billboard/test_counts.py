"""How often the pages of the billboard ask the database: exactly, session and reader included."""

import re
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from billboard.models import Interest, Posting
from tests.billboard.pages import asked_twice, written
from tests.builders import a_posting, a_school, a_teacher, an_interest, the_year

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("year")]
LIST, SEARCH = 5, 6
POSTING = 7
INTEREST, AN_IDEA, A_DRAFT = 13, 17, 11


@pytest.fixture
def asked(client):
    """The statements of one visit; no two of them are the same."""

    def statements_of(path):
        client.get(path)
        with CaptureQueriesContext(connection) as captured:
            assert client.get(path).status_code == 200, path
        statements = [query["sql"] for query in captured]
        assert len(statements) == len(set(statements))
        return statements

    return statements_of


@pytest.fixture
def pressed(client):
    """The statements of one press, but for the marks to which a transaction could go back."""

    def statements_of(path, form):
        with CaptureQueriesContext(connection) as captured:
            assert client.post(path, form).status_code in (200, 302), path
        return [query["sql"] for query in captured if "SAVEPOINT" not in query["sql"]]

    return statements_of


def a_busy_posting(reader, **facts):
    posting = a_posting(title="Reading science aloud", places=7, **facts)
    posting.co_authors.add(a_teacher())
    an_interest(posting, state=Interest.State.COMMITTED)
    an_interest(posting, reader)
    asked_twice(posting)
    return posting


@pytest.mark.parametrize(
    ("query", "number"),
    [
        ("", LIST),
        ("page=99", LIST),
        ("seats=on&new=on&grades=3-5", LIST),
        ("school=1&subject=1&goal=1", LIST),
        ("sort=seats", LIST),
        ("q=science", SEARCH),
        ("q=sceince", SEARCH),
        ("q=zebra", SEARCH - 1),  # nothing comes close: no list is asked for
    ],
)
def test_a_list_asks_five_times_and_a_search_six_with_one_posting_and_with_many(
    reader, asked, query, number
):
    a_busy_posting(reader)
    assert len(asked(f"/billboard/?{query}")) == number

    for _ in range(21):
        a_busy_posting(reader)
    a_posting(lead=reader)
    a_posting(year=the_year("2025"))

    assert len(asked(f"/billboard/?{query}")) == number


def test_the_filters_are_read_with_the_list_in_the_same_five(reader, asked):
    posting = a_busy_posting(reader)
    chosen = {
        "school": posting.school_id,
        "subject": posting.subjects.get().pk,
        "goal": posting.org_goals.get().pk,
    }
    query = "&".join(f"{name}={value}" for name, value in chosen.items())

    assert len(asked(f"/billboard/?{query}")) == LIST


def test_a_posting_costs_the_same_with_few_people_and_with_many(client, reader, asked):
    posting = a_busy_posting(reader)
    door = reverse("billboard:posting", args=[posting.pk])
    lead = posting.lead
    assert len(asked(door)) == POSTING
    client.force_login(lead)
    assert len(asked(door)) == POSTING

    for _ in range(3):
        posting.co_authors.add(a_teacher(school=a_school()))
        an_interest(posting, a_teacher(school=a_school()), note="Hello.")
        posting.questions.create(asked_by=a_teacher(school=a_school()), text="Who?")

    assert len(asked(door)) == POSTING
    client.force_login(reader)
    assert len(asked(door)) == POSTING


def test_showing_interest_costs_the_same_for_the_first_and_for_the_fifth(reader, pressed):
    lonely, liked = a_posting(), a_posting()
    for _ in range(4):
        an_interest(liked)

    for posting in (lonely, liked):
        door = reverse("billboard:interest", args=[posting.pk])
        assert len(pressed(door, {"note": "I teach next door."})) == INTEREST


def test_an_idea_is_posted_with_one_row_written_once(reader, pressed):
    form = written() | {"slip": uuid4()}

    statements = pressed(reverse("billboard:post"), form)

    assert Posting.objects.get().state == Posting.State.OPEN
    assert len(statements) == AN_IDEA
    assert len(writing(statements)) == 1
    assert len(writing(pressed(reverse("billboard:post"), form))) == 1  # a second click


def test_a_draft_that_saves_itself_is_written_once_each_time(reader, pressed):
    form = written() | {"slip": uuid4(), "draft": "yes"}
    assert len(writing(pressed(reverse("billboard:save"), form))) == 1

    for words in ("and more", "and more and more"):
        form["need"] += f" {words}"
        statements = pressed(reverse("billboard:save"), form)
        assert len(statements) == A_DRAFT
        assert len(writing(statements)) == 1


def writing(statements):
    """Those that write the row of a posting."""
    return [sql for sql in statements if re.search(r'(INTO|UPDATE) "billboard_posting" ', sql)]


def test_the_rows_of_the_list_come_without_the_texts_that_it_does_not_show(reader, asked):
    a_posting()

    [rows] = [sql for sql in asked("/billboard/") if '"billboard_posting"."title"' in sql]

    assert '"billboard_posting"."search"' not in rows
    assert '"billboard_posting"."attempt"' not in rows


def test_in_a_large_district_a_misspelt_word_is_looked_up_in_an_index(year):
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO billboard_word (year_id, text)"
            " SELECT %s, left(md5(number::text), 9) FROM generate_series(1, 20000) AS number",
            [year.pk],
        )
        cursor.execute("SELECT gin_clean_pending_list(%s)", ["words_by_their_letters"])
        cursor.execute("ANALYZE billboard_word")
        cursor.execute("EXPLAIN SELECT text FROM billboard_word WHERE text %% %s", ["sceince"])
        plan = "\n".join(line for (line,) in cursor.fetchall())

    assert "words_by_their_letters" in plan
