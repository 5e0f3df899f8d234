from django import forms

from kit import clock
from kit.forms import Words, a_day


def _why(label, needed, **more):
    """A sentence or two: what is kept with the team."""
    return Words(
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        label=label,
        error_messages={"required": needed},
        **more,
    )


def _needs_a_later_day(form):
    """A pause ends on a day that is still to come; it is said at the field. All else has none."""
    if form.data.get("verb") != "pause":
        form.errors.pop("until", None)
    elif "until" in form.cleaned_data and not _is_ahead(form.cleaned_data["until"]):
        form.add_error("until", "Enter the day on which the team goes on, after today.")


def _is_ahead(day):
    return day is not None and day > clock.today()


class Sealed(forms.Form):
    """A decision with its words. The page beside it carries the seal of what it shows."""

    @property
    def words_and_seal(self):
        """What the form says to the verb."""
        said = dict(self.cleaned_data)
        return {"seen": self.data.get("seal", ""), "note": said.pop("reason"), **said}


class StandingForm(Sealed):
    """Why a team pauses or is dissolved, and until when it pauses."""

    reason = _why(
        "Why?",
        "Say why. The team and its principals read it.",
        help_text="The team and its principals read this.",
    )
    until = a_day("It pauses until", help_text="On this day it goes on by itself.")

    def __init__(self, *args, verbs, **kwargs):
        super().__init__(*args, **kwargs)
        if "pause" not in verbs:
            del self.fields["until"]

    def clean(self):
        super().clean()
        _needs_a_later_day(self)


class AskOfficeForm(forms.Form):
    """What the team asks for, and why."""

    WORDS = {
        "pause": "Pause until a day",
        "resume": "Go on now",
        "dissolve": "End the team",
    }

    verb = forms.ChoiceField(
        label="What do you ask for?",
        widget=forms.RadioSelect,
        error_messages={"required": "Choose one.", "invalid_choice": "Choose one."},
    )
    until = a_day("Pause until", help_text="On this day the team goes on by itself.")
    reason = _why(
        "Why?",
        "Say why. The assistant superintendent reads it and decides.",
        help_text="The assistant superintendent reads this and decides.",
    )

    def __init__(self, *args, verbs, **kwargs):
        super().__init__(*args, **kwargs)
        choices = [(verb, self.WORDS[verb]) for verb in verbs]
        self.fields["verb"].choices = choices  # type: ignore[attr-defined]
        if len(verbs) == 1:
            self.fields["verb"].initial = verbs[0]
        if "pause" not in verbs:
            del self.fields["until"]

    def clean(self):
        super().clean()
        _needs_a_later_day(self)


class DeclineForm(Sealed):
    """Why the office says no."""

    reason = _why("Why not?", "Say why not, so that the team knows where it stands.")
