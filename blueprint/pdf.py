"""One document: the worksheet on paper, with what is written and with lines for a pencil."""

from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil

from django.conf import settings
from django.template.loader import render_to_string

from blueprint.contents import Sheet, worksheet_of
from blueprint.models import Answer, Printout
from kit.pdf import Paper, set_in_type
from teams.rules import members

# A written part keeps the height that it has on paper: what is set in type takes lines away from
# above, and a few always remain to go on by hand.
LEAST = 3
ACROSS = 80  # characters in a line of type
TYPE, RULE = 5.6, 8.0  # millimetres from line to line


@dataclass(frozen=True)
class PrintedPart:
    """A part as it stands on this paper."""

    sheet: Sheet
    text: str
    apart: list[Sheet]  # sensitive prompts with their answers
    voices: list[Answer]  # what members wrote for themselves

    @property
    def day(self):
        return self.sheet.first_step_on if self.text else None

    @property
    def lines(self) -> range:
        """Ruled lines below what is printed; a part without a word has all of them."""
        if not self.text:
            return range(self.sheet.lines)
        return range(max(LEAST, self.sheet.lines - ceil(_set_lines(self.text) * TYPE / RULE)))

    @property
    def first_lines(self) -> range:
        """They stay with the questions, and the last ones together: nobody writes on one line."""
        return self.lines[:4]

    @property
    def middle_lines(self) -> range:
        return self.lines[4:-4]

    @property
    def last_lines(self) -> range:
        return self.lines[4:][-4:]


def document(printout: Printout) -> Paper:
    """The PDF of one worksheet, or of one for each member, as the team's words stand now."""
    return set_in_type(page_of(printout))


def page_of(printout: Printout) -> str:
    """The same as HTML."""
    page = {
        "printout": printout,
        "team": printout.team,
        "names": [person.name for person in members(printout.team)] if printout.for_each else [""],
        "district_name": settings.DISTRICT_NAME,
    }
    # Once for all copies: they differ in their heads alone.
    parts = render_to_string("blueprint/paper_parts.html", {"parts": parts_of(printout)})
    return render_to_string("blueprint/paper_print.html", page | {"parts": parts})


def parts_of(printout: Printout) -> list[PrintedPart]:
    """The seven parts in their order, with what was asked for and nothing else."""
    worksheet = worksheet_of(printout.team, printout.asked_by)
    if printout.is_empty:
        return [PrintedPart(sheet, "", [], []) for sheet in worksheet.sheets]
    return [
        PrintedPart(
            sheet,
            sheet.text.strip(),
            [each for each in sheet.apart if each.is_written] if printout.with_sensitive else [],
            sorted(_voices(sheet, printout), key=_whose),
        )
        for sheet in worksheet.sheets
    ]


def _whose(answer: Answer) -> str:
    return answer.author.sort_name if answer.author else ""


def _voices(sheet: Sheet, printout: Printout) -> Iterator[Answer]:
    if printout.with_shared:
        yield from sheet.shared
    own = sheet.own
    asked = printout.with_own or (printout.with_shared and own and own.is_shared)
    if asked and own and own.answer and own.is_written:
        yield own.answer


def _set_lines(text: str) -> int:
    """About how many lines of type a text takes; the space after a paragraph counts as half."""
    paragraphs = [line for line in text.splitlines() if line.strip()]
    return ceil(sum(ceil(len(line) / ACROSS) + 0.5 for line in paragraphs))
