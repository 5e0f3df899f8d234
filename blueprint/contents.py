"""The worksheet of a team as its page shows it to one reader: all seven parts, written or not."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from hashlib import sha256
from math import ceil

from django.utils.timezone import localdate

from blueprint.models import Answer, Printout
from blueprint.prompts import EDITION, EDITIONS, Part, Place, Prompt
from kit import clock
from people.models import Person
from teams.models import Team

# A written part keeps the height that it has on paper: what is set in type takes lines away from
# above, and a few always remain to go on by hand.
LEAST = 3
ACROSS = 80  # characters in a line of type
TYPE, RULE = 5.6, 8.0  # millimetres from line to line


@dataclass(frozen=True)
class Sheet:
    """One place of the worksheet, with what is written there so far."""

    number: int  # of the part
    part: Part
    place: Place
    answer: Answer | None
    reader: Person
    # What stands with the team's text of a part: its sensitive prompts, the reader's own text, and
    # what colleagues wrote for themselves and shared.
    apart: list["Sheet"] = field(default_factory=list)
    own: "Sheet | None" = None
    shared: list[Answer] = field(default_factory=list)

    @property
    def slug(self) -> str:
        return self.place.slug

    @property
    def prompt(self) -> Prompt | None:
        return next((each for each in self.part.prompts if each.key == self.place.prompt), None)

    @property
    def title(self) -> str:
        return self.prompt.text if self.prompt else self.part.title

    @property
    def lines(self) -> int:
        return 4 if self.prompt else self.part.lines

    @property
    def text(self) -> str:
        return self.answer.text if self.answer else ""

    @property
    def version(self) -> int:
        return self.answer.version if self.answer else 0

    @property
    def is_written(self) -> bool:
        return bool(self.text.strip())

    @property
    def is_shared(self) -> bool:
        return self.answer is not None and self.answer.is_shared

    @property
    def has_crossed(self) -> bool:
        """Whether another text lies beside this one until somebody chooses."""
        return self.answer is not None and bool(self.answer.crossings)

    @property
    def asks_for_a_choice(self) -> bool:
        return any(piece.has_crossed for piece in self.pieces)

    @property
    def saved_today(self) -> bool:
        return self.version > 0 and localdate(self.answer.saved_at) == clock.today()  # type: ignore[union-attr]

    @property
    def first_step_on(self) -> date | None:
        return self.answer.first_step_on if self.answer else None

    @property
    def writing(self) -> Person | None:
        """The colleague who writes here now."""
        person = self.answer.being_written_by if self.answer else None
        return person if person != self.reader else None

    @property
    def pieces(self) -> Iterator["Sheet"]:
        """This sheet, its sensitive prompts, and the reader's own text beside it."""
        yield self
        yield from self.apart
        if self.own:
            yield self.own

    @property
    def says_something(self) -> bool:
        """Whether anything is written on this sheet or on those that belong to it."""
        return any(piece.is_written for piece in self.pieces)

    @property
    def mark(self) -> str:
        """A mark that changes whenever something changes that the page shows of this part."""
        shown = [(p.slug, p.version, str(p.writing), p.has_crossed) for p in self.pieces]
        others = [(answer.pk, answer.version) for answer in self.shared]
        return sha256(repr((shown, others)).encode()).hexdigest()[:8]


@dataclass(frozen=True)
class Worksheet:
    sheets: list[Sheet]

    @property
    def written(self) -> int:
        return sum(sheet.is_written for sheet in self.sheets)

    @property
    def last_change(self) -> datetime | None:
        """When the team last changed a common text. Private texts do not count."""
        texts = [piece for sheet in self.sheets for piece in (sheet, *sheet.apart)]
        return max((s.answer.saved_at for s in texts if s.version and s.answer), default=None)

    def sheet(self, slug: str) -> Sheet | None:
        """The place of this name, for the team or for the reader."""
        pieces = (piece for sheet in self.sheets for piece in sheet.pieces)
        return next((piece for piece in pieces if piece.slug == slug), None)


