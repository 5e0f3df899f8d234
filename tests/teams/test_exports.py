"""The directory as a sheet: what one may see, as words and never as formulas."""

import csv
import io

import pytest
from django.urls import reverse

from teams import exports
from teams.models import Team
from tests.builders import a_member, a_school, a_teacher, a_team, the_year

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("year")]


@pytest.fixture
def sheet(client, year):
    client.force_login(a_teacher("Renee Okafor"))

    def rows(**query):
        answer = client.get(reverse("teams:export"), query)
        text = answer.getvalue().decode()
        assert text.startswith("\ufeff")
        return list(csv.reader(io.StringIO(text.removeprefix("\ufeff"))))

    return rows


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
        "They say why.",
        goal,
        the_year().label,
    ]


def test_the_filters_of_the_address_hold_for_the_sheet(sheet):
    a_team(name="Talking Math")
    a_team(name="Say More", school=a_school("Wheelock Elementary"))
    a_team(name="Lab Reports", state=Team.State.DISSOLVED)

    assert [row[0] for row in sheet()[1:]] == ["Talking Math", "Say More"]
    assert [row[0] for row in sheet(q="more")[1:]] == ["Say More"]


def test_no_address_leaves(sheet):
    team = a_team()

    assert not any("@" in cell for row in sheet() for cell in row), team


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t", "\r"])
def test_no_cell_is_a_formula(sheet, sign):
    """Without `safe`, a spreadsheet would run what somebody called a team."""
    name = f"{sign}HYPERLINK(1)"
    a_team(name=name, focus=name)

    row = sheet()[1]

    assert row[0] == row[5] == f"'{name}"


def test_a_comma_a_quote_and_a_line_break_stay_in_their_cell(sheet):
    a_team(name='Talk, "more"\nor less')

    assert sheet()[1][0] == 'Talk, "more"\nor less'


def test_the_sheet_is_streamed_and_ends_somewhere(client, sheet, monkeypatch):
    monkeypatch.setattr(exports, "MOST", 2)
    for _ in range(3):
        a_team()

    assert client.get(reverse("teams:export")).streaming
    assert len(sheet()) == 3


def test_its_file_is_named_after_the_year(client, sheet):
    answer = client.get(reverse("teams:export"))

    assert answer.headers["Content-Disposition"] == 'attachment; filename="teams-2026-27.csv"'
    assert answer.headers["Content-Type"] == "text/csv; charset=utf-8"
