from django import forms

from blueprint.models import Answer
from kit.forms import Words

ROOM = Answer._meta.get_field("text").max_length
MOST = 1_000_000  # versions; no text has been saved so often, and the records can count them


class AnswerForm(forms.Form):
    """The text of one place, and which version this window was shown."""

    seen = forms.IntegerField(
        min_value=0,
        max_value=MOST,
        widget=forms.HiddenInput,
        error_messages=dict.fromkeys(
            ["required", "invalid", "min_value", "max_value"],
            "We no longer know which text you started from. Copy yours and open the part again.",
        ),
    )
    text = Words(
        required=False,
        strip=False,
        max_length=ROOM,
        error_messages={
            "max_length": "A part has room for 20,000 characters; this text has %(show_value)d. "
            "Shorten it, or move a piece to another part."
        },
    )
    first_step_on = forms.DateField(
        label="When will you take it?",
        required=False,
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date", "class": "plt-w-date"}),
        error_messages={"invalid": "Enter a day, like October 14, 2026."},
    )

    def __init__(self, typed, *, sheet, added=""):
        super().__init__(typed, initial=_initial(sheet, added))
        self.added = added
        text = self.fields["text"]
        text.label = _label(sheet)
        text.widget = forms.Textarea(attrs={"rows": sheet.lines, "aria-describedby": "prompts"})
        if not sheet.has_day:
            del self.fields["first_step_on"]

    def writing(self):
        """What the verb takes."""
        facts = self.cleaned_data
        return {
            "text": facts["text"],
            "seen": facts["seen"],
            "first_step_on": facts.get("first_step_on"),
        }


def _label(sheet):
    if sheet.place.is_own:
        return f"Your own words for part {sheet.number}"
    return sheet.title if sheet.prompt else f"Your notes for part {sheet.number}"


def _initial(sheet, added):
    text = "\n\n".join(words for words in (sheet.text, added) if words)
    return {"seen": sheet.version, "text": text, "first_step_on": sheet.first_step_on}
