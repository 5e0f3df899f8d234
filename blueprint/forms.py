from django import forms

from blueprint.models import Answer
from kit.forms import WindowForm, Words, a_day

ROOM = Answer._meta.get_field("text").max_length


class AnswerForm(WindowForm):
    """The text of one place, and the day of the first step."""

    text = Words(
        required=False,
        strip=False,
        max_length=ROOM,
        error_messages={
            "max_length": "A part has room for 20,000 characters; this text has %(show_value)d. "
            "Shorten it, or move a piece to another part."
        },
    )
    first_step_on = a_day("When will you take it?")

    def __init__(self, typed, *, sheet, added=""):
        stands = {"text": sheet.text, "first_step_on": sheet.first_step_on}
        super().__init__(typed, initial=stands)
        self.added = added
        text = self.fields["text"]
        text.label = _label(sheet)
        text.widget = forms.Textarea(attrs={"rows": sheet.lines, "aria-describedby": "prompts"})
        if not sheet.place.has_day:
            del self.fields["first_step_on"]
        self.show_as_it_stands()
        self.initial["text"] = "\n\n".join(words for words in (sheet.text, added) if words)


def _label(sheet):
    if sheet.place.is_own:
        return f"Your own words for part {sheet.number}"
    return sheet.title if sheet.prompt else f"Your notes for part {sheet.number}"


class PaperForm(forms.Form):
    """What a printed Blueprint holds. What is sensitive or one's own takes a tick of its own."""

    all_optional = True

    is_empty = forms.TypedChoiceField(
        coerce=bool,
        empty_value=False,  # type: ignore[arg-type]
        label="What stands on it?",
        choices=[
            ("", "What we have written, with lines to go on by hand"),
            ("yes", "The empty worksheet"),
        ],
        required=False,
        widget=forms.RadioSelect,
    )
    with_sensitive = forms.BooleanField(
        label="Our answers about weaknesses, strains and reputation", required=False
    )
    with_shared = forms.BooleanField(
        label="What members wrote for themselves and shared, with their names", required=False
    )
    with_own = forms.BooleanField(
        label="My own words too",
        help_text="Also those that only you see. Nobody else gets this copy from the portal.",
        required=False,
    )
    for_each = forms.BooleanField(
        label="One copy for each member, with their name on it", required=False
    )
    session_on = a_day("The day of your session, if it should stand on the copies")

    def __init__(self, typed, *, leads):
        super().__init__(typed, initial={"is_empty": ""})
        if not leads:
            del self.fields["for_each"], self.fields["session_on"]

    def clean(self):
        super().clean()
        facts = self.cleaned_data
        if facts.get("for_each") and facts.get("with_own"):
            self.add_error(
                "with_own",
                "Copies for everybody hold nobody's own words. Print yours on a copy by itself.",
            )
        return facts
