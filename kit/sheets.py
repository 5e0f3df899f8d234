"""Sheets that leave the portal: rows as CSV or for Excel, one at a time, and never a formula."""

import csv
import re
from collections.abc import Iterable, Iterator
from datetime import date
from tempfile import TemporaryFile
from typing import Any

from django.http import FileResponse, Http404, HttpResponse, StreamingHttpResponse
from django.utils.text import slugify
from xlsxwriter import Workbook

from kit.text import plain, shortened

BOM = "\ufeff"  # without it, spreadsheets read Łucja as they like
BEGINS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
LONGEST_TEXT = 32_767  # of one cell
LONGEST_NAME, NOT_IN_A_NAME = 31, re.compile(r"[\[\]:*?/\\]")
NARROWEST, WIDEST = 8, 60

type Cell = str | int | date | None
type Row = list[Cell]


def download(rows: Iterable[Row], kind: str, *, name: str) -> HttpResponse | StreamingHttpResponse:
    """The rows as a file of this kind; the first of them is the heading.

    `name` stands on the sheet, and names the file in small letters. Raises `Http404` for a kind
    that is neither «csv» nor «xlsx».
    """
    if kind not in KINDS:
        raise Http404
    file = f"{slugify(name.replace('–', '-'))}.{kind}"
    return KINDS[kind](rows, name, {"Content-Disposition": f'attachment; filename="{file}"'})


# --- CSV ------------------------------------------------------------------------------------------


def _csv(rows: Iterable[Row], name: str, headers: dict[str, str]) -> StreamingHttpResponse:
    return StreamingHttpResponse(
        _lines(rows), content_type="text/csv; charset=utf-8", headers=headers
    )


def _lines(rows: Iterable[Row]) -> Iterator[str]:
    yield BOM
    writer = csv.writer(_Echo())
    for row in rows:
        yield writer.writerow([_safe(cell) for cell in row])


def _safe(cell: Cell) -> Cell:
    """A cell that no spreadsheet takes for a formula; days are written as 2026-09-22."""
    return f"'{cell}" if _begins_a_formula(cell) else cell


def _begins_a_formula(cell: Cell) -> bool:
    return isinstance(cell, str) and cell.startswith(BEGINS_A_FORMULA)


class _Echo:
    """A file for the CSV writer that returns each line instead of keeping it."""

    def write(self, line: str) -> str:
        return line


# --- Excel ----------------------------------------------------------------------------------------


def _xlsx(rows: Iterable[Row], name: str, headers: dict[str, str]) -> FileResponse:
    """Written to the disk row by row: one row stands in memory, however many there are."""
    file = TemporaryFile()  # noqa: SIM115 - the response closes it
    with Workbook(file, {"constant_memory": True}) as book:
        _fill(book.add_worksheet(_name(name)), _Looks(book), rows)
    file.seek(0)
    return FileResponse(file, content_type=XLSX, headers=headers)


def _name(name: str) -> str:
    """A name that a worksheet can have: without signs that Excel refuses."""
    return NOT_IN_A_NAME.sub(" ", name)[:LONGEST_NAME].strip(" '")


def _fill(sheet: Any, looks: "_Looks", rows: Iterable[Row]) -> None:
    """The rows, each column as wide as its longest line, under a heading that stays and filters."""
    last, widths = 0, dict[int, int]()
    for last, row in enumerate(rows):
        for column, cell in enumerate(row):
            _put(sheet, (last, column), cell, looks.of(cell, is_heading=last == 0))
            widths[column] = max(widths.get(column, NARROWEST), _width(cell))
    for column, width in widths.items():
        sheet.set_column(column, column, min(width, WIDEST))
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, last, max(widths, default=0))


def _put(sheet: Any, place: tuple[int, int], cell: Cell, look: Any) -> None:
    """A day as a day, a number as a number, and whatever people wrote as text and no more."""
    match cell:
        case date():
            sheet.write_datetime(*place, cell, look)
        case int():
            sheet.write_number(*place, cell, look)
        case str():
            sheet.write_string(*place, shortened(plain(cell), LONGEST_TEXT), look)


def _width(cell: Cell) -> int:
    return max((len(line) for line in str(cell).splitlines()), default=0) + 2


class _Looks:
    """How cells look. The mark of a quoted text keeps it one when somebody edits the cell."""

    def __init__(self, book: Workbook) -> None:
        every = {"valign": "top", "text_wrap": True}
        self.plain = book.add_format(every)
        self.heading = book.add_format(every | {"bold": True, "bottom": 1})
        self.quoted = book.add_format(every | {"quote_prefix": True})
        self.day = book.add_format(every | {"num_format": "mmm d, yyyy", "align": "left"})

    def of(self, cell: Cell, *, is_heading: bool) -> Any:
        if is_heading:
            return self.heading
        if isinstance(cell, date):
            return self.day
        return self.quoted if _begins_a_formula(cell) else self.plain


KINDS = {"csv": _csv, "xlsx": _xlsx}
