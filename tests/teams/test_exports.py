"""The directory as a sheet: what one may see, in words, with days as days."""

import csv
import io
from datetime import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import load_workbook

from kit import clock
from teams import exports
from teams.models import Team
from tests.builders import a_member, a_school, a_teacher, a_team, moment, the_year
from tests.teams.builders import an_approved_team

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("year")]


@pytest.fixture
def ask(client, year):
    client.force_login(a_teacher("Renee Okafor"))

    def answer(kind="csv", **query):
        return client.get(reverse("teams:export", args=[kind]), query)

    return answer


@pytest.fixture
def sheet(ask):
    def rows(**query):
        text = ask(**query).getvalue().decode()
        return list(csv.reader(io.StringIO(text.removeprefix("\ufeff"))))

    return rows


@pytest.fixture
def book(ask):
    return lambda **query: load_workbook(io.BytesIO(ask("xlsx", **query).getvalue())).active


def test_a_row_says_who_works_where_on_what(sheet):
    siobhan = a_teacher("Siobhán O'Brien-Nguyễn")
    team = a_team(name="Talking Math", facilitator=siobhan, members=1, focus="They say why.")
    a_member(team, a_teacher("Łucja Wójcik"))
    a_member(team, a_teacher("Tomás Herrera"), answer="asked")

    heading, row = sheet()

    assert heading == exports.OF_A_TEAM
    goal = str(team.org_goals.get())
    assert row == [
        "Talking Math",
        "Alcott Elementary",
        "Siobhán O'Brien-Nguyễn",
        "Siobhán O'Brien-Nguyễn, Łucja Wójcik",
        "Forming",
        "",
        "They say why.",
        goal,
        the_year().label,
    ]


def test_excel_gets_the_same_rows_and_a_day_that_sorts(sheet, book):
    with clock.held_at(moment("2026-10-02 23:30")):
        an_approved_team(name="=Talking Math")
    a_team(name="Say More", school=a_school("Wheelock Elementary"))

    first, second = list(book().iter_rows(min_row=2, values_only=True))

    assert first[0] == "=Talking Math"
    assert first[5] == datetime(2026, 10, 2)
    assert second[5] is None
    words = [[cell or "" for cell in row[:5] + row[6:]] for row in (first, second)]
    assert [row[:5] + row[6:] for row in sheet()[1:]] == [
        ["'=Talking Math", *words[0][1:]],
        words[1],
    ]
    assert sheet()[1][5] == "2026-10-02"


def test_the_filters_of_the_address_hold_for_the_sheet(sheet, book):
    a_team(name="Talking Math")
    a_team(name="Say More", school=a_school("Wheelock Elementary"))
    a_team(name="Lab Reports", state=Team.State.DISSOLVED)

    assert [row[0] for row in sheet()[1:]] == ["Talking Math", "Say More"]
    assert [row[0] for row in sheet(q="more")[1:]] == ["Say More"]
    assert [row[0].value for row in book(q="more").iter_rows(min_row=2)] == ["Say More"]


def test_the_links_on_the_page_keep_its_filters(client, ask):
    a_team(name="Talking Math")

    page = client.get(reverse("teams:teams"), {"q": "talk", "grade": ""}).text

    for kind in ("csv", "xlsx"):
        assert f'href="{reverse("teams:export", args=[kind])}?q=talk&amp;grade="' in page


def test_no_address_leaves(sheet):
    team = a_team()

    assert not any("@" in cell for row in sheet() for cell in row), team


def test_a_comma_a_quote_and_a_line_break_stay_in_their_cell(sheet):
    a_team(name='Talk, "more"\nor less')

    assert sheet()[1][0] == 'Talk, "more"\nor less'


def test_the_sheet_is_streamed_and_ends_somewhere(ask, sheet, monkeypatch):
    monkeypatch.setattr(exports, "MOST", 2)
    for _ in range(3):
        a_team()

    assert ask("csv").streaming
    assert ask("xlsx").streaming
    assert len(sheet()) == 3


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_three_teams_ask_no_more_of_the_database_than_one(ask, kind):
    def statements():
        with CaptureQueriesContext(connection) as captured:
            ask(kind).getvalue()
        return len(captured)

    a_team()
    statements()
    one = statements()
    for _ in range(2):
        a_team(school=a_school("Wheelock Elementary"))

    assert statements() == one


def test_its_file_is_named_after_the_year(ask):
    a_team()

    for kind in ("csv", "xlsx"):
        file = f'attachment; filename="teams-2026-27.{kind}"'
        assert ask(kind).headers["Content-Disposition"] == file
    assert ask("csv").headers["Content-Type"] == "text/csv; charset=utf-8"
    assert ask("xlsx").headers["Content-Type"].endswith("spreadsheetml.sheet")
