"""What a team types into its report."""

from typing import Any

from django import forms

from goals.models import Goal
from kit.forms import Line, WindowForm, Words
from kit.numbers import WholeNumber
from reports.models import Recommendation, Report

MOST_RECOMMENDATIONS = 12
FREE_ROWS = 2

LABELS = {
    "title": "Title",
    "summary": "The year in a few sentences",
    "goal": "What was your goal or question?",
    "need": "What did students need, and how did you know?",
    "research": "What did you learn from research and from each other?",
    "tried": "What did you try?",
    "data": "What did you measure, and when?",
    "results": "What happened?",
    "differently": "What would you do differently?",
    "outcome": "How did it come out?",
    "baseline": "Where students started, in percent",
    "target": "Your goal, in percent",
    "result": "Where they are now, in percent",
    "result_line": "What the percent stands for",
}
HELP = {
    "title": "What a colleague would look for next September.",
    "summary": "Most readers will read only this. Up to 1,200 characters.",
    "data": "Counts and percents, never names of students.",
    "outcome": "A goal that was not reached is as useful to others as one that was.",
    "result_line": "It reads on from the number: “of fourth graders explained their thinking”.",
}
ROWS = {"summary": 4, "goal": 3, "need": 6, "tried": 8, "results": 6}
STORY = ["goal", "need", "research", "tried", "data", "results", "differently"]
NUMBERS = ["baseline", "target", "result"]


class AskedLater(Words):
    """A text that a draft may leave empty; it is asked for when the report is submitted."""

    def validate(self, value: str) -> None:
        """Nothing to check in a draft."""


class ChosenLater(forms.ChoiceField):
    """A choice that a draft may leave open."""

    def validate(self, value: str) -> None:
        if value:
            super().validate(value)


class Recommendations(forms.Field):
    """The recommendations as one answer; each has its own fields to type into."""

    widget = forms.HiddenInput

    def clean(self, value: Any) -> Any:
        if value and len(value) > MOST_RECOMMENDATIONS:
            raise forms.ValidationError(f"Keep this to {MOST_RECOMMENDATIONS} recommendations.")
        return value or []

    def prepare_value(self, value: Any) -> str:
        to = Recommendation.To
        return "\n\n".join(f"{to(each['to']).label}: {each['text']}" for each in value or [])


class ReportForm(WindowForm, forms.ModelForm):
    """All sections of a report and its recommendations; saved as often as the team likes.

    Only the title is needed for saving. What a report must say is asked when it is submitted.
    """

    WHOLE = {"recommendations": Recommendations(label="What you recommend", required=False)}
    outcome = ChosenLater(
        label=LABELS["outcome"],
        help_text=HELP["outcome"],
        choices=Goal.Outcome.choices,
        widget=forms.RadioSelect,
    )
    use_required_attribute = False

    class Meta:
        model = Report
        fields = ["title", "summary", *STORY, "outcome", *NUMBERS, "result_line"]
        labels = LABELS
        help_texts = HELP
        error_messages = {
            "title": {"required": "Give the report a title. The name of the team will do for now."}
        }
        field_classes = (
            dict.fromkeys(["title", "result_line"], Line)
            | dict.fromkeys(STORY, Words)
            | dict.fromkeys(["summary", "goal", "need", "tried", "results"], AskedLater)
        )
        widgets = {
            name: forms.Textarea(attrs={"rows": ROWS.get(name, 4)}) for name in ["summary", *STORY]
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in NUMBERS:
            self.fields[name] = _percent(LABELS[name])
        for field in self.fields.values():
            field.required = field.required or isinstance(field, AskedLater)
        given = list(self.instance.recommendations.all())
        for number in range(1, self._row_count(given) + 1):
            self._add_row(number, given[number - 1] if number <= len(given) else None)
        self.show_as_it_stands()

    def _typed(self) -> dict[str, Any]:
        typed = super()._typed()
        facts = {name: typed[name] for name in self.Meta.fields if name in typed}
        rows = [(text.name, to.name) for text, to in self.rows()]
        if any(name in self.errors for pair in rows for name in pair):
            return facts
        told = [{"text": self.cleaned_data[t], "to": self.cleaned_data[to]} for t, to in rows]
        return facts | {"recommendations": [each for each in told if each["text"]]}

    def rows(self) -> list[tuple[Any, Any]]:
        """The pairs of fields of the recommendations."""
        names = [name for name in self.fields if name.startswith("recommend_")]
        return [(self[name], self[name.replace("recommend_", "to_")]) for name in names]

    def story(self) -> list[Any]:
        """The long texts."""
        return [self[name] for name in STORY]

    def beginning(self) -> list[Any]:
        return [self["title"], self["summary"]]

    def numbers(self) -> list[Any]:
        return [self[name] for name in NUMBERS]

    def _shown(self) -> dict[str, Any]:
        stand = {"recommendations": self.instance.stands("recommendations")}
        facts = {n: self.get_initial_for_field(self.fields[n], n) for n in self.Meta.fields}
        return facts | stand

    def _row_count(self, given: list[Recommendation]) -> int:
        if not self.is_bound:
            return min(len(given) + FREE_ROWS, MOST_RECOMMENDATIONS)
        sent = [name for name in self.data if name.startswith("recommend_")]
        return min(max(len(sent), FREE_ROWS), MOST_RECOMMENDATIONS)

    def _add_row(self, number: int, given: Recommendation | None) -> None:
        text = AskedLater if number == 1 else Words
        self.fields[f"recommend_{number}"] = text(
            label=f"Recommendation {number}",
            initial=given.text if given else "",
            max_length=600,
            required=number == 1,
            widget=forms.Textarea(attrs={"rows": 2}),
        )
        self.fields[f"to_{number}"] = ChosenLater(
            label=f"Recommendation {number} is for",
            initial=given.to if given else Recommendation.To.TEACHERS,
            choices=Recommendation.To.choices,
        )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        for name in [name for name in cleaned if name.startswith("to_")]:
            cleaned[name] = cleaned[name] or Recommendation.To.TEACHERS
        return cleaned


def _percent(label: str) -> WholeNumber:
    asked = "Enter a whole percent from 0 to 100."
    return WholeNumber(asked, high=100, unit="%", label=label, required=False)


class NoteForm(forms.Form):
    """The words that go with a decision."""

    use_required_attribute = False  # only one of the buttons beside it needs them

    note = AskedLater(
        max_length=2000,
        label="Note",
        help_text="Needed when you send the report back.",
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    @property
    def words_and_seal(self):
        """What the form says to the verb; the page beside it carries the seal of what it shows."""
        return {"note": self.cleaned_data["note"], "seen": self.data.get("seal", "")}
