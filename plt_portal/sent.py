"""A form as somebody sent it: where to, what it says, and how to say that to its writer."""

import json
from dataclasses import dataclass, field, replace
from typing import Any
from urllib.parse import urlsplit

from django.forms import BooleanField, Field, HiddenInput
from django.http import HttpRequest
from django.urls import Resolver404, resolve, reverse

from district.models import OrgGoal, School, Subject
from kit.text import number
from kit.whose import FIELD, KEPT
from kit.written import mark
from people.models import Person
from plt_portal.known_forms import KNOWN, PAGES

OWN = "/send-again/"  # no form stands there but what is kept
UNSAID = {"csrfmiddlewaretoken", FIELD, KEPT, "code"}


@dataclass(frozen=True)
class Answer:
    """One field of the form: what it is called on its page, and what was typed."""

    name: str
    label: str
    words: str
    is_text: bool

    @property
    def rows(self) -> int:
        """As many lines as it fills, and one where it is empty."""
        return min(12, sum(1 + len(line) // 80 for line in self.words.split("\n")))


@dataclass(frozen=True)
class SentForm:
    door: str
    said: list[tuple[str, str]]
    files: list[str] = field(default_factory=list)
    saves_itself: bool = False
    page: str = ""  # on which its form stood
    by_name: bool = False  # whether the records may be asked what was chosen

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
        return cls(request.get_full_path(), said, sorted(request.FILES), page=_page(request))

    @classmethod
    def to(cls, door: str, request: HttpRequest, *, page: str) -> "SentForm":
        """The same words, on their way to another door than this one."""
        return replace(cls.of(request), door=door, page=page)

    @classmethod
    def read(cls, words: str) -> "SentForm":
        door, said, files, *page = json.loads(words)  # an older release kept no page
        told = [(name, text) for name, text in said]
        return cls(door, told, files, page="".join(page), by_name=True)

    def written(self) -> str:
        """All that is needed to read it again."""
        return json.dumps([self.door, self.said, self.files, self.page])

    def __str__(self) -> str:
        """What makes it another than the next one."""
        return json.dumps([self.door, self.said, self.files])

    @property
    def name(self) -> str:
        """What this is, in the words of the district."""
        return KNOWN[self._view_name][0] if self._view_name in KNOWN else "What you sent"

    @property
    def answers(self) -> list[Answer]:
        """What its writer would know again: each text, and what was ticked for one question."""
        found: dict[Any, Answer] = {}
        for place, (answer, _) in enumerate(self._told()):
            key = place if answer.is_text else answer.name
            before = [found[key].words] if key in found else []
            if answer.words:
                found[key] = replace(answer, words=", ".join([*before, answer.words]))
        return list(found.values())

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
    def typed(self) -> list[Answer]:
        """The texts that this window changed; all, where it does not say what it was shown."""
        seen = next((marks for name, marks in self.said if name == "seen"), "").split()
        return [each for each in self.texts if f"{each.name}:{mark(each.words)}" not in seen]

    @property
    def chosen(self) -> list[Answer]:
        return [answer for answer in self.answers if not answer.is_text]

    @property
    def blanks(self) -> list[Answer]:
        """The texts and what was left empty beside them, each as it was typed."""
        return [replace(answer, words=text) for answer, text in self._told() if answer.is_text]

    @property
    def unseen(self) -> list[tuple[str, str]]:
        """What goes along as it was while the texts are changed."""
        return [(answer.name, text) for answer, text in self._told() if not answer.is_text]

    @property
    def path(self) -> str:
        return self.door.partition("?")[0]

    @property
    def _view_name(self) -> str | None:
        try:
            return resolve(self.path).view_name
        except Resolver404:
            return None

    def _told(self) -> list[tuple[Answer, str]]:
        """Each field with what was sent for it."""
        fields = self._fields()
        answers = [(_answer(name, text, fields), text) for name, text in self.said]
        return [(self._named(answer, text, fields), text) for answer, text in answers]

    def _named(self, answer: Answer, text: str, fields: dict[str, Field]) -> Answer:
        """With the name of what was chosen from the records."""
        known = fields.get(answer.name)
        is_asked = self.by_name and hasattr(known, "queryset")
        return replace(answer, words=_called(known, text)) if is_asked else answer

    def _fields(self) -> dict[str, Field]:
        _, *forms = KNOWN.get(self._view_name or "", ("",))
        return {name: known for form in forms for name, known in form.base_fields.items()}


def _page(request: HttpRequest) -> str:
    """Where the browser says it comes from, if that is one of our pages."""
    from_ = urlsplit(request.headers.get("Referer", ""))
    is_ours = from_.netloc == request.get_host() and not from_.path.startswith(OWN)
    return f"{from_.path}?{from_.query}" if is_ours else ""


def _may_be_said(name: str) -> bool:
    return name not in UNSAID and "password" not in name.lower()


def _lines(text: str) -> str:
    """A browser ends a line in two signs, a script in one: the same words are the same."""
    return text.replace("\r\n", "\n")


def _answer(name: str, text: str, fields: dict[str, Field]) -> Answer:
    bare = name.rpartition("-")[2]  # without the prefix of its form
    known = fields.get(name) or fields.get(bare)
    label = str((known and known.label) or bare.replace("_", " ").capitalize())
    return Answer(name, label, _shown(known, text.strip()), _is_text(known, text.strip()))


def _is_text(known: Any, text: str) -> bool:
    """A field that takes words; of one that nobody knows, whether it holds several."""
    if known is None:
        return " " in text
    is_choice = hasattr(known, "choices") or isinstance(known, BooleanField)
    return not is_choice and not isinstance(known.widget, HiddenInput)


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


def _called(known: Any, key: str) -> str:
    """What was chosen, by its name; nothing, where not everybody in the district may read that."""
    model = known.queryset.model
    is_read_by_all = model in {Person, School, Subject, OrgGoal}
    found = model.objects.filter(pk=number(key)).first() if is_read_by_all else None
    return str(found or "")
