"""A form as somebody sent it: where to, what it says, and how to say that to its writer."""

import json
from dataclasses import dataclass, field, replace
from typing import Any

from django.forms import BooleanField, Field, HiddenInput
from django.http import HttpRequest
from django.urls import Resolver404, resolve, reverse

from kit.whose import FIELD, KEPT
from plt_portal.known_forms import KNOWN, PAGES

UNSAID = {"csrfmiddlewaretoken", FIELD, KEPT, "code"}


@dataclass(frozen=True)
class Answer:
    """One field of the form: what it is called on its page, and what was typed."""

    name: str
    label: str
    words: str
    is_text: bool


@dataclass(frozen=True)
class SentForm:
    door: str
    said: list[tuple[str, str]]
    files: list[str] = field(default_factory=list)
    saves_itself: bool = False

    @classmethod
    def of(cls, request: HttpRequest) -> "SentForm":
        """As it arrived, with the button that was pressed; codes and tokens are left out."""
        lists = request.POST.lists()
        said = [(name, _lines(t)) for name, all_ in lists if _may_be_said(name) for t in all_]
        match = request.resolver_match
        if match and match.view_name in PAGES:
            page, pressed = PAGES[match.view_name]
            args = list(match.kwargs.values())
            return cls(reverse(page, args=args), [*said, *pressed.items()], saves_itself=True)
        return cls(request.get_full_path(), said, sorted(request.FILES))

    @classmethod
    def to(cls, door: str, request: HttpRequest) -> "SentForm":
        """The same words, on their way to another door than this one."""
        return replace(cls.of(request), door=door)

    @classmethod
    def read(cls, words: str) -> "SentForm":
        door, said, files = json.loads(words)
        return cls(door, [(name, text) for name, text in said], files)

    def __str__(self) -> str:
        return json.dumps([self.door, self.said, self.files])

    @property
    def name(self) -> str:
        """What this is, in the words of the district."""
        return KNOWN[self._view_name][0] if self._view_name in KNOWN else "What you sent"

    @property
    def answers(self) -> list[Answer]:
        """What its writer would know again."""
        fields = self._fields()
        answers = (_answer(name, text, fields) for name, text in self.said)
        return [answer for answer in answers if answer.words]

    @property
    def window(self) -> str:
        """The page that goes on saving, which one of all that somebody has open at this door;
        what is pressed on it is its last word."""
        told = [text for name, text in self.said if name in {"slip", "window"}]
        return " ".join([self.door, *told]) if self.saves_itself or told else ""

    @property
    def texts(self) -> list[Answer]:
        """What can be written anew on any page."""
        return [answer for answer in self.answers if answer.is_text]

    @property
    def unseen(self) -> list[tuple[str, str]]:
        """What goes along as it was while the texts are changed."""
        texts = {answer.name for answer in self.texts}
        return [(name, text) for name, text in self.said if name not in texts]

    @property
    def path(self) -> str:
        return self.door.partition("?")[0]

    @property
    def _view_name(self) -> str | None:
        try:
            return resolve(self.path).view_name
        except Resolver404:
            return None

    def _fields(self) -> dict[str, Field]:
        _, *forms = KNOWN.get(self._view_name or "", ("",))
        return {name: known for form in forms for name, known in form.base_fields.items()}


def _may_be_said(name: str) -> bool:
    return name not in UNSAID and "password" not in name.lower()


def _lines(text: str) -> str:
    """A browser ends a line in two signs, a script in one: the same words are the same."""
    return text.replace("\r\n", "\n")


def _answer(name: str, text: str, fields: dict[str, Field]) -> Answer:
    bare = name.rpartition("-")[2]  # without the prefix of its form
    known = fields.get(name) or fields.get(bare)
    label = str((known and known.label) or bare.replace("_", " ").capitalize())
    is_text = not (hasattr(known, "choices") or isinstance(known, BooleanField))
    return Answer(name, label, _shown(known, text.strip()), is_text)


def _shown(known: Any, text: str) -> str:
    """What a reader knows again; nothing, where the field holds a key or a seal."""
    if known is None:
        return text if " " in text else ""
    if isinstance(known.widget, HiddenInput):
        return ""
    if hasattr(known, "choices"):
        offered = () if hasattr(known, "queryset") else known.choices
        return next((str(label) for value, label in offered if str(value) == text), "")
    return "Yes" if text == "on" else text