@dataclass(frozen=True)
class Earlier:
    """The worksheet of the team that this one continues, with the questions of its year."""

    team: Team
    worksheet: Worksheet


@dataclass(frozen=True)
class PrintedPart:
    """A part as it stands on this paper."""

    sheet: Sheet
    text: str
    apart: list[Sheet]  # sensitive prompts with their answers
    voices: list[Answer]  # what members wrote for themselves

    @property
    def day(self) -> date | None:
        return self.sheet.first_step_on if self.text else None

    @property
    def characters(self) -> int:
        """How many characters of text are printed."""
        apart = [piece.text for piece in self.apart]
        return sum(map(len, [self.text, *apart, *(answer.text for answer in self.voices)]))

    @property
    def lines(self) -> range:
        """Ruled lines below what is printed; a part without a word has all of them."""
        if not self.text:
            return range(self.sheet.lines)
        return range(max(LEAST, self.sheet.lines - ceil(_set_lines(self.text) * TYPE / RULE)))

    @property
    def first_lines(self) -> range:
        """The first lines stay on the page of their questions, so that no line stands alone."""
        return self.lines[:4]

    @property
    def middle_lines(self) -> range:
        return self.lines[4:-4]

    @property
    def last_lines(self) -> range:
        return self.lines[4:][-4:]


def worksheet_of(team: Team, reader: Person) -> Worksheet:
    """All parts in the order of the paper, as this member may read them, in one query."""
    answers = Answer.objects.readable_by(reader).filter(blueprint__team=team)
    return _worksheet(answers.select_related("saved_by", "author", "writer", "blueprint"), reader)


def earlier_of(team: Team, reader: Person) -> Earlier | None:
    """What the earlier team wrote that this one continues, as far as this member may read it."""
    if team.continues_id is None:
        return None
    answers = Answer.objects.handed_on_to(reader).filter(blueprint__team=team.continues_id)
    known = answers.select_related("blueprint__team__year", "blueprint__team__school", "author")
    first = next(iter(known), None)
    return Earlier(first.blueprint.team, _worksheet(known, reader)) if first else None


def beside(worksheet: Worksheet, earlier: Earlier | None) -> list[tuple[Sheet, Sheet | None]]:
    """Each part with what the earlier team wrote there, if it did."""
    past = earlier.worksheet.sheets if earlier else []
    written = {sheet.slug: sheet for sheet in past if sheet.says_something}
    return [(sheet, written.get(sheet.slug)) for sheet in worksheet.sheets]


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


def texts_on(printout: Printout) -> list[str]:
    """What people typed, as far as it stands on the paper."""
    parts = parts_of(printout)
    apart = [piece.text for part in parts for piece in part.apart]
    voices = [f"{each.author}\n{each.text}" for part in parts for each in part.voices]
    return [printout.team.name, *(part.text for part in parts), *apart, *voices]


def _worksheet(answers: Iterable[Answer], reader: Person) -> Worksheet:
    known = list(answers)
    edition = known[0].blueprint.edition if known else EDITION
    return Worksheet(
        [_sheet(n, part, known, reader) for n, part in enumerate(EDITIONS[edition], 1)]
    )


def _sheet(number: int, part: Part, known: list[Answer], reader: Person) -> Sheet:
    here = [answer for answer in known if answer.part == part.key]
    found = {answer.place: answer for answer in here if answer.author in (None, reader)}
    place, own = Place(part.key), Place(part.key).for_oneself
    apart = [Place(part.key, prompt.key) for prompt in part.sensitive]
    return Sheet(
        number,
        part,
        place,
        found.get(place),
        reader,
        apart=[Sheet(number, part, each, found.get(each), reader) for each in apart],
        own=Sheet(number, part, own, found.get(own), reader),
        shared=[a for a in here if a.is_shared and a.author != reader and a.text.strip()],
    )


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
