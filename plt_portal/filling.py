"""A page of the house with the words of a late form in its own form, to be changed and sent."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from html import escape
from html.parser import HTMLParser

from plt_portal.sent import SentForm

TICKED = {"checkbox", "radio"}
OURS = {"csrfmiddlewaretoken", "whose", "kept"}  # of the page as it stands now


@dataclass
class Piece:
    """A run of the page as it was written; of a tag also what it is and in which form it stands."""

    raw: str
    tag: str = ""
    told: dict[str, str | None] = field(default_factory=dict)
    form: "Piece | None" = None
    name: str = ""


class Page(HTMLParser):
    """A page in pieces, that joined are the same page again."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=False)
        self.pieces: list[Piece] = []
        self.form: Piece | None = None
        self.select = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = dict(attrs)
        piece = Piece(self.get_starttag_text() or "", tag, told, self.form, told.get("name") or "")
        if tag == "form":
            self.form = piece.form = piece
        elif "form" in told:
            piece.form = self._by_id(told["form"])
        if tag == "select":
            self.select = piece.name
        elif tag == "option":
            piece.name = self.select
        self.pieces.append(piece)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.pieces.append(Piece(self.get_starttag_text() or ""))

    def handle_endtag(self, tag: str) -> None:
        self.pieces.append(Piece(f"</{tag}>", f"/{tag}"))
        if tag == "form":
            self.form = None

    def handle_data(self, data: str) -> None:
        self.pieces.append(Piece(data))

    def handle_entityref(self, name: str) -> None:
        self.pieces.append(Piece(f"&{name};"))

    def handle_charref(self, name: str) -> None:
        self.pieces.append(Piece(f"&#{name};"))

    def handle_comment(self, data: str) -> None:
        self.pieces.append(Piece(f"<!--{data}-->"))

    def handle_decl(self, decl: str) -> None:
        self.pieces.append(Piece(f"<!{decl}>"))

    def _by_id(self, key: str | None) -> Piece | None:
        forms = (piece for piece in self.pieces if piece.tag == "form")
        return next((form for form in forms if form.told.get("id") == key), None)


def filled(html: str, sent: SentForm, path: str, note: str) -> str | None:
    """The page with these words in the form that leads to their door, and a note at its head.

    Nothing, where the page has no such form or not a blank for every text.
    """
    page = Page(html)
    form = _form(page.pieces, sent, path)
    if form is None:
        return None
    texts: dict[str, list[str]] = {}
    for name, text in sent.said:
        texts.setdefault(name, []).append(text)
    return "".join(_written(page.pieces, form, texts, note))


def _form(pieces: list[Piece], sent: SentForm, path: str) -> Piece | None:
    """Of the forms that lead to the door the one that has most of its fields."""
    fields: dict[int, set[str]] = {}
    forms = [each for each in pieces if each.tag == "form" and each.told.get("method") == "post"]
    leading = {id(each.form) for each in pieces if _leads_to(each, sent.path, path)}
    for each in pieces:
        fields.setdefault(id(each.form), set()).add(each.name)
    needed, said = {answer.name for answer in sent.texts}, {name for name, _ in sent.said}
    fitting = [f for f in forms if id(f) in leading and needed <= fields[id(f)]]
    return max(fitting, key=lambda form: len(said & fields[id(form)]), default=None)


def _leads_to(piece: Piece, door: str, path: str) -> bool:
    """A form by its action, which is the page itself where none is named; a button by its own."""
    if piece.tag == "form":
        return (piece.told.get("action") or path).partition("?")[0] == door
    return (piece.told.get("formaction") or "").partition("?")[0] == door


def _written(
    pieces: list[Piece], form: Piece, texts: dict[str, list[str]], note: str
) -> Iterator[str]:
    """Piece by piece, and instead of what stood in a text what was typed there."""
    is_replaced = False
    for piece in pieces:
        is_replaced = is_replaced and piece.tag != "/textarea"
        if is_replaced:
            continue
        is_own = piece.form is form and piece.name and piece.name not in OURS
        yield _said(piece, texts) if is_own else piece.raw
        if piece is form:
            yield note
        if is_own and piece.tag == "textarea" and piece.name in texts:
            yield f"\n{escape(texts[piece.name].pop(0))}" if texts[piece.name] else ""
            is_replaced = True


def _said(piece: Piece, texts: dict[str, list[str]]) -> str:
    """A control as it was sent: what was ticked is, and what was not is not."""
    said, kind = texts.get(piece.name), piece.told.get("type") or "text"
    if piece.tag == "option" or (piece.tag == "input" and kind in TICKED):
        if said is None and kind != "checkbox":
            return piece.raw
        mark = "selected" if piece.tag == "option" else "checked"
        told = {name: value for name, value in piece.told.items() if name != mark}
        is_chosen = piece.told.get("value", "on") in (said or [])
        return _tag(piece.tag, told | ({mark: None} if is_chosen else {}))
    if piece.tag == "input" and said:
        return _tag(piece.tag, piece.told | {"value": said.pop(0)})
    return piece.raw


def _tag(tag: str, told: dict[str, str | None]) -> str:
    facts = (name if value is None else f'{name}="{escape(value)}"' for name, value in told.items())
    return f"<{' '.join([tag, *facts])}>"
