"""Sheets are opened as their reader opens them: with days as days, and never a formula."""

import csv
import io
import tracemalloc
from datetime import date

import pytest
from django.http import Http404
from openpyxl import load_workbook

from kit.sheets import LONGEST_TEXT, download

HEADING = ["Name", "Number", "Day"]
DAY = date(2026, 9, 22)


def as_csv(*rows):
    text = download([HEADING, *rows], "csv", name="Teams").getvalue().decode()
    assert text.startswith("\ufeff")
    return list(csv.reader(io.StringIO(text.removeprefix("\ufeff"))))[1:]


def as_book(*rows, name="Teams"):
    file = download([HEADING, *rows], "xlsx", name=name).getvalue()
    return load_workbook(io.BytesIO(file)).active


FORMULAS = ["=HYPERLINK(1)", "+1", "-1", "@SUM(1)", "\t=1", "\r=1", "\n=1"]


@pytest.mark.parametrize("words", FORMULAS)
def test_what_begins_like_a_formula_is_quoted_in_csv(words):
    """Without the quote, a spreadsheet would run what somebody called a team."""
    assert as_csv([words, -1, DAY]) == [[f"'{words}", "-1", "2026-09-22"]]


@pytest.mark.parametrize("words", [*FORMULAS, "{=1}", "https://example.org", "12", "1e5"])
def test_what_people_wrote_is_text_in_excel_and_stays_it_when_edited(words):
    cell = as_book([words, -1, DAY])["A2"]

    assert cell.data_type in {"s", "inlineStr"}
    assert cell.value.strip() == words.strip()
    assert cell.hyperlink is None
    assert bool(cell.quotePrefix) == (words in FORMULAS)


def test_days_are_days_and_numbers_are_numbers_in_excel():
    sheet = as_book(["Łucja", 3, DAY], ["Siobhán", 0, None])

    assert sheet["B2"].data_type == "n"
    assert (sheet["B2"].value, sheet["B3"].value) == (3, 0)
    assert sheet["C2"].is_date
    assert sheet["C2"].value.date() == DAY
    assert sheet["C3"].value is None


def test_the_heading_stays_in_sight_and_filters_every_row():
    sheet = as_book(["Łucja", 1, DAY], ["Siobhán", 2, DAY])

    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == "A1:C3"
    assert sheet["A1"].font.b
    assert not sheet["A2"].font.b


def test_a_column_is_as_wide_as_its_longest_line_and_never_wider_than_a_hand():
    sheet = as_book(["Siobhán O'Brien-Nguyễn", 1, DAY])
    assert 24 <= sheet.column_dimensions["A"].width <= 26
    assert 8 <= sheet.column_dimensions["B"].width <= 10

    sheet = as_book(["a " * 150, 1, DAY])
    assert 60 <= sheet.column_dimensions["A"].width <= 61
    assert sheet["A2"].alignment.wrap_text


@pytest.mark.parametrize(
    ("name", "sheet", "file"),
    [
        ("Teams 2026–27", "Teams 2026–27", "teams-2026-27"),
        ("Grades [4/5]: who? *", "Grades  4 5   who", "grades-45-who"),
        ("'A name of more than thirty-one letters'", "A name of more than thirty-one", None),
    ],
)
def test_a_sheet_and_its_file_have_names_that_may_be(name, sheet, file):
    answer = download([HEADING], "xlsx", name=name)

    assert load_workbook(io.BytesIO(answer.getvalue())).sheetnames == [sheet]
    if file:
        assert answer.headers["Content-Disposition"] == f'attachment; filename="{file}.xlsx"'


def test_a_text_too_long_for_a_cell_is_cut_and_not_dropped():
    cell = as_book(["word " * 10_000, 1, DAY])["A2"]

    assert LONGEST_TEXT - 10 < len(cell.value) <= LONGEST_TEXT
    assert cell.value.endswith("…")


def test_a_sheet_without_rows_opens():
    assert as_csv() == []
    assert as_book().max_row == 1
    empty = download([], "xlsx", name="Teams").getvalue()
    assert load_workbook(io.BytesIO(empty)).active.max_row == 1


def test_another_kind_is_no_sheet():
    with pytest.raises(Http404):
        download([HEADING], "exe", name="Teams")


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_a_hundred_times_the_rows_take_no_more_memory(kind):
    download([HEADING], kind, name="Teams").getvalue()  # what is loaded once
    assert _memory_for(5_000, kind) < 2 * _memory_for(50, kind)


def _memory_for(number, kind):
    """At its height, while the file is written; reading it is the browser's."""
    rows = ([f"Team {n} of many", n, DAY] for n in range(number))
    tracemalloc.start()
    answer = download(rows, kind, name="Teams")
    if kind == "csv":
        for _ in answer.streaming_content:
            pass
    height = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    if kind == "xlsx":
        answer.file_to_stream.close()
    return height
