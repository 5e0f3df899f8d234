"""What people type, as it is kept."""

from collections.abc import Mapping
from secrets import token_hex
from typing import Any

from django import forms
from django.forms.utils import flatatt
from django.utils.html import format_html, format_html_join, strip_tags
from django.utils.safestring import SafeString
from django.utils.text import capfirst

from kit.names import name_of
from kit.text import plain
from kit.written import Answers, Window, mark, marks

NO_DAY = "Enter a day such as 10/14/2026."


class Words(forms.CharField):
    """A text as it was typed: never cut short, and without characters that nobody can see.

    Whatever stands too long gets a sentence; a browser that cuts it off would lose words.
    """

    default_error_messages = {
        "max_length": "Keep this to %(limit_value)d characters. It has %(show_value)d now."
    }

    def to_python(self, value):
        return (super().to_python(plain(str(value or ""))) or "").rstrip()

    def widget_attrs(self, widget):
        return {name: v for name, v in super().widget_attrs(widget).items() if name != "maxlength"}


class Line(Words):
    """A title, or a piece of a sentence: what is pasted in several lines goes on in one."""

    def to_python(self, value):
        return " ".join(filter(None, map(str.strip, super().to_python(value).split("\n"))))


class Name(Words):
    """How somebody is called."""

    def to_python(self, value):
        return name_of(super().to_python(value))


class OneOfMany(forms.Select):
    """A long list to choose from, written at once: Django asks two templates for each line."""

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        chosen = self.format_value(value)
        lines = (
            (flatatt({"value": key, "selected": str(key) in chosen}), label)
            for key, label in self.choices
        )
        whole = {"name": name} | self.build_attrs(self.attrs, attrs)
        options = format_html_join("\n", "<option{}>{}</option>", lines)
        return format_html("<select{}>{}</select>", flatatt(whole), options)


def few_lines() -> forms.Textarea:
    """As low as one line, and room for whoever needs more."""
    return forms.Textarea({"rows": 1})


def day_input() -> forms.DateInput:
    """Where a browser offers a calendar to pick the day from."""
    return forms.DateInput({"type": "date", "class": "plt-w-date"}, format="%Y-%m-%d")


def a_day(label: str, needed: str = "", **more: Any) -> forms.DateField:
    """One day of the calendar. `needed` is the sentence for an empty one; without it, it may
    be empty."""
    return forms.DateField(
        label=label,
        required=bool(needed),
        widget=day_input(),
        error_messages={"required": needed, "invalid": NO_DAY},
        **more,
    )


class WindowForm(forms.Form):
    """A form for what several people write: it says which window it is, and what that was shown."""

    window = forms.CharField(required=False, max_length=32, widget=forms.HiddenInput)
    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    NO_ANSWERS: tuple[str, ...] = ("window", "seen")
    # Answers that are typed into several fields, and what a label is called away from its form.
    WHOLE: Mapping[str, forms.Field] = {}
    CALLED: Mapping[str, str] = {}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["window"].initial = token_hex(8)

    def answers(self) -> dict[str, Any]:
        """What was typed and chosen and can be kept, by the names of the fields."""
        return self._typed()

    def _typed(self) -> dict[str, Any]:
        cleaned = self.cleaned_data
        return {name: cleaned[name] for name in self._asked() if name in cleaned}

    def the_window(self) -> Window:
        return Window(self.cleaned_data.get("window") or token_hex(8), self._was_shown())

    def field_of(self, name: str) -> forms.Field | None:
        """The field of an answer; one that is typed into several has a field for the whole."""
        return self.WHOLE.get(name) or self.fields.get(name)

    def words_for(self, name: str) -> str:
        """What an answer is called away from its form."""
        field = self.field_of(name)
        label = strip_tags(str(field.label or "")) if field else ""
        return self.CALLED.get(name) or capfirst(label or name.replace("_", " "))

    def seen_now(self) -> str:
        """The marks of this window once its answers are kept."""
        return _said(self._was_shown() | marks(self._typed()))

    def has_new(self, *names: str) -> bool:
        """Whether this window changed one of these."""
        shown, now = self._was_shown(), self.cleaned_data
        return any(name in now and shown.get(name) != mark(now[name]) for name in names)

    def show_as_it_stands(self) -> None:
        """Remember what this window shows, once its fields know it; later wishes count as typed."""
        if not self.is_bound:
            self.fields["seen"].initial = _said(marks(self._shown()))

    def look_again(self) -> None:
        """Whoever was refused reads by now what stands, also where they changed nothing: another
        press is meant."""
        data: Any = self.data.copy()  # type: ignore[attr-defined]
        shown, typed, there = self._was_shown(), self._typed(), self._shown()
        for name in [name for name in typed if shown.get(name) == mark(typed[name])]:
            for field, value in self._fields_of(name, there[name]).items():
                value = self.fields[field].prepare_value(value)
                data.setlist(field, value if isinstance(value, list) else [value])
        data["seen"] = _said(marks(there))
        self.data = data

    def _fields_of(self, name: str, answer: Any) -> dict[str, Any]:
        """In which fields an answer stands."""
        return {name: answer}

    def _was_shown(self) -> dict[str, str]:
        """The marks that came along: what stood in this window when it last heard from us."""
        seen = self.cleaned_data.get("seen", "")
        return dict(pair.split(":", 1) for pair in seen.split() if ":" in pair)

    def _shown(self) -> dict[str, Any]:
        return {name: self.get_initial_for_field(self.fields[name], name) for name in self._asked()}

    def _asked(self) -> list[str]:
        return [name for name in self.fields if name not in self.NO_ANSWERS]


def _said(marks_by_name: Answers) -> str:
    return " ".join(f"{name}:{mark}" for name, mark in marks_by_name.items())
